"""The morning's nudges of one person, in one message; the day itself, once more; and what becomes of them later."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from bot.domain.calendar import WorkingCalendar
from bot.domain.nudge_policy import EscalationLevel
from bot.domain.obligation import OWING, Obligation, ObligationState
from bot.domain.office import Moment
from bot.domain.reminder import Phase, phase
from bot.messages.message import Button, Message, join_lines
from bot.messages.obligations import LINES, action_buttons, heading, relative, short_title, state_words
from bot.texts import Html, Texts

ONE_EACH = 4
"""Up to so many things each has a row of its own."""
_PHASES = {
    Phase.AHEAD: "phase-ahead",
    Phase.SOON: "phase-soon",
    Phase.TODAY: "phase-today",
    Phase.JUST_LATE: "phase-just-late",
    Phase.LATE: "phase-late",
    Phase.LONG_LATE: "phase-long-late",
    Phase.WEEKS_LATE: "phase-weeks-late",
}
_WARNINGS = {EscalationLevel.CURATOR: "warning-curator", EscalationLevel.CONTROLLER: "warning-controller"}


@dataclass(frozen=True, slots=True)
class EscalationWarning:
    """To whom, and when, what is late will be told if nothing comes."""

    level: EscalationLevel
    day: date
    obligation_ids: tuple[int, ...]


def digest(
    texts: Texts,
    due: Sequence[Obligation],
    near: Sequence[Obligation],
    others: int,
    today: date,
    calendar: WorkingCalendar,
    *,
    speech_id: int,
    warnings: Sequence[EscalationWarning] = (),
    undated: int = 0,
) -> Message:
    """`due`: what is to be told today; `near`: what is due soon or overdue besides; `others`: how much more is owed,
    `undated`: of that still without a day."""
    shown = sorted([*due, *near][:LINES], key=_nearest_first)
    everything = [*due, *near]
    rest = others + len(everything) - len(shown)
    text = join_lines(
        _head(texts, everything, today),
        "",
        *(_line(texts, index, one, today, calendar) for index, one in enumerate(shown, 1)),
        "",
        *(_warning(texts, one, shown) for one in warnings),
        _rest(texts, rest, undated),
        _phase_words(texts, due, near, today, calendar),
        texts("digest-hint-one" if len(shown) == 1 else "digest-hint-many"),
    )
    buttons = _buttons(texts, shown, today, calendar, speech_id)
    told = tuple((one.id, one.control_date) for one in shown if one.control_date is not None)
    return Message(
        text,
        buttons,
        obligations=tuple(one.id for one in shown),
        nudges=tuple(one.id for one in due),
        warned=tuple({one for warning in warnings for one in warning.obligation_ids}),
        dates=told,
    )


def _rest(texts: Texts, count: int, undated: int) -> Html | None:
    if undated:
        return texts("digest-rest-undated", count=count, undated=undated)
    return texts("digest-rest", count=count) if count else None


def on_the_day(texts: Texts, due: Sequence[Obligation], today: date, speech_id: int) -> Message:
    """In the afternoon of a control date, what is not reported yet."""
    shown = due[:LINES]
    rest = len(due) - len(shown)
    text = join_lines(
        texts("on-the-day-head", count=len(due)),
        "",
        *(texts("on-the-day-line", index=index, title=short_title(one)) for index, one in enumerate(shown, 1)),
        "",
        texts("digest-rest", count=rest) if rest else None,
        texts("digest-hint-one" if len(shown) == 1 else "digest-hint-many"),
    )
    buttons = action_buttons(texts, shown[0]) if len(shown) == 1 else (*_rows(texts, shown), _everything(texts))
    return Message(text, buttons, obligations=tuple(one.id for one in shown), nudges=tuple(one.id for one in due))


def as_of_now(
    texts: Texts,
    shown: Sequence[Obligation],
    live: frozenset[int],
    sent_at: Mapping[int, Html],
    reader_id: int,
    moment: Moment,
) -> Message:
    """An earlier message about these, put right: today's state of each, buttons for what is still to be done.

    `live`: those of which it is the newest message; `sent_at`: when the report of each that has one was sent.
    """
    today = moment.today
    many = len(shown) > 1
    words = {one.id: _state_now(texts, one, one.id in live, sent_at, reader_id, moment) for one in shown}
    if many:
        lines = [
            texts("as-of-now-line", index=index, title=short_title(one), state=words[one.id])
            for index, one in enumerate(shown, 1)
        ]
        text = join_lines(texts("as-of-now-head", day=texts.day(today, today)), "", *lines)
    else:
        text = join_lines(heading(texts, shown[0]), "", texts("as-of-now-one", state=words[shown[0].id]))
    owed = [
        (index, one)
        for index, one in enumerate(shown, 1)
        if one.id in live and one.state in OWING and one.recipient_id == reader_id
    ]
    if not owed:
        return Message(text, (_everything(texts),), obligations=tuple(one.id for one in shown))
    rows = (
        (*(_row(texts, index, one) for index, one in owed), _everything(texts))
        if many
        else action_buttons(texts, shown[0])
    )
    return Message(text, rows, obligations=tuple(one.id for one in shown))


def _state_now(
    texts: Texts, one: Obligation, live: bool, sent_at: Mapping[int, Html], reader_id: int, moment: Moment
) -> Html:
    today = moment.today
    if one.recipient_id != reader_id:
        return texts("as-of-now-handed-over")
    if not live:
        return texts("as-of-now-newer")
    if one.state is ObligationState.REPORTED and one.id in sent_at:
        return texts("as-of-now-reported", time=sent_at[one.id])
    if one.state in OWING and one.control_date is not None:
        until = texts.until(one.control_date, today)
        if one.snoozed_until is not None and one.snoozed_until > today:
            return texts("as-of-now-snoozed", until=until, day=texts.day(one.snoozed_until, today))
        far = relative(texts, one.control_date, today, moment.office.calendar)
        return texts("as-of-now-owed", state=state_words(texts, one, today), until=until, relative=far)
    return texts("as-of-now-state", state=state_words(texts, one, today))


def _head(texts: Texts, found: Sequence[Obligation], today: date) -> Html:
    ahead = [one.control_date for one in found if one.control_date is not None and one.control_date > today]
    return texts(
        "digest-head",
        today=sum(1 for one in found if one.control_date == today),
        overdue=sum(1 for one in found if one.overdue(today)),
        soon=len(ahead),
        until=texts.until(max(ahead), today) if ahead else "",
    )


def _phase_words(
    texts: Texts, due: Sequence[Obligation], near: Sequence[Obligation], today: date, calendar: WorkingCalendar
) -> Html | None:
    """In the tone of the most pressing one: the same ping never comes in the same words every day.

    What was late before and is merely listed again has had its words: nothing milder is said above it.
    """
    dates = [one.control_date for one in (*due, *near) if one.control_date is not None]
    if not due or not dates:
        return None
    pressing = min(dates)
    if pressing < today and all(one.control_date != pressing for one in due):
        return None
    return texts(_PHASES[phase(pressing, today, calendar)])


def _warning(texts: Texts, warning: EscalationWarning, shown: Sequence[Obligation]) -> Html:
    numbers = [index for index, one in enumerate(shown, 1) if one.id in warning.obligation_ids]
    words = texts(_WARNINGS[warning.level], day=texts.day(warning.day, warning.day))
    if len(shown) == 1:
        return words
    more = len(warning.obligation_ids) - len(numbers)
    if not numbers:
        return texts("warning-others", count=more, warning=words)
    return texts("warning-numbered", count=len(numbers), numbers=", ".join(map(str, numbers)), more=more, warning=words)


def _buttons(
    texts: Texts, shown: Sequence[Obligation], today: date, calendar: WorkingCalendar, speech_id: int
) -> tuple[tuple[Button, ...], ...]:
    if len(shown) == 1:
        one = shown[0]
        early = one.control_date is not None and phase(one.control_date, today, calendar) is Phase.AHEAD
        return action_buttons(texts, one, early=early and one.acknowledged_at is None)
    later = Button(texts.plain("button-later-all"), "laterall", (speech_id,))
    return (*_rows(texts, shown), (*_everything(texts), later))


def _rows(texts: Texts, shown: Sequence[Obligation]) -> tuple[tuple[Button, ...], ...]:
    """A "done" for each; of many, two in a row, and a number for each that opens it."""
    numbered = list(enumerate(shown, 1))
    if len(shown) <= ONE_EACH:
        return tuple(_row(texts, index, one) for index, one in numbered)
    done = [_row(texts, index, one)[0] for index, one in numbered]
    numbers = [Button(texts.plain("button-numbered", number=index), "card", (one.id,)) for index, one in numbered]
    return (
        *(tuple(done[start : start + 2]) for start in range(0, len(done), 2)),
        *(tuple(numbers[start : start + 4]) for start in range(0, len(numbers), 4)),
    )


def _row(texts: Texts, index: int, one: Obligation) -> tuple[Button, ...]:
    return (
        Button(texts.plain("button-done-numbered", number=index), "done", (one.id,)),
        Button(texts.plain("button-open-numbered", number=index), "card", (one.id,)),
    )


def _everything(texts: Texts) -> tuple[Button, ...]:
    return (Button(texts.plain("button-mine"), "my"),)


def _line(texts: Texts, index: int, one: Obligation, today: date, calendar: WorkingCalendar) -> Html:
    assert one.control_date is not None
    return texts(
        "digest-line-returned" if one.state is ObligationState.RETURNED else "digest-line",
        index=index,
        title=short_title(one),
        until=texts.until(one.control_date, today),
        relative=relative(texts, one.control_date, today, calendar),
    )


def _nearest_first(one: Obligation) -> tuple[date, int]:
    return one.control_date or date.max, one.id
