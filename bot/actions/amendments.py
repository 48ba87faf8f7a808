"""An amended order: compared with its plan, then applied as far as a curator wants; what was reported stays."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from bot.actions.assigning import finish, obligations_of
from bot.actions.control import let_go
from bot.actions.control_dates import new_obligation, standing_points
from bot.actions.matching import Executor, Executors
from bot.actions.timetables import gather
from bot.domain.amendment import Amendment, ChangedField, Effect, EffectKind, RowDifference, compare
from bot.domain.errors import Refusal
from bot.domain.obligation import OWING, ControlPoint, Ground, Obligation, ObligationState, Part
from bot.domain.office import Moment
from bot.domain.people import Person, Role
from bot.domain.reminder import next_step
from bot.domain.roadmap import Activity, PlanRow, Roadmap, RoadmapState
from bot.domain.speech import SpeechKind
from bot.storage.work import Work

PAGE = 3
"""Differences on one page."""

_LAST = 1_000_000
"""Behind every row of any plan; all get their places at the end."""
_OPEN = OWING | {ObligationState.AWAITS_TIMETABLE, ObligationState.SUSPENDED}


@dataclass(frozen=True, slots=True)
class Comparison:
    """A draft beside the plan that it amends."""

    draft: Roadmap
    roadmap: Roadmap
    amendment: Amendment
    unwanted: frozenset[tuple[int, int]]
    """Keys of the changes that are not to be applied."""
    page: int
    pages: int

    @property
    def shown(self) -> tuple[RowDifference, ...]:
        return self.amendment.differences[self.page * PAGE : (self.page + 1) * PAGE]

    @property
    def wanted(self) -> int:
        return sum(1 for change in self.amendment.differences if change.key not in self.unwanted)


@dataclass(frozen=True, slots=True)
class Applied:
    roadmap: Roadmap
    changes: int
    moved: int
    added: int
    removed: int
    """Obligations."""
    told: int
    """People who will hear of it, once."""


def comparison(work: Work, moment: Moment, actor: Person, draft_id: int, roadmap_id: int, page: int = 0) -> Comparison:
    draft, roadmap = _editions(work, actor, draft_id, roadmap_id)
    amendment = compare(work.roadmaps.rows(roadmap.id), work.roadmaps.rows(draft.id))
    pages = max(1, -(-len(amendment.differences) // PAGE))
    unwanted = frozenset(work.amendments.unwanted(draft.id))
    return Comparison(draft, roadmap, amendment, unwanted, min(max(page, 0), pages - 1), pages)


def choose(
    work: Work,
    moment: Moment,
    actor: Person,
    draft_id: int,
    roadmap_id: int,
    key: tuple[int, int],
    *,
    wanted: bool,
    page: int,
) -> Comparison:
    """Says whether one difference is to be applied."""
    found = comparison(work, moment, actor, draft_id, roadmap_id, page)
    if key not in {change.key for change in found.amendment.differences}:
        raise Refusal("nothing-here")
    work.amendments.want(draft_id, key, wanted)
    return comparison(work, moment, actor, draft_id, roadmap_id, page)


def apply(work: Work, moment: Moment, actor: Person, draft_id: int, roadmap_id: int) -> Applied:
    """Takes what is wanted into the plan, in one transaction; each person whom it touches is told once."""
    found = comparison(work, moment, actor, draft_id, roadmap_id)
    # Of rows as they were: what the new edition changes is told as a change.
    finish(work, moment, roadmap_id)
    if not work.roadmaps.advance(draft_id, before=RoadmapState.DRAFT, after=RoadmapState.MERGED):
        raise Refusal("draft-merged-already")
    wanted = [change for change in found.amendment.differences if change.key not in found.unwanted]
    edition = _Edition(work, moment, actor, found.draft, found.roadmap)
    places = {difference.key: edition.take(difference) for difference in (*wanted, *found.amendment.same)}
    work.rows.arrange(_in_order(found, places))
    gather(work, moment, roadmap_id)
    work.amendments.add_effects(draft_id, edition.effects)
    work.history.add(
        moment.now,
        actor.id,
        "amended",
        "roadmap",
        roadmap_id,
        order=found.draft.head.order_number,
        differences=len(wanted),
    )
    kinds = [kind for _, kind, _ in edition.effects]
    return Applied(
        roadmap=found.roadmap,
        changes=len(wanted),
        moved=kinds.count(EffectKind.MOVED),
        added=kinds.count(EffectKind.ADDED),
        removed=kinds.count(EffectKind.REMOVED),
        told=_announce(work, moment, actor, draft_id, [obligation_id for obligation_id, _, _ in edition.effects]),
    )


def _in_order(found: Comparison, places: dict[tuple[int, int], int | None]) -> list[int]:
    """Ids of the plan's rows as the new edition orders them; rows that stay against it come last."""
    every = (*found.amendment.differences, *found.amendment.same)
    new = sorted((one for one in every if one.new is not None), key=lambda one: one.new.position if one.new else 0)
    ids = [places.get(one.key) or one.key[0] for one in new]
    kept = [one.key[0] for one in found.amendment.removed if one.key not in places]
    return [row_id for row_id in (*ids, *kept) if row_id]


