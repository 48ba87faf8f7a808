"""When a plan nudges, putting a nudge off, and what became of each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from bot.domain.calendar import WorkingCalendar
from bot.domain.nudge_policy import PRESETS, EscalationLevel, NudgePolicy, Preset, preset_of
from bot.domain.obligation import Obligation
from bot.domain.people import Person
from bot.domain.roadmap import Roadmap
from bot.domain.speech import Excuse, Nudge, SpeechKind
from bot.messages.date_picker import date_picker, day_number
from bot.messages.message import Button, Message, join_lines
from bot.messages.obligations import LINES, clipped, heading, page_buttons, short_title
from bot.texts import Html, Texts

_PRESETS = {
    Preset.CALM: "preset-calm",
    Preset.USUAL: "preset-usual",
    Preset.INSISTENT: "preset-insistent",
}
_TOLD = {EscalationLevel.CURATOR: "put-off-told-curator", EscalationLevel.CONTROLLER: "put-off-told-controller"}
_EXCUSES = {
    Excuse.NOTHING_LEFT: "excuse-nothing-left",
    Excuse.NOT_CONNECTED: "excuse-not-connected",
    Excuse.UNREACHABLE: "excuse-unreachable",
    Excuse.ALREADY_DECIDED: "excuse-already-decided",
    Excuse.NEXT_MORNING: "excuse-next-morning",
    Excuse.FOLDED: "excuse-folded",
    Excuse.REPORTED: "excuse-reported",
    Excuse.MOVED: "excuse-moved",
    Excuse.REMOVED: "excuse-removed",
    Excuse.HANDED_OVER: "excuse-handed-over",
    Excuse.SNOOZED: "excuse-snoozed",
    Excuse.OBJECTED: "excuse-objected",
    Excuse.REFUSED: "excuse-refused",
}
PRESET_ORDER = tuple(_PRESETS)
"""A button names a preset by its place here."""
HEAD = 300


@dataclass(frozen=True, slots=True)
class Unreached:
    """Someone whom nudges did not reach."""

    person: Person
    name: str
    """The organization's, or the person's."""
    excuse: Excuse
    count: int
    last: date


def policy(
    texts: Texts,
    roadmap: Roadmap,
    chosen: NudgePolicy,
    changed_at: datetime | None,
    changed_by: Person | None,
    zone: ZoneInfo,
    *,
    mine: bool,
) -> Message:
    """The steps in words, the presets with theirs."""
    current = preset_of(chosen)
    named = texts.plain(_PRESETS[current]) if current else texts.plain("preset-own")
    text = join_lines(
        texts("policy-head", title=clipped(roadmap.head.title, HEAD)),
        "",
        texts("policy-now", name=named),
        *_steps(texts, chosen),
        texts(
            "policy-changed",
            name=changed_by.short_name if changed_by else "",
            day=texts.day(changed_at.astimezone(zone).date()),
        )
        if changed_at is not None
        else None,
        *_offer(texts, current) if mine else (),
    )
    back = (Button(texts.plain("button-back-plan"), "plan", (roadmap.id,)),)
    if not mine:
        return Message(text, (back,))
    rows = tuple(
        (Button(texts.plain("button-preset", name=texts.plain(key)), "nudging", (roadmap.id, index)),)
        for index, (preset, key) in enumerate(_PRESETS.items())
        if preset is not current
    )
    own = (Button(texts.plain("button-own-steps"), "nudgesteps", (roadmap.id,)),)
    return Message(text, (*rows, own, back))


def ask_steps(texts: Texts, roadmap: Roadmap) -> Message:
    back = Button(texts.plain("button-back"), "nudging", (roadmap.id,))
    return Message(texts("policy-ask-steps"), ((back,),))


def later(
    texts: Texts,
    found: Sequence[Obligation],
    tomorrow: date,
    monday: date | None,
    today: date,
    *,
    verb: str,
    subject_id: int,
) -> Message:
    """When to remind again, of one thing or of all that a message listed.

    `tomorrow`: the next working day, so called only where it is; `monday`: the first working day of the next week.
    """
    near = "button-later-tomorrow" if tomorrow == today + timedelta(days=1) else "button-later-next-working"
    days = [Button(texts.plain(near, day=texts.day(tomorrow, today)), verb, _day(subject_id, tomorrow))]
    if monday is not None:
        words = texts.plain("button-later-monday", day=texts.day(monday, today))
        days.append(Button(words, verb, _day(subject_id, monday)))
    choose = Button(texts.plain("button-later-day"), f"{verb}day", (subject_id,))
    back = _back(texts, found)
    return Message(_later_head(texts, found), (*((one,) for one in days), (choose,), (back,)), obligations=_ids(found))


def later_day(
    texts: Texts,
    found: Sequence[Obligation],
    month: date,
    first: date,
    last: date,
    calendar: WorkingCalendar,
    *,
    verb: str,
    subject_id: int,
) -> Message:
    picker = date_picker(
        texts,
        _later_head(texts, found),
        verb,
        (subject_id,),
        month,
        calendar=calendar,
        first=first,
        last=last,
        below=((_back(texts, found),),),
    )
    return Message(picker.text, picker.buttons, obligations=_ids(found))


def put_off(
    texts: Texts,
    found: Sequence[Obligation],
    until: date,
    told: Sequence[tuple[EscalationLevel, date]],
    today: date,
) -> Message:
    """It is put off; what happens meanwhile all the same."""
    text = join_lines(
        texts("put-off", count=len(found), day=texts.day(until, today)),
        texts("put-off-day-itself") if _before(found, until) else None,
        *(texts(_TOLD[level], day=texts.day(day, today)) for level, day in told),
    )
    return Message(text, ((_back(texts, found),),), obligations=_ids(found))


def history_lines(texts: Texts, nudges: Sequence[Nudge], today: date, zone: ZoneInfo) -> tuple[Html, ...]:
    """What became of an obligation's nudges, the newest first; nothing where there were none."""
    if not nudges:
        return ()
    return (texts("nudges-head"), *(_history_line(texts, one, today, zone) for one in nudges))


