"""The guide's tables of fields say what the schema says."""

import pytest

from plugins.schema.stories import StoryFields
from tests.support.paths import ROOT
from tools.field_guide import NAMES, field_guide


@pytest.mark.parametrize("language", NAMES)
def test_guide_is_up_to_date(language: str) -> None:
    written = (ROOT / "docs/editors" / NAMES[language]).read_text("utf-8")
    assert written == field_guide(language), "run python3 tasks.py fields"


@pytest.mark.parametrize("language", NAMES)
def test_every_field_of_a_story_has_its_row_and_hint(language: str) -> None:
    rows = [line.split(" | ") for line in field_guide(language).splitlines() if "| `" in line]
    told = {row[0].strip("| `"): row[2] for row in rows}
    assert set(StoryFields.model_fields) <= set(told)
    assert all(hint.strip() for hint in told.values())
