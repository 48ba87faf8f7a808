# Refusals: what can't be done, and what to do. A key is "error-" and the refusal's code.

error-not-allowed = This is not open to everyone: your role is another. What you can do: /help
