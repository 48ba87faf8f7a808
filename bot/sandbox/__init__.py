"""A Bot API of our own: an emulator of Telegram over HTTP with a chat page. It knows nothing of the bot."""
