"""What will be said to whom in the next two weeks: the very code that plans, composes and records, run ahead of time.

All of it works on a private copy (`Performer.rehearse`), where the clock may be moved and people may be connected.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from heapq import heappop, heappush
from zoneinfo import ZoneInfo

from bot.actions import absences, assigning, composing, plans, preferences, reminders, speeches, timetables
from bot.actions.assigning import PutInForce
from bot.domain.errors import Refusal
from bot.domain.forecast import Forecast, ForecastMessage
from bot.domain.obligation import ExecutorLoad
from bot.domain.office import Moment
from bot.domain.people import Person
from bot.domain.reminder import digest_hour
from bot.domain.roadmap import Roadmap, RoadmapState, count_rows
from bot.domain.speech import Excuse, Speech
from bot.messages.message import Message
from bot.storage.scratch import Scratch
from bot.storage.work import Work

DAYS = 14
PLANNERS: tuple[Callable[[Work, Moment], int], ...] = (
    absences.end_absences,
    timetables.open_questions,
    reminders.queue_due,
    preferences.queue_unknown_year,
)
"""What the clock sets going (scheduler/jobs) and may have something said by."""
_DAY = timedelta(days=1)
_NO_MESSAGE = 0
_Hour = tuple[ZoneInfo, time]


@dataclass(frozen=True, slots=True)
class Preview:
    """What putting a draft in force will do, or what a plan in force is about to do."""

    roadmap: Roadmap
    mine: bool
    """Whoever looks may put it in force."""
    obstacles: tuple[str, ...]
    """Codes of refusals, all of them: nothing below is known then."""
    done: PutInForce | None
    """As it would be; None for a plan in force already."""
    questions: int
    """Rows that are still asked about."""
    undated: tuple[str, ...]
    """Numbers of the rows, or titles of those without one, to which no day is set."""
    loads: tuple[ExecutorLoad, ...]
    unreached: frozenset[int]
    """The people among them who are not connected."""
    forecast: Forecast


@dataclass(frozen=True, slots=True)
class WordsAhead:
    """What one person will be told on one day, in the very words."""

    roadmap: Roadmap
    person: Person
    day: date
    messages: tuple[Message, ...]


@dataclass(frozen=True, slots=True)
class Told:
    """A message as it would be sent."""

    day: date
    person_id: int
    speech: Speech
    message: Message
    at: datetime
    """In the reader's zone."""
    again_at: datetime | None
    """When its reader may be told once more that day; None where nothing is due on it."""


def preview(work: Work, moment: Moment, actor: Person, roadmap_id: int, language: str) -> Preview:
    """On a private copy: the plan is put in force there, if it is not yet, and two weeks go by."""
    roadmap = _plan(work, actor, roadmap_id)
    rows = work.roadmaps.rows(roadmap_id)
    mine = roadmap.curator_id == actor.id
    doubtful = count_rows(row.activity for row in rows).doubtful
    obstacles = plans.obstacles(rows) if roadmap.state is RoadmapState.DRAFT else ()
    if obstacles:
        return Preview(roadmap, mine, obstacles, None, doubtful, (), (), frozenset(), Forecast(()))
    done = _in_force(work, moment, roadmap)
    recipients = work.people.by_ids(work.obligations.recipients(roadmap_id)).values()
    return Preview(
        roadmap=roadmap,
        mine=mine,
        obstacles=(),
        done=done,
        questions=doubtful,
        undated=tuple(number or title for number, title in work.obligation_counts.rows_without_date(roadmap_id)),
        loads=done.loads if done is not None else tuple(work.obligation_counts.loads(roadmap_id, moment.today)),
        unreached=frozenset(one.id for one in recipients if not (one.connected and one.reachable)),
        forecast=_forecast(work, moment, roadmap_id, language),
    )


def words_ahead(
    work: Work, moment: Moment, actor: Person, roadmap_id: int, person_id: int, day: date, language: str
) -> WordsAhead:
    """On a private copy: the plan is put in force there, if it is not yet, and the days go by until this one."""
    roadmap = _plan(work, actor, roadmap_id)
    if roadmap.state is RoadmapState.DRAFT and plans.obstacles(work.roadmaps.rows(roadmap_id)):
        raise Refusal("nothing-here")
    _in_force(work, moment, roadmap)
    recipients = work.people.by_ids(work.obligations.recipients(roadmap_id))
    person = recipients.get(person_id)
    if person is None or not moment.today <= day <= moment.today + timedelta(days=DAYS):
        raise Refusal("nothing-here")
    scratch = Scratch(work.connection)
    if not (person.connected and person.reachable):
        scratch.connect({person_id})
    scratch.hush({one.id for one in recipients.values() if one.connected and one.id != person_id})
    run = _run(work, moment, language, [person], until=day)
    told = [one.message for one in run if one.day == day and one.person_id == person_id]
    return WordsAhead(roadmap, person, day, tuple(told))


