"""Files to records: front matter, Markdown, YAML, sanitising, and the content cache."""


def register() -> None:
    """The room's part in the build; loaded late, because checking content needs no Pelican."""
    from plugins.reading import generator  # noqa: PLC0415 (as the docstring says)

    generator.register()


__all__ = ["register"]
