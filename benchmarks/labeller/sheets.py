"""Labelled pages for training, from what is known of each: generated, written by hand, or twins.

A sheet is a page's pieces with a label each. Whatever the source says of a page is first brought to
a role for each piece, with the number of its answer; `labels_of` then gives the grammar's labels.
"""

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any, NamedTuple

from benchmarks.generator import GeneratedPage
from benchmarks.generator import Piece as Written
from qa_cli.pages.cutting import cut_page
from qa_cli.pages.grammar import BEFORE, FIRST
from qa_cli.pages.lines import Piece, split_lines

HERE = Path(__file__).parent
PAGES = HERE.parent.parent / "tests" / "pages"
"""Hand-made pages that are tests, too."""

MORE_PAGES = HERE / "pages"
"""Hand-made pages to learn from alone."""

Role = tuple[str, int]
"""What a piece is, and the number of its answer, 0 for none."""

_SITE_JOBS = ("Surgeon", "Dermatologist")
"""Ends of jobs that stand on the site's own pages where place and job do."""

_SIGNS = 4
"""Characters that a line with a place alone may have besides it: less than any word."""

_FURNITURE: Role = ("furniture", 0)
_PLAIN = {"title": "T", "question": "Q", "count": "C", "other-question": "W"}
_BYLINE = dict(
    pair.split()
    for pair in ("name N", "specialty S", "job J", "place L", "rating R", "byline X", "mixed M")
)
"""Roles of a byline's lines, with the first letter of their labels."""

_HEADLINE = {"H": "HR", "Y": "HI"}
_BODY = {"B": "P", "H": "SI", "Y": "SI"}
_BETWEEN = {"H": "Fh", "Y": "Fa", "B": "Fb", "y": "Fy", "W": "Fw"}
"""Labels of headlines, bodies and furniture by what stands above them in their answer: `H` a
headline, `Y` a byline above its body, `B` a body, `y` a byline below, `W` another question."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page ready to learn from."""

    name: str
    lines: list[str]
    pieces: list[Piece]
    labels: list[str]
    is_qa: bool = True


def labels_of(roles: Sequence[Role], *, is_qa: bool = True) -> list[str]:
    """Turn roles into the labels of the grammar."""
    if not is_qa:
        return ["O"] * len(roles)
    owned = [at for at, (_, answer) in enumerate(roles) if answer]
    others = [at for at, (role, _) in enumerate(roles) if role == "other-question"]
    first, last = min(owned, default=len(roles)), max([*owned, *others], default=-1)
    bodies: dict[int, int] = {}
    for at, (role, answer) in enumerate(roles):
        if role == "body" and answer:
            bodies.setdefault(answer, at)
    labels: list[str] = []
    open_answer = 0
    state = ""
    for at, (role, answer) in enumerate(roles):
        if answer and answer != open_answer:
            open_answer, state = answer, ""
        if role == "furniture" or (role == "count" and open_answer):
            labels.append("K" if at < first else "Ft" if at > last else _BETWEEN[state])
        else:
            label, state = _label(role, state, above=bodies.get(answer, len(roles)) > at)
            labels.append(label)
    return labels


def _label(role: str, state: str, *, above: bool) -> tuple[str, str]:
    """Return a line's label, and the state below it.

    Args:
        role: What it is.
        state: What stands above it in its answer, as `_BETWEEN` has it.
        above: Whether the body of its answer is further down.
    """
    if role in _PLAIN:
        return _PLAIN[role], "W" if role == "other-question" else state
    if role == "headline":
        return _HEADLINE.get(state, "HB"), "H"
    if role == "body":
        return _BODY.get(state, "SB"), "B"
    return _BYLINE[role] + ("a" if above else "b"), "Y" if above else "y"


def illegal(labels: Sequence[str]) -> list[tuple[int, str, str]]:
    """Return the places where the grammar does not allow a label below another, and the two."""
    found = [] if not labels or labels[0] in FIRST else [(0, "", labels[0])]
    pairs = enumerate(pairwise(labels), 1)
    return found + [(at, one, other) for at, (one, other) in pairs if one not in BEFORE[other]]


def generated_sheet(page: GeneratedPage, keep: int | None = None) -> Sheet:
    """Return the sheet of a generated page, cut off after `keep` characters if given."""
    lines = split_lines(page.text if keep is None else page.text[:keep])
    pieces = cut_page(lines)
    by_line: dict[int, list[Written]] = {}
    for one in page.pieces:
        by_line.setdefault(one.line, []).append(one)
    roles = [_role_of(piece, by_line.get(piece.line, [])) for piece in pieces]
    return Sheet(f"{page.seed}", lines, pieces, labels_of(roles, is_qa=page.is_qa), page.is_qa)


