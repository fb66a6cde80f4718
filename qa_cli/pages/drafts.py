"""Labels → drafts: which pieces are the title's, the question's, and each answer's."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from qa_cli.model import Kind
from qa_cli.pages.grammar import starts

_KINDS: dict[str, Kind] = {
    "T": "title",
    "Q": "question",
    "C": "count",
    "W": "unattributed",
    **dict.fromkeys(("HB", "HI", "HR"), "headline"),
    **dict.fromkeys(("SB", "SI", "P"), "body"),
}


def kind_of(label: str) -> Kind:
    """Return what a line with this label is in the ledger."""
    return _KINDS.get(label) or ("byline" if label[0] in "NSJLRXM" else "furniture")


@dataclass(slots=True)
class Draft:
    """An answer, as places of its pieces on the page, from 0; one part at least is not empty."""

    headline: list[int] = field(default_factory=list)
    body: list[int] = field(default_factory=list)
    byline: list[int] = field(default_factory=list)

    @property
    def first(self) -> int:
        """Place of its first piece, of whatever part it is."""
        return min(part[0] for part in (self.headline, self.body, self.byline) if part)

    @property
    def last(self) -> int:
        """Place of its last piece, of whatever part it is."""
        return max(part[-1] for part in (self.headline, self.body, self.byline) if part)

    @property
    def places(self) -> list[int]:
        """All its pieces, part by part."""
        return [*self.headline, *self.body, *self.byline]


@dataclass(slots=True)
class Drafts:
    """A page's pieces by what they belong to, as places from 0; furniture is in none."""

    title: list[int] = field(default_factory=list)
    question: list[int] = field(default_factory=list)
    count: list[int] = field(default_factory=list)
    others: list[int] = field(default_factory=list)
    """Pieces of the page's further questions."""
    answers: list[Draft] = field(default_factory=list)


def drafts_of(labels: Sequence[str]) -> Drafts:
    """Give each piece to the title, the question, the count, or a part of an answer.

    Args:
        labels: Those of all pieces of a page, as the grammar allows them.
    """
    found = Drafts()
    above: str | None = None
    for place, label in enumerate(labels):
        if starts(above, label):
            found.answers.append(Draft())
        kind = kind_of(label)
        if kind == "title":
            found.title.append(place)
        elif kind == "question":
            found.question.append(place)
        elif kind == "count":
            found.count.append(place)
        elif kind == "unattributed":
            found.others.append(place)
        elif kind == "headline":
            found.answers[-1].headline.append(place)
        elif kind == "body":
            found.answers[-1].body.append(place)
        elif kind == "byline":
            found.answers[-1].byline.append(place)
        above = label
    return found
