"""The sheet a page is written on: each piece of text knows what it is and whose answer it is in.

So the truth falls out of the writing, and stays right when lines are glued, indented or cut off.
What is written is `page`'s business.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Literal, get_args

Role = Literal[
    "title",
    "question",
    "count",
    "headline",
    "body",
    "name",
    "specialty",
    "rating",
    "byline",
    "furniture",
    "label",
    "other-question",
]
"""What a piece is. `byline`: a line of it that says nothing about the doctor, such as a date.
`label`: what stands before text on its line and is no part of it (`Answer:`). `other-question`: a
later question on a page of several."""

ROLES: tuple[Role, ...] = get_args(Role)
"""All of them."""


_LEAST_FURNITURE = 12
"""Characters of furniture that a cut must leave, or it takes all: fewer are not recognizable."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of one line; the pieces of a page, in order, hold all that is not blank on it."""

    text: str
    """As it stands on the page, with the space before the next piece of its line."""
    role: Role
    answer: int
    """Number of the answer it belongs to; 0 for none."""
    line: int
    """1-based."""
    column: int = 0
    """Where it starts in its line, characters, 0-based; a byte order mark is no part of a line."""
    cut: bool = False
    """Whether the page ends inside it."""


@dataclass(frozen=True, slots=True)
class Finish:
    """How the sheet is turned into text."""

    newline: str = "\n"
    indent: str = ""
    """Before every line that is not blank."""
    trailing: str = ""
    """After every line that is not blank."""
    blank: str = ""
    """What a blank line holds."""
    mark: str = ""
    """Before the first line: a byte order mark, or nothing."""
    keep: float = 1.0
    """Share of the text, in characters, before the place where it is cut off."""
    stop: tuple[int, int] | None = None
    """Line, and number of characters of it after its indent, before the place where the text is cut
    off; instead of `keep`."""
    leads: Mapping[int, str] = field(default_factory=dict)
    """Invisible characters before a line, by line."""


class Sheet:
    """Collects lines of pieces, top to bottom."""

    def __init__(self, *, gap: int = 1) -> None:
        """Start empty; a blank line is written `gap` times (0: never)."""
        self._gap = gap
        self._lines: list[list[Piece]] = []

    def write(self, text: str, role: Role, answer: int = 0) -> None:
        """Write a line."""
        self._lines.append([Piece(text, role, answer, len(self._lines) + 1)])

    def glue(self, text: str, role: Role, answer: int = 0, *, space: str = " ") -> None:
        """Write on at the end of the last line, which must not be blank, after `space`."""
        last = self._lines[-1]
        last[-1] = replace(last[-1], text=last[-1].text + space)
        last.append(Piece(text, role, answer, len(self._lines)))

    def skip(self, times: int = 1) -> None:
        """Leave blank lines."""
        self._lines.extend([] for _ in range(times * self._gap))

    def pieces(self) -> list[Piece]:
        """Return all pieces in order, each with its column in a line without indent."""
        return [piece for line in self._lines for piece in _place(line, 0)]

    def finish(self, finish: Finish) -> tuple[str, list[Piece]]:
        """Return the text, and the pieces that are (wholly or partly) in it, in order."""
        heads = [finish.leads.get(n, "") + finish.indent for n in range(1, len(self._lines) + 1)]
        lines = [_place(line, len(head)) for line, head in zip(self._lines, heads, strict=True)]
        rows = [
            f"{head}{''.join(piece.text for piece in line)}{finish.trailing}"
            if line
            else finish.blank
            for line, head in zip(lines, heads, strict=True)
        ]
        text = finish.mark + finish.newline.join(rows)
        if finish.stop is not None:
            line_number, room = finish.stop
            above = sum(len(row) + len(finish.newline) for row in rows[: line_number - 1])
            end = above + len(heads[line_number - 1]) + room
        elif finish.keep < 1:
            end = int(len(text) * finish.keep) - len(finish.mark)
        else:
            return text, [piece for line in lines for piece in line]
        kept, end = _keep(end, lines, rows, finish)
        return text[: max(0, end) + len(finish.mark)], kept


def _place(line: list[Piece], column: int) -> list[Piece]:
    """Return the pieces of a line, of which the first starts at `column`, with their columns."""
    placed = []
    for piece in line:
        placed.append(replace(piece, column=column))
        column += len(piece.text)
    return placed


def _keep(
    end: int, lines: list[list[Piece]], rows: list[str], finish: Finish
) -> tuple[list[Piece], int]:
    """Return the pieces before the cut, and where it is (characters after the mark)."""
    kept: list[Piece] = []
    start = 0
    for line, row in zip(lines, rows, strict=True):
        for piece in line:
            at = start + piece.column
            room = end - at
            if room <= 0:
                return kept, end
            if room >= len(piece.text):
                kept.append(piece)
                continue
            if piece.role == "furniture" and room < _LEAST_FURNITURE:
                return kept, at
            kept.append(replace(piece, text=piece.text[:room], cut=True))
        start += len(row) + len(finish.newline)
    return kept, end


def join_lines(pieces: list[Piece]) -> str:
    """Join pieces as the parser gives a body: see `qa_cli.model.Answer.body`."""
    parts: list[str] = []
    line = 0
    for piece in pieces:
        if line:
            parts.append("\n\n"[: min(2, piece.line - line)])
        parts.append(piece.text.replace("\N{NO-BREAK SPACE}", " ").rstrip())
        line = piece.line
    return "".join(parts).strip("\n")
