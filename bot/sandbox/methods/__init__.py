"""The methods of the Bot API that the sandbox answers, one function a method, found by name in `METHODS`."""

from bot.sandbox.methods import account, editing, sending
from bot.sandbox.methods.table import METHODS

__all__ = ["METHODS", "account", "editing", "sending"]
