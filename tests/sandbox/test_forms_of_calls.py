"""The same call as a query, a form, multipart and JSON, in any case of letters."""

import json

import aiohttp
import pytest

from bot.sandbox.client import Person, SandboxClient

MARKUP = {"inline_keyboard": [[{"text": "Да", "callback_data": "yes"}]]}
CALL = {"chat_id": "101", "text": "<b>Сдано?</b>", "parse_mode": "HTML", "reply_markup": json.dumps(MARKUP)}


def multipart() -> aiohttp.MultipartWriter:
    writer = aiohttp.MultipartWriter("form-data")
    for name, value in CALL.items():
        writer.append(value).set_content_disposition("form-data", name=name)
    return writer


FORMS = {
    "query": lambda: {"params": CALL},
    "form": lambda: {"data": CALL},
    "multipart": lambda: {"data": multipart()},
    "json": lambda: {"json": {**CALL, "chat_id": 101, "reply_markup": MARKUP}},
}


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("method", ["sendMessage", "SENDMESSAGE"])
async def test_call_is_understood(client: SandboxClient, vera: Person, form: str, method: str) -> None:
    async with client.session.post(f"{client.url}/bot42:sandbox/{method}", **FORMS[form]()) as response:
        answer = await response.json()
    message = await vera.expect("Сдано?")
    assert (message.html, message.button("Да").data) == ("<b>Сдано?</b>", "yes")
    assert (answer["ok"], answer["result"]["message_id"]) == (True, message.id)
    (call,) = await client.calls("sendMessage")
    assert (call.params["reply_markup"], call.answer) == (MARKUP, answer)


BAD_MARKUPS = {
    "{": "can't parse reply markup JSON object",
    '"?"': "object expected as reply markup",
    '{"inline_keyboard": {}}': 'field "inline_keyboard" of the ReplyMarkup must be of the type Array',
    '{"inline_keyboard": [{}]}': 'field "inline_keyboard" of the ReplyMarkup must be an Array of Arrays',
    '{"inline_keyboard": [[{"url": "a.ru"}]]}': "can't parse inline keyboard button: Can't find field \"text\"",
}


@pytest.mark.parametrize("markup", BAD_MARKUPS)
async def test_broken_keyboards_are_refused(client: SandboxClient, vera: Person, markup: str) -> None:
    call = {"chat_id": vera.id, "text": "?", "reply_markup": markup}
    async with client.session.post(f"{client.url}/bot42:sandbox/sendMessage", data=call) as response:
        assert (await response.json())["description"] == f"Bad Request: {BAD_MARKUPS[markup]}"


async def test_reply_keyboard_cannot_be_put_under_an_old_message(client: SandboxClient, vera: Person) -> None:
    url = f"{client.url}/bot42:sandbox/"
    await client.session.post(url + "sendMessage", data={"chat_id": vera.id, "text": "?"})
    message = await vera.expect("?")
    call = {"chat_id": vera.id, "message_id": message.id, "reply_markup": {"keyboard": [["Да"]]}}
    async with client.session.post(url + "editMessageReplyMarkup", json=call) as response:
        assert (await response.json())["description"] == "Bad Request: inline keyboard expected"
