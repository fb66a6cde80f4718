"""What an answer's start needs, so that an attentive reader can tell it.

What holds for a page as a whole is `exclusions`' business.
"""

from collections.abc import Iterable

CLEAR_HEADLINES: frozenset[str] = frozenset(
    {"echo", "reword", "fragment", "advice", "statement", "question", "menu", "hashtags"}
)
"""Shapes that are a headline by themselves: short, capitalised, without full stop. The others need
a vote template, a byline above, or a body that starts as answers do (`needs_lead`)."""


def allows_empty_headline(tags: Iterable[str], *, first: bool, signed_before: bool) -> bool:
    """Tell whether an answer may lack its headline on a page that has headlines.

    Without the vote template, two blank lines show an empty slot only below a byline or below the
    declared count; between two paragraphs they would be a gap like any other.
    """
    found = frozenset(tags)
    if "vote-none" not in found:
        return True
    return "count-none" not in found if first else signed_before


def needs_lead(tags: Iterable[str], shape: str, *, first: bool, signed_before: bool) -> bool:
    """Tell whether a body must start as answers do ("Thank you for your question").

    Where neither vote template nor byline marks the start, a headline of unclear shape, and one on
    a page with a lying count, is known only by the answer that starts below it. The title itself is
    always known.
    """
    found = frozenset(tags)
    if "vote-none" not in found or (signed_before and not first) or shape == "echo":
        return False
    if "count-lies" in found:
        return True
    return shape not in CLEAR_HEADLINES and not first
