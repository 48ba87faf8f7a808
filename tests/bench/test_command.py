"""The frame of the benchmarks: a table, a page and an exit code that tells of missed bounds. Nothing here is timed."""

from __future__ import annotations

import re
from itertools import cycle
from pathlib import Path

import pytest

from bot.bench.command import BENCHMARKS, run
from bot.bench.rows import Row, at_least, at_most, duration, faster, longer
from bot.bench.timing import Pair, turn_about


def hare() -> list[Row]:
    """Three turns beside a tortoise that gets tired: the ratios of the turns are 1/4, 1/6 and 1/8."""
    hares, tortoises = cycle([0.5]), cycle([2.0, 3.0, 4.0])
    pair = turn_about(lambda: next(hares), lambda: next(tortoises), 3)
    return [faster("a field", pair, "tortoise", 5)]


def snail() -> list[Row]:
    return [longer("a garden", Pair(0.004, 0.002, 2.0), "bare ant", 1.5), Row("legs", "none")]


def lame() -> list[Row]:
    raise ModuleNotFoundError("No module named 'crutch'", name="crutch")


RACES = {"hare": hare, "snail": snail}


def test_a_kept_bound_is_a_row_and_a_success(capsys: pytest.CaptureFixture[str]):
    assert run(["hare"], write=False, benchmarks=RACES) == 0
    head, rule, row = capsys.readouterr().out.splitlines()
    assert head.split() == ["measured", "ours", "beside", "ratio", "bound"]
    assert set(rule) == {"-", " "}
    assert re.split("  +", row) == ["a field", "500 ms", "3 s tortoise", "6.0 times as fast", "at least 5 times: kept"]


def test_a_missed_bound_fails_and_is_named_after_the_whole_table(capsys: pytest.CaptureFixture[str]):
    assert run([], write=False, benchmarks=RACES) == 1
    printed = capsys.readouterr()
    assert len(printed.out.splitlines()) == 5
    assert "2.00 times as long  at most 1.5 times: MISSED" in printed.out
    assert printed.err.splitlines()[-1] == "MISSED: a garden: at most 1.5 times, but 2"


def test_the_page_holds_the_figures_of_all_and_of_the_machine(tmp_path: Path):
    page = tmp_path / "benchmarks.md"
    assert run(["hare"], write=True, benchmarks=RACES, page=page) == 2
    assert not page.exists()
    assert run([], write=True, benchmarks=RACES, page=page) == 1
    written = page.read_text(encoding="utf-8")
    assert "| a field | 500 ms | 3 s tortoise | 6.0 times as fast | at least 5 times: kept |" in written
    assert "cores" in written
    assert "CPython 3." in written


def test_what_is_not_there_is_told_kindly(capsys: pytest.CaptureFixture[str], tmp_path: Path):
    assert run(["horse"], write=False, benchmarks=RACES) == 2
    assert "No benchmark is called horse. There are: hare, snail" in capsys.readouterr().err
    assert run([], write=False, benchmarks={"lame": lame}) == 2
    assert "lame needs crutch" in capsys.readouterr().err
    assert run([], write=True, benchmarks=RACES, page=tmp_path / "nowhere" / "page.md") == 2
    assert "nowhere" in capsys.readouterr().err


def test_a_module_of_our_own_that_is_missing_is_a_bug():
    def broken() -> list[Row]:
        raise ModuleNotFoundError("No module named 'bot.lost'", name="bot.lost")

    with pytest.raises(ModuleNotFoundError):
        run([], write=False, benchmarks={"broken": broken})


@pytest.mark.parametrize(
    ("bound", "is_kept"),
    [(at_least(20, 20.0), True), (at_least(20, 19.9), False), (at_most(0.6, 0.6, " s"), True), (at_most(0, 1), False)],
)
def test_a_bound_includes_its_limit(bound, is_kept: bool):
    assert bound.is_kept is is_kept


@pytest.mark.parametrize(("seconds", "said"), [(2.0712, "2.07 s"), (0.318, "318 ms"), (4.21e-5, "42.1 µs")])
def test_durations_keep_three_figures(seconds: float, said: str):
    assert duration(seconds) == said


def test_every_benchmark_can_be_asked_for_by_a_plain_name():
    assert all(name.isidentifier() or name.replace("-", "_").isidentifier() for name in BENCHMARKS)
