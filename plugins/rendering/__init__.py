"""Views to bytes: the templates, what to skip, how many hands, and the swap of the output."""


def register() -> None:
    """The room's part in the build; loaded late, because a build with nothing to do needs none."""
    from plugins.rendering import plugin  # noqa: PLC0415 (as the docstring says)

    plugin.register()


__all__ = ["register"]
