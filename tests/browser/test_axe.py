"""axe-core finds nothing on any kind of page, narrow and wide, light and dark."""

import pytest

from tests.support import axe
from tests.support.pages import first_of_each_kind

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("width", [360, 1280])
def test_no_kind_of_page_keeps_anyone_out(sample_site, visit, width, dark):
    found = []
    for page in first_of_each_kind(sample_site):
        seen = visit(page.address, width=width, dark=dark)
        found += [f"{page.address} {line}" for line in axe.violations(seen.page)]
        seen.page.context.close()
    assert not found, "\n".join(found)