def _plan(work: Work, actor: Person, roadmap_id: int) -> Roadmap:
    roadmap = plans.visible(work, actor, roadmap_id)
    if roadmap.state not in (RoadmapState.DRAFT, RoadmapState.IN_FORCE):
        raise Refusal("nothing-here")
    return roadmap


def _in_force(work: Work, moment: Moment, roadmap: Roadmap) -> PutInForce | None:
    if roadmap.state is RoadmapState.IN_FORCE:
        return None
    return assigning.put_in_force(work, moment, work.people.get(roadmap.curator_id), roadmap.id)


def _forecast(work: Work, moment: Moment, roadmap_id: int, language: str) -> Forecast:
    """What people will be told about this plan, in force by now.

    Of people who owe the same one is told, and counts for all. Those who are not connected are told in a run of their
    own, as if they were, so that what curators hear of them stays true.
    """
    owed = set(work.obligations.ids_of_roadmap(roadmap_id))
    people = work.people.by_ids(work.obligations.recipients(roadmap_id))
    scratch = Scratch(work.connection)
    found = []
    connected = {one.id for one in people.values() if one.connected and one.reachable}
    alike = scratch.alike(people.keys())
    for ids, pretended in ((connected, False), (people.keys() - connected, True)):
        parted = [[one for one in group if one in ids] for group in alike]
        groups = {group[0]: group for group in parted if group}
        if not groups:
            continue
        # What was said in one run must not count as said in the other.
        with scratch.undone():
            scratch.hush(ids - groups.keys())
            if pretended:
                scratch.hush(connected)
                scratch.connect(groups.keys())
            for told in _run(work, moment, language, people.values()):
                about = len(owed.intersection(told.message.obligations))
                is_news = told.speech.subject_id == roadmap_id or told.message.questions
                if told.person_id in groups and (about or is_news):
                    found += [_foretold(moment, told, people[one], about) for one in groups[told.person_id]]
    found.sort(key=lambda one: (one.day, one.person.name, one.person.id))
    return Forecast(tuple(found))


def _foretold(moment: Moment, told: Told, person: Person, about: int) -> ForecastMessage:
    office, hour = moment.office, told.at.time()
    at_once = told.at == moment.now
    return ForecastMessage(
        told.day,
        person,
        about,
        None if at_once or hour == office.rules.day_starts else hour,
        None if office.zone_of(person.time_zone) == office.zone else person.time_zone,
    )


def _run(
    work: Work, moment: Moment, language: str, people: Collection[Person], until: date | None = None
) -> Iterator[Told]:
    mornings = _mornings(moment, people)
    ahead = sorted(mornings | _second_calls(work, moment, people))
    while ahead:
        now = heappop(ahead)
        while ahead and ahead[0] == now:
            heappop(ahead)
        then = Moment(now, moment.office)
        if until is not None and then.today > until + _DAY:
            return
        # What else there is to plan was planned in the morning.
        for plan in PLANNERS if now in mornings else (reminders.queue_second_calls,):
            plan(work, then)
        while claimed := speeches.claim(work, then):
            for speech in claimed:
                if (told := _say(work, then, speech, language)) is not None:
                    if told.again_at is not None and told.again_at > now:
                        heappush(ahead, told.again_at)
                    yield told


def _mornings(moment: Moment, people: Iterable[Person]) -> set[datetime]:
    """Now, and when each day something is said to these people first."""
    hours, days = _hours(moment, people), [moment.today + timedelta(days=far) for far in range(DAYS)]
    found = {datetime.combine(day, hour, zone) for day in days for zone, hour in hours}
    return {one for one in found if one > moment.now} | {moment.now}


def _second_calls(work: Work, moment: Moment, people: Iterable[Person]) -> set[datetime]:
    """When those who were told this morning are told once more today."""
    nearby = set(work.due_steps.people_with_control_date(moment.today - _DAY, moment.today + _DAY))
    found = {reminders.second_call_at(work, moment, one) for one in people if one.id in nearby}
    return {one for one in found if one > moment.now}


def _hours(moment: Moment, people: Iterable[Person]) -> set[_Hour]:
    """When these people are told something in the morning: from the beginning of the office day in their zone on, and
    at the hour of their digest."""
    office = moment.office
    hours = {(office.zone, office.rules.day_starts)}
    for person in people:
        zone = office.zone_of(person.time_zone)
        hours |= {(zone, office.rules.day_starts), (zone, digest_hour(person, office.rules))}
    return hours


def _say(work: Work, moment: Moment, speech: Speech, language: str) -> Told | None:
    if speeches.hold(work, moment, speech):
        return None
    composed = composing.compose(work, moment, speech, language)
    if isinstance(composed, Excuse):
        speeches.record_excused(work, moment, speech, composed)
        return None
    chat_id, message = composed
    speeches.record_sent(work, moment, speech, chat_id, _NO_MESSAGE, message)
    person = work.people.get(speech.person_id)
    at = moment.now.astimezone(moment.office.zone_of(person.time_zone))
    again = work.due_steps.owes_on(person.id, at.date())
    again_at = reminders.second_call_at(work, moment, person) if again else None
    return Told(at.date(), person.id, speech, message, at, again_at)
