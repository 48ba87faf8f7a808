"""The directory as a file: sent out, and what a file that came back would change."""

from __future__ import annotations

from collections.abc import Sequence

from bot.domain.directory_file import Change, ChangeKind, Problem, ProblemReason
from bot.messages.message import Button, Message, OutgoingFile, join_lines
from bot.messages.obligations import clipped
from bot.texts import Html, Texts

SHOWN = 8
NAME = 70
_CHANGES = {
    ChangeKind.ORGANIZATION_ADDED: "change-organization-added",
    ChangeKind.RENAMED: "change-renamed",
    ChangeKind.DISTRICT: "change-district",
    ChangeKind.HEAD_POST: "change-head-post",
    ChangeKind.HEAD: "change-head",
    ChangeKind.CURATOR: "change-curator",
    ChangeKind.PERSON_ADDED: "change-person-added",
    ChangeKind.PERSON_RENAMED: "change-renamed",
    ChangeKind.POSITION: "change-position",
    ChangeKind.POST_ADDED: "change-post-added",
    ChangeKind.POST_REMOVED: "change-post-removed",
}
_PROBLEMS = {
    ProblemReason.UNKNOWN_CODE: "problem-unknown-code",
    ProblemReason.NO_NAME: "problem-no-name",
    ProblemReason.UNCLEAR_NAME: "problem-unclear-name",
    ProblemReason.NO_KIND: "problem-no-kind",
    ProblemReason.REPEATED: "problem-repeated",
    ProblemReason.NO_SUCH_CURATOR: "problem-no-such-curator",
    ProblemReason.NO_SUCH_ORGANIZATION: "problem-no-such-organization",
    ProblemReason.NO_POST: "problem-no-post",
    ProblemReason.BAD_CODE: "problem-bad-code",
}


def sent_out(texts: Texts, file: OutgoingFile) -> Message:
    return Message(texts("directory-file-caption"), file=file)


def review(texts: Texts, document_id: int, changes: Sequence[Change], problems: Sequence[Problem]) -> Message:
    """What will change, and which rows can't be taken; nothing has been changed yet."""
    if not changes:
        return Message(join_lines(texts("directory-file-same"), *_problems(texts, problems)))
    text = join_lines(
        texts("directory-file-changes", count=len(changes)),
        *_changes(texts, changes),
        *_problems(texts, problems),
        "",
        texts("directory-file-question"),
    )
    return Message(text, ((Button(texts.plain("button-apply-directory"), "applydirectory", (document_id,)),),))


def applied(texts: Texts, changes: Sequence[Change], problems: Sequence[Problem]) -> Message:
    text = join_lines(
        texts("directory-file-applied", count=len(changes)), *_changes(texts, changes), *_problems(texts, problems)
    )
    return Message(text, ((Button(texts.plain("button-directory"), "directory"),),))


def _changes(texts: Texts, changes: Sequence[Change]) -> tuple[Html, ...]:
    blank = texts.plain("change-blank")
    lines = tuple(
        texts(
            _CHANGES[one.kind],
            name=clipped(one.name, NAME),
            before=clipped(one.before, NAME) or blank,
            after=clipped(one.after, NAME) or blank,
        )
        for one in changes[:SHOWN]
    )
    rest = len(changes) - len(lines)
    return (*lines, texts("group-more", count=rest)) if rest else lines


def _problems(texts: Texts, problems: Sequence[Problem]) -> tuple[Html | str, ...]:
    if not problems:
        return ()
    lines = tuple(
        texts(
            "problem-line-organizations" if one.table == 1 else "problem-line-people",
            row=one.row,
            reason=texts(_PROBLEMS[one.reason], what=clipped(one.what, NAME)),
        )
        for one in problems[:SHOWN]
    )
    rest = len(problems) - len(lines)
    head = texts("problem-head", count=len(problems))
    return ("", head, *lines, texts("group-more", count=rest)) if rest else ("", head, *lines)
