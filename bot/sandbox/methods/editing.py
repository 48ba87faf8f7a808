"""Methods by which the bot changes what it has said, and answers presses."""

from typing import Any

from bot.sandbox.errors import bad_request
from bot.sandbox.methods.markup import read_markup
from bot.sandbox.methods.sending import read_caption, read_text
from bot.sandbox.methods.table import method
from bot.sandbox.params import Params
from bot.sandbox.rich import RichReader
from bot.sandbox.state import Entry, Json, Person, State

NOT_MODIFIED = (
    "message is not modified: specified new message content and reply markup are exactly the same "
    "as a current content and reply markup of the message"
)
TOO_OLD = "query is too old and response timeout expired or query ID is invalid"
DELETABLE_SECONDS = 48 * 3600


def own_message(state: State, params: Params) -> Entry:
    person = state.reachable(params.text("chat_id"))
    if not params.integer("message_id"):
        raise bad_request("message identifier is not specified")
    entry = state.find(person, params.integer("message_id"))
    if entry is None:
        raise bad_request("message to edit not found")
    if not entry.from_bot:
        raise bad_request("message can't be edited")
    return entry


def change(state: State, params: Params, entry: Entry, content: Json) -> Json:
    """Lays `content` and the call's inline keyboard over the message; refuses when nothing would change."""
    inline, _ = read_markup(params, inline_only=True)
    wanted = {name: value for name, value in (content | {"reply_markup": inline}).items() if value not in (None, [])}
    touched = {*content, "reply_markup"}
    if wanted == {name: entry.body[name] for name in touched if name in entry.body}:
        raise bad_request(NOT_MODIFIED)
    entry.body = {name: value for name, value in entry.body.items() if name not in touched} | wanted
    state.changed(entry)
    return entry.body


@method
def edit_message_text(state: State, params: Params) -> Any:
    rich = params.json("rich_message")
    content = {"rich_message": RichReader(state, params).read(rich)} if rich else read_text(params)
    entry = own_message(state, params)
    if "text" not in entry.body and "rich_message" not in entry.body:
        raise bad_request("there is no text in the message to edit")
    return change(state, params, entry, {"text": None, "entities": None, "rich_message": None} | content)


@method
def edit_message_caption(state: State, params: Params) -> Any:
    content = read_caption(params)
    entry = own_message(state, params)
    if not {"photo", "document"} & entry.body.keys():
        raise bad_request("there is no caption in the message to edit")
    return change(state, params, entry, content)


@method
def edit_message_reply_markup(state: State, params: Params) -> Any:
    return change(state, params, own_message(state, params), {})


@method
def delete_message(state: State, params: Params) -> Any:
    person = state.reachable(params.text("chat_id"))
    entry = _existing(state, person, params, "message to delete not found")
    if state.timestamp() - entry.body["date"] > DELETABLE_SECONDS:
        raise bad_request("message can't be deleted for everyone")
    state.delete(entry)
    return True


@method
def pin_chat_message(state: State, params: Params) -> Any:
    person = state.reachable(params.text("chat_id"))
    entry = _existing(state, person, params, "message to pin not found")
    person.pinned = [pinned for pinned in person.pinned if pinned != entry.id] + [entry.id]
    state.tell("pinned", chat_id=person.id, pinned=person.pinned)
    return True


@method
def unpin_chat_message(state: State, params: Params) -> Any:
    person = state.reachable(params.text("chat_id"))
    unpinned = params.integer("message_id") or (person.pinned[-1] if person.pinned else 0)
    if unpinned not in person.pinned:
        raise bad_request("message to unpin not found")
    person.pinned.remove(unpinned)
    state.tell("pinned", chat_id=person.id, pinned=person.pinned)
    return True


def _existing(state: State, person: Person, params: Params, otherwise: str) -> Entry:
    entry = state.find(person, params.integer("message_id"))
    if entry is None:
        raise bad_request(otherwise)
    return entry


@method
def answer_callback_query(state: State, params: Params) -> Any:
    query = state.queries.get(params.text("callback_query_id"))
    if query is None or query.answer is not None or query.expired:
        raise bad_request(TOO_OLD)
    if len(params.text("text")) > 200:
        raise bad_request("MESSAGE_TOO_LONG")
    query.answer = {"text": params.text("text"), "show_alert": params.flag("show_alert"), "url": params.text("url")}
    state.tell("answer", chat_id=query.person_id, query_id=query.id, **query.answer)
    return True
