"""Settings for a release: the same site, with addresses checked before it goes out."""

from pelicanconf import *  # noqa: F403 (Pelican's own way to derive settings)

PUBLISH = True
