"""Who signs a story.

Reads   its fields.
Gives   ``initials_of``.
"""

from plugins.schema.stories import BylineFields, StoryFields


def initials_of(fields: StoryFields) -> tuple[tuple[str, str], ...]:
    """Initials and role of everyone who signs: the first wrote, the second edited."""
    byline = fields.byline
    if byline is None:
        return ()
    if isinstance(byline, BylineFields):
        editor = ((byline.editor, "editor"),) if byline.editor else ()
        return ((byline.writer, "writer"), *editor)
    roles = ("writer", "editor")
    return tuple((initials, roles[min(n, 1)]) for n, initials in enumerate(byline))
