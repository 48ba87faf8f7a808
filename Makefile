# Every target makes the environment it needs: on a fresh machine `make demo` and `make test` are enough.
PYTHON ?= python3.11
VENV := .venv
BIN := $(VENV)/bin

.PHONY: install demo test kill-test check bench bench-page docs lock

install: $(VENV)/.installed

$(VENV)/.installed: requirements-dev.lock pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.lock
	$(BIN)/pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	$(BIN)/python -m compileall -q bot
	touch $@

demo: install
	$(BIN)/roadmap-bot demo

test: install
	$(BIN)/pytest -q -n 4 --dist worksteal

# Two hundred kills, at named steps and at random moments.
kill-test: install
	KILLS=210 $(BIN)/pytest -q -s tests/load/test_kills.py

check: install
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

bench: install
	$(BIN)/roadmap-bot bench

# Measures and keeps the figures as a page, for a machine with nothing else to do.
bench-page: install
	$(BIN)/roadmap-bot bench --write

# Pages that are made from code; tests say when they are out of date.
docs: install
	$(BIN)/python -c "from bot.settings import settings_page; print(settings_page(), end='')" > docs/settings.md

# The lock holds hashes and no addresses; pip or uv can install it from any index.
lock:
	uv pip compile pyproject.toml --extra postgres --generate-hashes --no-emit-index-url --no-annotate --no-header \
		--universal --python-version 3.11 -o requirements.lock
	uv pip compile pyproject.toml --extra postgres --group dev --generate-hashes --no-emit-index-url --no-annotate \
		--no-header --universal --python-version 3.11 -o requirements-dev.lock
