"""The figures that pages state, for scripts: rows, CSV, JSON, and the wording of a value."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from qa_cli.output.csvtext import FORMULA_STARTS
from qa_cli.output.documents import SCHEMA
from qa_cli.output.phrases import place_of
from qa_cli.output.plain import row
from qa_cli.output.sanitise import sanitise_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from qa_cli.insight.figures import Figure, FigureGroup, SharedFigure, Topic
    from qa_cli.output.documents import Document

CSV_COLUMNS = (
    "id", "kind", "low", "high", "unit", "qualifier", "role", "negated", "quote", "path", "line",
    "first_column", "end_column", "speaker", "doctor", "words",
)  # fmt: skip
"""Header of the CSV; new columns are only ever added at the end."""

_SIGNS = {"USD": "$", "GBP": "£", "EUR": "€"}
_INVARIABLE = frozenset({"cc", "ml", "mg", "mcg", "g", "percent"})
"""Units that have no plural."""
_LIKE_VOWELS = ("a", "e", "i", "o", "hour")
"""Units that begin so take `an`; those with `u` do not."""
_DECIMALS = 4
"""Decimals shown at most; more are rounding."""


def value_of(figure: Figure | SharedFigure, *, unicode: bool) -> str:
    """Return `10–15 units`, `$12 a unit`, `every 3 months`, `not 4 months`."""
    low, high = number_of(figure.low), number_of(figure.high)
    amount = low if low == high else f"{low}{'–' if unicode else '-'}{high}"
    denied = "not " if figure.negated else ""
    name, _, per = (figure.unit or "").partition("/")
    tail = f" {'an' if per.startswith(_LIKE_VOWELS) else 'a'} {per}" if per else ""
    if figure.kind == "price":
        sign = _SIGNS.get(name, f"{name} " if name else "")
        return f"{denied}{sign if unicode or sign.isascii() else f'{name} '}{amount}{tail}"
    if name == "percent":
        return f"{denied}{amount}%"
    if figure.role == "frequency" and figure.kind == "duration":
        every = name if amount == "1" else f"{amount} {_plural(name)}"
        return f"{denied}every {every}"
    noun = name if figure.high <= 1 else _plural(name)
    old = " old" if figure.kind == "age" else ""
    return f"{denied}{amount} {noun}{old}{tail}"


def number_of(value: float) -> str:
    """Return a number with thousands separated and no decimals that say nothing."""
    text = f"{value:,.{_DECIMALS}f}"
    return text.rstrip("0").rstrip(".")


def share_rows(groups: Iterable[FigureGroup]) -> Iterator[str]:
    """Yield a row a different figure.

    Cells: kind, role, low, high, unit, `not` where it is denied, answers that give it, answers in
    all, silent answers, `asker` where the asker gives it, and its group: the id of a question or an
    answer, the name of a doctor; empty for all questions together and for answers without a name.
    """
    for group in groups:
        for topic in group.topics:
            for one in topic.figures:
                yield row(
                    one.kind,
                    one.role,
                    _number(one.low),
                    _number(one.high),
                    one.unit,
                    "not" if one.negated else None,
                    len(one.answers),
                    group.answers,
                    topic.silent,
                    "asker" if one.asked else None,
                    group.id or group.label,
                )


def mention_rows(figures: Iterable[Figure]) -> Iterator[str]:
    """Yield a row a mention.

    Cells: id, path:line, kind, role, low, high, unit, qualifier, `not` where it is denied, quote,
    doctor.
    """
    for one in figures:
        yield row(
            one.id,
            place_of(one.path, one.line),
            one.kind,
            one.role,
            _number(one.low),
            _number(one.high),
            one.unit,
            one.qualifier,
            "not" if one.negated else None,
            one.quote,
            one.doctor,
        )


def figures_csv(figures: Iterable[Figure]) -> Iterator[str]:
    """Yield CSV text, a header and then one row a mention, lines ended by LF.

    Control characters are made visible, and a cell that a spreadsheet might run as a formula
    starts with an apostrophe.
    """
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\n")
    writer.writerow(CSV_COLUMNS)
    for one in figures:
        cells = (
            one.id, one.kind, _number(one.low), _number(one.high), one.unit, one.qualifier,
            one.role, str(one.negated).lower(), one.quote, one.path, one.line, *one.column,
            one.speaker, one.doctor, one.words,
        )  # fmt: skip
        writer.writerow([_cell(cell) for cell in cells])
        yield buffer.getvalue()
        buffer.seek(0)
        buffer.truncate()
    yield buffer.getvalue()


def figures_document(
    figures: Sequence[Figure], groups: Sequence[FigureGroup], by: str | None
) -> Document:
    """Build the figures, as `figures --json` gives them.

    `figures` has every mention; `groups`, where it was asked for, counts who gives which figure.
    `column` counts characters of the line from 1, its end is exclusive.
    """
    document: Document = {"schema": SCHEMA, "figures": [_mention(one) for one in figures]}
    if by is None:
        return document
    return {
        **document,
        "by": by,
        "groups": [
            {
                "id": group.id,
                "label": group.label,
                "answers": group.answers,
                "topics": [_topic(topic) for topic in group.topics],
            }
            for group in groups
        ],
    }


def _mention(one: Figure) -> Document:
    return {
        "id": one.id,
        "kind": one.kind,
        "low": _number(one.low),
        "high": _number(one.high),
        "unit": one.unit,
        "qualifier": one.qualifier,
        "role": one.role,
        "negated": one.negated,
        "quote": one.quote,
        "path": one.path,
        "line": one.line,
        "column": list(one.column),
    }


def _topic(topic: Topic) -> Document:
    return {
        "kind": topic.kind,
        "role": topic.role,
        "measure": topic.measure,
        "given": topic.given,
        "silent": topic.silent,
        "figures": [
            {
                "low": _number(one.low),
                "high": _number(one.high),
                "unit": one.unit,
                "negated": one.negated,
                "answers": len(one.answers),
                "answer_ids": list(one.answers),
                "asked": one.asked,
            }
            for one in topic.figures
        ],
    }


def _number(value: float) -> float:
    return int(value) if float(value).is_integer() else value


def _plural(noun: str) -> str:
    if noun in _INVARIABLE or not noun:
        return noun
    if noun.endswith("y") and noun[-2] not in "aeiou":
        return f"{noun[:-1]}ies"
    return f"{noun}es" if noun.endswith("s") else f"{noun}s"


def _cell(value: str | float | None) -> str | float | None:
    if not isinstance(value, str):
        return value
    text = sanitise_line(value)
    return f"'{text}" if value.startswith(FORMULA_STARTS) else text
