"""What all tests share."""

from hypothesis import settings

# No test fails for being slow: the machines that run them are shared.
settings.register_profile("house", deadline=None)
settings.load_profile("house")
