"""Settings for all tests."""

from hypothesis import settings

# A loaded machine is no failure of a property.
settings.register_profile("quotes", deadline=None)
settings.load_profile("quotes")
