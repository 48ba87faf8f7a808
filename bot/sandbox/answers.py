"""How the person's side answers: with the number of the last event, or with what cannot be done."""

from typing import Any

from aiohttp import web

from bot.sandbox.state import Json, State


class Impossible(Exception):
    """A person cannot do this in Telegram."""


@web.middleware
async def explain(request: web.Request, handler: Any) -> web.StreamResponse:
    try:
        response: web.StreamResponse = await handler(request)
    except Impossible as impossible:
        return web.json_response({"error": str(impossible)}, status=409)
    return response


def done(state: State, body: Json) -> web.Response:
    return web.json_response({"seq": len(state.events), **body})
