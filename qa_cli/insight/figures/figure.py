"""What a figure is: the result type, and the words for its kind and role."""

from dataclasses import dataclass
from typing import Literal

Kind = Literal["dose", "duration", "age", "price", "percent", "count"]
"""What a figure measures. Lengths, weights, dates and product numbers are no figures."""

Role = Literal[
    "received", "advised", "effect", "wait", "deadline", "frequency", "experience", "comparison",
    "other",
]  # fmt: skip
"""What a figure is given for.

`received`: what the asker was given or had done. `advised`: what a doctor recommends, uses, or
calls usual. `effect`: how long an effect or a recovery lasts. `wait`: how long to hold off, or
until something shows. `deadline`: within which time something must be done. `frequency`: how often.
`experience`: how long or how often a doctor has done this. `comparison`: of another patient,
product or place, or as a multiple. `other`: anything else, as the asker's age, prices, and how long
ago something was.
"""

UNSURE = 0.6
"""A role less certain than this is unsure: of such roles, half are wrong or more."""

Speaker = Literal["asker", "doctor"]
"""Title and question are the asker's; headlines and bodies are the doctor's."""


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number with its unit, as a text states it."""

    kind: Kind
    low: float
    high: float
    """`low` for a single number; never below it."""
    unit: str | None
    """Canonical and in the singular: `unit`, `month`, `USD`, `USD/unit`, `percent`, `time/day`;
    `None` for a price without a currency."""
    qualifier: str | None
    """As the page has it, in lower case: `about`, `at least`, `or so`; symbols by their word."""
    role: Role
    certainty: float
    """How sure the role is, above 0 to 1; see `UNSURE`."""
    negated: bool
    """Whether the sentence denies it or sets it against what it means: `won't take 4 months`."""
    start: int
    """Offset of its first character in the text; the qualifier is not part of it."""
    end: int
    """Offset behind its last character."""
    sentence: tuple[int, int]
    """Offsets of the sentence that it stands in, end-exclusive."""


@dataclass(frozen=True, slots=True)
class Figure:
    """One mention of a quantity on a page."""

    id: str
    """The answer's id, `page/number`; the page's where the asker says it."""
    speaker: Speaker
    doctor: str | None
    """The doctor's name by the byline; `None` for the asker, or where the byline has none."""
    kind: Kind
    low: float
    high: float
    """`low` for a single number."""
    unit: str | None
    """As in `Quantity`."""
    qualifier: str | None
    role: Role
    certainty: float
    """As in `Quantity`."""
    negated: bool
    words: str
    """The words that state it, as on the page: `10 to 15 units`."""
    quote: str
    """The sentence it stands in, one line."""
    path: str
    line: int
    """Page line, 1-based."""
    column: tuple[int, int]
    """Of `words` in that line: first character, 1-based, and one past the last. Counted in the
    line as saved where its text was at hand, else without the line's indentation."""
    record: int | None = None
    """Number of the record that is the page; `None` for a file that is one page."""

    @property
    def is_unsure(self) -> bool:
        """Whether its role may well be another."""
        return self.certainty < UNSURE
