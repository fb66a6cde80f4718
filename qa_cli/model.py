"""The vocabulary: what a page says, as frozen dataclasses.

Nothing here reads, parses or prints. All text is page text with line ends normalised to LF and
no-break spaces made plain; it may hold control characters, which `output` makes harmless. Lines are
1-based and inclusive everywhere.
"""

from dataclasses import dataclass
from typing import Literal

Lines = tuple[int, int]
"""First and last line of a stretch of a page, 1-based, both included."""

Evidence = Literal["markup", "byline", "nameless-byline", "sign-off", "none"]
"""What tells who wrote an answer: the page's own markup, a byline with a name, one without, the
body's own end, nothing."""

Kind = Literal[
    "title", "question", "count", "headline", "body", "byline", "furniture", "blank", "unattributed"
]
"""What a line of a page is. `unattributed` is text that belongs to no question and no answer."""


@dataclass(frozen=True, slots=True)
class Doctor:
    """A respondent, as one page describes them; `None` is what the page does not say."""

    name: str | None = None
    """The name as the byline gives it, generational suffix included, credentials left out."""
    credentials: str | None = None
    """Degrees and fellowships as given, e.g. `MD, FACS`."""
    specialty: str | None = None
    """E.g. `Facial Plastic Surgeon`."""
    location: str | None = None
    """The place that stands before the specialty: a city, region or country."""
    rating: float | None = None
    """Stars, 0.0-5.0, one decimal."""
    reviews: int | None = None
    """Number of reviews that the rating rests on, >= 0."""


@dataclass(frozen=True, slots=True)
class Places:
    """Where the texts of a question or an answer stand on its page. Lines are 1-based."""

    head: int | None = None
    """Line of the title or headline; `None` where there is none."""
    body: tuple[int, ...] = ()
    """For each line of the body the page's line; a blank one has that of the line above it."""
    name: int | None = None
    """Line of the byline that gives the doctor's name, or credentials alone; `None`, as the next
    two, for a question."""
    specialty: int | None = None
    location: int | None = None

    def of_body(self, text: str, offset: int) -> int:
        """Return the page's line of a character offset in the body `text`."""
        ordinal = text.count("\n", 0, offset)
        return self.body[min(ordinal, len(self.body) - 1)] if self.body else self.head or 1


NOWHERE = Places()
"""Of texts whose places are not known."""


@dataclass(frozen=True, slots=True)
class Answer:
    """One doctor's answer."""

    number: int
    """Place on its page, 1..n."""
    headline: str | None
    """One line; `None` where the answer has none."""
    body: str
    """Paragraphs joined by a blank line; single line breaks inside a paragraph are kept."""
    lines: Lines
    """From its first line (headline, else body) to its last (byline, else body)."""
    doctor: Doctor | None
    """`None` only where the page says nothing at all: no byline and no sign-off."""
    evidence: Evidence
    """What `doctor` rests on."""
    sign_off: str | None
    """The name that the body ends with (`Dr. Emer`), without credentials, byline or not."""
    certainty: float
    """0-1: how sure this answer's boundaries and fields are."""
    places: Places = NOWHERE
    """Where its texts stand."""
    date: str | None = None
    """When it was written, as the page's markup states it, in ISO 8601; like all below, `None` on a
    page without markup."""
    votes: int | None = None
    """Votes for it, less those against it."""
    accepted: bool | None = None
    """Whether the asker accepted it."""
    url: str | None = None
    """Its own address."""

    def line_of_sign_off(self) -> int:
        """Return the page's line of the sign-off: the last one of the body that holds it.

        The answer's last line where it is not known.
        """
        wanted = " ".join((self.sign_off or "").split())
        lines = zip(self.places.body, self.body.split("\n"), strict=False)
        found = [line for line, text in lines if wanted in " ".join(text.split())]
        return found[-1] if found else self.lines[1]


@dataclass(frozen=True, slots=True)
class Part:
    """One entry of a page's ledger: these lines are of this kind."""

    kind: Kind
    lines: Lines


@dataclass(frozen=True, slots=True)
class Problem:
    """Something doubtful about a page, never silent and never fatal."""

    code: str
    """A stable, documented, hyphenated name, e.g. `count-mismatch`."""
    lines: Lines | None
    """Where; `None` when it concerns the page as a whole."""
    message: str
    """One sentence for a reader, without the place."""


@dataclass(frozen=True, slots=True)
class Question:
    """One parsed page: the question, its answers, and an account of every line."""

    title: str | None
    """One line, `(photo)` marker included; `None` on a page without one."""
    body: str
    """What the asker wrote below the title; empty where there is nothing."""
    has_photo: bool
    """Whether the title says that photos came with the question."""
    declared_answers: int | None
    """The number of answers that the page itself states; `None` where it states none."""
    answers: tuple[Answer, ...]
    """In page order, numbered from 1."""
    ledger: tuple[Part, ...]
    """Tiles the page: every line is in exactly one part, in order; neighbours may share a kind
    when they belong to different answers."""
    problems: tuple[Problem, ...]
    """In page order; page-wide ones first."""
    places: Places = NOWHERE
    """Where its own texts stand: title and body."""
    date: str | None = None
    """When it was asked, as the page's markup states it, in ISO 8601."""
    votes: int | None = None
    """Votes for it, less those against it, as the markup states them."""
    language: str | None = None
    """The language that a web page declares, e.g. `en` or `pt-BR`."""


@dataclass(frozen=True, slots=True)
class Stated:
    """A question or an answer as a web page's markup states it; `None` is what it does not state.

    Texts are for comparison with the page: HTML in them may be left.
    """

    head: str | None = None
    """A question's title; an answer's own headline, or the question that a list of questions and
    answers has above it."""
    text: str = ""
    author: str | None = None
    date: str | None = None
    """In ISO 8601."""
    votes: int | None = None
    accepted: bool | None = None
    url: str | None = None


@dataclass(frozen=True, slots=True)
class Markup:
    """What a web page says of itself, for programs."""

    question: Stated = Stated()
    answers: tuple[Stated, ...] = ()
    declared: int | None = None
    """Number of answers that it says there are."""
    url: str | None = None
    """Its own address."""
    language: str | None = None


@dataclass(frozen=True, slots=True)
class Source:
    """Where a page came from."""

    path: str
    """The file as reached from the command line's corpus argument; `-` for standard input."""
    record: int | None
    """1-based number of the record in a many-page file; `None` for a file that is one page."""
    bytes: int
    """Size of the page as stored, before decoding."""
    blake2b: str
    """Hex BLAKE2b digest (16 bytes) of the stored bytes."""
    url: str | None = None
    """Where the page was saved from, as a record of a many-page file or a web page itself says."""
    own_id: str | None = None
    """The `id` that a record gives itself, else one made of its `url` if it is of a crawl or table,
    made safe to type; `None` for the rest."""


@dataclass(frozen=True, slots=True)
class Page:
    """One saved dump in a corpus: a question under an id that is unique there."""

    id: str
    """File name without suffixes; for a record its own id, else `stem:record`; `~hex` is added to
    tell twins apart."""
    source: Source
    question: Question