def _role_of(piece: Piece, line: Sequence[Written]) -> Role:
    """Return the role of a piece by what was written on its line: by the longest part of it."""
    parts = [
        one
        for one in line
        if one.column < piece.end and one.column + len(one.text.rstrip()) > piece.start
    ]
    if not parts:
        return _FURNITURE
    kinds = {one.role for one in parts}
    if len(kinds) > 1 and kinds <= set(_BYLINE):
        return "mixed", max(one.answer for one in parts)

    def shared(one: Written) -> int:
        return min(piece.end, one.column + len(one.text)) - max(piece.start, one.column)

    best = max(parts, key=shared)
    return _FURNITURE if best.role in {"label", "furniture"} else (best.role, best.answer)


def written_sheets() -> Iterator[Sheet]:
    """Yield the sheets of all pages made by hand, as `written.txt` labels their lines."""
    for row in (HERE / "written.txt").read_text("utf-8").splitlines():
        name, _, said = row.partition("\t")
        path = MORE_PAGES / f"{name}.txt"
        text = (path if path.exists() else PAGES / path.name).read_bytes().decode("utf-8")
        yield written_sheet(name, text, said)


def written_sheet(name: str, text: str, said: str) -> Sheet:
    """Return the sheet of a page whose lines are labelled in words, as `roles_said` reads them."""
    lines = split_lines(text)
    pieces = cut_page(lines)
    is_qa = said != "none"
    return Sheet(name, lines, pieces, labels_of(roles_said(pieces, said), is_qa=is_qa), is_qa)


def roles_said(pieces: Sequence[Piece], said: str) -> list[Role]:
    """Return the roles of pieces that words give; of what is not named it is furniture.

    ::

        said  = [ entry { "; " entry } ] | "none"             `none`: no question page
        entry = line [ "+" column ] [ "-" line ] " " role [ " " answer ]
    """
    by_line: dict[int, list[tuple[int, Role]]] = {}
    for entry in said.split("; ") if said not in {"", "none"} else ():
        where, name, *answer = entry.split(" ")
        first, _, last = where.partition("-")
        first, _, column = first.partition("+")
        role = name, int(answer[0]) if answer else 0
        for line in range(int(first), int(last or first) + 1):
            by_line.setdefault(line, []).append((int(column or 0), role))
    found: list[Role] = []
    for piece in pieces:
        own = [role for column, role in by_line.get(piece.line, []) if column < piece.end]
        found.append(own[-1] if own else _FURNITURE)
    return found


class _Run(NamedTuple):
    """Lines of one role."""

    first: int
    last: int
    column: int
    """Where it starts in its first line, 0 for a whole line."""
    role: Role

    def __str__(self) -> str:
        role, answer = self.role
        column = f"+{self.column}" if self.column else ""
        last = f"-{self.last}" if self.last > self.first else ""
        return f"{self.first}{column}{last} {role}{f' {answer}' if answer else ''}"


def written(pieces: Sequence[Piece], roles: Sequence[Role]) -> str:
    """Return in words what `roles_said` reads: the roles of a page's pieces."""
    shares = Counter(piece.line for piece in pieces)
    runs: list[_Run] = []
    line = 0
    parted = True
    for piece, role in zip(pieces, roles, strict=True):
        column = piece.start if piece.line == line else 0
        line = piece.line
        if role == _FURNITURE and not column:
            parted = True
            continue
        if not parted and shares[line] == 1 and runs[-1].role == role and not runs[-1].column:
            runs[-1] = runs[-1]._replace(last=line)
        else:
            runs.append(_Run(line, line, column, role))
        parted = False
    return "; ".join(map(str, runs))


def twin_sheets(folder: Path) -> Iterator[Sheet]:
    """Yield the sheets of all twins in a folder."""
    for path in sorted((folder / "pages").glob("*.txt")):
        truth = json.loads((folder / "truth" / f"{path.stem}.json").read_text("utf-8"))
        yield twin_sheet(path.stem, path.read_text("utf-8"), truth)


