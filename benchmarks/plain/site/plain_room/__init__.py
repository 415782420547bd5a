"""The only room of the plain site: articles, lists of ten and one feed a language.

Reads   the finished site.
Gives   ``register``.
"""

from plain_room.plugin import register

__all__ = ["register"]
