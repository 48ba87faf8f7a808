"""What the product answers when it can't do what was asked: a code and facts, never words."""

from __future__ import annotations


class Refusal(Exception):
    """The request was understood and is refused; nothing was changed.

    `code` names a message of locales/*/errors.ftl (`error-<code>`), `facts` fill its placeholders.
    """

    def __init__(self, code: str, **facts: str | int) -> None:
        super().__init__(code)
        self.code = code
        self.facts = facts


class UnreadableDocument(Refusal):
    """A file that can't be read as a plan; the code says why, the message says what to do."""
