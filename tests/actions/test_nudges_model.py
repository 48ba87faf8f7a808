"""Whatever people do and however time passes: each due step is told once or has a reason, at the right hours alone.

A machine plays a small district over the real actions and a real database, with a clock of its own. What must be told
is worked out here a second time, day by day and without the code that plans it.
"""

from __future__ import annotations

import shutil
import tempfile
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time, timedelta
from functools import cache
from pathlib import Path
from typing import TypeVar
from zoneinfo import ZoneInfo

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from bot.actions import (
    acceptance,
    assigning,
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
from bot.domain.obligation import OWING, Obligation
from bot.domain.office import Moment, Office
from bot.domain.people import OrganizationKind, Person, Role
from bot.domain.report import ReportState, ReturnReason
from bot.domain.responsible import Responsible, ResponsibleKind
from bot.domain.roadmap import Activity, Draft, Head
from bot.domain.speech import Excuse, Speech, SpeechKind
from bot.messages.message import Message
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
    refused_on: date | None = None
    told_days: list[date] = field(default_factory=list)


class District(RuleBasedStateMachine):
    """Three schools in several zones, their curator, and a clock."""

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

        def found(work: Work, moment: Moment) -> tuple[Person, list[int]]:
            curator = work.people.add("Ветрова Марина Павловна", roles=[Role.CURATOR], telegram_id=100)
            heads = []
            for number, zone in enumerate(zones):
                name = f"{'АБВ'[number]}ова Нина Петровна"
                head = work.people.add(name, roles=[Role.DIRECTOR], telegram_id=200 + number if number < 2 else None)
                school = work.organizations.add(f"Школа {number}", OrganizationKind.SCHOOL)
                work.organizations.change(school.id, head_id=head.id, time_zone=zone)
                heads.append(head.id)
            return curator, heads

        self.curator, self.heads = self.act(found)
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
            after = self.look(lambda work: work.obligations.get(one.id)) if one is not None else None
            assert after is not None
            assert after.told_on is not None
            self.duties[after.id].told = after.told_on

    @rule(pick=st.integers(0, 99))
    def acknowledge(self, pick: int) -> None:
        self.of_head(pick, lambda one: lambda work, m, head: put_off.acknowledge(work, m, head, one.id))

    @rule(who=st.integers(0, SCHOOLS - 1), hour=st.sampled_from(HOURS))
    def own_hour(self, who: int, hour: time | None) -> None:
        self.act(lambda work, m: work.people.change(self.heads[who], digest_time=hour))

    @rule(who=st.integers(0, SCHOOLS - 1), zone=st.sampled_from(ZONES))
    def own_zone(self, who: int, zone: str) -> None:
        self.act(lambda work, m: preferences.set_zone(work, m, work.people.get(self.heads[who]), ZoneInfo(zone)))

    @rule(who=st.integers(0, 1))
    def block(self, who: int) -> None:
        self.blocked.add(self.heads[who])

    @rule(who=st.integers(0, 1))
    def come_back(self, who: int) -> None:
        self.blocked.discard(self.heads[who])
        self.act(lambda work, m: people.back_again(work, m, work.people.get(self.heads[who])))

    @rule()
    def connect(self) -> None:
        """The third head comes to the bot at last."""

        def link(work: Work, moment: Moment) -> None:
            head = work.people.get(self.heads[2])
            if not head.connected:
                invited = people.invite(work, moment, self.curator, head.id)
                offer = people.open_invitation(work, moment, invited.token, 202)
                people.claim(work, moment, offer.invitation.id, 202, "ru")

        self.act(link)

    @rule(pick=st.integers(0, 9), preset=st.sampled_from(Preset))
    @precondition(lambda self: self.plans)
    def change_policy(self, pick: int, preset: Preset) -> None:
        plan = self.plans[pick % len(self.plans)]
        before = {one.id for one in self.obligations() if one.roadmap_id == plan and self.owed_steps(one)}
        self.act(lambda work, m: nudge_policies.choose(work, m, self.curator, plan, preset))
        self.policies[plan] = PRESETS[preset]
        self.forget_passed_steps(before, lambda one: one.roadmap_id == plan)

    @rule(days=st.integers(0, 30), worked=st.booleans())
    def change_calendar(self, days: int, worked: bool) -> None:
        day = self.moment.today + timedelta(days=days)
        before = {one.id for one in self.obligations() if self.owed_steps(one)}
        admin = self.act(lambda work, m: people.admit_administrator(work, m, 900, "Администратор"))
        self.act(lambda work, m: preferences.set_day(work, m, admin, day, worked=worked))
        self.office = replace(OFFICE, calendar=self.act(lambda work, m: preferences.calendar(work, m, OFFICE.calendar)))
        self.calendars.append(self.office.calendar)
        self.act(preferences.reschedule_all)
        self.forget_passed_steps(before, lambda one: True)

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

    @rule(mishap=st.sampled_from(["cut", "killed"]))
    def go_wrong(self, mishap: str) -> None:
        """The next message is not taken, or the bot is killed after it was sent and before that is recorded."""
        self.mishap = mishap

    # The bot at work, and what is checked of each message.

    def work_on(self) -> None:
        for _ in range(2):
            self.act(reminders.queue_due)
        for _ in range(20):
            claimed = self.act(speeches.claim)
            if not claimed:
                break
            for speech in claimed:
                self.deliver(speech)
            self.now += timedelta(seconds=1)
        self.check_what_is_due()

    def deliver(self, speech: Speech) -> None:
        if self.act(speeches.hold, speech):
            return
        composed = self.act(speeches.compose, speech, "ru")
        if isinstance(composed, Excuse):
            self.act(speeches.record_excused, speech, composed)
            return
        chat_id, message = composed
        person = self.act(lambda work, m: work.people.get(speech.person_id))
        if person.id in self.blocked:
            self.act(speeches.record_refused, speech, "blocked")
            return
        mishap, self.mishap = self.mishap, None
        if mishap == "cut":
            self.act(speeches.record_retry, speech, timedelta(seconds=4), "cut", maybe_arrived=False)
            return
        self.check_message(speech, person, message)
        if mishap != "killed":
            self.message_id = getattr(self, "message_id", 0) + 1
            self.act(speeches.record_sent, speech, chat_id, self.message_id, message)
            return
        self.now += speeches.LEASE + timedelta(seconds=1)

    def check_message(self, speech: Speech, person: Person, message: Message) -> None:
        zone = ZoneInfo(person.time_zone or "Europe/Moscow")
        local = self.now.astimezone(zone)
        if speech.kind is not SpeechKind.ACCEPTED:
            assert self.office.calendar.is_working(local.date()), f"{speech.kind} on a day off: {local}"
            earliest = min(time(8, 30), person.digest_time or time(8, 30))
            assert earliest <= local.time() < time(18, 0), f"{speech.kind} at {local}"
        if speech.kind not in (SpeechKind.DIGEST, SpeechKind.ON_THE_DAY, SpeechKind.ASSIGNMENT, SpeechKind.RETURNED):
            return
        today = local.date()
        if speech.kind in (SpeechKind.DIGEST, SpeechKind.ON_THE_DAY):
            key = (person.id, speech.kind, today)
            assert speech.repeat or key not in self.sent, f"a second {speech.kind} on {today}"
            self.sent.add(key)
        listed = self.act(lambda work, m: work.obligations.by_ids(message.obligations))
        if speech.kind is SpeechKind.RETURNED:
            for one in listed:
                self.duties[one.id].told = today
            return
        for one in listed:
            assert one.state in OWING, f"told of after the report: {one}"
            assert one.recipient_id == person.id, f"told to somebody else: {one}"
            if speech.kind is SpeechKind.ON_THE_DAY:
                assert one.control_date == today
            elif one.snoozed_until is not None and today < one.snoozed_until:
                # The control date is told of all the same, later where a breakdown held it back.
                told, day_itself = self.duties[one.id].told, self.day_itself(one)
                assert day_itself <= today, f"told though put off: {one}"
                assert told is None or told < day_itself, f"told again though put off: {one}"
        if speech.kind is SpeechKind.DIGEST and person.id in self.heads and not speech.repeat:
            assert any(self.owed_steps(one) for one in listed), f"nothing is due on {today}: {message.text}"
        if speech.kind is not SpeechKind.ON_THE_DAY:
            for one in listed:
                self.duties[one.id].told = today

    def check_what_is_due(self) -> None:
        """After the bot has worked within office hours, no step of who can be reached is left untold."""
        heads = self.look(lambda work: work.people.by_ids(self.heads))
        for one in self.obligations():
            if one.state not in OWING or one.recipient_id is None:
                continue
            head = heads[one.recipient_id]
            local = self.now.astimezone(ZoneInfo(head.time_zone or "Europe/Moscow"))
            open_now = self.office.next_open_moment(self.now, head.time_zone, head.digest_time) == self.now
            if not open_now or local.time() < (head.digest_time or time(8, 30)):
                continue
            if not self.owed_steps(one, head):
                continue
            told_today = (head.id, SpeechKind.DIGEST, local.date()) in self.sent
            if told_today or self.has_reason(one, head, local.date()):
                continue
            raise AssertionError(f"a step is due and nobody was told: {one}, {self.duties[one.id]}, now {local}")

    def has_reason(self, one: Obligation, head: Person, today: date) -> bool:
        """The row of today's message says why it was not sent, or that it is to be tried again."""

        def look(work: Work) -> bool:
            rows = work.connection.execute(
                outbox.select().where(
                    outbox.c.person_id == head.id,
                    outbox.c.kind.in_([SpeechKind.DIGEST, SpeechKind.ASSIGNMENT]),
                    outbox.c.reason.is_not(None),
                )
            ).all()
            if any(row.slot == today.isoformat() or row.kind == SpeechKind.ASSIGNMENT for row in rows):
                return True
            excused = work.connection.execute(nudges.select().where(nudges.c.obligation_id == one.id)).all()
            return not (head.connected and head.reachable) and any(row.excuse for row in excused)

        return self.look(look)

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

    def owed_steps(self, one: Obligation, head: Person | None = None) -> bool:
        """Whether a step has come that was not told."""
        if one.control_date is None or one.state not in OWING:
            return False
        duty = self.duties[one.id]
        head = head or self.look(lambda work: work.people.get(one.recipient_id or 0))
        since = max(duty.told + timedelta(days=1) if duty.told else date.min, duty.over_before or date.min)
        today, itself, until = self.moment.today_for(head.time_zone), self.day_itself(one), one.snoozed_until
        came = {day for day in self.ladder(one) if day <= today}
        if until is not None and (duty.told is None or until > duty.told):
            came = {day for day in came if day >= until or day == itself} | ({until} if until <= today else set())
        return any(day >= since for day in came)

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
        while day < control_date + timedelta(days=400):
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

    def forget_passed_steps(self, due_before: set[int], concerned: Callable[[Obligation], bool]) -> None:
        for one in self.obligations():
            if concerned(one) and one.id not in due_before:
                self.duties[one.id].over_before = self.moment.today

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

    def of_head(self, number: int, action: Callable[[Obligation], Callable[[Work, Moment, Person], object]]) -> bool:
        one = self.pick(number, lambda one: one.state in OWING)
        if one is None or one.recipient_id is None:
            return False
        try:
            self.act(lambda work, m: action(one)(work, m, work.people.get(one.recipient_id)))  # type: ignore[arg-type]
        except Refusal as refusal:
            # A day too far off, by the head's own calendar day.
            if refusal.code != "snooze-too-far":
                raise
            return False
        return True


District.TestCase.settings = settings(
    max_examples=15,
    stateful_step_count=25,
    deadline=None,
    report_multiple_bugs=False,
    print_blob=False,
    suppress_health_check=list(HealthCheck),
)
TestDistrict = District.TestCase
