"""When a plan's executors are nudged, as its curator wants it: a preset, or steps of their own."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from bot.actions import reminders
from bot.domain.conversation import Step
from bot.domain.errors import Refusal
from bot.domain.nudge_policy import PRESETS, NudgePolicy, Preset, own_policy
from bot.domain.office import Moment
from bot.domain.people import Person, Role
from bot.domain.roadmap import Roadmap, RoadmapState
from bot.reading.nudge_steps import read_steps
from bot.storage.work import Work


@dataclass(frozen=True, slots=True)
class PolicyView:
    roadmap: Roadmap
    policy: NudgePolicy
    changed_at: datetime | None
    changed_by: Person | None
    mine: bool
    """Whether the reader may change it."""


def view(work: Work, moment: Moment, actor: Person, roadmap_id: int) -> PolicyView:
    actor.must_be(Role.CURATOR, Role.CONTROLLER)
    roadmap = work.roadmaps.get(roadmap_id)
    if roadmap is None or roadmap.state is RoadmapState.DISCARDED:
        raise Refusal("nothing-here")
    last = work.history.latest("nudges-changed", "roadmap", roadmap_id)
    changed_at, changed_by = last or (None, None)
    author = work.people.get(changed_by) if changed_by is not None else None
    policy = roadmap.nudges or moment.office.rules.nudges
    return PolicyView(roadmap, policy, changed_at, author, roadmap.curator_id == actor.id)


def choose(work: Work, moment: Moment, actor: Person, roadmap_id: int, preset: Preset) -> PolicyView:
    return _change(work, moment, actor, roadmap_id, PRESETS[preset])


def ask_steps(work: Work, moment: Moment, actor: Person, roadmap_id: int) -> PolicyView:
    """The next message of the curator names the steps."""
    found = _own(work, moment, actor, roadmap_id)
    work.conversations.set(actor.id, Step.NUDGE_STEPS, roadmap_id, moment.now)
    return found


def set_steps(work: Work, moment: Moment, actor: Person, roadmap_id: int, text: str) -> PolicyView:
    steps = read_steps(text)
    if steps is None:
        raise Refusal("nudge-steps-unclear")
    return _change(work, moment, actor, roadmap_id, own_policy(*steps))


def _change(work: Work, moment: Moment, actor: Person, roadmap_id: int, policy: NudgePolicy) -> PolicyView:
    before = _own(work, moment, actor, roadmap_id)
    work.conversations.end(actor.id)
    if before.policy == policy:
        return before
    work.roadmaps.set_nudges(roadmap_id, policy)
    changes = {"steps": {"from": _fact(before.policy), "to": _fact(policy)}}
    work.history.add(moment.now, actor.id, "nudges-changed", "roadmap", roadmap_id, changes=changes)
    reminders.reschedule(work, moment, work.obligations.owing_of_roadmap(roadmap_id))
    return view(work, moment, actor, roadmap_id)


def _own(work: Work, moment: Moment, actor: Person, roadmap_id: int) -> PolicyView:
    found = view(work, moment, actor, roadmap_id)
    if not found.mine:
        raise Refusal("not-your-plan")
    return found


def _fact(policy: NudgePolicy) -> str:
    """For the history: steps before the date, then after it."""
    return "; ".join(", ".join(map(str, steps)) for steps in (policy.before, policy.after))
