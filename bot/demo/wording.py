"""How the bot's answers are recognised: by its own words, so that a change of words needs no change here."""

from __future__ import annotations

import re

from bot.texts import languages, texts_for

ANY = "\N{OBJECT REPLACEMENT CHARACTER}"
"""A fact that may be anything."""


def wording(key: str, **facts: str | int) -> re.Pattern[str]:
    """Finds what the bot says by this key, in whichever of its languages; raises MissingText as `Texts` does."""
    said = (re.sub("<[^>]+>", "", texts_for(language).plain(key, **facts)) for language in languages())
    return re.compile("|".join(re.escape(words).replace(ANY, ".+?") for words in said))
