"""The guided path: the whole job in eleven steps, shown on the page and walked by `demo --script`.

A step is done when the chats show that it happened, whoever did it and however.
"""

from __future__ import annotations

import re
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field

from bot.demo.controls import Controls
from bot.demo.town import LINK, Town
from bot.demo.wording import ANY, wording
from bot.sandbox.client import Person
from bot.sandbox.server import GuideStep

MOST_REMINDERS = 6
COUNTS = {"days": 3, "count": 1}
"""What the words named in a step's text count: working days before the date, questions about the sample plan."""


@dataclass(frozen=True)
class Step:
    """`title`, `text` and `say` are keys of words; so are the values of `facts`, which name buttons and
    phrases of the bot in the text."""

    title: str
    text: str
    person: Callable[[Town], Person]
    done: Callable[[Town], bool]
    walk: Callable[[Town, Controls], Awaitable[None]]
    facts: Mapping[str, str] = field(default_factory=dict)
    file: Callable[[Town], str] | None = None
    say: str | None = None
    command: str | None = None
    control: str | None = None

    def for_page(self, town: Town) -> GuideStep:
        words = town.texts.plain
        shown = {"director": town.director.name} | {name: words(key, **COUNTS) for name, key in self.facts.items()}
        return GuideStep(
            title=words(self.title),
            text=words(self.text, **shown),
            done=self.done(town),
            person_id=self.person(town).id,
            control=self.control,
            file=self.file(town) if self.file else None,
            say=words(self.say) if self.say else self.command,
        )


def curator(town: Town) -> Person:
    return town.curator


def director(town: Town) -> Person:
    return town.director


def button(town: Town, key: str) -> str:
    return town.texts.plain(key)


# the plan


def schools_loaded(town: Town) -> bool:
    return town.heard([town.curator], wording("schools-loaded", added=ANY, updated=ANY)) is not None


async def load_schools(town: Town, controls: Controls) -> None:
    await town.curator.send_document(town.schools.name, town.schools.content)
    await town.curator.expect(wording("schools-loaded", added=ANY, updated=ANY))


def plan_read(town: Town) -> bool:
    return town.heard([town.curator], wording("button-preview")) is not None


async def send_plan(town: Town, controls: Controls) -> None:
    await town.curator.send_document(town.plan.name, town.plan.content)
    await town.curator.expect(wording("draft-order", number=ANY, date=ANY), timeout=60)


def plan_in_force(town: Town) -> bool:
    return town.heard([town.curator], wording("force-head", title=ANY)) is not None


async def put_in_force(town: Town, controls: Controls) -> None:
    draft = next(message for message in reversed(await town.curator.chat()) if message.buttons)
    await town.curator.tap(draft, button(town, "button-preview"))
    what_comes = await town.curator.expect(wording("preview-head", title=ANY))
    await town.curator.tap(what_comes, button(town, "button-in-force"))
    await town.curator.expect(wording("force-head", title=ANY))


# a director comes in


def link_made(town: Town) -> bool:
    return town.heard([town.curator], LINK) is not None


async def make_link(town: Town, controls: Controls) -> None:
    await town.curator.send("/people")
    people = await town.curator.expect(re.compile(re.escape(town.director.name)))
    number = re.search(rf"^(\d+)\. {re.escape(town.director.name)}", people.text, re.MULTILINE)
    assert number is not None, people.text
    await town.curator.tap(people, number[1])
    await town.curator.expect(LINK)


def director_connected(town: Town) -> bool:
    return town.heard(town.directors, wording("claimed-head", name=ANY)) is not None


async def connect_director(town: Town, controls: Controls) -> None:
    invitation = next(message for message in reversed(await town.curator.chat()) if LINK.search(message.text))
    await town.open_link(invitation, town.director)


# a reminder, a report


def reminded(town: Town) -> bool:
    """Three working days before the control date, or later if the clock was moved past them."""
    last_days = [wording("due-in", days=days) for days in (3, 2)]
    last_days += [wording("due-tomorrow"), wording("due-today"), *(wording("overdue-by", days=n) for n in (1, 3, 5))]
    digests = re.compile("|".join(rf"\((?:{words.pattern})\)" for words in last_days))
    return town.heard(town.directors, digests) is not None


