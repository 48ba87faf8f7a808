"""Methods by which the bot speaks."""

import secrets
from typing import Any

from bot.sandbox.entities import format_text, utf16
from bot.sandbox.errors import bad_request
from bot.sandbox.methods import files
from bot.sandbox.methods.markup import read_markup
from bot.sandbox.methods.table import method
from bot.sandbox.params import Params
from bot.sandbox.rich import RichReader
from bot.sandbox.state import Json, Person, State

MOST_IN_TEXT = 4096
MOST_IN_CAPTION = 1024
ACTIONS = {
    "typing",
    "upload_photo",
    "record_video",
    "upload_video",
    "record_voice",
    "upload_voice",
    "upload_document",
    "choose_sticker",
    "find_location",
    "record_video_note",
    "upload_video_note",
}


def read_text(params: Params) -> Json:
    text, entities = format_text(params.text("text"), params.text("parse_mode"), params.json("entities"))
    if not text:
        raise bad_request("message text is empty")
    if utf16(text) > MOST_IN_TEXT:
        raise bad_request("message is too long")
    return {"text": text, "entities": entities}


def read_caption(params: Params) -> Json:
    return caption(params.text("caption"), params.text("parse_mode"), params.json("caption_entities"))


def caption(source: str, parse_mode: str, given: list[Json] | None) -> Json:
    text, entities = format_text(source, parse_mode, given)
    if utf16(text) > MOST_IN_CAPTION:
        raise bad_request("message caption is too long")
    return {"caption": text or None, "caption_entities": entities}


def replied(state: State, person: Person, params: Params) -> Json | None:
    """The message that is replied to, without its own reply; None where the bot allows it to be missing."""
    wanted = params.json("reply_parameters") or {}
    message_id = int(wanted.get("message_id") or params.integer("reply_to_message_id"))
    if not message_id:
        return None
    entry = state.find(person, message_id)
    if entry is None:
        if wanted.get("allow_sending_without_reply") or params.flag("allow_sending_without_reply"):
            return None
        raise bad_request("message to be replied not found")
    return {name: value for name, value in entry.body.items() if name != "reply_to_message"}


def send(state: State, params: Params, content: Json) -> Json:
    """Posts `content` with the keyboard and the reply that the call asks for; the Message as Telegram answers it.

    As with Telegram, what is said is judged first and to whom it is said afterwards.
    """
    inline, keyboard = read_markup(params)
    person = state.reachable(params.text("chat_id"))
    entry = state.post(
        person,
        from_bot=True,
        keyboard=keyboard,
        **content,
        reply_to_message=replied(state, person, params),
        reply_markup=inline,
    )
    return entry.body


@method
def send_message(state: State, params: Params) -> Any:
    return send(state, params, read_text(params))


@method
def send_photo(state: State, params: Params) -> Any:
    words = read_caption(params)
    return send(state, params, files.take(state, params, "photo", params.values.get("photo"), "photo") | words)


@method
def send_document(state: State, params: Params) -> Any:
    words = read_caption(params)
    document = files.take(state, params, "document", params.values.get("document"), "document")
    return send(state, params, document | words)


@method
def send_rich_message(state: State, params: Params) -> Any:
    return send(state, params, {"rich_message": RichReader(state, params).read(params.json("rich_message"))})


@method
def send_media_group(state: State, params: Params) -> Any:
    person = state.reachable(params.text("chat_id"))
    media = params.json("media")
    if not isinstance(media, list) or not 2 <= len(media) <= 10:
        raise bad_request("group send failed: media must contain 2-10 items")
    if not all(isinstance(item, dict) and item.get("type") in ("photo", "document") for item in media):
        raise bad_request("can't parse InputMedia: media must be of the type photo or document")
    if len({item["type"] for item in media}) > 1:
        raise bad_request("document can't be mixed with other media types")
    reply, group = replied(state, person, params), str(secrets.randbits(53))
    contents = [
        files.take(state, params, item["type"], item.get("media"), "")
        | caption(item.get("caption") or "", item.get("parse_mode") or "", item.get("caption_entities"))
        for item in media
    ]
    return [
        state.post(person, from_bot=True, media_group_id=group, reply_to_message=reply, **content).body
        for content in contents
    ]


@method
def send_chat_action(state: State, params: Params) -> Any:
    person = state.reachable(params.text("chat_id"))
    if params.text("action") not in ACTIONS:
        raise bad_request("wrong parameter action in request")
    state.tell("action", chat_id=person.id, action=params.text("action"))
    return True
