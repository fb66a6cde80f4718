"""THE table: what speaks for or against each label that a line may have, a reason a row.

A row names attributes of a line (`context` works them out); a feature is the row's code with their
values, and has a weight for each label in `weights.txt`. Rows stand in groups, since the sum of a
group's weights depends on its attributes alone and is remembered by them (`decode`). What a line
says by itself (`looks`) and what its neighbours say are features as they are.
"""

from collections.abc import Sequence
from operator import itemgetter
from typing import NamedTuple

Attributes = tuple[tuple[str, ...], ...]
"""All attributes of one line, part by part as `PARTS` names them: its own features, the flags of
the line above and of the line below, and for each group of the table its attributes' values."""


class Row(NamedTuple):
    """One kind of feature."""

    code: str
    attributes: tuple[str, ...]
    reason: str


def _row(code: str, attributes: str, reason: str) -> Row:
    return Row(code, tuple(attributes.split()), reason)


TABLE: dict[str, tuple[Row, ...]] = {
    "context": (
        _row("c", "class", "what a line is by itself is the first thing that tells"),
        _row("g", "above below", "blank lines part a page's blocks"),
        _row("cg", "class above", "a byline follows its body at a certain distance"),
        _row("cgh", "class above below", "a short line between blanks is a headline"),
        _row("-c", "before class", "what stands above"),
        _row("+c", "class after", "what stands below: above a rating stands a specialty"),
        _row("-2", "before2", "what stands two lines above"),
        _row("+2", "after2", "what stands two lines below"),
        _row("-x", "before above class below", "a line between its neighbours"),
        _row("+x", "above class below after", "a headline stands before text, a byline behind"),
        _row("-g", "before above", "what the block above ends with"),
        _row("+g", "below after", "what the block below begins with"),
        _row("+2g", "above below after below2 after2", "a name two lines above a rating"),
    ),
    "repetition": (
        _row("n", "often class", "as many lines of a kind as answers are declared"),
        _row("ng", "often class above below", "as many lines of a kind, all between like gaps"),
        _row("ra", "repeatedA repeated above", "a template repeats the line above, too"),
        _row("rb", "repeated repeatedB below", "a template repeats the line below, too"),
        _row("rg", "repeated class above below", "what a page repeats is its template's"),
        _row("r", "repeated", "the same words, again and again"),
        _row("rc", "repeated class", "a headline may come again, a body does not"),
        _row("h", "shape class", "lines of one shape are of one kind"),
        _row("b", "alike above below", "as many lines stand so as answers are declared"),
        _row("w", "opening class", "labels open alike"),
        _row("hw", "shape opening above below", "lines of one shape and opening"),
    ),
    "place": (
        _row("z", "zone", "the title is at the top, answers are below the count"),
        _row("zc", "zone class", "a short line is a title at the top only"),
        _row("zx", "zone0 above class below", "a block below the count is an answer's"),
        _row("pg", "page class", "a page with bylines above the bodies, or with votes"),
        _row("s", "side above class below", "bylines stand above or below on a whole page"),
        _row(
            "sx", "side before class after", "a line between its neighbours, by the bylines' side"
        ),
        _row("e", "end class", "what ends a page"),
        _row("ez", "end zone0", "the last lines below the answers"),
        _row("la", "labelled above before class", "where there are labels, one begins each answer"),
        _row(
            "lh", "labelled head above class", "where there are no labels, an address may begin it"
        ),
        _row("f-", "flat class before", "without blank lines, the line above tells what begins"),
        _row("f+", "flat class after", "without blank lines, the line below tells what ends"),
    ),
    "likeness": (
        _row("l", "like", "headlines reword the title"),
        _row("lg", "like above below", "headlines reword the title and stand alone"),
        _row("lc", "like class", "headlines reword the title and are short"),
        _row("a", "again above class", "a headline may be saved twice in a row"),
        _row("p", "past", "a line is above the title, the title itself, or below it"),
        _row("pc", "past class", "what the title's line is by itself"),
    ),
    "block": (
        _row("k", "first class inside", "a line in a block that begins with another"),
        _row("ks", "inside size class", "a block of three short lines is a byline"),
        _row("ka", "ahead first class", "a block and the line above it"),
        _row("ky", "parts inside class", "the byline's parts that the block holds"),
        _row("ky+", "parts partsB class", "a signature above the byline's own block"),
        _row("ky-", "partsA parts class", "the byline's own block below a signature"),
        _row("kb", "best parts class", "the fullest byline of the page tells what one is"),
        _row("kn", "nth parts class", "the first byline of the site's pages has no name"),
        _row("kl", "partsB nth parts inside", "a signature above the first byline's own block"),
    ),
    "neighbours": (
        _row("v", "voiceA voice class", "the speaker changes below the question"),
        _row("vb", "voice voiceB class", "the speaker changes after a question or an answer"),
        _row("t", "tailA above class", "a farewell ends a body"),
        _row("tw", "tailA above head", "a line that goes on with the sentence above"),
        _row("t+", "voiceA tailA voice head", "a farewell, then an address: another answer begins"),
        _row("hd", "head above before", "who greets or thanks begins to speak"),
    ),
}
"""Group -> what is looked at. Attributes are short strings, worked out by `context.attributes`.

An attribute's name with `A` or `B` behind it is that of the line or block above, or below."""

GROUPS: dict[str, tuple[str, ...]] = {
    group: tuple(dict.fromkeys(name for row in rows for name in row.attributes))
    for group, rows in TABLE.items()
}
"""Group -> the attributes that its features depend on, in order."""

PARTS = ("own", "above", "below", *TABLE)
"""Parts of a line's attributes, in order."""

_SIDES = {"above": "<", "below": ">"}
_FORMS = {
    group: (
        "\n".join(f"{row.code}:{' '.join(['%s'] * len(row.attributes))}" for row in rows),
        itemgetter(*[GROUPS[group].index(name) for row in rows for name in row.attributes]),
    )
    for group, rows in TABLE.items()
}
"""Group -> the names of its features, a line each, and what fills them in from its attributes."""


def features_of(line: Attributes) -> list[str]:
    """Return the names of all features of a line."""
    return [
        name
        for part, values in zip(PARTS, line, strict=True)
        for name in features_of_part(part, values)
    ]


def features_of_part(part: str, values: tuple[str, ...]) -> Sequence[str]:
    """Return the names of one part's features, by the values of its attributes."""
    if part == "own":
        return values
    if part in _SIDES:
        return [_SIDES[part] + value for value in values]
    form, fill = _FORMS[part]
    named: str = form % fill(values)
    return named.split("\n")
