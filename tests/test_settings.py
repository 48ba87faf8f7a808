"""Settings as an operator writes them, and what is said when they are wrong."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.settings import Settings, UnusableSettings, read_settings, settings_page

DOCS = Path(__file__).resolve().parent.parent / "docs"


@pytest.fixture(autouse=True)
def empty_environment(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name in Settings.model_fields:
        monkeypatch.delenv(name.upper(), raising=False)
    monkeypatch.chdir(tmp_path)


def test_a_token_alone_is_enough(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("BOT_TOKEN", "1:abc")
    settings = read_settings()
    assert settings.bot_token.get_secret_value() == "1:abc"
    assert settings.admin_ids == ()
    assert settings.timezone.key == "Europe/Moscow"
    assert settings.clock_shift_file is None
    assert "abc" not in repr(settings)


def test_settings_come_from_a_file_and_the_environment_wins(monkeypatch: pytest.MonkeyPatch, tmp_path: Path):
    (tmp_path / ".env").write_text(
        "BOT_TOKEN=1:abc\nADMIN_IDS=11, 22\nBOT_API_URL=http://127.0.0.1:8081/\nTIMEZONE=Asia/Tomsk\nUNKNOWN=1\nWEBHOOK_URL=\n"
    )
    monkeypatch.setenv("TIMEZONE", "Asia/Omsk")
    settings = read_settings()
    assert settings.admin_ids == (11, 22)
    assert settings.bot_api_url == "http://127.0.0.1:8081"
    assert settings.timezone.key == "Asia/Omsk"
    assert settings.webhook_url is None


@pytest.mark.parametrize(
    ("name", "value", "said"),
    [
        ("BOT_TOKEN", "", "BOT_TOKEN is not set: The bot's token, from @BotFather."),
        ("BOT_TOKEN", "secret", "BOT_TOKEN: not like a token"),
        ("ADMIN_IDS", "1, Vetrova", "ADMIN_IDS: Input should be a valid integer"),
        ("TIMEZONE", "Europe/Sochi", "TIMEZONE: not a time zone"),
        ("LANGUAGE", "de", "LANGUAGE: Input should be 'ru' or 'en'"),
        ("WEBHOOK_URL", "https://example.org/hook", "WEBHOOK_SECRET is needed with WEBHOOK_URL"),
        ("WEBHOOK_SECRET", "short", "WEBHOOK_SECRET: 16 to 256"),
        ("TICK_SECONDS", "0", "TICK_SECONDS: Input should be greater than 0"),
        ("LOG_LEVEL", "LOUD", "LOG_LEVEL: Input should be 'DEBUG'"),
    ],
)
def test_a_wrong_setting_is_named_in_one_line(monkeypatch: pytest.MonkeyPatch, name: str, value: str, said: str):
    monkeypatch.setenv("BOT_TOKEN", "1:abc")
    monkeypatch.setenv(name, value)
    with pytest.raises(UnusableSettings) as refused:
        read_settings()
    assert str(refused.value).startswith(said)
    assert "\n" not in str(refused.value)


def test_the_page_of_settings_is_up_to_date():
    assert (DOCS / "settings.md").read_text(encoding="utf-8") == settings_page(), "run `make docs`"
