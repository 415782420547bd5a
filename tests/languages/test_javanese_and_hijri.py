"""The Javanese calendar beside the Hijri one."""

import pytest

from plugins.languages.calendars import from_hijri, pasaran
from plugins.languages.javanese import month_start


@pytest.mark.parametrize("alip", range(1867, 1987, 8))
def test_every_alip_of_asapon_begins_on_selasa_pon(alip: int) -> None:
    start = month_start(alip, 1)
    assert start is not None
    assert (start.isoweekday(), pasaran(start)) == (2, "Pon")


def test_javanese_months_begin_within_a_day_of_nearly_all_hijri_ones() -> None:
    """1555 Javanese was 1043 Hijri, and the years have kept 512 apart; about 2000 to 2040.

    Both begin with the new moon, but one is counted and the other computed for Mecca: more than
    nine of ten months begin at most a day apart, none more than two.
    """
    starts = [
        (month_start(year, month), from_hijri(year - 512, month))
        for year in range(1933, 1974)
        for month in range(1, 13)
    ]
    apart = [(javanese - hijri).days for javanese, hijri in starts if javanese is not None]
    assert len(apart) == len(starts)
    assert set(apart) <= {-1, 0, 1, 2}
    assert sum(days <= 1 for days in apart) > 0.9 * len(apart)
