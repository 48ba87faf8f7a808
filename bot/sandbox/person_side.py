"""The side of people, under `/sandbox`: what tests and the chat page do, JSON in and out.

GET  /sandbox/state                       all that a page needs to draw itself, and `seq`, the last event's number
GET  /sandbox/events?after=SEQ            server-sent events after SEQ, live; `Last-Event-ID` goes before `after`
PUT  /sandbox/people/ID                   {name, language, username?}: creates or gets a person
GET  /sandbox/people/ID/chat              {messages, keyboard, pinned, menu, ...}: the chat as the person sees it now
POST /sandbox/people/ID/start             {payload}: presses Start, also after a block
POST /sandbox/people/ID/text              {text, reply_to?}
POST /sandbox/people/ID/files             multipart: kind (document, photo), caption, reply_to, file…; many are an album
POST /sandbox/people/ID/contact           {phone_number, name?}
POST /sandbox/people/ID/tap               {message_id, data, wait}: presses a button, waits for its answer
POST /sandbox/people/ID/edit              {message_id, text}
POST /sandbox/people/ID/block, /unblock
GET  /sandbox/calls?method=NAME           the calls the bot made (getUpdates only where a fault met it)
POST /sandbox/faults                      {kind, count, method?, chat_id?, seconds?, retry_after?}
DELETE /sandbox/faults                    all of them end
POST /sandbox/limits                      {on}
POST /sandbox/quiet                       {seconds, timeout}: waits until the bot has taken all and calls no more
POST /sandbox/expire                      every press that waits for its answer becomes too old to be answered
GET  /sandbox/files/FILE_ID               a file of a chat
GET  /sandbox/guide                       the guide's steps as they stand now
POST /sandbox/controls/KEY                presses a control of the demo
GET  /sandbox/shelf/NAME                  a sample file

Whoever acts gets `seq` of their own act: the bot's answers come with higher numbers. What a person cannot do is
answered with 409 and {"error": …}.
"""

import itertools
import mimetypes
import secrets
from typing import Any
from urllib.parse import quote

from aiohttp import web

from bot.sandbox.answers import Impossible, done
from bot.sandbox.entities import detect, trim, utf16
from bot.sandbox.images import picture_type
from bot.sandbox.methods.files import describe
from bot.sandbox.methods.sending import MOST_IN_TEXT
from bot.sandbox.state import Entry, Json, Person, Query, State


