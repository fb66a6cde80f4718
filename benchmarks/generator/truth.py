"""What the generator hands over: a page's text and what an attentive reader finds in it.

The words are those of `qa_cli.model`; text is as the parser promises to give it (no-break spaces
made plain, lines stripped at their ends, paragraphs joined by a blank line).
"""

from dataclasses import dataclass

from benchmarks.generator.sheet import Piece
from qa_cli.model import Doctor, Evidence


@dataclass(frozen=True, slots=True)
class TrueAnswer:
    """One answer as it was written into the page."""

    number: int
    """Place on its page, 1..n."""
    headline: str | None
    """One line; `None` where the answer has none."""
    body: str
    """Paragraphs joined by a blank line."""
    first_line: int
    """Line of the headline, else of the body's start, 1-based."""
    body_line: int
    """Line on which the body starts, 1-based; it may hold other parts before it (glued lines)."""
    last_line: int
    """Last line of body or byline, 1-based."""
    doctor: Doctor | None
    """What the byline says; for evidence `sign-off`, the name in the sign-off and nothing else;
    `None` where the page says nothing."""
    evidence: Evidence
    """What `doctor` rests on."""
    sign_off: str | None
    """The name that the body ends with, without credentials."""
    unscored: frozenset[str]
    """Fields that nobody could decide, because the page is cut off inside them: field names of
    `Doctor`, `sign_off`, or `answer` for the answer as a whole."""
    features: frozenset[str]
    """Names of the answer-level features that this answer shows."""


@dataclass(frozen=True, slots=True)
class Truth:
    """A page as an attentive reader understands it."""

    title: str | None
    """One line, photo marker included; `None` on a page without one."""
    question_body: str
    """Paragraphs joined by a blank line; empty where there is nothing."""
    declared_answers: int | None
    """The number that the page states, right or not; `None` where it states none."""
    answers: tuple[TrueAnswer, ...]
    """In page order."""
    unscored: frozenset[str]
    """Those of `title`, `question_body` and `declared_answers` that a cut left undecidable."""


@dataclass(frozen=True, slots=True)
class GeneratedPage:
    """One page with its truth."""

    seed: int
    """`generate(seed, profile)` gives this page again."""
    text: str
    """The page, as if decoded from a file: line ends as drawn, perhaps with a byte order mark."""
    truth: Truth
    features: frozenset[str]
    """Names of all features the page shows, those of its answers included; keys of `FEATURES`. None
    on pages of profiles `other` and `article`."""
    pieces: tuple[Piece, ...]
    """All that is not blank on the page, in order: what each stretch of a line is, and whose."""
    is_qa: bool = True
    """Whether it is a question page: with a question, or with answers to one."""
