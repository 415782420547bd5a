"""What stops a publish to a service that can't switch a site at once, and how it is told.

Reads   nothing.
Gives   ``HalfSent``, ``AnotherPublishes``; ``another_publishes``, ``put_back``, ``left_mixed``.
"""

from datetime import datetime

from plugins.delivery.refusals import DeliveryFailed


class HalfSent(Exception):
    """Sending broke off once something may have changed; ``failure`` says why."""

    def __init__(self, failure: DeliveryFailed) -> None:
        super().__init__(str(failure))
        self.failure = failure


class AnotherPublishes(DeliveryFailed):
    """Another machine is at it: nothing is tried again and nothing put back."""


def another_publishes(since: datetime) -> AnotherPublishes:
    """``since`` is when that one began."""
    hour = f"{since.astimezone():%H:%M}"
    return AnotherPublishes(
        id=f"Penerbitan dari komputer lain berjalan sejak {hour}; ulangi setelah selesai, "
        "atau 15 menit kemudian bila terputus.",
        en=f"A publish from another machine is under way since {hour}; try again when it "
        "has ended, or after 15 minutes if it broke off.",
    )


def put_back(failure: DeliveryFailed, name: str) -> DeliveryFailed:
    """Why sending failed, and that the release ``name`` is out as before."""
    return DeliveryFailed(
        id=f"{failure.told.id}\nRilis lama {name} dikembalikan; tidak ada yang berubah.",
        en=f"{failure.told.en}\nThe old release {name} was put back; nothing has changed.",
    )


def left_mixed(failure: DeliveryFailed, place: str) -> DeliveryFailed:
    """Why sending failed, and that neither release is whole at ``place``."""
    return DeliveryFailed(
        id=f"{failure.told.id}\nDi {place} mungkin ada halaman lama dan baru bersama. "
        "Ulangi publish setelah sambungan pulih.",
        en=f"{failure.told.en}\nOld and new pages may stand side by side at {place}. "
        "Publish again once the connection is back.",
    )