class PersonSide:
    def __init__(self, state: State) -> None:
        self.state = state
        self._query_ids = itertools.count(7_000_000_001)

    def routes(self) -> list[web.RouteDef]:
        person = "/sandbox/people/{id:[0-9]+}"
        return [
            web.put(person, self.put_person),
            web.get(person + "/chat", self.chat),
            web.post(person + "/start", self.start),
            web.post(person + "/text", self.text),
            web.post(person + "/files", self.files),
            web.post(person + "/contact", self.contact),
            web.post(person + "/tap", self.tap),
            web.post(person + "/edit", self.edit),
            web.post(person + "/block", self.block),
            web.post(person + "/unblock", self.unblock),
            web.get("/sandbox/files/{id}", self.file),
        ]

    # people

    def describe(self, person: Person) -> Json:
        """A person with their chat, for the page and for tests."""
        facts = {
            name: getattr(person, name) for name in ("id", "name", "language", "username", "note", "started", "blocked")
        }
        return facts | {
            "keyboard": person.keyboard,
            "pinned": person.pinned,
            "menu": self.state.menu(person),
            "messages": self.state.transcript(person),
        }

    def _person(self, request: web.Request) -> Person:
        person = self.state.people.get(int(request.match_info["id"]))
        if person is None:
            raise web.HTTPNotFound(text="no such person")
        return person

    def _writer(self, request: web.Request) -> Person:
        person = self._person(request)
        if not person.started or person.blocked:
            raise Impossible(f"{person.name} has to press Start first")
        return person

    async def put_person(self, request: web.Request) -> web.Response:
        wanted, person_id = await request.json(), int(request.match_info["id"])
        if person_id not in self.state.people:
            language, username, note = wanted.get("language") or "ru", wanted.get("username"), wanted.get("note")
            self.state.people[person_id] = Person(person_id, wanted["name"], language, username, note)
            self.state.tell("person", chat_id=person_id)
        return done(self.state, self.describe(self.state.people[person_id]))

    async def chat(self, request: web.Request) -> web.Response:
        return done(self.state, self.describe(self._person(request)))

    async def start(self, request: web.Request) -> web.Response:
        person, wanted = self._person(request), await request.json()
        if person.blocked:
            self._membership(person, blocked=False)
        person.started = True
        self.state.tell("person", chat_id=person.id)
        return self._said(person, self._words(f"/start {wanted.get('payload') or ''}"))

    async def text(self, request: web.Request) -> web.Response:
        person, wanted = self._writer(request), await request.json()
        words = self._words(str(wanted.get("text") or ""))
        if not 1 <= utf16(words["text"]) <= MOST_IN_TEXT:
            raise Impossible(f"a message has 1 to {MOST_IN_TEXT} characters")
        return self._said(person, words | self._reply(person, wanted.get("reply_to")))

    async def files(self, request: web.Request) -> web.Response:
        person, form = self._writer(request), await request.post()
        uploads = [field for field in form.getall("file", []) if isinstance(field, web.FileField)]
        if not 1 <= len(uploads) <= 10:
            raise Impossible("one to ten files can be sent at once")
        kind, group = str(form.get("kind", "document")), str(secrets.randbits(53)) if len(uploads) > 1 else None
        caption, entities = trim(str(form.get("caption", "")), detect(str(form.get("caption", ""))))
        reply = self._reply(person, form.get("reply_to"))
        entries: list[Entry] = []
        for upload in uploads:
            name, content = upload.filename or "file", upload.file.read()
            mime = mimetypes.guess_type(name)[0] or "application/octet-stream"
            content_part: Json = describe(self.state.keep(kind, name, content, mime)) | reply
            content_part["media_group_id"] = group
            if not entries:
                content_part |= {"caption": caption or None, "caption_entities": entities}
            entries.append(self.state.post(person, from_bot=False, **content_part))
        for entry in entries:
            self.state.updates.add("message", dict(entry.body))
        return self._acted(entries[-1])

    async def contact(self, request: web.Request) -> web.Response:
        person, wanted = self._writer(request), await request.json()
        first, _, last = str(wanted.get("name") or person.name).partition(" ")
        contact = {"phone_number": wanted["phone_number"], "first_name": first} | ({"last_name": last} if last else {})
        return self._said(person, {"contact": contact | ({} if wanted.get("name") else {"user_id": person.id})})

    async def edit(self, request: web.Request) -> web.Response:
        person, wanted = self._writer(request), await request.json()
        entry = self.state.find(person, int(wanted["message_id"]))
        if entry is None or entry.from_bot or "text" not in entry.body:
            raise Impossible("only one's own text can be edited")
        words = {name: value for name, value in self._words(str(wanted["text"])).items() if value}
        entry.body = {name: value for name, value in entry.body.items() if name not in ("text", "entities")} | words
        self.state.changed(entry)
        self.state.updates.add("edited_message", dict(entry.body))
        return self._acted(entry)

    def _words(self, text: str) -> Json:
        plain, entities = trim(text, detect(text))
        return {"text": plain, "entities": entities}

    def _reply(self, person: Person, message_id: Any) -> Json:
        if not message_id:
            return {}
        entry = self.state.find(person, int(message_id))
        if entry is None:
            raise Impossible("the message to reply to is not in this chat")
        return {"reply_to_message": {k: v for k, v in entry.body.items() if k != "reply_to_message"}}

    def _said(self, person: Person, content: Json) -> web.Response:
        entry = self.state.post(person, from_bot=False, **content)
        self.state.updates.add("message", dict(entry.body))
        return self._acted(entry)

    def _acted(self, entry: Entry) -> web.Response:
        return done(self.state, {"message": self.state.view(entry)})

    # presses

    async def tap(self, request: web.Request) -> web.Response:
        person, wanted = self._writer(request), await request.json()
        entry = self.state.find(person, int(wanted["message_id"]))
        gone = {"chat": person.chat(), "message_id": int(wanted["message_id"]), "date": 0}
        query = Query(str(next(self._query_ids)), person.id)
        self.state.queries[query.id] = query
        data = str(wanted["data"])
        seq = self.state.tell("tap", chat_id=person.id, query_id=query.id, message_id=gone["message_id"], data=data)
        body = {"id": query.id, "from": person.user(), "chat_instance": str(person.id), "data": data}
        self.state.updates.add("callback_query", body | {"message": dict(entry.body) if entry else gone})
        await self.state.bell.until(lambda: query.answer is not None, float(wanted.get("wait") or 0))
        return web.json_response({"seq": seq, "query_id": query.id, "answer": query.answer})

    # block and unblock

    async def block(self, request: web.Request) -> web.Response:
        self._membership(self._writer(request), blocked=True)
        return done(self.state, {})

    async def unblock(self, request: web.Request) -> web.Response:
        person = self._person(request)
        if not person.blocked:
            raise Impossible(f"{person.name} has not blocked the bot")
        self._membership(person, blocked=False)
        return done(self.state, {})

    def _membership(self, person: Person, *, blocked: bool) -> None:
        person.blocked = blocked
        bot = self.state.bot_user()
        member, kicked = {"user": bot, "status": "member"}, {"user": bot, "status": "kicked", "until_date": 0}
        old, new = (member, kicked) if blocked else (kicked, member)
        facts = {"chat": person.chat(), "from": person.user(), "date": self.state.timestamp()}
        self.state.updates.add("my_chat_member", facts | {"old_chat_member": old, "new_chat_member": new})
        self.state.tell("person", chat_id=person.id)

    # files

    async def file(self, request: web.Request) -> web.Response:
        file = self.state.files.get(request.match_info["id"])
        if file is None:
            raise web.HTTPNotFound(text="no such file")
        headers = {"X-Content-Type-Options": "nosniff"}
        if file.kind == "photo":
            return web.Response(body=file.content, content_type=picture_type(file.content), headers=headers)
        response = web.Response(body=file.content, content_type="application/octet-stream", headers=headers)
        response.headers["Content-Disposition"] = "attachment; filename*=UTF-8''" + quote(file.name)
        return response
