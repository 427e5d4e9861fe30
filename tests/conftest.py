"""Settings for all tests."""

import os
import signal

from hypothesis import HealthCheck, settings

# A loaded machine is no failure of a property.
settings.register_profile("quotes", deadline=None)
settings.register_profile(
    "long", deadline=None, max_examples=125_000, suppress_health_check=list(HealthCheck), database=None
)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "quotes"))

# A shell ignores ctrl-C for what it runs in the background, and what the tests start would inherit that and never end.
if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)
