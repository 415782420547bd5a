"""Every page of the sample site is correct HTML, by the Nu checker."""

import re

import pytest

from tests.support import nu

pytestmark = pytest.mark.site

# What the checker says of things that are right: its words, and why they are let pass.
ALLOWED: dict[str, str] = {}


def test_nu_finds_neither_errors_nor_warnings(sample_site):
    found = [
        message
        for message in nu.messages(sample_site)
        if not any(re.search(words, message.text) for words in ALLOWED)
    ]
    kinds = sorted({message.text for message in found})
    assert not found, "\n".join([f"{len(found)} messages", *kinds, *map(str, found[:40])])
