"""The review of a draft: one question a card, with the likely readings as buttons."""

from __future__ import annotations

from datetime import date

from bot.domain.calendar import WorkingCalendar
from bot.domain.people import Person
from bot.domain.review import FOR_ALL, KeptQuestion, LikelyReading, ReadingKind, content_of
from bot.domain.roadmap import DoubtReason, Field, PlanRow, Question, Roadmap, RowWarning
from bot.messages.date_picker import date_picker
from bot.messages.message import Button, Message, join_lines
from bot.messages.obligations import clipped
from bot.messages.rows import field_lines, reason_words, section_words, title_words
from bot.texts import Html, Texts

TITLE = 400
"""Letters of a row's title over its question."""
EXCERPT = 200
LABEL = 40
"""Letters of a reading on its button."""

_READINGS = {
    ReadingKind.RIGHT: "button-right",
    ReadingKind.AS_WRITTEN: "button-as-written",
    ReadingKind.WHOLE_PERIOD: "button-whole-period",
    ReadingKind.NO_DEADLINE: "button-no-deadline",
    ReadingKind.NOBODY: "button-nobody",
    ReadingKind.ROW_ABOVE: "button-row-above",
}
_FOR_ALL = {
    ReadingKind.RIGHT: "button-all-right",
    ReadingKind.MONTH_AFTER_ORDER: "button-all-month-after-order",
    ReadingKind.NO_DEADLINE: "button-all-no-deadline",
    ReadingKind.NOBODY: "button-all-nobody",
}


def question(
    texts: Texts,
    roadmap: Roadmap,
    row: PlanRow,
    kept: KeptQuestion,
    asked: Question,
    readings: tuple[LikelyReading, ...],
    *,
    number: int,
    total: int,
    alike: int,
    for_all: tuple[ReadingKind, ...],
    answered_by: Person | None,
    today: date,
) -> Message:
    """What the document says, what the bot understood, why it asks; or how it was answered."""
    section = roadmap.sections[row.activity.section - 1] if row.activity.section else None
    changed = content_of(row.activity, kept.field) != content_of(kept.before, kept.field)
    text = join_lines(
        texts("review-head", number=number, total=total),
        "",
        title_words(texts, row.activity, TITLE),
        texts("row-section", title=section_words(section)) if section else None,
        texts("row-instruction") if row.instruction else None,
        "",
        *field_lines(texts, kept.before, kept.field, today),
        *_reasons(texts, asked, kept),
        *(("", texts("review-now"), *field_lines(texts, row.activity, kept.field, today)) if changed else ()),
        *_answered(texts, kept, answered_by),
    )
    choices = tuple((_choice(texts, one, kept, row),) for one in readings)
    all_alike = tuple(
        (Button(texts.plain(_FOR_ALL[kind], count=alike), "alike", (kept.id, FOR_ALL.index(kind), alike)),)
        for kind in for_all
    )
    return Message(text, (*choices, *_own(texts, kept, row), *all_alike, *_turns(texts, roadmap, kept, number)))


def pause(texts: Texts, roadmap: Roadmap, left: int) -> Message:
    """All is answered, and what comes next; or what was skipped."""
    rows = Button(texts.plain("button-rows"), "rows", (roadmap.id, 0))
    back = Button(texts.plain("button-back-draft"), "plan", (roadmap.id,))
    if left:
        again = Button(texts.plain("button-questions", count=left), "review", (roadmap.id,))
        return Message(texts("review-skipped", count=left), ((again,), (rows, back)))
    text = join_lines(texts("review-done"), "", texts("review-next"))
    return Message(text, ((Button(texts.plain("button-preview"), "preview", (roadmap.id,)),), (rows, back)))


def ask_own(texts: Texts, row: PlanRow, kept: KeptQuestion) -> Message:
    """What may be typed into the field, with an example."""
    key = {Field.DEADLINE: "row-ask-deadline", Field.RESPONSIBLE: "row-ask-responsible"}.get(
        kept.field, "row-ask-title"
    )
    back = Button(texts.plain("button-back-question"), "ask", (kept.id,))
    return Message(join_lines(title_words(texts, row.activity, TITLE), "", texts(key)), ((back,),))


