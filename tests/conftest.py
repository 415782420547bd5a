"""The fixtures that every room's tests may ask for; tests/support says what each one gives."""

from tests.support.browser import chromium, site_address, visit
from tests.support.site import minimal_site, sample_site

__all__ = ["chromium", "minimal_site", "sample_site", "site_address", "visit"]
