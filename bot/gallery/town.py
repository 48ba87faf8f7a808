"""What the gallery's screens are about: the invented town's people, plan and obligations on a fixed Monday."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from zoneinfo import ZoneInfo

from bot.domain.forecast import Forecast, ForecastMessage
from bot.domain.obligation import ExecutorLoad, Obligation, ObligationState, Part
from bot.domain.office import Checkpoints, Moment, Office
from bot.domain.people import Organization, OrganizationKind, Person, Role
from bot.domain.report import Attachment, FileKind, Report, ReportState, ReportStatus, ReturnReason
from bot.domain.roadmap import Activity, Draft, PlanRow, Roadmap, RoadmapState, Section
from bot.domain.summary import SectionSummary, Summary
from bot.reading.document import read_document
from bot.samples import Character, cast, sample_plan_docx
from bot.working_days import russian_calendar

TODAY = date(2026, 2, 2)
"""A Monday."""
NOW = datetime(2026, 2, 2, 5, 41, tzinfo=UTC)
"""08:41 in the town's office."""
PHOTOS = tuple(Attachment(FileKind.PHOTO, f"photo-{number}") for number in (1, 2))
DOCUMENT = Attachment(FileKind.DOCUMENT, "document-1", "report.docx")


@dataclass(frozen=True, slots=True)
class Town:
    moment: Moment
    draft: Draft
    curator: Person
    official: Person
    director: Person
    people: tuple[Person, ...]
    """Officials, then directors of the schools."""
    schools: tuple[Organization, ...]

    def roadmap(self, state: RoadmapState = RoadmapState.IN_FORCE) -> Roadmap:
        return Roadmap(
            1, state, self.draft.head, Checkpoints.QUARTERLY, self.curator.id, self.draft.sections, self.moment.now
        )

    def rows(self) -> tuple[PlanRow, ...]:
        return tuple(PlanRow(index, 1, index, False, one) for index, one in enumerate(self.draft.activities, 1))

    def obligation(
        self,
        place: int,
        days: int | None,
        *,
        state: ObligationState = ObligationState.ON_EXECUTION,
        part: Part = Part.MEMBER,
        school: int | None = 0,
        reported: int | None = None,
    ) -> Obligation:
        """The activity of this place in the plan, due so many days from today (None: without a day).

        A school's where `school` names its place in the cast, else the official's; `reported`: days from today.
        """
        activity = self._activity(place)
        control_date = None if days is None else TODAY + timedelta(days=days)
        organization = None if school is None else self.schools[school]
        recipient = self.official.id if organization is None else organization.head_id
        return Obligation(
            id=100 + place,
            roadmap_id=1,
            activity_id=place,
            section=activity.section,
            number=activity.number,
            title=activity.title,
            deadline_text=activity.deadline_text,
            part=part,
            state=state,
            window=None,
            control_date=control_date,
            first_control_date=control_date,
            person_id=recipient if organization is None else None,
            organization_id=None if organization is None else organization.id,
            executor_name=self.official.name if organization is None else organization.name,
            district=None if organization is None else organization.district,
            recipient_id=recipient,
            curator_id=self.curator.id,
            told_on=None,
            reported_on=None if reported is None else TODAY + timedelta(days=reported),
            closed_at=self.moment.now if state is ObligationState.CLOSED else None,
        )

    def twelve(self) -> list[Obligation]:
        """A director's Monday after the holidays: late ones, two returned, one of today, the rest ahead."""
        returned = ObligationState.RETURNED
        days = (-21, -5, -3, -3, 0, 1, 2, 3, 7, 10, 14, 17)
        return [
            self.obligation(place, far, state=returned if place in (1, 5) else ObligationState.ON_EXECUTION)
            for place, far in enumerate(days)
        ]

    def report(
        self,
        obligation: Obligation | None,
        state: ReportState,
        text: str,
        *attachments: Attachment,
        status: ReportStatus = ReportStatus.DONE,
        reason: ReturnReason | None = None,
        words: str | None = None,
    ) -> Report:
        decided = state in (ReportState.ACCEPTED, ReportState.RETURNED)
        return Report(
            id=7,
            obligation_id=None if obligation is None else obligation.id,
            author_id=self.director.id,
            state=state,
            status=status,
            text=text,
            attachments=attachments,
            card_message_id=70,
            sent_at=None if state is ReportState.DRAFT else self.moment.now,
            decided_at=self.moment.now + timedelta(hours=2) if decided else None,
            decided_by=self.curator.id if decided else None,
            return_reason=reason,
            return_text=words,
        )

    def forecast(self) -> Forecast:
        """Three days of the first week; who is not connected is among their readers."""
        days = [TODAY + timedelta(days=far) for far in (0, 1, 3)]
        readers = [(days[0], self.people[0], 0), *((day, one, 2) for day in days[1:] for one in self.people)]
        own = ForecastMessage(days[2], self.official, 3, time(10, 15), "Asia/Yekaterinburg")
        return Forecast((*(ForecastMessage(*each) for each in readers), own))

    def loads(self) -> list[ExecutorLoad]:
        """Of schools, of an official, of a body that nobody stands behind."""
        schools = [
            ExecutorLoad(one.name, one.head_id, 14, 0, 0, TODAY + timedelta(days=10 + place))
            for place, one in enumerate(self.schools)
        ]
        official = ExecutorLoad(self.official.name, self.official.id, 5, 1, 1, TODAY - timedelta(days=4))
        return [*schools, official, ExecutorLoad(self.schools[0].name, None, 1, 1, 0, None)]

    def section_summaries(self) -> tuple[SectionSummary, ...]:
        sections: tuple[Section | None, ...] = (*self.draft.sections, None)
        counts = (
            Summary(12, 1, 4, 1, 2, 3, 1, 0),
            Summary(31, 3, 21, 0, 0, 5, 0, 2),
            Summary(21, 0, 21, 0, 0, 0, 0, 0),
            Summary(5, 0, 0, 0, 1, 4, 0, 0),
        )
        return tuple(SectionSummary(section, one) for section, one in zip(sections, counts, strict=True))

    def _activity(self, place: int) -> Activity:
        return self.draft.activities[place % len(self.draft.activities)]


