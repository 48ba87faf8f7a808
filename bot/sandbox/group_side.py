"""Groups to which people have added the bot, under `/sandbox`: what is written in one reaches the bot.

PUT  /sandbox/groups/ID        {title, person_id}: the person makes a group (its id is negative) and adds the bot
POST /sandbox/groups/ID/text   {person_id, text}: somebody writes there
"""

from typing import Any

from aiohttp import web

from bot.sandbox.answers import done
from bot.sandbox.entities import detect
from bot.sandbox.state import Json, State


class GroupSide:
    def __init__(self, state: State) -> None:
        self.state = state
        self._titles: dict[int, str] = {}
        self._last_message = 0

    def routes(self) -> list[web.RouteDef]:
        group = "/sandbox/groups/{id:-[0-9]+}"
        return [web.put(group, self.put_group), web.post(group + "/text", self.text)]

    async def put_group(self, request: web.Request) -> web.Response:
        group_id, wanted = int(request.match_info["id"]), await request.json()
        self._titles[group_id] = wanted["title"]
        bot = self.state.bot_user()
        joined = {
            "old_chat_member": {"user": bot, "status": "left"},
            "new_chat_member": {"user": bot, "status": "member"},
        }
        self.state.updates.add("my_chat_member", self._facts(group_id, wanted) | joined)
        self._said(group_id, wanted, {"group_chat_created": True})
        return done(self.state, {})

    async def text(self, request: web.Request) -> web.Response:
        wanted = await request.json()
        words = {"text": wanted["text"], "entities": detect(wanted["text"])}
        self._said(int(request.match_info["id"]), wanted, words)
        return done(self.state, {})

    def _said(self, group_id: int, wanted: Json, content: Json) -> None:
        self._last_message += 1
        body = {"message_id": self._last_message, **self._facts(group_id, wanted), **content}
        self.state.updates.add("message", body)

    def _facts(self, group_id: int, wanted: Json) -> dict[str, Any]:
        chat = {"id": group_id, "type": "group", "title": self._titles[group_id]}
        person = self.state.people[int(wanted["person_id"])]
        return {"chat": chat, "from": person.user(), "date": self.state.timestamp()}
