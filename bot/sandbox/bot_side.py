"""The side of the Bot API: `/bot<token>/<method>` and `/file/bot<token>/<path>`, and delivery to a webhook."""

import asyncio
import inspect
import mimetypes
from collections.abc import Callable
from typing import Any

import aiohttp
from aiohttp import web

from bot.sandbox.errors import Refusal
from bot.sandbox.faults import Fault, Faults, Limits
from bot.sandbox.methods import METHODS
from bot.sandbox.methods.files import MOST_DOWNLOADED, MOST_UPLOADED
from bot.sandbox.params import Params, Upload
from bot.sandbox.state import Call, State
from bot.sandbox.updates import Update, Webhook

SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"
FORM_MARGIN = 2**20  # what a form may add to the file it carries
RETRY_SECONDS = (0.1, 0.3, 1.0, 3.0)


class BotSide:
    """Answers the bot's calls and keeps count of those under way."""

    def __init__(self, state: State, token: str, limits: Limits) -> None:
        self.state = state
        self.token = token
        self.limits = limits
        self.faults = Faults()
        self.under_way = 0
        self.last_call = 0.0

    def routes(self) -> list[web.RouteDef]:
        return [
            web.route("*", "/bot{token}/{method}", self.answer),
            web.get("/file/bot{token}/{path:.+}", self.download),
        ]

    async def answer(self, request: web.Request) -> web.StreamResponse:
        """One call of a method. Long polls are not counted as calls under way."""
        name = request.match_info["method"].lower()
        polling = name == "getupdates"
        self.under_way += not polling
        try:
            return await self._answer(request, name)
        finally:
            self.under_way -= not polling
            if not polling:
                self.last_call = asyncio.get_running_loop().time()
            self.state.bell.ring()

    async def _answer(self, request: web.Request, name: str) -> web.StreamResponse:
        try:
            self._authorize(request)
            params = await read_params(request)
        except Refusal as refusal:
            return web.json_response(refusal.body(), status=refusal.code)
        fault = self.faults.next(name, params)
        call = Call(request.match_info["method"], params.shown(), self.state.now())
        if name != "getupdates" or fault:
            self.state.calls.append(call)
        if fault and fault.kind == "timeout":
            await asyncio.sleep(fault.seconds)
        if fault and fault.kind in ("timeout", "cut-before"):
            return cut(request)
        status, body = await self._run(name, params, fault)
        if fault and fault.kind == "late":
            await asyncio.sleep(fault.seconds)
        if fault and fault.kind == "cut-after":
            return cut(request)
        call.answer = body
        return web.json_response(body, status=status)

    async def _run(self, name: str, params: Params, fault: Fault | None) -> tuple[int, dict[str, Any]]:
        try:
            if fault and (planned := fault.refusal()):
                raise planned
            if name not in METHODS:
                raise Refusal(404, "Not Found: method not found")
            self.limits.check(name, params)
            result = METHODS[name](self.state, params)
            return 200, {"ok": True, "result": await result if inspect.isawaitable(result) else result}
        except Refusal as refusal:
            return refusal.code, refusal.body()

    def _authorize(self, request: web.Request) -> None:
        token = request.match_info["token"]
        if token != self.token:
            raise Refusal(401, "Unauthorized") if ":" in token else Refusal(404, "Not Found")

    async def download(self, request: web.Request) -> web.Response:
        try:
            self._authorize(request)
            file = self.state.paths.get(request.match_info["path"])
            if file is None or len(file.content) > MOST_DOWNLOADED:
                raise Refusal(404, "Not Found")
        except Refusal as refusal:
            return web.json_response(refusal.body(), status=refusal.code)
        return web.Response(body=file.content, content_type="application/octet-stream")


def cut(request: web.Request) -> web.Response:
    """Ends the connection without an answer."""
    if request.transport is not None:
        request.transport.abort()
    return web.Response()


async def read_params(request: web.Request) -> Params:
    """Parameters from wherever the call put them. Raises a Refusal for too large a body or bad JSON."""
    if (request.content_length or 0) > MOST_UPLOADED + FORM_MARGIN:
        raise Refusal(413, "Request Entity Too Large")
    values: dict[str, Any] = dict(request.query)
    files: dict[str, Upload] = {}
    if request.content_type == "application/json":
        try:
            body = await request.json() if request.can_read_body else {}
        except ValueError as error:
            raise Refusal(400, "Bad Request: can't parse JSON object") from error
        if not isinstance(body, dict):
            raise Refusal(400, "Bad Request: JSON object expected")
        return Params(values | body, files)
    for name, value in (await request.post()).items():
        if isinstance(value, web.FileField):
            filename = value.filename or name
            mime = mimetypes.guess_type(filename)[0] or "application/octet-stream"
            files[name] = Upload(filename, value.file.read(), mime)
        elif isinstance(value, bytes | bytearray):
            values[name] = value.decode()
        else:
            values[name] = value
    return Params(values, files)


class WebhookDelivery:
    """Posts updates to the webhook one by one, again and again until it answers 2xx."""

    def __init__(self, state: State) -> None:
        self.state = state

    async def run(self) -> None:
        updates, failures = self.state.updates, 0
        async with aiohttp.ClientSession() as session:
            while True:
                webhook = updates.webhook
                if webhook is None or not updates.pending:
                    failures = 0
                    await self.state.bell.wait()
                elif await self._deliver(session.post, webhook, updates.pending[0]):
                    failures = 0
                else:
                    await asyncio.sleep(RETRY_SECONDS[min(failures, len(RETRY_SECONDS) - 1)])
                    failures += 1

    async def _deliver(self, post: Callable[..., Any], webhook: Webhook, update: Update) -> bool:
        headers = {SECRET_HEADER: webhook.secret} if webhook.secret else {}
        try:
            async with post(webhook.url, json=update.json(), headers=headers, allow_redirects=False) as response:
                accepted = 200 <= response.status < 300
                problem = f"Wrong response from the webhook: {response.status} {response.reason}"
        except (aiohttp.ClientError, OSError, TimeoutError) as error:
            accepted, problem = False, str(error) or type(error).__name__
        if not accepted:
            webhook.last_error, webhook.last_error_date = problem, self.state.timestamp()
            return False
        if update in self.state.updates.pending:
            self.state.updates.confirm(update)
        return True
