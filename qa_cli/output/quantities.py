"""The figures that pages state, for scripts: rows, JSON, and the wording of a value."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qa_cli.output.documents import SCHEMA
from qa_cli.output.phrases import place_of
from qa_cli.output.plain import row

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from qa_cli.insight.figures import Figure, FigureGroup, SharedFigure, Topic
    from qa_cli.output.documents import Document

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
                yield row(*share_cells(one, topic, group.answers), group.id or group.label)


def share_cells(one: SharedFigure, topic: Topic, answers: int) -> Iterator[str | float | None]:
    """Yield the cells of a different figure, see `share_rows`, without its group."""
    yield from (one.kind, one.role, whole(one.low), whole(one.high), one.unit)
    yield "not" if one.negated else None
    yield from (len(one.answers), answers, topic.silent)
    yield "asker" if one.asked else None


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
            whole(one.low),
            whole(one.high),
            one.unit,
            one.qualifier,
            "not" if one.negated else None,
            one.quote,
            one.doctor,
        )


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
                "topics": [topic_document(topic) for topic in group.topics],
            }
            for group in groups
        ],
    }


def _mention(one: Figure) -> Document:
    return {
        "id": one.id,
        "kind": one.kind,
        "low": whole(one.low),
        "high": whole(one.high),
        "unit": one.unit,
        "qualifier": one.qualifier,
        "role": one.role,
        "negated": one.negated,
        "quote": one.quote,
        "path": one.path,
        "line": one.line,
        "column": list(one.column),
    }


def topic_document(topic: Topic) -> Document:
    """Build a topic: who gives which figure for the same."""
    return {
        "kind": topic.kind,
        "role": topic.role,
        "measure": topic.measure,
        "given": topic.given,
        "silent": topic.silent,
        "figures": [
            {
                "low": whole(one.low),
                "high": whole(one.high),
                "unit": one.unit,
                "negated": one.negated,
                "answers": len(one.answers),
                "answer_ids": list(one.answers),
                "asked": one.asked,
            }
            for one in topic.figures
        ],
    }


def whole(value: float) -> float:
    """Return a whole number as an integer, any other as it is."""
    return int(value) if float(value).is_integer() else value


def _plural(noun: str) -> str:
    if noun in _INVARIABLE or not noun:
        return noun
    if noun.endswith("y") and noun[-2] not in "aeiou":
        return f"{noun[:-1]}ies"
    return f"{noun}es" if noun.endswith("s") else f"{noun}s"
