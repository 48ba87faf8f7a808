"""A person's own settings; zones of organizations and the office's calendar, for those who keep them."""

from __future__ import annotations

from datetime import date
from zoneinfo import ZoneInfo

from aiogram import F, Router
from aiogram.types import Message

from bot.actions import preferences
from bot.actions.preferences import Preferences
from bot.domain.conversation import Step
from bot.domain.errors import Refusal
from bot.handlers.filters import At, on
from bot.handlers.turn import Turn
from bot.messages import preferences as words
from bot.messages.date_picker import day_number, read_choice
from bot.messages.message import Button

router = Router()


@on(router, "settings")
async def settings(_: object, turn: Turn) -> None:
    await _show(turn, await turn.see(preferences.preferences))


@on(router, "hour", ids=(0, 1))
async def hour(_: object, turn: Turn, args: tuple[int, ...]) -> None:
    """The button carries the hour as 830."""
    if not args:
        found = await turn.do(preferences.ask_hour)
        await turn.show(words.choose_hour(turn.texts, found.person.digest_time or found.usual_hour))
        return
    await _show(turn, await turn.do(preferences.set_hour, *divmod(args[0], 100)))


@router.message(At(Step.OWN_HOUR), F.text, ~F.text.startswith("/"))
async def typed_hour(message: Message, turn: Turn) -> None:
    await _show(turn, await turn.do(preferences.type_hour, message.text or ""))


@on(router, "zone", ids=(0, 1))
async def zone(_: object, turn: Turn, args: tuple[int, ...]) -> None:
    if not args:
        back = Button(turn.texts.plain("button-back-settings"), "settings")
        await turn.show(words.choose_zone(turn.texts, turn.texts("zone-choose"), "zone", back=back))
        return
    await _show(turn, await turn.do(preferences.set_zone, _zone(args[0])))


@on(router, "zones", ids=(0, 1))
async def zones(_: object, turn: Turn, args: tuple[int, ...]) -> None:
    found = await turn.see(preferences.organizations)
    office = turn.moment.office.zone.key
    await turn.show(words.organizations(turn.texts, found, args[0] if args else 0, office))


@on(router, "orgzone", ids=1)
async def zone_of_organization(_: object, turn: Turn, args: tuple[int, ...]) -> None:
    found = await turn.see(preferences.organization, args[0])
    await turn.show(words.organization_zone(turn.texts, found, turn.moment.office.zone.key))


@on(router, "zoneof", ids=(1, 2))
async def zone_of(_: object, turn: Turn, args: tuple[int, ...]) -> None:
    await _zone_of(turn, "zoneof", args, district=False)


@on(router, "zonesof", ids=(1, 2))
async def zones_of(_: object, turn: Turn, args: tuple[int, ...]) -> None:
    await _zone_of(turn, "zonesof", args, district=True)


@on(router, "calendar")
async def calendar(_: object, turn: Turn) -> None:
    await _show_calendar(turn, await turn.see(preferences.calendar_view))


@on(router, "calendarday", ids=(0, 1))
async def calendar_day(_: object, turn: Turn, args: tuple[int, ...]) -> None:
    first, last = _offered(turn)
    choice = read_choice(args[0], first, last) if args else None
    if choice is None or choice.day is None:
        await turn.see(preferences.own_day, first)
        month = choice.month if choice else first
        await turn.show(words.choose_day(turn.texts, month, first, last, turn.moment.office.calendar))
        return
    own = await turn.see(preferences.own_day, choice.day)
    worked = turn.moment.office.calendar.is_working(choice.day)
    message = words.day_of_calendar(turn.texts, choice.day, day_number(choice.day), worked=worked, own=own)
    await turn.show(message)


@on(router, "setday", ids=2)
async def set_day(_: object, turn: Turn, args: tuple[int, ...]) -> None:
    number, how = args
    day = read_choice(number, *_offered(turn)).day
    if day is None or how > 2:
        raise Refusal("nothing-here")
    view = await turn.do(preferences.set_day, day, worked=None if how == 2 else bool(how))
    await turn.performer.refresh_office()
    await turn.performer.do(preferences.reschedule_all)
    await _show_calendar(turn, view)


async def _show(turn: Turn, found: Preferences) -> None:
    message = words.settings(
        turn.texts,
        found.person.digest_time,
        found.usual_hour,
        found.zone,
        own_zone=found.person.time_zone is not None,
    )
    await turn.show(message)


async def _zone_of(turn: Turn, verb: str, args: tuple[int, ...], *, district: bool) -> None:
    if len(args) == 1:
        one = await turn.see(preferences.organization, args[0])
        back = Button(turn.texts.plain("button-back"), "orgzone", (one.id,))
        question = turn.texts("zone-of-choose", name=one.district or one.name if district else one.name)
        await turn.show(words.choose_zone(turn.texts, question, verb, one.id, back=back))
        return
    zone = _zone(args[1])
    count = await turn.do(preferences.set_zone_of, args[0], zone, district=district)
    await turn.show(words.zones_set(turn.texts, count, zone.key))


async def _show_calendar(turn: Turn, view: preferences.CalendarView) -> None:
    message = words.working_days(turn.texts, view.days, view.unknown_years, turn.moment.today, mine=view.mine)
    await turn.show(message)


def _zone(index: int) -> ZoneInfo:
    if index >= len(words.ZONES):
        raise Refusal("nothing-here")
    return ZoneInfo(words.ZONES[index])


def _offered(turn: Turn) -> tuple[date, date]:
    """Days of the calendar that can be changed: to the end of the next year."""
    today = turn.moment.today
    return today, date(today.year + 1, 12, 31)
