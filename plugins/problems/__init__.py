"""Every problem of a run, gathered, worded for editors in Indonesian or English."""

from plugins.problems.gathering import ContentRefused, Problem, Problems
from plugins.problems.report import as_json, as_text

__all__ = ["ContentRefused", "Problem", "Problems", "as_json", "as_text"]
