"""Stories that stand in the output though the content has none that is due.

Reads   ``Tree``, the site's records.
Gives   ``unpublished_findings``.

Drafts and stories under embargo are no records at all, so a story's page without a record is one
of them, one that was deleted, or one that no editor wrote.
"""

import re
from collections.abc import Iterator
from typing import Final

from plugins.gate.findings import Finding
from plugins.gate.tree import Tree, file_of, wrong
from plugins.languages import LANGUAGES
from plugins.model.site import Site

_STORY: Final = re.compile(r"/(?:berita|en/news)/\d{4}/(?=[^/]*[a-z])[^/]+/")


def unpublished_findings(tree: Tree, site: Site) -> Iterator[Finding]:
    """Pages of stories that the site doesn't know."""
    due = {site.story_address(story, language) for story in site.stories for language in LANGUAGES}
    for address, page in tree.pages.items():
        if (page.kind == "article" or _STORY.fullmatch(address)) and address not in due:
            yield wrong(
                file_of(address),
                "unpublished",
                address,
                "Naskahnya konsep, menunggu waktunya, atau tidak ada.",
                "Its story is a draft, waits for its time, or doesn't exist.",
            )
