"""A draft that was kept before there were questions is asked about all the same."""

from __future__ import annotations

from pathlib import Path

import sqlalchemy as sa
from alembic import command
from alembic.config import Config

from bot.domain.responsible import Responsible, ResponsibleKind
from bot.domain.roadmap import DoubtReason, Field, RowWarning
from bot.storage.engine import make_engine, sync_url
from bot.storage.migrate import MIGRATIONS, migrate
from bot.storage.work import Work

READING = {
    "section": None,
    "number": "5",
    "title": "Собрать отзывы",
    "deadline_text": "Март 2025 г.",
    "responsible_text": "",
    "deadline": {
        "kind": "dates",
        "windows": [{"start": None, "due": "2025-03-31"}],
        "recurrence": None,
        "source": None,
    },
    "responsible": [],
    "warnings": ["before_order", "no_responsible"],
    "doubts": [{"field": "deadline", "reason": "before-order", "excerpt": "Март 2025 г."}],
}

NAMED = [{"kind": "person", "name": "Рябинина Е.В.", "position": None}]


def keep_as_before(url: str) -> None:
    """A draft and a plan in force with one such row each, in the tables of the first version."""
    engine = make_engine(sync_url(url))
    with engine.begin() as connection:
        config = Config()
        config.set_main_option("script_location", str(MIGRATIONS))
        config.attributes["connection"] = connection
        command.upgrade(config, "0001")
        tables = sa.MetaData()
        tables.reflect(connection)

        def insert(table: str, **values: object) -> None:
            connection.execute(sa.insert(tables.tables[table]).values(**values))

        moment = "2026-02-02 09:00:00"
        insert("persons", id=1, name="Ветрова М.П.", name_key="ветрова м п", reachable=True, retired=False)
        uploaded = {"uploaded_by": 1, "uploaded_at": sa.text(f"'{moment}'")}
        insert("documents", id=1, sha256="0" * 64, name="план.docx", content=b"plan", **uploaded)
        for plan_id, state in ((1, "draft"), (2, "in-force")):
            plan = {"state": state, "title": "План", "checkpoints": "quarterly", "curator_id": 1, "document_id": 1}
            insert("roadmaps", id=plan_id, **plan, uploaded_at=sa.text(f"'{moment}'"))
            row = {name: READING[name] for name in ("number", "title", "deadline_text")}
            reading = READING if state == "draft" else {**READING, "responsible": NAMED}
            insert("activities", id=plan_id, roadmap_id=plan_id, position=1, instruction=False, **row, reading=reading)
    engine.dispose()


def test_a_draft_kept_before_is_asked_about(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'bot.db'}"
    keep_as_before(url)
    migrate(url)
    engine = make_engine(sync_url(url))
    with engine.begin() as connection:
        work = Work(connection)
        queue = work.questions.queue(1)
        assert [(one.field, one.reason, one.open) for one in queue] == [
            (Field.DEADLINE, DoubtReason.BEFORE_ORDER, True),
            (Field.RESPONSIBLE, RowWarning.NO_RESPONSIBLE, True),
        ]
        kept = work.questions.get(queue[0].id)
        assert kept is not None
        (row,) = work.rows.of_roadmap(1)
        assert kept.before == row.activity
        assert (row.version, row.removed) == (1, False)
        assert work.questions.queue(2) == []
        (row,) = work.rows.of_roadmap(2)
        assert row.activity.responsible == (Responsible(ResponsibleKind.PERSON, "Рябинина Е.В.", leads=False),)
    engine.dispose()
