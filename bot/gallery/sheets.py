"""A draft's table that went to a desk and came back."""

from __future__ import annotations

from bot.domain.draft_sheet import CellChange, Clash, RowEdit, SheetDifference, SheetFault, SheetRow
from bot.domain.roadmap import Field, RoadmapState
from bot.gallery.stage import Stage
from bot.gallery.town import Town
from bot.messages import draft_sheets
from bot.messages.message import OutgoingFile


def show_sheets(stage: Stage, place: Town) -> None:
    draft = place.roadmap(RoadmapState.DRAFT)
    first, second, third = (one.activity for one in place.rows()[:3])
    stage.show(draft_sheets.handed_out, "", draft, OutgoingFile("draft.xlsx", b""))
    edit = RowEdit(
        1,
        1,
        "1.4",
        (
            CellChange(Field.DEADLINE, first.deadline_text, second.deadline_text),
            CellChange(Field.RESPONSIBLE, "", second.responsible_text),
        ),
    )
    new = SheetRow(None, 0, {Field.NUMBER: "7", Field.TITLE: third.title})
    gone = SheetRow(3, 1, {Field.NUMBER: "", Field.TITLE: third.title})
    clashes = (
        Clash("2", Field.DEADLINE, first.deadline_text, second.deadline_text),
        Clash("3", None, third.title, ""),
        Clash("5", None, "", third.title),
    )
    codes = ("sheet-formula", "row-without-title", "sheet-kind-needs-day", "sheet-kind-needs-event")
    faults = tuple(SheetFault("8", Field.DEADLINE, code) for code in (*codes, "sheet-text-too-long"))
    small, large = SheetDifference((edit,), (new,), (gone,)), SheetDifference((edit,) * 5, (new,), (gone,) * 2)
    stage.show(draft_sheets.compared, "nothing", draft, 5, SheetDifference(), 0)
    stage.show(draft_sheets.compared, "a few", draft, 5, small, 0)
    stage.show(draft_sheets.compared, "second of two pages", draft, 5, large, 1)
    stage.show(draft_sheets.compared, "clashes", draft, 5, SheetDifference(clashes=clashes, faults=faults), 0)
    stage.show(draft_sheets.applied, "all", draft, 3, SheetDifference())
    stage.show(draft_sheets.applied, "again", draft, 0, SheetDifference())
    stage.show(draft_sheets.applied, "not all", draft, 1, SheetDifference(clashes=clashes[:1]))
    stage.show(draft_sheets.applied, "much is left", draft, 5, SheetDifference(clashes=clashes * 3, faults=faults))