def choose_day(
    texts: Texts,
    row: PlanRow,
    kept: KeptQuestion,
    month: date,
    *,
    calendar: WorkingCalendar,
    first: date,
    last: date,
) -> Message:
    head = join_lines(title_words(texts, row.activity, TITLE), "", texts("review-choose-day"))
    back = Button(texts.plain("button-back-question"), "ask", (kept.id,))
    args = (kept.id, row.version)
    return date_picker(texts, head, "day", args, month, calendar=calendar, first=first, last=last, below=((back,),))


def _reasons(texts: Texts, asked: Question, kept: KeptQuestion) -> tuple[Html, ...]:
    """Why it is asked, with the piece in doubt where that is not the whole field."""
    if not asked.reasons:
        return ()
    if set(asked.reasons) == {RowWarning.NO_DEADLINE}:
        return (texts("review-when"),)
    if set(asked.reasons) == {RowWarning.NO_RESPONSIBLE}:
        return (texts("review-who"),)
    whole = {kept.before.deadline_text, kept.before.responsible_text, kept.before.title}
    pieces = [clipped(one, EXCERPT) for one in asked.excerpts if one not in whole]
    reasons = "; ".join(reason_words(texts, one) for one in asked.reasons)
    if not pieces:
        return (texts("review-why", reasons=reasons),)
    key = "review-why-row" if DoubtReason.PARTS_DO_NOT_PAIR in asked.reasons else "review-why-piece"
    return (texts("review-why", reasons=reasons), texts(key, text="; ".join(pieces)))


def _answered(texts: Texts, kept: KeptQuestion, by: Person | None) -> tuple[Html | str, ...]:
    if kept.answer is None or kept.answered_at is None:
        return ()
    return "", texts("review-answered", name=by.short_name if by else "—", date=kept.answered_at.date())


def _choice(texts: Texts, reading: LikelyReading, kept: KeptQuestion, row: PlanRow) -> Button:
    return Button(_label(texts, reading, kept), "answer", (kept.id, reading.fingerprint(kept.field), row.version))


def _label(texts: Texts, reading: LikelyReading, kept: KeptQuestion) -> str:
    kind, activity = reading.kind, reading.activity
    if kind in _READINGS:
        return texts.plain(_READINGS[kind])
    if kind is ReadingKind.MONTH_AFTER_ORDER:
        return texts.plain("button-month-after-order", date=activity.deadline.windows[0].due)
    if kind is ReadingKind.LEAD:
        lead = next(one.name for one in activity.responsible if one.leads)
        return clipped(texts.plain("button-lead", name=lead), LABEL - 1)
    if kind is ReadingKind.EVERYBODY:
        return texts.plain("button-everybody", count=len(activity.responsible))
    if kind is ReadingKind.EVERY_DATE:
        return clipped(texts.plain("button-every-date", text=activity.deadline_text), LABEL - 1)
    if kind is ReadingKind.SAME_AS_ABOVE:
        return clipped(texts.plain("button-same-as-above", text=activity.deadline_text), LABEL - 1)
    if kept.field is Field.DEADLINE:
        return clipped(activity.deadline_text, LABEL - 1)
    known = {(one.kind, one.name) for one in kept.before.responsible}
    new = [one.name for one in activity.responsible if (one.kind, one.name) not in known]
    names = "; ".join(new or [one.name for one in activity.responsible])
    if kind is ReadingKind.APART:
        return clipped(texts.plain("button-apart", names=names), LABEL - 1)
    return clipped(names, LABEL - 1)


def _own(texts: Texts, kept: KeptQuestion, row: PlanRow) -> tuple[tuple[Button, ...], ...]:
    own = Button(texts.plain("button-own"), "own", (kept.id, row.version))
    if kept.field is not Field.DEADLINE:
        return ((own,),)
    return ((Button(texts.plain("button-choose-day"), "day", (kept.id, row.version)), own),)


def _turns(texts: Texts, roadmap: Roadmap, kept: KeptQuestion, number: int) -> tuple[tuple[Button, ...], ...]:
    skip = Button(texts.plain("button-skip"), "skip", (kept.id,))
    earlier = (Button(texts.plain("button-back-page"), "earlier", (kept.id,)),) if number > 1 else ()
    foot = (
        Button(texts.plain("button-open-row"), "row", (kept.row_id,)),
        Button(texts.plain("button-back-draft"), "plan", (roadmap.id,)),
    )
    return (*earlier, skip), foot