def twin_sheet(name: str, text: str, truth: dict[str, Any]) -> Sheet:
    """Return the sheet of one twin."""
    lines = split_lines(text)
    pieces = cut_page(lines)
    by_line = _roles_of_lines(truth)
    bodies: dict[int, list[int]] = {}
    for piece in pieces:
        for role, number in by_line.get(piece.line, []):
            if role == "body":
                bodies.setdefault(number, []).append(piece.line)
    roles: list[Role] = []
    for piece in pieces:
        role, number = _said_of(piece, by_line.get(piece.line, []))
        answer = truth["answers"][number - 1] if number else {}
        if role == "Y":
            role = _byline_role(piece.text, answer.get("doctor") or {})
        elif role == "body":
            ends = bodies[number][0], bodies[number][-1]
            role = _role_in_body(piece, lines[piece.line - 1], answer, ends)
        elif piece.kind == "label" and _is_cut_off(piece, role, answer, truth):
            role = "furniture"
        roles.append((role, number) if role != "furniture" else _FURNITURE)
    is_qa = truth.get("is_qa", True)
    return Sheet(name, lines, pieces, labels_of(roles, is_qa=is_qa), is_qa)


def _roles_of_lines(truth: dict[str, Any]) -> dict[int, list[Role]]:
    """Return the roles of each line; `Y` is that of a byline's."""
    by_line: dict[int, list[Role]] = {}

    def mark(spans: Iterable[Sequence[int] | None], role: str, answer: int = 0) -> None:
        for first, last in filter(None, spans):
            for line in range(first, last + 1):
                by_line.setdefault(line, []).append((role, answer))

    count = truth.get("count")
    mark([truth.get("title")], "title")
    mark([truth.get("question")], "question")
    mark([(count, count)] if count else [], "count")
    for question in truth.get("questions", []):
        if question["n"] > 1:
            mark([*question["spans"], question.get("title")], "other-question")
    for number, answer in enumerate(truth["answers"], 1):
        mark([answer.get("headline")], "headline", number)
        mark(answer["byline"], "Y", number)
        mark(answer["body"], "body", number)
    return by_line


def _said_of(piece: Piece, roles: Sequence[Role]) -> Role:
    """Return the role of a piece: the last of its line's, but a label is no body's."""
    if not roles:
        return _FURNITURE
    if piece.kind == "label" and len(set(roles)) > 1:
        return next((one for one in roles if one[0] != "body"), roles[-1])
    return roles[-1]


def _role_in_body(piece: Piece, line: str, answer: dict[str, Any], ends: tuple[int, int]) -> str:
    """Return the role of a piece on a body's line: who speaks may stand at both its ends."""
    first, last = ends
    doctor = answer.get("doctor") or {}
    strip, strip_end = (answer.get("strip") or "").strip(), (answer.get("strip_end") or "").strip()
    if strip_end and piece.line == last and piece.start >= line.rfind(strip_end) > 0:
        return _byline_role(piece.text, doctor)
    if strip and piece.line == first and piece.start < line.find(strip) + len(strip) - 1:
        return _strip_role(piece.text, doctor)
    return "body"


def _is_cut_off(piece: Piece, role: str, answer: dict[str, Any], truth: dict[str, Any]) -> bool:
    """Whether a label is none of the words of the title, the question or a headline."""
    if role in {"question", "title"}:
        label = (truth.get("q_strip") or "").strip()
        return bool(label) and piece.text.startswith(label[: len(piece.text)])
    return role == "other-question" or (role == "headline" and bool(answer.get("headline_strip")))


def _strip_role(text: str, doctor: dict[str, Any]) -> str:
    """Say what a label before a body holds, by what is known of the doctor."""
    name = doctor.get("name")
    if name and name in text:
        job = doctor.get("specialty")
        return "mixed" if job and job in text else "name"
    job = doctor.get("specialty")
    return "job" if job and job in text else "furniture"


def _byline_role(text: str, doctor: dict[str, Any]) -> str:
    """Say what a line of a byline holds, by what is known of the doctor."""
    name, job, place = (doctor.get(key) for key in ("name", "specialty", "location"))
    rating = doctor.get("rating")
    holds_name = bool(name and name in text)
    holds_job = bool(job and job in text)
    holds_place = bool(place and place in text)
    rated = "reviews" in text or "stars" in text or f"{rating}" in text
    holds_rating = rating is not None and rated
    if holds_name + (holds_job or holds_place) + holds_rating > 1:
        return "mixed"
    if holds_name:
        return "name"
    if holds_job:
        alone = text == job and str(job).endswith(_SITE_JOBS)
        return "specialty" if holds_place or alone else "job"
    if holds_place:
        return "place" if len(text) < len(str(place)) + _SIGNS else "specialty"
    if holds_rating:
        return "rating"
    creds = doctor.get("credentials")
    return "name" if creds and creds in text else "byline"
