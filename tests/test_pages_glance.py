"""A cheap first look, even blanks, patterns that wait for use."""

import re
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qa_cli.pages import counts, cutting, fields, furniture, labelled, signoff, voice
from qa_cli.pages.glance import LINE, even, holds_any, late


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("", ""),
        (" \t ", ""),
        ("one two", "one two"),
        ("  one \t\u2003\u3000two\xa0three\u2028", "one two three"),
        ("\ufeffone\u200b two\u2060", "one two"),
        ("soft\xadhyphen", "softhyphen"),
        ("x" * LINE, "x" * LINE),
        ("x" * (LINE + 1), ""),
    ],
)
def test_even(line: str, expected: str) -> None:
    """Runs of blanks become one space, marks that are not seen nothing; long lines are refused."""
    assert even(line) == expected


def test_even_of_a_given_length() -> None:
    """The longest line that is read may be told."""
    assert even("one two", most=6) == ""
    assert even("one two", most=7) == "one two"


def test_holds_any() -> None:
    """One of the marks is enough."""
    assert holds_any("4.7 stars", ("tar", "eview"))
    assert not holds_any("4.7", ("tar", "eview"))
    assert not holds_any("4.7", ())


def test_late() -> None:
    """A pattern is compiled when it is first used, and is a pattern like any other."""
    pattern = late(r"(\d+) STARS", re.IGNORECASE)
    match = pattern.fullmatch("5 stars")
    assert match is not None
    assert match[1] == "5"
    assert pattern.sub("", "5 stars") == ""
    assert pattern.search("no") is None


def _heading(text: str) -> bool:
    return text[0] in labelled._DRAWN or text[-1] in labelled._DRAWN


def _signed(text: str) -> bool:
    match = signoff._DOCTOR.fullmatch(text)
    return match is None or match["before"] != "" or text.startswith(signoff._TITLE_STARTS)


def _led(text: str) -> bool:
    return text.lower().startswith(fields._LEADING)


Look = Callable[[str], bool]

LOOKS: dict[str, tuple[re.Pattern[str], str, Look]] = {
    "site's count": (
        counts._SITE,
        "fullmatch",
        lambda text: counts._USUAL.fullmatch(text) is not None,
    ),
    "usual count": (counts._USUAL, "fullmatch", lambda text: counts._may_count(text.lower())),
    "other count": (counts._OTHER, "fullmatch", lambda text: counts._may_count(text.lower())),
    "aside": (furniture._ASIDE, "fullmatch", furniture.is_one_aside),
    "label": (cutting._LABEL, "match", cutting._may_be_labelled),
    "glued count": (cutting._GLUED_COUNT, "search", cutting._may_end_with_count),
    "lead": (fields._LEAD, "match", _led),
    "any lead": (fields._ANY_LEAD, "match", lambda text: fields.lead_of(text) is not None),
    "farewell": (signoff._FAREWELL, "match", signoff._is_farewell),
    "signature": (signoff._DOCTOR, "fullmatch", _signed),
    "opening": (voice._OPENS, "match", lambda text: text[0] in "'’" or voice.opens(text)),
    "heading": (labelled._MARKS, "search", _heading),
} | {
    f"{row.kind} {number}": (
        row.pattern,
        "fullmatch",
        lambda text: furniture._phrase_kind(text) is not None,
    )
    for number, row in enumerate(
        sorted(
            {row for rows in furniture._phrases().values() for row in rows},
            key=lambda row: row.pattern.pattern,
        )
    )
}
"""Patterns, how they are tried, and the cheap first look that says whether they are."""

FRAMES = {"fullmatch": r"\A(?:{})\Z", "match": r"\A(?:{})", "search": "{}"}


@pytest.mark.parametrize(("pattern", "way", "look"), LOOKS.values(), ids=LOOKS)
@settings(max_examples=40, deadline=None)
@given(data=st.data())
def test_a_first_look_turns_nothing_away(
    pattern: re.Pattern[str], way: str, look: Look, data: st.DataObject
) -> None:
    """What a pattern matches passes the look before it."""
    framed = FRAMES[way].format(pattern.pattern)
    flags = pattern.flags & re.IGNORECASE | re.ASCII
    text = data.draw(st.from_regex(re.compile(framed, flags))).strip()
    if getattr(pattern, way)(text):
        assert look(text)
