"""What holds for all tests: Hypothesis looks for wrong results, not for slow machines."""

from hypothesis import settings

settings.register_profile("runut", deadline=None)
settings.load_profile("runut")
