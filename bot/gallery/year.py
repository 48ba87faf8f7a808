"""Screens of a plan over its year: amended, released from, closed, copied, remembered."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from zoneinfo import ZoneInfo

from bot.domain.amendment import Effect, EffectKind, compare
from bot.domain.history import Event
from bot.domain.obligation import Ground, ObligationState
from bot.domain.roadmap import RoadmapState, count_rows
from bot.gallery.stage import Stage
from bot.gallery.town import TODAY, Town
from bot.messages import amendments, control, drafts, obligations


def show_year(stage: Stage, place: Town) -> None:
    _released(stage, place)
    _amended(stage, place)
    _ended(stage, place)
    _remembered(stage, place)


def _released(stage: Stage, place: Town) -> None:
    one = place.obligation(0, 17)
    for state in control.VERBS:
        stage.show(control.why, state, one, state)
    stage.show(control.ask_words, "", one)
    words = stage.texts.plain("error-file-empty")
    removed = replace(one, state=ObligationState.REMOVED, ground=Ground.OWN, ground_text=words)
    suspended = replace(one, state=ObligationState.SUSPENDED, ground=Ground.AWAITS_DOCUMENTS)
    stage.show(control.decided, "removed", removed, 0, TODAY)
    stage.show(control.decided, "others too", replace(removed, ground=Ground.CANCELLED), 12, TODAY)
    stage.show(control.decided, "taken up", one, 12, TODAY)
    stage.show(control.done_to_others, "twelve", 1, 12)
    stage.show(control.told, "removed", [removed], TODAY)
    stage.show(control.told, "taken up", [one], TODAY)
    moment, curator = place.moment, place.curator
    for case, shown in (("open", one), ("removed", removed), ("suspended", suspended)):
        stage.show(
            obligations.card, f"a curator decides, {case}", shown, None, curator, moment, mine=False, decides=True
        )
    stage.show(obligations.card, "removed", removed, None, curator, moment, mine=True)
    row = [place.obligation(0, 17), place.obligation(0, -3, school=1), removed]
    stage.show(control.executors, "three", row, 0, one.activity_id, TODAY)
    stage.show(control.executors, "nobody", (), 0, one.activity_id, TODAY)


def _amended(stage: Stage, place: Town) -> None:
    draft, roadmap = place.roadmap(RoadmapState.DRAFT), place.roadmap()
    rows = place.rows()
    first, second, _removed, *others = [replace(row, id=100 + row.id, position=row.position) for row in rows]
    changed = replace(first, activity=replace(first.activity, deadline_text="30.06", deadline=second.activity.deadline))
    amendment = compare(rows[:-1], [changed, second, *others])
    counts = count_rows(row.activity for row in rows)
    for page, pages in ((0, 1), (1, 3)):
        shown = amendment.differences[:3]
        unwanted = {shown[-1].key} if page else set()
        stage.show(amendments.comparison, f"page {page + 1}", draft, roadmap, amendment, shown, unwanted, page, pages)
    same = compare(rows, rows)
    stage.show(amendments.comparison, "nothing new", draft, roadmap, same, (), set(), 0, 1)
    stage.show(drafts.draft, "a new edition", draft, counts, 2, known=False, today=TODAY, amends=roadmap)
    stage.show(amendments.applied, "", roadmap, changes=10, moved=6, added=4, removed=2, told=17)
    stage.show(amendments.applied, "nobody to tell", roadmap, changes=1, moved=0, added=0, removed=0, told=0)
    now = place.obligation(0, 17)
    effects = [
        (Effect(1, EffectKind.MOVED, TODAY + timedelta(days=7)), now),
        (Effect(2, EffectKind.MOVED, None), place.obligation(2, 21)),
        (Effect(3, EffectKind.ADDED, None), place.obligation(4, 30)),
        (Effect(4, EffectKind.REMOVED, None), replace(now, state=ObligationState.REMOVED)),
    ]
    stage.show(amendments.told, "", draft, effects, TODAY)
    stage.show(amendments.told, "more than fit", draft, effects * 3, TODAY)


def _ended(stage: Stage, place: Town) -> None:
    roadmap, counts = place.roadmap(), count_rows(row.activity for row in place.rows())
    stage.show(control.closing, "", roadmap, 4, 0)
    stage.show(control.closing, "reports wait", roadmap, 4, 3)
    stage.show(control.closed, "", roadmap, 4, 3)
    stage.show(control.closed, "all done", roadmap, 0, 0)
    stage.show(control.plan_closed_notice, "", roadmap)
    for state in (RoadmapState.CLOSED, RoadmapState.MERGED):
        stage.show(drafts.draft, state, place.roadmap(state), counts, 0, known=False, today=TODAY)


def _remembered(stage: Stage, place: Town) -> None:
    one, at, name = place.obligation(0, 17), place.moment.now, place.curator.short_name
    events = [
        Event(at, 1, name, "put-in-force", {}),
        Event(at, 1, name, "obligation-moved", {"before": "2026-03-02", "after": "2026-03-16"}),
        Event(at, 1, name, "row-changed", {"changes": {"deadline": {"from": one.deadline_text, "to": "30.06"}}}),
        Event(at, 2, place.director.short_name, "report-sent", {"status": "done"}),
        Event(at, 1, name, "report-returned", {"reason": "no-document"}),
        Event(at, 1, name, "obligation-removed", {"ground": "cancelled"}),
        Event(at, None, None, "control-resumed", {}),
    ]
    zone = ZoneInfo("Europe/Moscow")
    stage.show(control.history, "", one, events, 0, zone, TODAY)
    stage.show(control.row_history, "", place.rows()[0], events[:3], 0, zone, TODAY)
    stage.show(control.history, "nothing", one, (), 0, zone, TODAY)
