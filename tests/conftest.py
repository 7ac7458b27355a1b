"""What every test has: hypothesis profiles, and nothing of the developer's own settings."""

import os

import pytest
from hypothesis import HealthCheck, settings

# `fast` is what every run does, the same examples each time; `deep` is for the night: HYPOTHESIS_PROFILE=deep.
settings.register_profile(
    "fast", max_examples=40, derandomize=True, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
settings.register_profile(
    "deep", max_examples=2000, deadline=None, print_blob=True, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "fast"))


@pytest.fixture(autouse=True)
def _no_settings_from_outside(monkeypatch: pytest.MonkeyPatch) -> None:
    """A developer's own ``LEEWAY_…`` variables change no test."""
    for name in [name for name in os.environ if name.startswith("LEEWAY_")]:
        monkeypatch.delenv(name)
