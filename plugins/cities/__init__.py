"""City profiles, districts, landmarks, figures with their sources, and maps."""

from plugins.cities.plugin import register

__all__ = ["register"]
