"""Pictures as readers get them: several sizes, a small format, nothing of the camera's notes."""

from plugins.images.plugin import register

__all__ = ["register"]
