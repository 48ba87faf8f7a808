"""The sandbox itself: one HTTP server with the Bot API on one side, people and their chat page on the other."""

import asyncio
import contextlib
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path
from time import time
from urllib.parse import quote

from aiohttp import web

from bot.sandbox.answers import explain
from bot.sandbox.bot_side import BotSide, WebhookDelivery
from bot.sandbox.faults import Limits
from bot.sandbox.group_side import GroupSide
from bot.sandbox.person_side import PersonSide
from bot.sandbox.state import Json, State
from bot.sandbox.watching import Watching

PAGE = Path(__file__).parent / "page"
MOST_IN_REQUEST = 128 * 2**20
POLICY = "default-src 'self'; img-src 'self' blob: data:; style-src 'self'; object-src 'none'; base-uri 'none'"


@dataclass(frozen=True)
class Control:
    """A button that the demo hands to the page; the text that its action returns is shown as a status line."""

    key: str
    label: str
    action: Callable[[], Awaitable[str]]


@dataclass(frozen=True)
class ShelfFile:
    """A sample file that the page attaches with one click."""

    name: str
    content: bytes
    note: str


@dataclass(frozen=True)
class GuideStep:
    """A step of the guided path; `control`, `file` and `say` are what the page offers to do for the newcomer."""

    title: str
    text: str
    done: bool
    person_id: int | None = None
    control: str | None = None
    file: str | None = None
    say: str | None = None


def system_time() -> datetime:
    return datetime.fromtimestamp(time(), UTC)


class Sandbox:
    """Answers as Telegram would, in memory, at `url` once started.

    `now` dates the messages, so that a demo may shift its clock; `timezone` is the one in which the page shows them.
    """

    def __init__(
        self,
        *,
        token: str = "1:sandbox",
        username: str = "roadmap_demo_bot",
        name: str = "Дорожная карта",
        now: Callable[[], datetime] = system_time,
        controls: Sequence[Control] = (),
        shelf: Sequence[ShelfFile] = (),
        guide: Callable[[], Awaitable[Sequence[GuideStep]]] | None = None,
        limits: bool = False,
        timezone: str = "Europe/Moscow",
    ) -> None:
        bot: Json = {
            "id": int(token.partition(":")[0]),
            "is_bot": True,
            "first_name": name,
            "username": username,
            "can_join_groups": False,
            "can_read_all_group_messages": False,
            "supports_inline_queries": False,
        }
        self.state = State(now, bot)
        self.controls = {control.key: control for control in controls}
        self.shelf = {file.name: file for file in shelf}
        self.guide = guide
        self.timezone = timezone
        self.url = ""
        self._bot_side = BotSide(self.state, token, Limits(limits))
        self._person_side = PersonSide(self.state)
        self._watching = Watching(self.state, self._bot_side)
        self._runner: web.AppRunner | None = None
        self._webhook: asyncio.Task[None] | None = None

    @property
    def page_url(self) -> str:
        return self.url + "/"

    async def start(self, host: str = "127.0.0.1", port: int = 0) -> None:
        """Listens on `host`; port 0 takes a free one. Raises OSError when the port is taken."""
        app = web.Application(client_max_size=MOST_IN_REQUEST, middlewares=[explain])
        for side in (self._bot_side, self._person_side, GroupSide(self.state), self._watching):
            app.add_routes(side.routes())
        app.add_routes(self._page_routes())
        self._runner = web.AppRunner(app, handler_cancellation=True, shutdown_timeout=0.2, access_log=None)
        await self._runner.setup()
        await web.TCPSite(self._runner, host, port).start()
        self.url = f"http://{host}:{self._runner.addresses[0][1]}"
        self._webhook = asyncio.create_task(WebhookDelivery(self.state).run())

    async def stop(self) -> None:
        if self._webhook is not None:
            self._webhook.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await self._webhook
        if self._runner is not None:
            await self._runner.cleanup()

    # the page and what the demo hands to it

    def _page_routes(self) -> list[web.RouteDef]:
        return [
            web.get("/", self._page_file),
            web.get(r"/page/{name:\w+\.(js|css)}", self._page_file),
            web.get("/sandbox/state", self._whole_state),
            web.get("/sandbox/guide", self._guide_steps),
            web.post("/sandbox/controls/{key}", self._press_control),
            web.get("/sandbox/shelf/{name}", self._shelf_file),
        ]

    async def _page_file(self, request: web.Request) -> web.FileResponse:
        path = PAGE / request.match_info.get("name", "index.html")
        if not path.is_file():
            raise web.HTTPNotFound(text="no such file")
        return web.FileResponse(path, headers={"Content-Security-Policy": POLICY, "Cache-Control": "no-cache"})

    async def _whole_state(self, request: web.Request) -> web.Response:
        return web.json_response(
            {
                "seq": len(self.state.events),
                "boot": self.state.boot,
                "bot": self.state.bot_user(),
                "timezone": self.timezone,
                "people": [self._person_side.describe(person) for person in self.state.people.values()],
                "controls": [{"key": control.key, "label": control.label} for control in self.controls.values()],
                "shelf": [
                    {"name": f.name, "note": f.note, "size": len(f.content), "url": f"/sandbox/shelf/{quote(f.name)}"}
                    for f in self.shelf.values()
                ],
            }
        )

    async def _guide_steps(self, request: web.Request) -> web.Response:
        steps = await self.guide() if self.guide else ()
        return web.json_response({"now": self.state.timestamp(), "steps": [asdict(step) for step in steps]})

    async def _press_control(self, request: web.Request) -> web.Response:
        control = self.controls.get(request.match_info["key"])
        if control is None:
            raise web.HTTPNotFound(text="no such control")
        return web.json_response({"text": await control.action()})

    async def _shelf_file(self, request: web.Request) -> web.Response:
        file = self.shelf.get(request.match_info["name"])
        if file is None:
            raise web.HTTPNotFound(text="no such file")
        disposition = "attachment; filename*=UTF-8''" + quote(file.name)
        return web.Response(
            body=file.content,
            content_type="application/octet-stream",
            headers={"Content-Disposition": disposition, "X-Content-Type-Options": "nosniff"},
        )
