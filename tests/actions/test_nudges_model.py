"""Whatever people do and however time passes: each due step is told once or has a reason, at the right hours alone.

A machine plays a small district over the real actions and a real database, with a clock of its own. What must be told
is worked out here a second time, day by day and without the code that plans it.
"""

from __future__ import annotations

import shutil
import tempfile
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from functools import cache, partial
from pathlib import Path
from typing import TypeVar
from zoneinfo import ZoneInfo

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from bot.actions import (
    absences,
    acceptance,
    assigning,
    auditor,
    composing,
    directory,
    executors,
    extensions,
    moves,
    nudge_policies,
    people,
    plans,
    preferences,
    put_off,
    reminders,
    reports,
    speeches,
)
from bot.domain.deadline import Deadline, DeadlineKind, Window
from bot.domain.errors import Refusal
from bot.domain.nudge_policy import PRESETS, NudgePolicy, Preset
from bot.domain.objection import ObjectionReason
from bot.domain.obligation import OWING, Obligation
from bot.domain.office import Moment, Office
from bot.domain.people import OrganizationKind, Person, Role
from bot.domain.report import ReportState, ReturnReason
from bot.domain.responsible import Responsible, ResponsibleKind
from bot.domain.roadmap import Activity, Draft, Head
from bot.domain.speech import Excuse, Speech, SpeechKind
from bot.messages.message import Message
from bot.messages.obligations import LINES
from bot.storage.engine import make_engine, sync_url
from bot.storage.migrate import migrate
from bot.storage.nudges import nudges
from bot.storage.outbox import outbox
from bot.storage.work import Work
from bot.working_days import russian_calendar

T = TypeVar("T")
MOSCOW = ZoneInfo("Europe/Moscow")
OFFICE = Office(russian_calendar(2024, 2030), MOSCOW)
SCHOOLS = 3
PEOPLE = SCHOOLS + 1
"""The heads of the schools, the last of whom comes to the bot later, and an aide who heads none."""
THERE = st.sampled_from((0, 1, 3))
"""Those who are connected from the start."""
MOST_PLANS = 3
ZONES = ("Europe/Moscow", "Europe/Berlin", "Asia/Vladivostok", "America/New_York")
HOURS = (None, time(7, 0), time(8, 30), time(11, 45), time(16, 30))
STARTS = (
    datetime(2026, 2, 2, 9, 0, tzinfo=MOSCOW),
    datetime(2026, 3, 26, 7, 0, tzinfo=MOSCOW),  # clocks go forward in Berlin on the 29th
    datetime(2026, 12, 24, 19, 0, tzinfo=MOSCOW),  # New Year's holidays ahead
    datetime(2026, 10, 22, 12, 0, tzinfo=MOSCOW),  # clocks go back in Berlin on the 25th; a long weekend in November
)


@cache
def empty_database() -> Path:
    path = Path(tempfile.mkdtemp()) / "empty.db"
    migrate(f"sqlite:///{path}")
    return path


@dataclass
class Duty:
    """What the model knows of an obligation."""

    told: date | None = None
    over_before: date | None = None
    """Steps before this day were made by a later policy or calendar: nobody is told of them."""
    over: date | None = None
    """Steps up to this day were nobody's to hear: the reason is written, and holds until they come back."""
    unheard: tuple[int, date] | None = None
    """Whom another control date is news to, and the one that they know."""


@dataclass(frozen=True)
class Away:
    deputy: int
    until: date