TOTAL = Summary(
    total=69, overdue=4, on_execution=46, returned=1, reported=3, closed_in_time=12, closed_late=1, awaits_timetable=2
)
FRESH = Summary(
    total=69, overdue=0, on_execution=67, returned=0, reported=0, closed_in_time=0, closed_late=0, awaits_timetable=2
)


@cache
def town() -> Town:
    played = cast()
    officials = [_person(10 + place, one, Role.OFFICIAL) for place, one in enumerate(played.officials)]
    directors = [
        replace(_person(20 + place, Character(one.director, ""), Role.DIRECTOR), position=None)
        for place, one in enumerate(played.schools)
    ]
    schools = tuple(
        Organization(30 + place, one.name, OrganizationKind.SCHOOL, one.district, directors[place].id, 1)
        for place, one in enumerate(played.schools)
    )
    return Town(
        moment=Moment(NOW, Office(russian_calendar(TODAY.year - 1, TODAY.year + 2), ZoneInfo("Europe/Moscow"))),
        draft=read_document("plan.docx", sample_plan_docx(TODAY)),
        curator=_person(1, played.curator, Role.CURATOR),
        official=officials[0],
        director=directors[0],
        people=(*officials, *directors),
        schools=schools,
    )


def _person(number: int, character: Character, role: Role) -> Person:
    # The last director of the cast has not come to the bot yet.
    telegram_id = None if number == 22 else 1000 + number
    return Person(
        id=number,
        name=character.name,
        position=character.position,
        roles=frozenset({role}),
        telegram_id=telegram_id,
        language=None,
        time_zone=None,
        reachable=True,
    )
