"""A new edition of a plan: its rows carried over, with what they ask of whom."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from bot.actions.assigning import obligations_of
from bot.actions.control import let_go
from bot.actions.control_dates import new_obligation, standing_points
from bot.actions.matching import Executor, Executors
from bot.domain.amendment import ChangedField, EffectKind, RowDifference
from bot.domain.obligation import OWING, ControlPoint, Ground, Obligation, ObligationState, Part
from bot.domain.office import Moment
from bot.domain.people import Person
from bot.domain.reminder import next_step
from bot.domain.roadmap import Activity, PlanRow, Roadmap
from bot.storage.work import Work

_LAST = 1_000_000
"""Behind every row of any plan; all get their places at the end."""
OPEN = OWING | {ObligationState.AWAITS_TIMETABLE, ObligationState.SUSPENDED}


class Edition:
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
                part = next((one.part for one in group if one.state in OPEN), group[0].part)
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
                if same.state in OPEN and same.part is not values["part"]:
                    # Who leads has changed; a date that was moved by hand stays.
                    self._move(same, {**values, "control_date": same.control_date} if same.moves else values)
        for one, values in zip(left, wanted, strict=False):
            # What was reported or released stands for its window: nothing is asked there anew.
            if one.state in OPEN:
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
        if one.state in OPEN:
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


def _window(one: Obligation) -> tuple[date | None, date | None]:
    return (one.window.start, one.window.due) if one.window else (None, None)


def _as_written(row: PlanRow, field: ChangedField) -> str:
    activity = row.activity
    return {
        ChangedField.TITLE: activity.title,
        ChangedField.DEADLINE: activity.deadline_text,
        ChangedField.RESPONSIBLE: "; ".join(one.name for one in activity.responsible),
    }[field]
