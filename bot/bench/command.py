"""What `roadmap-bot bench` does: runs the benchmarks that are asked for, prints one table, keeps it as a page."""

from __future__ import annotations

import os
import platform
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from zoneinfo import ZoneInfo

from bot.bench import action, reading, steadiness
from bot.bench.rows import Row, markdown_table, plain_table
from bot.clock import Clock
from bot.logging_setup import set_up_logging

Benchmark = Callable[[], list[Row]]

# A benchmark imports what it measures, and its peers, when it runs.
BENCHMARKS: dict[str, Benchmark] = {
    "deadlines": reading.deadlines,
    "pdf": reading.ruled_pdf,
    "docx": reading.long_docx,
    "texts": reading.texts,
    "start": reading.start,
    "force": action.put_in_force,
    "broadcast": steadiness.broadcast,
    "planning": steadiness.planning,
    "updates": steadiness.updates,
    "crash": steadiness.crash,
}
PAGE = Path("docs/benchmarks.md")


def run(names: Sequence[str], write: bool, benchmarks: Mapping[str, Benchmark] = BENCHMARKS, page: Path = PAGE) -> int:
    """Returns 0 where every bound is kept, 1 where one is missed, 2 where something could not be measured."""
    if unknown := [name for name in names if name not in benchmarks]:
        return _refuse(f"No benchmark is called {', '.join(unknown)}. There are: {', '.join(benchmarks)}")
    if write and names:
        return _refuse("The page holds all benchmarks: --write goes without names")
    if write and not page.parent.is_dir():
        return _refuse(f"There is no folder {page.parent} here: --write needs the project's own folder")
    set_up_logging("ERROR", "json")
    rows: list[Row] = []
    for name in names or benchmarks:
        print(f"{name} …", file=sys.stderr, flush=True)
        try:
            rows += benchmarks[name]()
        except ModuleNotFoundError as missing:
            if (missing.name or "bot").partition(".")[0] == "bot":
                raise
            return _refuse(f"{name} needs {missing.name}, which `make install` brings with the tools of development")
    print(plain_table(rows))
    if write:
        page.write_text(_page(rows), encoding="utf-8")
        print(f"Written: {page}", file=sys.stderr)
    missed = [row for row in rows if row.is_missed]
    for row in missed:
        print(f"MISSED: {row.what}: {row.bound}, but {row.bound and row.bound.figure:.3g}", file=sys.stderr)
    return 1 if missed else 0


def _refuse(words: str) -> int:
    print(words, file=sys.stderr)
    return 2


def _page(rows: Sequence[Row]) -> str:
    return f"""# Benchmarks

Made by `make bench-page` (`roadmap-bot bench --write`), all in one run; not to be edited by hand. `make bench`
measures again and fails where a bound is missed.

{_machine()}

Ours and what stands beside it take turns in the same run; figures are medians, in CPU time unless another is named.
The ratio is the median of the ratios of the turns, so it is steadier than the times, which belong to this machine.

{markdown_table(rows)}
"""


def _machine() -> str:
    today = Clock().today(ZoneInfo("UTC"))
    python = f"{platform.python_implementation()} {platform.python_version()}"
    return f"{os.cpu_count()} cores, {platform.machine()}, {platform.system()}; {python}; {today:%d.%m.%Y}."
