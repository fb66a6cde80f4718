"""A cheap first look at a text, before a pattern is tried on it."""

from collections.abc import Iterable


def holds_any(text: str, marks: Iterable[str]) -> bool:
    """Whether a text holds one of some short strings."""
    for mark in marks:  # noqa: SIM110 - `any` takes twice the time, and this is what time is saved by
        if mark in text:
            return True
    return False