def effects_for(work: Work, draft_id: int, person_id: int) -> list[tuple[Effect, Obligation]]:
    """What an amended order did to what a person owes, as far as it still is so."""
    effects = work.amendments.effects(draft_id)
    obligations = {one.id: one for one in work.obligations.by_ids(effect.obligation_id for effect in effects)}
    pairs = [(effect, obligations[effect.obligation_id]) for effect in effects]
    return [(effect, one) for effect, one in pairs if one.recipient_id == person_id and _still_so(effect, one)]


def _still_so(effect: Effect, one: Obligation) -> bool:
    if effect.kind is EffectKind.REMOVED:
        return one.state is ObligationState.REMOVED
    return one.state in _OPEN and one.control_date != effect.before


class _Edition:
    """Carries rows of a new edition over into their plan."""

    def __init__(self, work: Work, moment: Moment, actor: Person, draft: Roadmap, roadmap: Roadmap) -> None:
        self.effects: list[tuple[int, EffectKind, date | None]] = []
        self._work = work
        self._moment = moment
        self._actor = actor
        self._draft = draft
        self._roadmap = roadmap
        self._executors = Executors(work)
        self._standing: dict[int, tuple[ControlPoint, ...]] = {}
        self._sections = {section.title.casefold(): place for place, section in enumerate(roadmap.sections, 1)}

    def take(self, difference: RowDifference) -> int | None:
        """Returns the plan's own id of the row; None of one that is removed."""
        if difference.new is None:
            assert difference.old is not None
            self._remove_row(difference.old)
            return None
        activity = replace(difference.new.activity, section=self._section(difference.new.activity.section))
        if difference.old is None:
            return self._add_row(replace(difference.new, activity=activity))
        self._change_row(difference.old, activity, difference.fields)
        return difference.old.id

    def _add_row(self, new: PlanRow) -> int:
        [row_id] = self._work.rows.add_all(self._roadmap.id, [(new.instruction, new.activity)], after=_LAST)
        self._record(row_id, "row-added", 1, {})
        self._renew(replace(new, id=row_id, roadmap_id=self._roadmap.id))
        return row_id

    def _change_row(self, old: PlanRow, activity: Activity, fields: frozenset[ChangedField]) -> None:
        new = replace(old, activity=activity)
        self._work.rows.save(old, activity)
        changes = {
            str(field): {"from": _as_written(old, field), "to": _as_written(new, field)} for field in sorted(fields)
        }
        if changes:
            self._record(old.id, "row-changed", old.version + 1, changes)
        if fields & {ChangedField.DEADLINE, ChangedField.RESPONSIBLE}:
            self._renew(new, old)

    def _remove_row(self, old: PlanRow) -> None:
        self._work.rows.set_removed(old, self._moment.now)
        self._record(old.id, "row-removed", old.version + 1, {})
        for one in self._work.obligations.of_activities([old.id]):
            self._remove(one)

    def _renew(self, row: PlanRow, old: PlanRow | None = None) -> None:
        """Makes the row's obligations what its new text asks; those reported or closed stay as they are.

        Whoever took an obligation over from somebody the plan names keeps it, with its new date.
        """
        self._standing[row.id] = (
            standing_points(self._work, row.id) if old and old.activity.deadline == row.activity.deadline else ()
        )
        have: dict[_Key, list[Obligation]] = defaultdict(list)
        for one in self._work.obligations.of_activities([row.id]):
            have[one.person_id, one.organization_id].append(one)
        before = (
            {_key(one): part for one, part in self._executors.of_row(old.activity.responsible).items()} if old else {}
        )
        named = {_key(one): (one, part) for one, part in self._executors.of_row(row.activity.responsible).items()}
        for key, group in have.items():
            if key in before and key not in named:
                for one in group:
                    self._remove(one)
            else:
                part = next((one.part for one in group if one.state in _OPEN), group[0].part)
                executor, asked = named.get(key, (Executor(*key, group[0].group_id), part))
                # Where the plan says what it said, a lead whom the curator has chosen stands.
                self._pair(group, self._asked(row, executor, part if before.get(key) is asked else asked))
        for key, (executor, part) in named.items():
            if key not in have and key not in before:
                self._pair((), self._asked(row, executor, part))

    def _asked(self, row: PlanRow, executor: Executor, part: Part) -> list[dict[str, Any]]:
        asked = list(obligations_of(row, self._roadmap, part, executor, self._moment))
        if all(values["control_date"] is None for values in asked):
            # The plan names no day, and somebody has: their answer holds for whoever is named now.
            told = [
                new_obligation(
                    self._moment,
                    point,
                    part,
                    roadmap_id=self._roadmap.id,
                    activity_id=row.id,
                    person_id=executor.person_id,
                    organization_id=executor.organization_id,
                    group_id=executor.group_id,
                )
                for point in self._standing.get(row.id, ())
            ]
            return told or asked
        return asked

    def _pair(self, have: Sequence[Obligation], asked: Sequence[dict[str, Any]]) -> None:
        """One of the same window stays untouched, also where its own date was moved; the others follow in order."""
        left, wanted = list(have), list(asked)
        for values in asked:
            same = next((one for one in left if _window(one) == (values["window_start"], values["window_due"])), None)
            if same is not None:
                left.remove(same)
                wanted.remove(values)
                if same.state in _OPEN and same.part is not values["part"]:
                    # Who leads has changed; a date that was moved by hand stays.
                    self._move(same, {**values, "control_date": same.control_date} if same.moves else values)
        for one, values in zip(left, wanted, strict=False):
            # What was reported or released stands for its window: nothing is asked there anew.
            if one.state in _OPEN:
                self._move(one, values)
        for values in wanted[len(left) :]:
            self._add(values)
        for one in left[len(wanted) :]:
            self._remove(one)

    def _move(self, one: Obligation, values: dict[str, Any]) -> None:
        due = values["control_date"]
        calendar, rules = self._moment.office.calendar, self._moment.office.rules
        state = one.state
        if state is not ObligationState.SUSPENDED and state is not ObligationState.RETURNED:
            state = ObligationState.ON_EXECUTION if due else ObligationState.AWAITS_TIMETABLE
        steps = due is not None and state in OWING
        self._work.obligations.change(
            one.id,
            state=state,
            window_start=values["window_start"],
            window_due=values["window_due"],
            control_date=due,
            part=values["part"],
            first_control_date=one.first_control_date or due,
            moves=one.moves + bool(one.control_date and due and due != one.control_date),
            next_step_on=next_step(
                due,
                one.told_on,
                calendar=calendar,
                rules=rules,
                policy=self._roadmap.nudges,
                acknowledged=one.acknowledged_at is not None,
                snoozed_until=one.snoozed_until,
            )
            if steps
            else None,
        )
        if due != one.control_date:
            self.effects.append((one.id, EffectKind.MOVED, one.control_date))
            before = one.control_date.isoformat() if one.control_date else None
            self._record_obligation("obligation-moved", one.id, before=before, after=due.isoformat() if due else None)

    def _add(self, values: dict[str, Any]) -> None:
        obligation_id = self._work.obligations.add(values)
        self.effects.append((obligation_id, EffectKind.ADDED, None))
        self._record_obligation("obligation-added", obligation_id)

    def _remove(self, one: Obligation) -> None:
        if one.state in _OPEN:
            let_go(
                self._work,
                self._moment,
                self._actor,
                one,
                ObligationState.REMOVED,
                Ground.NEW_EDITION,
                tell=False,
            )
            self.effects.append((one.id, EffectKind.REMOVED, one.control_date))

    def _section(self, place: int | None) -> int | None:
        """The plan's own place of a section of the new edition; one that is new to it comes last."""
        if place is None:
            return None
        section = self._draft.sections[place - 1]
        key = section.title.casefold()
        if key not in self._sections:
            self._sections[key] = self._work.roadmaps.add_section(self._roadmap.id, section)
        return self._sections[key]

    def _record(self, row_id: int, event: str, version: int, changes: Mapping[str, Mapping[str, str]]) -> None:
        self._work.history.add(
            self._moment.now, self._actor.id, event, "activity", row_id, version=version, changes=changes
        )

    def _record_obligation(self, event: str, obligation_id: int, **facts: str | None) -> None:
        self._work.history.add(self._moment.now, self._actor.id, event, "obligation", obligation_id, **facts)


