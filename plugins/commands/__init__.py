"""The commands behind ``tasks.py``: build, check, new, translated and others.

Reads   arguments that ``tasks.py`` parsed.
Gives   exit statuses: 0 done, 1 the content has problems, 2 the call itself was wrong.

Each command loads what it runs and no more: a build with nothing to do is told in a blink.
"""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from plugins.commands.site import PUBLISHING_FILE, build


def check(
    content: Path,
    *,
    language: str = "id",
    form: str = "text",
    today: date | None = None,
    cache: Path | None = None,
) -> int:
    """Tell every problem of ``content``; 1 where it can't be published."""
    from plugins.commands import checking  # noqa: PLC0415 (as the module's docstring says)

    return checking.check(content, language=language, form=form, today=today, cache=cache)


def new(title: str, category: str | None, content: Path, *, language: str = "id") -> int:
    """A folder for a new story, with a file to fill in for each language."""
    from plugins.commands import stories  # noqa: PLC0415 (as above)

    return stories.new(title, category, content, language=language)


def translated(story: Path, *, language: str = "id") -> int:
    """Note in ``index.en.md`` that it now says what ``index.id.md`` says."""
    from plugins.commands import stories  # noqa: PLC0415 (as above)

    return stories.translated(story, language=language)


def calendar_record(
    content: Path, *, today: date | None = None, only_check: bool = False, language: str = "id"
) -> int:
    """Bring the register of what calendar subscribers have up to date, or tell if it isn't."""
    from plugins.commands import calendar  # noqa: PLC0415 (as above)

    return calendar.calendar_record(content, today=today, only_check=only_check, language=language)


def gate(
    output: Path,
    content: Path,
    *,
    form: str = "text",
    report: Path | None = None,
    language: str = "id",
) -> int:
    """Look at a built site as the gate before a release does."""
    from plugins.commands import gatekeeping  # noqa: PLC0415 (as above)

    publishing_file = content.parent / PUBLISHING_FILE
    return gatekeeping.gate(output, publishing_file, form=form, report=report, language=language)


def draw_map(cities: Sequence[str], content: Path, *, language: str = "id") -> int:
    """Keep the schematic maps of ``cities``, or of all, in the content."""
    from plugins.commands import maps  # noqa: PLC0415 (as above)

    return maps.draw_map(cities, content, language=language)


def sign_release(key: Path, output: Path, content: Path, *, language: str = "id") -> int:
    """Sign the release that ``build --publish`` has made in ``output``."""
    from plugins.commands import signing  # noqa: PLC0415 (as above)

    return signing.sign_release(key, output, content, language=language)


def verify(
    target: str,
    *,
    publishing: Path,
    manifest: Path | None = None,
    state: Path | None = None,
    rate: float = 4,
    minutes: float = 360,
    sample: int | None = None,
    headers: bool = True,
    evidence: Path | None = None,
    language: str = "id",
    form: str = "text",
) -> int:
    """Tell every difference between a live site, or a folder, and the release that was signed."""
    from plugins.commands import verifying  # noqa: PLC0415 (as above)

    return verifying.verify(
        target,
        publishing=publishing,
        manifest=manifest,
        state=state,
        rate=rate,
        minutes=minutes,
        sample=sample,
        headers=headers,
        evidence=evidence,
        language=language,
        form=form,
    )


def publish(
    target: str,
    content: Path,
    output: Path,
    *,
    language: str = "id",
    dry_run: bool = False,
    no_build: bool = False,
    key: Path | None = None,
) -> int:
    """Build, check, sign and put out; with ``dry_run`` only tell what would change there."""
    from plugins.commands import delivery  # noqa: PLC0415 (as above)

    return delivery.publish(
        target,
        content,
        output,
        language=language,
        dry_run=dry_run,
        no_build=no_build,
        key=key,
    )


def rollback(
    target: str, content: Path, output: Path, *, to: str | None = None, language: str = "id"
) -> int:
    """Put out the release before the current one again, or the one named ``to``."""
    from plugins.commands import delivery  # noqa: PLC0415 (as above)

    return delivery.rollback(target, content, output, to=to, language=language)


def releases(target: str, content: Path, output: Path, *, language: str = "id") -> int:
    """List the releases of a target, newest first."""
    from plugins.commands import delivery  # noqa: PLC0415 (as above)

    return delivery.releases(target, content, output, language=language)


def host_rules(
    server: str,
    content: Path,
    publishing_file: Path,
    *,
    output: Path | None = None,
    language: str = "id",
) -> int:
    """The rules of a server, such as ``nginx``, from the content and ``publishing.yml``."""
    from plugins.commands import hosting  # noqa: PLC0415 (as above)

    return hosting.host_rules(server, content, publishing_file, output=output, language=language)


__all__ = [
    "build",
    "calendar_record",
    "check",
    "draw_map",
    "gate",
    "host_rules",
    "new",
    "publish",
    "releases",
    "rollback",
    "sign_release",
    "translated",
    "verify",
]
