"""A page whose lines have labels, and an answer with what it is put together from."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from qa_cli.model import Answer
from qa_cli.pages.bylines import Byline
from qa_cli.pages.decode import Reading
from qa_cli.pages.drafts import Draft
from qa_cli.pages.glance import late
from qa_cli.pages.lines import Piece, text_of

if TYPE_CHECKING:
    from qa_cli.pages.marked import Claim, Marked

_MARKS = late(
    r"^(?:#{1,6}|={2,}|~{1,3}|-{2,}|[»›▸►▶❖◆■□●§✦➤➜→])\s+|\s+(?:#+|={2,}|~{1,3}|-{2,}|[«◂◄◀])$"
)
"""What saving tools and templates draw around a heading."""
_DRAWN = frozenset("#=~-»›▸►▶❖◆■□●§✦➤➜→«◂◄◀")


class Sheet(NamedTuple):
    """A page whose pieces have labels. A piece's place is its index in `pieces`."""

    lines: list[str]
    """All lines of the page."""
    pieces: list[Piece]
    """Its pieces, in page order."""
    reading: Reading
    """A label for each piece, and how likely each label is."""
    marked: "Marked | None" = None
    """What the page's markup states, where it has any."""

    def claim(self, draft: Draft) -> "Claim | None":
        """Return what the page's markup states of an answer; `None` where it does not."""
        if self.marked is None or not draft.body:
            return None
        return self.marked.claims.get(draft.body[0])

    def text(self, places: Sequence[int]) -> tuple[str, tuple[int, ...]]:
        """Join pieces as they stand on the page; return also the page line of each line."""
        return text_of(self.lines, [self.pieces[at] for at in places])

    def heading(self, places: Sequence[int]) -> str | None:
        """Join the lines of a title or headline without marks; what is saved twice counts once."""
        texts: list[str] = []
        for at in places:
            piece = self.pieces[at]
            text = self.lines[piece.line - 1][piece.start : piece.end]
            if text[0] in _DRAWN or text[-1] in _DRAWN:
                text = _MARKS.sub("", text).strip()
            text = text[2:-2] if text[:2] == text[-2:] == "**" else text
            if text and text not in texts:
                texts.append(text)
        return " ".join(texts) or None

    def line(self, at: int) -> int:
        """Return the page line of a piece, 1-based."""
        return self.pieces[at].line


class Reply(NamedTuple):
    """An answer, with what it was put together from."""

    draft: Draft
    byline: Byline
    answer: Answer
