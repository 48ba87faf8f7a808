"""Methods about the bot itself, its chats, files and menus."""

import re
from typing import Any

from bot.sandbox.errors import bad_request
from bot.sandbox.methods.files import MOST_DOWNLOADED
from bot.sandbox.methods.table import method
from bot.sandbox.params import Params
from bot.sandbox.state import State
from bot.sandbox.updates import Webhook

COMMAND = re.compile(r"[a-z0-9_]{1,32}")


@method
def get_me(state: State, params: Params) -> Any:
    return state.bot


@method
def get_chat(state: State, params: Params) -> Any:
    person = state.known(params.text("chat_id"))
    if not person.started:
        raise bad_request("chat not found")
    gifts = ("unlimited_gifts", "limited_gifts", "unique_gifts", "premium_subscription", "gifts_from_channels")
    full = {"accent_color_id": 0, "max_reaction_count": 11, "accepted_gift_types": dict.fromkeys(gifts, True)}
    pinned = state.find(person, person.pinned[-1]) if person.pinned else None
    return person.chat() | full | ({"pinned_message": pinned.body} if pinned else {})


@method
def get_file(state: State, params: Params) -> Any:
    file = state.files.get(params.text("file_id"))
    if file is None:
        raise bad_request("invalid file_id")
    if len(file.content) > MOST_DOWNLOADED:
        raise bad_request("file is too big")
    return {
        "file_id": file.id,
        "file_unique_id": file.unique_id,
        "file_size": len(file.content),
        "file_path": file.path,
    }


def _scope(state: State, params: Params) -> tuple[str, str]:
    scope = params.json("scope") or {"type": "default"}
    kind, language = str(scope.get("type")), params.text("language_code")
    if language and not re.fullmatch(r"[a-z]{2}", language):
        raise bad_request("invalid language code specified")
    if kind in ("chat", "chat_member", "chat_administrators"):
        person = state.known(str(scope.get("chat_id") or ""))
        return f"{kind}:{person.id}", language
    if kind not in ("default", "all_private_chats", "all_group_chats", "all_chat_administrators"):
        raise bad_request("can't parse BotCommandScope: unsupported type specified")
    return kind, language


@method
def set_my_commands(state: State, params: Params) -> Any:
    commands = params.json("commands")
    if not isinstance(commands, list):
        raise bad_request("can't parse commands: commands must be an Array")
    if len(commands) > 100:
        raise bad_request("BOT_COMMANDS_TOO_MUCH")
    kept = []
    for command in commands:
        name, description = str(command.get("command", "")).removeprefix("/"), str(command.get("description", ""))
        if not COMMAND.fullmatch(name):
            raise bad_request("BOT_COMMAND_INVALID")
        if not 1 <= len(description) <= 256:
            raise bad_request("BOT_COMMAND_DESCRIPTION_INVALID")
        kept.append({"command": name, "description": description})
    state.commands[_scope(state, params)] = kept
    state.tell("menu")
    return True


@method
def get_my_commands(state: State, params: Params) -> Any:
    return state.commands.get(_scope(state, params), [])


@method
def delete_my_commands(state: State, params: Params) -> Any:
    state.commands.pop(_scope(state, params), None)
    state.tell("menu")
    return True


@method
def set_webhook(state: State, params: Params) -> Any:
    url, secret = params.text("url"), params.text("secret_token")
    if secret and not re.fullmatch(r"[A-Za-z0-9_-]{1,256}", secret):
        raise bad_request("secret token contains unallowed characters")
    if url and not re.match(r"https?://\S+$", url):
        raise bad_request("bad webhook: An HTTPS URL must be provided for webhook")
    if (allowed := params.json("allowed_updates")) is not None:
        state.updates.allowed = allowed
    if params.flag("drop_pending_updates"):
        state.updates.drop()
    state.updates.webhook = Webhook(url, secret, params.integer("max_connections", 40)) if url else None
    state.bell.ring()
    return True


@method
def delete_webhook(state: State, params: Params) -> Any:
    if params.flag("drop_pending_updates"):
        state.updates.drop()
    state.updates.webhook = None
    state.bell.ring()
    return True


@method
def get_webhook_info(state: State, params: Params) -> Any:
    webhook = state.updates.webhook
    info = {
        "url": webhook.url if webhook else "",
        "has_custom_certificate": False,
        "pending_update_count": len(state.updates.pending),
    }
    if webhook and webhook.last_error:
        info |= {"last_error_message": webhook.last_error, "last_error_date": webhook.last_error_date}
    return info


@method
async def get_updates(state: State, params: Params) -> Any:
    if (allowed := params.json("allowed_updates")) is not None:
        state.updates.allowed = allowed
    limit = min(max(params.integer("limit", 100), 1), 100)
    return await state.updates.poll(params.integer("offset"), limit, min(params.integer("timeout"), 50))
