"""An amended order beside its plan, difference by difference; what it means for each executor."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date

from bot.domain.amendment import Amendment, ChangedField, Effect, EffectKind, RowDifference
from bot.domain.obligation import Obligation
from bot.domain.roadmap import Activity, PlanRow, Roadmap
from bot.messages.message import Button, Message, join_lines
from bot.messages.obligations import LINES, clipped, page_buttons, short_title
from bot.messages.plan_buttons import plan_button, summary_button
from bot.messages.rows import people_names
from bot.texts import Html, Texts

TITLE = 200
_FIELDS = {
    ChangedField.TITLE: "amendment-title",
    ChangedField.DEADLINE: "amendment-deadline",
    ChangedField.RESPONSIBLE: "amendment-responsible",
}


def comparison(
    texts: Texts,
    draft: Roadmap,
    roadmap: Roadmap,
    amendment: Amendment,
    shown: Sequence[RowDifference],
    unwanted: Collection[tuple[int, int]],
    page: int,
    pages: int,
) -> Message:
    """The differences of one page, each with a button to leave it out; what is wanted is applied by one press."""
    differences = amendment.differences
    first = differences.index(shown[0]) + 1 if shown else 1
    blocks: list[Html | str] = []
    for index, change in enumerate(shown, first):
        blocks += ["", *_change(texts, change, index)]
        if change.key in unwanted:
            blocks.append(texts("amendment-unwanted"))
    wanted = sum(1 for change in differences if change.key not in unwanted)
    text = join_lines(
        texts("amendment-head", title=clipped(roadmap.head.title, TITLE)),
        texts(
            "amendment-counts",
            changed=len(amendment.changed),
            added=len(amendment.added),
            removed=len(amendment.removed),
            same=len(amendment.same),
        ),
        *(blocks or ["", texts("amendment-nothing")]),
        *(("", texts("mine-page", page=page + 1, pages=pages)) if pages > 1 else ()),
    )
    editions = (draft.id, roadmap.id)
    toggles = tuple(
        (
            Button(
                texts.plain("button-take" if change.key in unwanted else "button-leave-out", number=index),
                "amendrow",
                (*editions, *change.key, int(change.key in unwanted), page),
            ),
        )
        for index, change in enumerate(shown, first)
    )
    apply = (Button(texts.plain("button-apply", count=wanted), "amendapply", editions),) if wanted else ()
    back = (Button(texts.plain("button-back-draft"), "plan", (draft.id,)),)
    turns = page_buttons(texts, "amend", editions, page, pages)
    return Message(text, tuple(row for row in (*toggles, *turns, apply, back) if row))


def applied(
    texts: Texts, roadmap: Roadmap, *, changes: int, moved: int, added: int, removed: int, told: int
) -> Message:
    text = join_lines(
        texts("amended-head", title=clipped(roadmap.head.title, TITLE)),
        "",
        texts("amended-changes", count=changes),
        texts("amended-moved", count=moved) if moved else None,
        texts("amended-added", count=added) if added else None,
        texts("amended-removed", count=removed) if removed else None,
        texts("amended-told", count=told) if told else texts("amended-told-nobody"),
    )
    return Message(text, ((summary_button(texts, roadmap), plan_button(texts, roadmap)),))


def told(texts: Texts, draft: Roadmap, effects: Sequence[tuple[Effect, Obligation]], today: date) -> Message:
    """To an executor: what of theirs an amended order moved, added or removed."""
    lines = [_effect(texts, effect, one, today) for effect, one in effects[:LINES]]
    more = len(effects) - len(lines)
    order = draft.head
    text = join_lines(
        texts("amended-notice", title=clipped(order.title, TITLE)),
        texts("amended-notice-order", number=order.order_number, date=order.order_date)
        if order.order_number and order.order_date
        else None,
        "",
        *lines,
        texts("amended-notice-more", count=more) if more else None,
    )
    shown = tuple(one.id for effect, one in effects if effect.kind is not EffectKind.REMOVED)
    return Message(text, ((Button(texts.plain("button-mine"), "my"),),), obligations=shown)


def _effect(texts: Texts, effect: Effect, one: Obligation, today: date) -> Html:
    title = short_title(one)
    if effect.kind is EffectKind.REMOVED:
        return texts("amended-notice-removed", title=title)
    due = texts.until(one.control_date, today) if one.control_date else texts("state-awaits-timetable")
    if effect.kind is EffectKind.ADDED:
        return texts("amended-notice-added", title=title, due=due)
    if effect.before is None:
        return texts("amended-notice-dated", title=title, due=due)
    return texts("amended-notice-moved", title=title, due=due, before=texts.until(effect.before, today))


def _change(texts: Texts, change: RowDifference, index: int) -> list[Html]:
    if change.old is None or change.new is None:
        row = change.new or change.old
        assert row is not None
        key = "amendment-row-removed" if change.new is None else "amendment-row-added"
        return [texts(key, index=index, row=_name(row)), *_fields(texts, row.activity)]
    lines = [texts("amendment-row-changed", index=index, row=_name(change.new))]
    for field in ChangedField:
        if field in change.fields:
            blank = texts.plain("history-blank")
            before, after = _value(texts, change.old.activity, field), _value(texts, change.new.activity, field)
            lines.append(
                texts(
                    "amendment-change",
                    field=texts.plain(_FIELDS[field]),
                    before=clipped(before, TITLE) or blank,
                    after=clipped(after, TITLE) or blank,
                )
            )
    return lines


def _fields(texts: Texts, activity: Activity) -> list[Html]:
    blank = texts.plain("history-blank")
    return [
        texts(
            "amendment-field",
            field=texts.plain(_FIELDS[field]),
            value=clipped(_value(texts, activity, field), TITLE) or blank,
        )
        for field in (ChangedField.DEADLINE, ChangedField.RESPONSIBLE)
    ]


def _name(row: PlanRow) -> str:
    title = clipped(row.activity.title, TITLE)
    return f"{row.activity.number}. {title}" if row.activity.number else title


def _value(texts: Texts, activity: Activity, field: ChangedField) -> str:
    return {
        ChangedField.TITLE: activity.title,
        ChangedField.DEADLINE: activity.deadline_text,
        ChangedField.RESPONSIBLE: people_names(texts, activity),
    }[field]
