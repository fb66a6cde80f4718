"""The table of features."""

from collections import Counter
from itertools import chain

import pytest

from benchmarks.generator import generate
from qa_cli.pages.context import attributes
from qa_cli.pages.cutting import cut_page
from qa_cli.pages.features import GROUPS, PARTS, TABLE, features_of, features_of_part
from qa_cli.pages.grammar import LABELS
from qa_cli.pages.lines import split_lines

ROWS = [row for rows in TABLE.values() for row in rows]

PAGE = "Swelling of my jaw?\n\nDoctor Answers 1\n\nJaw swelling\nIt heals.\n\nTobin Wexmoor, MD"

HEADLINE = """
L1 sU ea seUa1 cp2 W0jaw W9swelling
>sU
c:s|g:1 0|cg:s 1|cgh:s 1 0|-c:cou s|+c:s s.|-2:s?|+2:YN|-x:cou 1 s 0|+x:1 s 0 s.|-g:cou 1|+g:0 s.
+2g:1 0 s. 1 YN
n:x s|ng:x s 1 0|ra:xx xx 1|rb:xx xx 0|rg:xx s 1 0|r:xx|rc:xx s|h:x s|b:x 1 0|w:x s|hw:x x 1 0
z:a1|zc:a1 s|zx:a 1 s 0|pg:ABe0 s|s:AB 1 s 0|sx:AB cou s s.|e:2 s|ez:2 a|la: 1 cou s|lh: - 1 s
f-:0 s cou|f+:0 s s.
l:3|lg:3 1 0|lc:3 s|a:- 1 s|p:>|pc:> s
k:s s 0|ks:0 2 s|ka:cou s s|ky:-- 0 s|ky+:-- N s|ky-:- -- s|kb:N -- s|kn:0 -- s|kl:N 0 -- 0
v:- - s|vb:- - s|t:- 1 s|tw:- 1 -|t+:- - - -|hd:- 1 cou
"""


def test_codes_are_unique() -> None:
    """No two rows make features of one name."""
    assert [code for code, times in Counter(row.code for row in ROWS).items() if times > 1] == []
    assert not any(":" in row.code or " " in row.code for row in ROWS)


def test_every_row_has_a_reason() -> None:
    """A row says why it is looked at, in words of its own."""
    assert all(len(row.reason.split()) > 1 for row in ROWS)
    assert not any(row.reason.startswith(("the same,", "and ")) for row in ROWS)


@pytest.mark.parametrize("group", TABLE)
def test_rows_of_a_group_differ(group: str) -> None:
    """No two rows look at the same attributes: one of them would tell nothing."""
    looked_at = [frozenset(row.attributes) for row in TABLE[group]]
    assert len(set(looked_at)) == len(looked_at)
    assert set(GROUPS[group]) == set(chain(*looked_at))


def test_all_features_of_a_line() -> None:
    """A line has its own features, its neighbours' flags, and one feature for each row."""
    line = attributes(cut_page(split_lines(PAGE)))[2]
    own, below, *rows = HEADLINE.strip().split("\n")
    assert features_of(line) == [*own.split(), below, *chain(*(row.split("|") for row in rows))]


@pytest.mark.parametrize(
    ("part", "values", "names"),
    [
        ("own", ("L1", "sU"), ["L1", "sU"]),
        ("above", ("sU", "prs"), ["<sU", "<prs"]),
        ("below", ("sU", "prs"), [">sU", ">prs"]),
        ("below", (), []),
        ("likeness", ("e", "1", "2", "s", "=", ">"),
         ["l:e", "lg:e 1 2", "lc:e s", "a:= 1 s", "p:>", "pc:> s"]),
    ],
)  # fmt: skip
def test_features_of_a_part(part: str, values: tuple[str, ...], names: list[str]) -> None:
    """A row's feature is its code with the values of its attributes, in the row's order."""
    assert list(features_of_part(part, values)) == names


def test_features_are_told_apart() -> None:
    """No value holds a blank, so that two lines that differ in a row differ in its feature."""
    assert set(PARTS) - set(TABLE) == {"own", "above", "below"}
    for seed in range(20):
        for line in attributes(cut_page(split_lines(generate(seed, "other").text))):
            assert not [value for part in line[3:] for value in part if " " in value]


def test_no_feature_is_named_as_a_transition() -> None:
    """What follows `>` in the file of weights is a label or a flag, never both."""
    flags = {"prs", "org", "plc", "plc2", "sgn", "sU", "sl", "lbq", "lba", "lbs", "lbn", "lbt"}
    pages = [
        PAGE,
        "Q: Ice?\nA: Yes.\nDear Lee: No.\nLee: Ice.\nJane Roe, MD: Ice.\nice\n(Al Lee, MD)",
    ]
    pages += ["Mayo Clinic\nTarnville, TX\nTobin Wexmoor"]
    seen = {
        flag
        for text in pages
        for line in attributes(cut_page(split_lines(text)))
        for flag in (*line[1], *line[2])
    }
    assert seen == flags
    assert not flags & set(LABELS)
