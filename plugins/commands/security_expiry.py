"""Whether ``security.txt`` is still good, told by ``check``.

Reads   a draft of the site and its ``site.yml``.
Gives   ``tell_security_expiry``.

A build goes on all the same: an expired contact must not keep a warning from being published.
"""

from datetime import date

from plugins.model.site import SiteDraft
from plugins.problems import Problems
from plugins.reading.yaml_files import Document, parse_yaml
from plugins.schema.security import Expiry


def tell_security_expiry(draft: SiteDraft, problems: Problems) -> None:
    """An error where it is past or too far ahead, a notice where it ends soon."""
    told = draft.registers.site.security
    if told is None:
        return
    today = draft.now.date()
    state = told.on(today)
    if state == "good":
        return
    file = draft.content / "registers" / "site.yml"
    shown = file.relative_to(draft.content.parent).as_posix()
    document = parse_yaml(file.read_text("utf-8"), shown, Problems()) or Document()
    indonesian, english = _words(told.expires, (told.expires - today).days, state)
    problems.add(
        shown,
        document.line(("security", "expires")),
        "expires",
        id=indonesian,
        en=english,
        place="security",
        level="notice" if state == "soon" else "error",
    )


def _words(expires: date, days: int, state: Expiry) -> tuple[str, str]:
    """What to write instead, in Indonesian and English."""
    found = {
        "past": (f"tidak berlaku lagi sejak {expires}", f"hasn't been good since {expires}"),
        "soon": (f"berakhir {days} hari lagi", f"ends in {days} days"),
        "far": ("berakhir lebih dari setahun lagi", "ends more than a year ahead"),
    }
    indonesian = (
        f"security.txt {found[state][0]}; pastikan kontaknya masih dibaca, lalu tulis tanggal "
        "baru, paling lama setahun ke depan."
    )
    english = (
        f"security.txt {found[state][1]}; make sure that somebody reads its contact, then write a "
        "new date, at most a year ahead."
    )
    return indonesian, english
