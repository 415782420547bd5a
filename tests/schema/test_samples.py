"""What is made up says so in its name, in each language that it has."""

import pytest
from pydantic import ValidationError

from plugins.schema.events import Event
from plugins.schema.landmarks import Landmark

EVENT = {"slug": "pekan", "kind": "fair", "rule": {"type": "fixed", "month": 7, "day": 20}}
PLACE = {"slug": "museum", "kind": "museum", "district": "33.74.01", "fact": {"id": "Rekaan."}}
MARKED = {"id": "Contoh: Pekan Raya", "en": "Sample: Great Fair"}


@pytest.mark.parametrize(("model", "rest"), [(Event, EVENT), (Landmark, PLACE)])
def test_a_marked_name_passes_and_a_real_entry_needs_none(model, rest):
    assert model.model_validate({**rest, "name": MARKED, "sample": True}).sample
    assert model.model_validate({**rest, "name": {"id": MARKED["id"]}, "sample": True}).sample
    assert not model.model_validate({**rest, "name": {"id": "Pekan Raya"}}).sample


@pytest.mark.parametrize(("model", "rest"), [(Event, EVENT), (Landmark, PLACE)])
@pytest.mark.parametrize(
    ("name", "told"),
    [
        ({"id": "Pekan Raya"}, '"Contoh: Pekan Raya"'),
        ({**MARKED, "id": "Pekan Raya"}, '"Contoh: Pekan Raya"'),
        ({**MARKED, "en": "Great Fair"}, '"Sample: Great Fair"'),
    ],
)
def test_a_name_without_the_mark_is_refused_with_the_name_to_write(model, rest, name, told):
    with pytest.raises(ValidationError) as refused:
        model.model_validate({**rest, "name": name, "sample": True})
    (error,) = refused.value.errors()
    assert told in error["ctx"]["id"]
    assert told in error["ctx"]["en"]


def test_a_landmarks_short_name_is_shown_alone_and_so_bears_the_mark_too():
    with pytest.raises(ValidationError):
        Landmark.model_validate(
            {**PLACE, "name": MARKED, "short": {"id": "Pekan Raya"}, "sample": True}
        )