class District(RuleBasedStateMachine):
    """Three schools in several zones, their curator, an aide, and a clock."""

    @initialize(start=st.sampled_from(STARTS), zones=st.tuples(*[st.sampled_from(ZONES)] * SCHOOLS))
    def begin(self, start: datetime, zones: tuple[str, ...]) -> None:
        self.folder = Path(tempfile.mkdtemp())
        shutil.copy(empty_database(), self.folder / "bot.db")
        self.engine = make_engine(sync_url(f"sqlite:///{self.folder / 'bot.db'}"))
        self.connection = self.engine.connect()
        self.outer = self.connection.begin()
        self.now = start
        self.office = OFFICE
        self.duties: dict[int, Duty] = defaultdict(Duty)
        self.sent: set[tuple[int, SpeechKind, date]] = set()
        self.blocked: set[int] = set()
        self.mishap: str | None = None
        self.plans: list[int] = []
        self.policies: dict[int, NudgePolicy] = {}
        self.ladders: dict[tuple[date, NudgePolicy, bool, int], frozenset[date]] = {}
        self.calendars = [OFFICE.calendar]

        self.away: dict[int, Away] = {}
        self.given: dict[int, int] = {}
        self.message_id = 0

        def found(work: Work, moment: Moment) -> tuple[Person, list[int], dict[int, int]]:
            curator = work.people.add("Ветрова Марина Павловна", roles=[Role.CURATOR], telegram_id=100)
            found, heads = [], {}
            for number, zone in enumerate(zones):
                name = f"{'АБВ'[number]}ова Нина Петровна"
                head = work.people.add(name, roles=[Role.DIRECTOR], telegram_id=200 + number if number < 2 else None)
                school = work.organizations.add(f"Школа {number}", OrganizationKind.SCHOOL)
                work.organizations.change(school.id, head_id=head.id, time_zone=zone)
                found.append(head.id)
                heads[school.id] = head.id
            aide = work.people.add("Гусева Анна Ильинична", roles=[Role.OFFICIAL], telegram_id=300)
            return curator, [*found, aide.id], heads

        self.curator, self.people, self.head_of = self.act(found)
        self.put_in_force(days=[3, 16], preset=None)

    def teardown(self) -> None:
        if hasattr(self, "engine"):
            self.outer.rollback()
            self.connection.close()
            self.engine.dispose()
            shutil.rmtree(self.folder)

    # What people do.

    @rule(days=st.lists(st.integers(-3, 45), min_size=1, max_size=2), preset=st.sampled_from([None, *Preset]))
    @precondition(lambda self: len(self.plans) < MOST_PLANS)
    def put_in_force(self, days: list[int], preset: Preset | None) -> None:
        today = self.moment.today
        activities = tuple(
            Activity(
                None,
                str(number),
                f"Дело {number}",
                "…",
                "…",
                Deadline(DeadlineKind.DATES, (Window(None, today + timedelta(days=far)),)),
                (Responsible(ResponsibleKind.GROUP, "Руководители ОО"),),
            )
            for number, far in enumerate(days, 1)
        )
        draft = Draft(Head(f"План {len(self.plans)}"), activities=activities)

        def put(work: Work, moment: Moment) -> int:
            kept = plans.keep_draft(work, moment, self.curator, "план", str(len(self.plans)).encode(), draft)
            if preset is not None:
                nudge_policies.choose(work, moment, self.curator, kept.roadmap.id, preset)
            assigning.put_in_force(work, moment, self.curator, kept.roadmap.id)
            return kept.roadmap.id

        self.plans.append(self.act(put))
        if preset is not None:
            self.policies[self.plans[-1]] = PRESETS[preset]

    @rule(pick=st.integers(0, 99))
    def report(self, pick: int) -> None:
        self.of_head(pick, lambda one: lambda work, m, head: reports.done_at_once(work, m, head, one.id))

    @rule(pick=st.integers(0, 99), accepts=st.booleans())
    def decide(self, pick: int, accepts: bool) -> None:
        one = self.pick(pick, lambda one: True)
        if one is None:
            return

        def decision(work: Work, moment: Moment) -> None:
            sent = work.reports.latest_of(one.id, ReportState.SENT)
            if sent is not None and accepts:
                acceptance.accept(work, moment, self.curator, sent.id)
            elif sent is not None:
                acceptance.return_(work, moment, self.curator, sent.id, ReturnReason.OFF_TOPIC)

        self.act(decision)

    @rule(pick=st.integers(0, 99))
    def withdraw(self, pick: int) -> None:
        one = self.pick(pick, lambda one: True)
        if one is None or one.recipient_id is None:
            return

        def take_back(work: Work, moment: Moment) -> None:
            sent = work.reports.latest_of(one.id, ReportState.SENT)
            if sent is not None:
                reports.withdraw(work, moment, work.people.get(sent.author_id), sent.id)

        self.act(take_back)

    @rule(pick=st.integers(0, 99), days=st.integers(1, 40), past_the_date=st.booleans())
    def snooze(self, pick: int, days: int, past_the_date: bool) -> None:
        one = self.pick(pick, lambda one: one.state in OWING)
        day = self.moment.today + timedelta(days=days)
        if past_the_date and one is not None and one.control_date is not None and one.control_date > self.moment.today:
            day = one.control_date + timedelta(days=days % 7 + 1)
        if self.of_head(pick, lambda one: lambda work, m, head: put_off.snooze(work, m, head, one.id, day)):
            # Who puts a thing off knows of it: steps before today are over.
            assert one is not None
            yesterday = self.moment.today_for(self.person(self.answers_for(one)).time_zone) - timedelta(days=1)
            self.tell(one.id, max(self.duties[one.id].told or date.min, yesterday))

    @rule(pick=st.integers(0, 99))
    def acknowledge(self, pick: int) -> None:
        self.of_head(pick, lambda one: lambda work, m, head: put_off.acknowledge(work, m, head, one.id))

    @rule(who=st.integers(0, PEOPLE - 1), hour=st.sampled_from(HOURS))
    def own_hour(self, who: int, hour: time | None) -> None:
        self.act(lambda work, m: work.people.change(self.people[who], digest_time=hour))

    @rule(who=st.integers(0, PEOPLE - 1), zone=st.sampled_from(ZONES))
    def own_zone(self, who: int, zone: str) -> None:
        self.act(lambda work, m: preferences.set_zone(work, m, work.people.get(self.people[who]), ZoneInfo(zone)))

    @rule(who=THERE)
    def block(self, who: int) -> None:
        self.blocked.add(self.people[who])

    @rule(who=THERE)
    def come_back(self, who: int) -> None:
        self.blocked.discard(self.people[who])
        self.act(lambda work, m: people.back_again(work, m, work.people.get(self.people[who])))
        self.back(self.people[who])

    @rule()
    def connect(self) -> None:
        """The third head comes to the bot at last."""

        def link(work: Work, moment: Moment) -> None:
            invited = people.invite(work, moment, self.curator, self.people[2])
            offer = people.open_invitation(work, moment, invited.token, 202)
            assert offer is not None
            people.claim(work, moment, offer.invitation.id, 202, "ru")

        if not self.person(self.people[2]).connected:
            self.act(link)
            self.back(self.people[2])

    @rule(pick=st.integers(0, 9), preset=st.sampled_from(Preset))
    @precondition(lambda self: self.plans)
    def change_policy(self, pick: int, preset: Preset) -> None:
        plan = self.plans[pick % len(self.plans)]
        before = self.first_owed_steps()
        self.act(lambda work, m: nudge_policies.choose(work, m, self.curator, plan, preset))
        if self.policies.get(plan, NudgePolicy()) != PRESETS[preset]:
            self.policies[plan] = PRESETS[preset]
            self.forget_passed_steps(before, lambda one: one.roadmap_id == plan)

    @rule(days=st.integers(0, 30), worked=st.booleans())
    def change_calendar(self, days: int, worked: bool) -> None:
        day = self.moment.today + timedelta(days=days)
        before = self.first_owed_steps()
        admin = self.act(lambda work, m: people.admit_administrator(work, m, 900, "Администратор"))
        self.act(lambda work, m: preferences.set_day(work, m, admin, day, worked=worked))
        self.office = replace(OFFICE, calendar=self.act(lambda work, m: preferences.calendar(work, m, OFFICE.calendar)))
        self.calendars.append(self.office.calendar)
        self.act(preferences.reschedule_all)
        self.forget_passed_steps(before, lambda one: True)

    @rule(who=st.integers(0, PEOPLE - 1), deputy=st.integers(0, PEOPLE - 1), days=st.integers(0, 12))
    def go_away(self, who: int, deputy: int, days: int) -> None:
        person, instead = self.person(self.people[who]), self.person(self.people[deputy])
        until = self.moment.today + timedelta(days=days)
        if self.attempt(absences.leave, person, until, name=instead.name):
            for one, away in list(self.away.items()):
                if away.deputy == person.id and one != instead.id:
                    self.away[one] = replace(away, deputy=instead.id)
            self.away[person.id] = Away(instead.id, until)

    @rule(who=st.integers(0, PEOPLE - 1))
    def return_to_work(self, who: int) -> None:
        self.act(absences.come_back, self.person(self.people[who]))
        self.away.pop(self.people[who], None)

    @rule(pick=st.integers(0, 99), days=st.integers(0, 30), whole_row=st.booleans())
    def move(self, pick: int, days: int, whole_row: bool) -> None:
        one, day = self.pick(pick, lambda one: one.state in OWING), self.moment.today + timedelta(days=days)
        if one is not None:
            self.change_dates(lambda: self.attempt(moves.move, self.curator, one.id, day, whole_row))

    @rule(pick=st.integers(0, 99), days=st.integers(1, 30), grants=st.booleans())
    def extend(self, pick: int, days: int, grants: bool) -> None:
        one = self.pick(pick, lambda one: one.state in OWING)
        if one is None or one.control_date is None:
            return
        author, day = self.person(self.answers_for(one)), one.control_date + timedelta(days=days)

        def settle() -> None:
            if self.attempt(extensions.choose, author, one.id, day):
                asked = self.act(extensions.choose, author, one.id, day)
                self.act(extensions.ask, author, asked.extension.id, "Ждём акт")
                if grants:
                    self.act(extensions.grant, self.curator, asked.extension.id)

        self.change_dates(settle)

    @rule(pick=st.integers(0, 99), days=st.integers(0, 30))
    def move_and_move_back(self, pick: int, days: int) -> None:
        """Before anybody has heard of it: nothing is told, and what was due is due still."""
        one, there = self.pick(pick, lambda one: one.state in OWING), self.moment.today + timedelta(days=days)
        if one is not None and one.control_date is not None:
            news = self.duties[one.id].unheard
            back = news[1] if news else one.control_date
            for day in (there, back):
                self.change_dates(partial(self.attempt, moves.move, self.curator, one.id, day))

    def change_dates(self, change: Callable[[], object]) -> None:
        """Of the new date all steps up to the day on which it is told are over then; none is before."""
        before = {one.id: one.control_date for one in self.obligations()}
        change()
        for one in self.obligations():
            known = before[one.id]
            if one.control_date != known and known is not None:
                duty = self.duties[one.id]
                duty.over = duty.over_before = None
                known = duty.unheard[1] if duty.unheard else known
                duty.unheard = (self.answers_for(one), known) if one.control_date != known else None

    @rule(pick=st.integers(0, 99), who=st.integers(0, PEOPLE - 1))
    def give_to_another(self, pick: int, who: int) -> None:
        one = self.pick(pick, lambda one: one.state in OWING)
        if one is not None and self.attempt(executors.give, self.curator, one.id, person_id=self.people[who]):
            if self.given.get(one.id) != self.people[who]:
                self.begin_anew([one])
            self.given[one.id] = self.people[who]

    @rule(pick=st.integers(0, 99), keeps=st.booleans())
    def object_to(self, pick: int, keeps: bool) -> None:
        one = self.pick(pick, lambda one: one.state in OWING)
        if one is None:
            return
        objector = self.person(self.answers_for(one))
        if self.attempt(executors.object_, objector, one.id, ObjectionReason.NOT_MY_DUTY) and keeps:
            self.act(lambda work, m: executors.keep(work, m, self.curator, work.objections.open_of(one.id).id))

    @rule(school=st.integers(0, SCHOOLS - 1), who=st.integers(0, PEOPLE - 1))
    def new_head(self, school: int, who: int) -> None:
        place = list(self.head_of)[school]
        if self.attempt(directory.change_holder, self.curator, place, person_id=self.people[who]):
            if self.head_of[place] != self.people[who]:
                own = [one for one in self.obligations() if one.id not in self.given]
                self.begin_anew([one for one in own if one.organization_id == place])
            self.head_of[place] = self.people[who]

    def begin_anew(self, found: list[Obligation]) -> None:
        """A new executor hears of what the former was not told, for whatever reason."""
        for one in found:
            self.duties[one.id].over = self.duties[one.id].over_before = None

    # How time passes.

    @rule(minutes=st.integers(1, 600))
    def later(self, minutes: int) -> None:
        self.now += timedelta(minutes=minutes)
        self.work_on()

    @rule(days=st.integers(1, 25), hour=st.integers(0, 23))
    def days_later(self, days: int, hour: int) -> None:
        day = (self.now + timedelta(days=days)).astimezone(MOSCOW).date()
        self.now = datetime.combine(day, time(hour, 40), MOSCOW)
        self.work_on()

    @rule(days=st.integers(2, 6))
    def day_by_day(self, days: int) -> None:
        for _ in range(days):
            for hour in (9, 15):
                day = self.now.astimezone(MOSCOW).date() + timedelta(days=hour == 9)
                self.now = datetime.combine(day, time(hour, 5), MOSCOW)
                self.work_on()

    @rule(minutes=st.integers(1, 4000))
    def clock_set_back(self, minutes: int) -> None:
        self.now -= timedelta(minutes=minutes)
        self.work_on()

    @rule(mishap=st.sampled_from(["cut", "killed", "away"]))
    def go_wrong(self, mishap: str) -> None:
        """The next message is not taken, or the bot is killed after it was sent and before that is recorded; or the
        messenger is away while the bot is at work the next time."""
        self.mishap = mishap

    # The bot at work, and what is checked of each message.

    def work_on(self) -> None:
        self.act(absences.end_absences)
        zones = {one: self.person(one).time_zone for one in self.away}
        self.away = {one: away for one, away in self.away.items() if away.until >= self.moment.today_for(zones[one])}
        for _ in range(2):
            self.act(reminders.queue_due)
        self.act(auditor.audit)
        for _ in range(20):
            claimed = self.act(speeches.claim)
            if not claimed:
                break
            for speech in claimed:
                self.deliver(speech)
            self.now += timedelta(seconds=1)
        if self.mishap == "away":
            self.mishap = None
        self.check_what_is_due()

    def deliver(self, speech: Speech) -> None:
        begun = self.act(speeches.begin, speech)
        if begun is None:
            return
        speech = begun
        composed = self.act(composing.compose, speech, "ru")
        if isinstance(composed, Excuse):
            with self.nobody_there(speech, composed):
                self.act(speeches.record_excused, speech, composed)
            return
        chat_id, message = composed
        person = self.act(lambda work, m: work.people.get(speech.person_id))
        if person.id in self.blocked:
            with self.nobody_there(speech, Excuse.UNREACHABLE):
                self.act(speeches.record_refused, speech, "blocked")
            return
        if self.mishap == "away":
            self.act(speeches.record_retry, speech, timedelta(minutes=5), "502", maybe_arrived=False)
            return
        mishap, self.mishap = self.mishap, None
        if mishap == "cut":
            self.act(speeches.record_retry, speech, timedelta(seconds=4), "cut", maybe_arrived=False)
            return
        self.check_message(speech, person, message)
        if mishap != "killed":
            self.message_id += 1
            self.act(speeches.record_sent, speech, chat_id, self.message_id, message)
            return
        self.now += speeches.LEASE + timedelta(seconds=1)

    @contextmanager
    def nobody_there(self, speech: Speech, excuse: Excuse) -> Iterator[None]:
        """Whose digest finds nobody hears of no step up to today, and each has its reason."""
        there = speech.kind is not SpeechKind.DIGEST or excuse not in (Excuse.NOT_CONNECTED, Excuse.UNREACHABLE)
        owed = [] if there else [one for one in self.obligations() if self.answers_for(one) == speech.person_id]
        due = [one.id for one in owed if self.owed_steps(one)]
        yield
        written = self.look(lambda work: work.connection.execute(nudges.select()).all())
        excused = {row.obligation_id for row in written if row.speech_id == speech.id and row.excuse == excuse}
        for one in due:
            assert one in excused, f"no reason is written: {one}"
            self.duties[one].over = self.moment.today_for(self.person(speech.person_id).time_zone)

    def back(self, person_id: int) -> None:
        """What they missed is due."""
        for one in self.obligations():
            if self.answers_for(one) == person_id:
                self.duties[one.id].over = self.duties[one.id].over_before = None

    def check_message(self, speech: Speech, person: Person, message: Message) -> None:
        zone = ZoneInfo(person.time_zone or "Europe/Moscow")
        local = self.now.astimezone(zone)
        assert self.office.calendar.is_working(local.date()), f"{speech.kind} on a day off: {local}"
        earliest = min(time(8, 30), person.digest_time or time(8, 30))
        assert earliest <= local.time() < time(18, 0), f"{speech.kind} at {local}"
        today = local.date()
        if speech.kind in (SpeechKind.DIGEST, SpeechKind.ON_THE_DAY, SpeechKind.ASSIGNMENT, SpeechKind.RETURNED):
            self.check_nudges(speech, person, message, today)
        for obligation_id, day in message.dates:
            news = self.duties[obligation_id].unheard
            if news is not None and self.control_date(obligation_id) == day:
                self.duties[obligation_id].unheard = None
                if day >= today:
                    self.tell(obligation_id, today)

    def check_nudges(self, speech: Speech, person: Person, message: Message, today: date) -> None:
        if speech.kind in (SpeechKind.DIGEST, SpeechKind.ON_THE_DAY):
            assert speech.slot == today.isoformat(), f"the {speech.kind} of {speech.slot} on {today}"
            key = (person.id, speech.kind, today)
            assert speech.repeat == (key in self.sent), f"a second {speech.kind} on {today}, or falsely marked"
            self.sent.add(key)
        listed = self.look(lambda work: work.obligations.by_ids(message.obligations))
        for one in listed:
            assert speech.kind is SpeechKind.RETURNED or one.state in OWING, f"told of after the report: {one}"
            assert self.answers_for(one) == person.id, f"told to somebody else: {one}"
            assert speech.kind is not SpeechKind.ON_THE_DAY or one.control_date == today
        if speech.kind is SpeechKind.DIGEST and person.id in self.people and not speech.repeat:
            self.check_digest(person, today, listed)
        if speech.kind is not SpeechKind.ON_THE_DAY:
            for one in listed:
                self.tell(one.id, today)

    def check_digest(self, person: Person, today: date, listed: list[Obligation]) -> None:
        """All that is due is in it, and besides only what is near and was not put off."""
        due = {one.id for one in self.obligations() if self.answers_for(one) == person.id and self.owed_steps(one)}
        shown = {one.id for one in listed}
        assert due & shown, f"nothing is due on {today}: {listed}"
        if len(listed) < LINES:
            left_out = [(one, self.duties[one.id]) for one in self.obligations() if one.id in due - shown]
            assert not left_out, f"left out on {today}: {left_out}"
        else:
            # Of the rest it says how many there are.
            for one in due - shown:
                self.tell(one, today)
        soon = self.office.calendar.add_working_days(today, 3)
        for one in listed:
            if one.id not in due:
                assert one.control_date is not None
                assert one.control_date <= soon, f"no step, and not near: {one}"
                assert one.snoozed_until is None or one.snoozed_until <= today, f"told though put off: {one}"
                assert not one.objected, f"told though it is contested: {one}"

    def check_what_is_due(self) -> None:
        """After the bot has worked within office hours, no step of who can be reached is left untold."""
        for one in self.obligations():
            if one.state not in OWING:
                continue
            reader = self.person(self.answers_for(one))
            local = self.now.astimezone(ZoneInfo(reader.time_zone or "Europe/Moscow"))
            open_now = self.office.next_open_moment(self.now, reader.time_zone, reader.digest_time) == self.now
            if not open_now or local.time() < (reader.digest_time or time(8, 30)):
                continue
            if self.owed_steps(one):
                told_today = (reader.id, SpeechKind.DIGEST, local.date()) in self.sent
                excused = told_today or self.has_reason(reader, local.date())
                assert excused, f"a step is due and nobody was told: {one}, {self.duties[one.id]}, now {local}"
            news = self.duties[one.id].unheard
            if news is not None and news[0] == reader.id and reader.connected and reader.reachable:
                assert self.waits(reader, SpeechKind.MOVED, SpeechKind.EXTENDED), f"nobody was told of the day: {one}"

    def has_reason(self, reader: Person, today: date) -> bool:
        """A row says why no digest was sent today, or is under way still."""
        done = self.look(lambda work: work.outbox.id_of(SpeechKind.DIGEST, reader.id, today.isoformat()))
        return done is not None or self.waits(reader, SpeechKind.ASSIGNMENT)

    def waits(self, reader: Person, *kinds: SpeechKind) -> bool:
        """Whether something of these kinds was put off by a failure."""
        return self.look(lambda work: any(work.outbox.open_of(kind, reader.id) for kind in kinds))

    @invariant()
    def every_settled_message_accounts_for_each_nudge(self) -> None:
        if not hasattr(self, "engine"):
            return

        def look(work: Work) -> list[object]:
            settled = nudges.join(outbox, outbox.c.id == nudges.c.speech_id)
            return list(
                work.connection.execute(
                    nudges.select()
                    .select_from(settled)
                    .where(
                        outbox.c.state.in_(["sent", "excused", "failed"]),
                        nudges.c.sent_at.is_(None),
                        nudges.c.excuse.is_(None),
                    )
                )
            )

        assert self.look(look) == []

    # The second opinion on which days are steps.

    def owed_steps(self, one: Obligation) -> set[date]:
        """The steps that have come and were not told."""
        if one.control_date is None or one.state not in OWING or one.objected:
            return set()
        duty, reader = self.duties[one.id], self.person(self.answers_for(one))
        known = max(duty.told or date.min, duty.over or date.min)
        since = max(known + timedelta(days=1), duty.over_before or date.min)
        today, itself, until = self.moment.today_for(reader.time_zone), self.day_itself(one), one.snoozed_until
        came = {day for day in self.ladder(one) if day <= today}
        if until is not None and (duty.told is None or until > duty.told):
            came = {day for day in came if day >= until or day == itself} | ({until} if until <= today else set())
        return {day for day in came if day >= since}

    def answers_for(self, one: Obligation) -> int:
        """Who is spoken to about it: whom it was given to, or the head of the school; while away, their deputy."""
        principal = self.given.get(one.id) or self.head_of[one.organization_id or 0]
        return self.away[principal].deputy if principal in self.away else principal

    def tell(self, obligation_id: int, day: date) -> None:
        self.duties[obligation_id].told = day

    def ladder(self, one: Obligation) -> frozenset[date]:
        """The days of its steps, counted one by one."""
        assert one.control_date is not None
        key = (one.control_date, self.policy_of(one), one.acknowledged_at is not None, id(self.office.calendar))
        if key not in self.ladders:
            self.ladders[key] = frozenset(self.steps(one.control_date, key[1], acknowledged=key[2]))
        return self.ladders[key]

    def steps(self, control_date: date, policy: NudgePolicy, *, acknowledged: bool) -> Iterator[date]:
        works = self.office.calendar.is_working
        before = policy.before[-2:] if acknowledged else policy.before
        left, day = 0, control_date
        while day > control_date - timedelta(days=90):
            day -= timedelta(days=1)
            left += works(day)
            if works(day) and left in before:
                yield day
        warned = {max(1, policy.curator_after - 2), max(1, policy.controller_after - 2)}
        passed, day, last = 0, control_date, policy.after[-1]
        while day < control_date + timedelta(days=1100):
            day += timedelta(days=1)
            passed += works(day)
            weekly = passed > last and (passed - last) % 5 == 0
            if works(day) and (passed in policy.after or passed in warned or weekly):
                yield day
        day = control_date
        while not works(day):
            day -= timedelta(days=1)
        yield day

    def day_itself(self, one: Obligation) -> date:
        assert one.control_date is not None
        return self.office.calendar.preceding_working_day(one.control_date)

    def policy_of(self, one: Obligation) -> NudgePolicy:
        return self.policies.get(one.roadmap_id) or NudgePolicy()

    def first_owed_steps(self) -> dict[int, date]:
        return {one.id: min(steps) for one in self.obligations() if (steps := self.owed_steps(one))}

    def forget_passed_steps(self, due_before: dict[int, date], concerned: Callable[[Obligation], bool]) -> None:
        for one in self.obligations():
            if concerned(one):
                duty, yesterday = self.duties[one.id], self.moment.today - timedelta(days=1)
                duty.over_before = due_before.get(one.id, self.moment.today)
                if duty.over is not None and one.state in OWING:
                    # Today's step, of which nobody has heard, is one of the new steps.
                    duty.over = min(duty.over, yesterday)

    # Plumbing.

    @property
    def moment(self) -> Moment:
        return Moment(self.now, self.office)

    def act(self, action: Callable[..., T], *args: object, **kwargs: object) -> T:
        """In a savepoint of its own, as the writer runs actions within one group."""
        with self.connection.begin_nested():
            return action(Work(self.connection), self.moment, *args, **kwargs)

    def look(self, question: Callable[[Work], T]) -> T:
        return question(Work(self.connection))

    def obligations(self) -> list[Obligation]:
        return self.look(lambda work: [one for plan in self.plans for one in work.obligations.of_roadmap(plan)])

    def pick(self, number: int, fits: Callable[[Obligation], bool]) -> Obligation | None:
        found = [one for one in self.obligations() if fits(one)]
        return found[number % len(found)] if found else None

    def control_date(self, obligation_id: int) -> date | None:
        one = self.look(lambda work: work.obligations.get(obligation_id))
        return one.control_date if one is not None else None

    def person(self, person_id: int) -> Person:
        return self.look(lambda work: work.people.get(person_id))

    def attempt(self, action: Callable[..., object], *args: object, **kwargs: object) -> bool:
        """False where it is refused."""
        try:
            self.act(action, *args, **kwargs)
        except Refusal:
            return False
        return True

    def of_head(self, number: int, action: Callable[[Obligation], Callable[[Work, Moment, Person], object]]) -> bool:
        one = self.pick(number, lambda one: one.state in OWING)
        return one is not None and self.attempt(action(one), self.person(self.answers_for(one)))


District.TestCase.settings = settings(
    max_examples=15,
    stateful_step_count=25,
    deadline=None,
    report_multiple_bugs=False,
    print_blob=False,
    suppress_health_check=list(HealthCheck),
)
# Some districts live through many days: a timeout in the middle would be searched for a smaller one for minutes.
TestDistrict = pytest.mark.timeout(300)(District.TestCase)
