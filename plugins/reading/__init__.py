"""Files to records: front matter, Markdown, YAML, sanitising, and the content cache."""


def register() -> None:
    """The room's part in the build; loaded late, because few who read content build."""
    from plugins.reading import plugin  # noqa: PLC0415 (as the docstring says)

    plugin.register()


__all__ = ["register"]
