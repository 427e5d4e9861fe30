"""Settings for all tests."""

import os

from hypothesis import HealthCheck, settings

# A loaded machine is no failure of a property.
settings.register_profile("quotes", deadline=None)
settings.register_profile(
    "long", deadline=None, max_examples=125_000, suppress_health_check=list(HealthCheck), database=None
)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "quotes"))
