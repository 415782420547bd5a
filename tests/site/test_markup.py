"""Every page of the sample site is correct HTML, by the Nu checker."""

import re
from collections import Counter

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
    times = Counter(message.text for message in found)
    example = {message.text: message for message in reversed(found)}
    told = [f"{count} times, first at {example[text]}" for text, count in times.items()]
    assert not found, "\n".join([f"{len(found)} messages", *told[:60]])