_Key = tuple[int | None, int | None]


def _key(executor: Executor) -> _Key:
    """Whom they are, through whatever group."""
    return (executor.person_id, executor.organization_id)


def _announce(work: Work, moment: Moment, actor: Person, draft_id: int, touched: Iterable[int]) -> int:
    people = {one.recipient_id for one in work.obligations.by_ids(touched) if one.recipient_id is not None}
    found = [person for person in work.people.by_ids(people - {actor.id}).values() if person.connected]
    for person in found:
        due_at = moment.office.next_open_moment(moment.now, person.time_zone)
        work.outbox.plan(SpeechKind.AMENDED, person.id, str(draft_id), due_at=due_at, subject_id=draft_id)
    return len(found)


def _editions(work: Work, actor: Person, draft_id: int, roadmap_id: int) -> tuple[Roadmap, Roadmap]:
    actor.must_be(Role.CURATOR)
    draft, roadmap = work.roadmaps.get(draft_id), work.roadmaps.get(roadmap_id)
    if draft is None or roadmap is None or draft.id == roadmap.id:
        raise Refusal("nothing-here")
    if actor.id != draft.curator_id or actor.id != roadmap.curator_id:
        raise Refusal("not-your-plan")
    if draft.state is RoadmapState.MERGED:
        raise Refusal("draft-merged-already")
    if draft.state is not RoadmapState.DRAFT:
        raise Refusal("draft-discarded-already" if draft.state is RoadmapState.DISCARDED else "plan-in-force-already")
    if roadmap.state is not RoadmapState.IN_FORCE:
        raise Refusal("plan-not-in-force")
    return draft, roadmap


def _window(one: Obligation) -> tuple[date | None, date | None]:
    return (one.window.start, one.window.due) if one.window else (None, None)


def _as_written(row: PlanRow, field: ChangedField) -> str:
    activity = row.activity
    return {
        ChangedField.TITLE: activity.title,
        ChangedField.DEADLINE: activity.deadline_text,
        ChangedField.RESPONSIBLE: "; ".join(one.name for one in activity.responsible),
    }[field]
