"""Every setting with its default and meaning; the only reader of the environment (and of `.env`)."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Annotated, Any, Literal, Self
from zoneinfo import ZoneInfo, available_timezones

from pydantic import Field, SecretStr, ValidationError, field_validator, model_validator
from pydantic.fields import FieldInfo
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict


class UnusableSettings(ValueError):
    """A setting is missing or wrong; the text says which, one line each, and never shows a value."""


class Settings(BaseSettings):
    """What the bot is told by its environment."""

    model_config = SettingsConfigDict(env_file=".env", extra="ignore", env_ignore_empty=True, frozen=True)

    bot_token: SecretStr = Field(description="The bot's token, from @BotFather.")
    bot_api_url: str = Field("https://api.telegram.org", description="Where the Bot API is: Telegram or the sandbox.")
    database_url: str = Field(
        "sqlite:///data/roadmap.db",
        description="Address of the database: SQLite, or PostgreSQL as postgresql+psycopg://user:password@host/name.",
    )
    admin_ids: Annotated[tuple[int, ...], NoDecode] = Field(
        (), description="Telegram ids of the first administrators, separated by commas."
    )
    timezone: ZoneInfo = Field(
        ZoneInfo("Europe/Moscow"),
        description="The organisation's time zone: its mornings, its days off, its dates.",
    )
    language: Literal["ru", "en"] = Field("ru", description="Language for people who have not chosen one: ru or en.")
    lean_texts: bool = Field(
        True, description="What the bot sends first names organizations and posts rather than people: true or false."
    )
    webhook_url: str | None = Field(
        None, description="Public https address for Telegram's updates; without it the bot polls."
    )
    webhook_secret: SecretStr | None = Field(
        None,
        description="Secret that Telegram sends along with each update: 16 to 256 of A-Z a-z 0-9 _ -; "
        "needed with WEBHOOK_URL.",
    )
    webhook_port: int = Field(8080, ge=1, le=65535, description="Local port on which updates are received.")
    clock_shift_file: Path | None = Field(
        None, description="File of seconds by which the clock is moved; for the demo alone."
    )
    tick_seconds: float = Field(20, gt=0, le=3600, description="How often due work is looked for, in seconds.")
    messages_a_second: float = Field(
        30, ge=1, le=1000, description="How many messages the messenger takes in a second, over all chats."
    )
    metrics_port: int | None = Field(
        None,
        ge=1,
        le=65535,
        description="Local port for monitors: /health says 200 or 503, /metrics is Prometheus' text; off without it.",
    )
    heartbeat_url: str | None = Field(
        None, description="Address that is asked for once a minute while all is well, for an outside watch."
    )
    log_level: Literal["DEBUG", "INFO", "WARNING", "ERROR"] = Field(
        "INFO", description="The least severe log entries kept: DEBUG, INFO, WARNING or ERROR."
    )
    log_format: Literal["json", "console"] = Field(
        "json", description="json, one object a line, or console, for people's eyes."
    )

    @field_validator("admin_ids", mode="before")
    @classmethod
    def _split_ids(cls, value: Any) -> Any:
        return tuple(part for part in value.replace(",", " ").split()) if isinstance(value, str) else value

    @field_validator("timezone", mode="before")
    @classmethod
    def _known_zone(cls, value: Any) -> Any:
        if isinstance(value, str):
            if value not in available_timezones():
                raise ValueError("not a time zone, as in Europe/Moscow or Asia/Novosibirsk")
            return ZoneInfo(value)
        return value

    @field_validator("bot_token")
    @classmethod
    def _token_like(cls, value: SecretStr) -> SecretStr:
        return _matching(value, r"\d+:[\w-]+", "not like a token, which is digits, a colon and letters")

    @field_validator("webhook_secret")
    @classmethod
    def _sendable_secret(cls, value: SecretStr | None) -> SecretStr | None:
        # It travels in a header, where Telegram allows no other letters.
        return value and _matching(value, r"[A-Za-z0-9_-]{16,256}", "16 to 256 of A-Z a-z 0-9 _ - are needed")

    @field_validator("bot_api_url")
    @classmethod
    def _without_slash(cls, value: str) -> str:
        return value.rstrip("/")

    @model_validator(mode="after")
    def _webhook_is_guarded(self) -> Self:
        if self.webhook_url and not self.webhook_secret:
            raise ValueError("WEBHOOK_SECRET is needed with WEBHOOK_URL")
        return self


def _matching(secret: SecretStr, pattern: str, problem: str) -> SecretStr:
    if not re.fullmatch(pattern, secret.get_secret_value()):
        raise ValueError(problem)
    return secret


def read_settings() -> Settings:
    """The settings of this process. Raises UnusableSettings, with a line for each that is missing or wrong."""
    try:
        return Settings()
    except ValidationError as error:
        # Without the "from" a traceback could show the value, which may be a token.
        raise UnusableSettings("\n".join(_line(each) for each in error.errors())) from None


def _line(error: Any) -> str:
    name = "_".join(str(part) for part in error["loc"][:1]).upper()
    if error["type"] == "missing":
        return f"{name} is not set: {Settings.model_fields[name.lower()].description}"
    problem = str(error["msg"]).removeprefix("Value error, ")
    return f"{name}: {problem}" if name else problem


def settings_page() -> str:
    """docs/settings.md, made of the fields above (`make docs`)."""
    rows = [
        f"| `{name.upper()}` | {_default(field)} | {field.description} |"
        for name, field in Settings.model_fields.items()
    ]
    return "\n".join(
        [
            "# Settings",
            "",
            "Read from the environment and from `.env` in the working directory; the environment wins.",
            "This page is made from `bot/settings.py` by `make docs`.",
            "",
            "| name | default | meaning |",
            "|---|---|---|",
            *rows,
            "",
        ]
    )


def _default(field: FieldInfo) -> str:
    if field.is_required():
        return "(needed)"
    return f"`{field.default}`" if field.default not in (None, ()) else "(empty)"
