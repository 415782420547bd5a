"""Open data: what the site shows of cities, as CSV, JSON and GeoJSON with a catalogue."""

from plugins.open_data.plugin import register

__all__ = ["register"]