async def wait_for_reminder(town: Town, controls: Controls) -> None:
    for _ in range(MOST_REMINDERS):
        await controls.reminder()
        if reminded(town):
            return
    raise AssertionError(f"no reminder three days before\n{await town.director.shown()}")


def report_drafted(town: Town) -> bool:
    """With the photo: a draft alone is there from the press on."""
    return town.heard(town.directors, wording("report-files", photos=1, documents=0)) is not None


async def draft_report(town: Town, controls: Controls) -> None:
    digest = next(message for message in reversed(await town.director.chat()) if message.from_bot)
    await town.director.tap(digest, button(town, "button-report"))
    await town.director.expect(wording("report-hint"))
    await town.director.send_photo(town.photo.content, button(town, "demo-report"))
    await town.director.expect(wording("report-files", photos=1, documents=0))


def report_sent(town: Town) -> bool:
    return town.heard(town.directors, wording("report-sent-head", day=ANY, time=ANY, name=ANY)) is not None


async def send_report(town: Town, controls: Controls) -> None:
    draft = next(message for message in reversed(await town.director.chat()) if message.buttons)
    await town.director.tap(draft, button(town, "button-send"))
    await town.director.expect(wording("report-sent-head", day=ANY, time=ANY, name=ANY))


# the curator's day


def accepted_at(town: Town) -> int | None:
    return town.heard([town.curator], wording("report-accepted-by", name=ANY, day=ANY, time=ANY))


def report_accepted(town: Town) -> bool:
    return accepted_at(town) is not None


async def accept_report(town: Town, controls: Controls) -> None:
    card = await town.curator.expect(wording("report-card-head", status=ANY))
    await town.curator.tap(card, button(town, "button-accept"))
    await town.curator.expect(wording("report-accepted-by", name=ANY, day=ANY, time=ANY))


def summary_seen(town: Town) -> bool:
    """One that counts the accepted report."""
    accepted = accepted_at(town)
    closed = wording("summary-closed", closed=ANY, total=ANY, intime=ANY, late=ANY)
    return accepted is not None and town.heard([town.curator], closed, after=accepted) is not None


async def look_at_summary(town: Town, controls: Controls) -> None:
    await town.curator.send("/summary")
    await town.curator.expect(wording("summary-closed", closed=ANY, total=ANY, intime=ANY, late=ANY))


def exported(town: Town) -> bool:
    accepted, caption = accepted_at(town), wording("export-caption", title=ANY, day=ANY)
    return accepted is not None and town.heard([town.curator], caption, after=accepted) is not None


async def export(town: Town, controls: Controls) -> None:
    await town.curator.send("/export")
    await town.curator.expect(wording("export-caption", title=ANY, day=ANY))


PATH = (
    Step(
        "demo-schools-title",
        "demo-schools-text",
        curator,
        schools_loaded,
        load_schools,
        file=lambda town: town.schools.name,
    ),
    Step("demo-plan-title", "demo-plan-text", curator, plan_read, send_plan, file=lambda town: town.plan.name),
    Step(
        "demo-force-title",
        "demo-force-text",
        curator,
        plan_in_force,
        put_in_force,
        {"questions": "button-questions", "look": "button-preview", "force": "button-in-force"},
    ),
    Step("demo-link-title", "demo-link-text", curator, link_made, make_link, command="/people"),
    Step(
        "demo-connect-title",
        "demo-connect-text",
        curator,
        director_connected,
        connect_director,
        {"me": "button-me"},
    ),
    Step(
        "demo-wait-title",
        "demo-wait-text",
        director,
        reminded,
        wait_for_reminder,
        {"days": "due-in"},
        control="reminder",
    ),
    Step(
        "demo-draft-title",
        "demo-draft-text",
        director,
        report_drafted,
        draft_report,
        {"report": "button-report"},
        file=lambda town: town.photo.name,
        say="demo-report",
    ),
    Step("demo-send-title", "demo-send-text", director, report_sent, send_report, {"send": "button-send"}),
    Step(
        "demo-accept-title",
        "demo-accept-text",
        curator,
        report_accepted,
        accept_report,
        {"accept": "button-accept"},
    ),
    Step("demo-summary-title", "demo-summary-text", curator, summary_seen, look_at_summary, command="/summary"),
    Step("demo-export-title", "demo-export-text", curator, exported, export, command="/export"),
)
