"""The table of methods: a function `send_message` answers `sendMessage`, written in any case."""

from collections.abc import Callable
from typing import Any

from bot.sandbox.params import Params
from bot.sandbox.state import State

Method = Callable[[State, Params], Any]
METHODS: dict[str, Method] = {}


def method(function: Method) -> Method:
    METHODS[function.__name__.replace("_", "")] = function
    return function