def undelivered(texts: Texts, found: Sequence[Unreached], page: int, today: date) -> Message:
    """Whom nudges did not reach, and why."""
    if not found:
        return Message(texts("undelivered-none"), ((Button(texts.plain("button-control-summary"), "summary"),),))
    pages = -(-len(found) // LINES)
    page = min(max(page, 0), pages - 1)
    shown = list(enumerate(found, 1))[page * LINES : (page + 1) * LINES]
    lines = [
        texts(
            "undelivered-line",
            index=index,
            name=clipped(one.name, 60),
            reason=_excuse(texts, one.excuse),
            count=one.count,
            day=texts.day(one.last, today),
        )
        for index, one in shown
    ]
    links = [
        Button(texts.plain("button-link-numbered", number=index), "link", (one.person.id,))
        for index, one in shown
        if one.excuse in (Excuse.NOT_CONNECTED, Excuse.UNREACHABLE)
    ]
    rows = tuple(tuple(links[start : start + 4]) for start in range(0, len(links), 4))
    text = join_lines(texts("undelivered-head", count=len(found)), "", *lines)
    return Message(text, (*rows, *page_buttons(texts, "undelivered", (), page, pages)))


def _history_line(texts: Texts, one: Nudge, today: date, zone: ZoneInfo) -> Html:
    day = texts.day((one.sent_at or one.planned_at).astimezone(zone).date(), today)
    if one.excuse is not None:
        return texts("nudge-excused", day=day, reason=_excuse(texts, one.excuse))
    if one.sent_at is None:
        return texts("nudge-planned", day=day)
    if one.kind is SpeechKind.ON_THE_DAY:
        return texts("nudge-sent-again-seen" if one.seen_at else "nudge-sent-again", day=day)
    return texts("nudge-sent-seen" if one.seen_at else "nudge-sent", day=day)


def _excuse(texts: Texts, excuse: Excuse) -> str:
    return texts.plain(_EXCUSES[excuse])


def _steps(texts: Texts, one: NudgePolicy) -> tuple[Html, ...]:
    ahead = [str(days) for days in one.before if days]
    return (
        texts("policy-before", days=", ".join(ahead)) if ahead else texts("policy-before-none"),
        texts("policy-after", days=", ".join(map(str, one.after))) if one.after else texts("policy-after-weekly"),
        texts("policy-escalation", curator=one.curator_after, controller=one.controller_after),
    )


def _offer(texts: Texts, current: Preset | None) -> tuple[Html | str, ...]:
    lines: list[Html | str] = ["", texts("policy-offer")]
    for preset, key in _PRESETS.items():
        if preset is not current:
            one = PRESETS[preset]
            lines.append(
                texts(
                    "policy-preset",
                    name=texts.plain(key),
                    before=", ".join(str(days) for days in one.before if days),
                    after=", ".join(map(str, one.after)),
                )
            )
    return tuple(lines)


def _later_head(texts: Texts, found: Sequence[Obligation]) -> Html:
    if len(found) == 1:
        return join_lines(heading(texts, found[0]), "", texts("later-when"))
    lines = [texts("later-line", index=index, title=short_title(one)) for index, one in enumerate(found[:LINES], 1)]
    return join_lines(texts("later-head", count=len(found)), "", *lines, "", texts("later-when"))


def _back(texts: Texts, found: Sequence[Obligation]) -> Button:
    if len(found) == 1:
        return Button(texts.plain("button-open-one"), "card", (found[0].id,))
    return Button(texts.plain("button-mine"), "my")


def _before(found: Sequence[Obligation], until: date) -> bool:
    return any(one.control_date is not None and one.control_date < until for one in found)


def _day(subject_id: int, day: date) -> tuple[int, int]:
    return subject_id, day_number(day)


def _ids(found: Sequence[Obligation]) -> tuple[int, ...]:
    return tuple(one.id for one in found) if len(found) == 1 else ()
