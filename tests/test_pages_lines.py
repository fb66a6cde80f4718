"""Lines of a page, what a line says to its readers, and pieces joined to a text again."""

import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qa_cli.pages.cutting import cut_page
from qa_cli.pages.fields import read_line
from qa_cli.pages.glance import STEERING, UNSEEN
from qa_cli.pages.lines import SPACES, bare, split_lines, text_of

thorough = settings(max_examples=100, deadline=None)
words = st.text("aB.9—é\x00", min_size=1, max_size=4)
blanks = st.text(" \t\x0b\u2003\u3000", min_size=1, max_size=4)
GLUED = "It swells.{{ x }} Ice", "Q: Is it?", "Jane Roe: It is. (Lee Poe, MD)", "{{ x }}{{ y }}"
some_lines = st.lists(blanks | words | st.sampled_from(["", *GLUED]), max_size=5).map("".join)


def test_all_blanks_are_known() -> None:
    """They are written down, and are all that there are."""
    assert "".join(filter(str.isspace, map(chr, range(sys.maxunicode + 1)))) == SPACES


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("", []),
        ("a", ["a"]),
        ("a\n", ["a"]),
        ("a\n\n", ["a", ""]),
        ("\n", [""]),
        ("\r", [""]),
        ("\r\n", [""]),
        (" ", [" "]),
        ("a\r\nb\r\n", ["a", "b"]),
        ("a\rb", ["a", "b"]),
        ("a\r\n\rb\nc", ["a", "", "b", "c"]),
        ("a\n\rb", ["a", "", "b"]),
        ("a\xa0b", ["a b"]),
        ("a\u202fb", ["a b"]),
        ("\ufeffa\nb", ["a", "b"]),
        ("\ufeff", []),
        ("\ufeff\ufeffa\n\ufeffb", ["\ufeffa", "\ufeffb"]),
        ("a\x0bb\x0cc\x1cd\x85e\u2028f\u2029g", ["a\x0bb\x0cc\x1cd\x85e\u2028f\u2029g"]),
        ("a\x00b\x1b[31m", ["a\x00b\x1b[31m"]),
    ],
)
def test_lines_end_where_editors_end_them(text: str, lines: list[str]) -> None:
    """LF, CRLF and CR end a line and nothing else does; no-break spaces become plain.

    The byte order mark before a page is no part of it; further ones are text.
    """
    assert split_lines(text) == lines


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("It swells.", "It swells."),
        ("  It swells. \t", "It swells."),
        ("It  swells.", "It swells."),
        ("It\tswells.", "It   swells."),
        ("It \t swells.", "It   swells."),
        ("It\u2003\tswells.", "It   swells."),
        ("It\x0bswells — so.", "It swells — so."),
        ("It  is.\x0bIt swells.", "It is. It swells."),
        ("It\x0bswells.", "It swells."),
        ("It\x1c\x1dswells.", "It swells."),
        ("It\u2003swells.", "It swells."),
        ("It \u2009swells.", "It swells."),
        ("It   swells.", "It   swells."),
        ("It\u2003\u2003\u2003swells.", "It   swells."),
        ("It \t \t swells.", "It   swells."),
        ("\u200bIt\u200e swells.\ufeff", "It swells."),
        ("der\xadmatologist", "dermatologist"),
        ("Jane\u2060 Roe", "Jane Roe"),
        ("Jos&eacute; &amp; Jane&nbsp;Roe", "José & Jane Roe"),
        ("JosÃ© Roe", "José Roe"),
        ("Is it?\x00", "Is it?\x00"),
        ("", ""),
        (" \u200b\t", ""),
    ],
)
def test_what_a_line_says(text: str, said: str) -> None:
    """Unseen marks are left out, damage is repaired, and a run of blanks is one space.

    Three blanks or a tab part columns, and become two.
    """
    assert bare(text) == said


@thorough
@given(st.lists(words | blanks | st.sampled_from([*map(chr, UNSEEN)])).map("".join))
def test_a_line_keeps_its_words(text: str) -> None:
    """All words of an undamaged line are there in order, with one space or three between them."""
    said = bare(text)
    assert said.split() == text.translate(UNSEEN).split()
    assert said == said.strip()
    assert "    " not in said
    assert all(blank == " " for blank in said if blank.isspace())


@pytest.mark.parametrize("line", ["Jane Roe\tDentist\tAustin", "Jane Roe    Dentist    Austin"])
def test_columns(line: str) -> None:
    """A row of a table is read from a piece as it is from the page."""
    assert read_line(bare(line)) == read_line(line)


@pytest.mark.parametrize(
    ("lines", "kept", "text", "places"),
    [
        ([], [], "", ()),
        (["It swells."], [], "", ()),
        (["It swells."], [0], "It swells.", (1,)),
        (["  It swells.  "], [0], "It swells.", (1,)),
        (["It", "swells."], [0, 1], "It\nswells.", (1, 2)),
        (["It", "", "swells."], [0, 1], "It\n\nswells.", (1, 1, 3)),
        (["It", "", " ", "\t", "swells."], [0, 1], "It\n\nswells.", (1, 1, 5)),
        (["It", "Ask a doctor", "swells."], [0, 2], "It\n\nswells.", (1, 1, 3)),
        (["It:", "  • ice", "\t• time"], [0, 1, 2], "It:\n  • ice\n\t• time", (1, 2, 3)),
        (["It:", "\u200b  • ice"], [0, 1], "It:\n• ice", (1, 2)),
        (["Q: Is it?"], [0, 1], "Q: Is it?", (1,)),
        (["Q:\tIs it?"], [0, 1], "Q:\tIs it?", (1,)),
        (["Q: Is it?"], [1], "Is it?", (1,)),
        (["So,", "Q: is it?"], [0, 2], "So,\nis it?", (1, 2)),
        (["So {{ x }} it is"], [0, 2], "So it is", (1,)),
        (["So{{ x }}it is", "it {{ x }}"], [0, 2, 3], "So it is\nit", (1, 2)),
        (["It is.(Jane Roe, MD)"], [0, 1], "It is.(Jane Roe, MD)", (1,)),
    ],
)
def test_pieces_joined_again(
    lines: list[str], kept: list[int], text: str, places: tuple[int, ...]
) -> None:
    """Pieces stand as on the page, indents included; what was between two is one blank line."""
    pieces = cut_page(lines)
    assert text_of(lines, [pieces[at] for at in kept]) == (text, places)


@thorough
@given(st.lists(some_lines, max_size=6))
def test_all_pieces_are_the_whole_page(lines: list[str]) -> None:
    """Joined again they have the page's words in order, each on the line that it is said to be."""
    text, places = text_of(lines, cut_page(lines))
    assert text.split() == "\n".join(lines).split()
    assert len(places) == (text.count("\n") + 1 if text else 0)
    for line, place in zip(text.split("\n"), places, strict=False):
        assert line.strip() in lines[place - 1]
    assert "\n\n\n" not in text


@thorough
@given(st.lists(some_lines, max_size=6), st.sets(st.integers(0, 12)))
def test_some_pieces_joined(lines: list[str], kept: set[int]) -> None:
    """A text has a place for each of its lines; a blank one has that of the line above it."""
    pieces = [piece for at, piece in enumerate(cut_page(lines)) if at in kept]
    text, places = text_of(lines, pieces)
    assert text == text.strip(" \t\x0b\u2003\u3000")
    said = [place for line, place in zip(text.split("\n"), places, strict=False) if line]
    assert said == sorted({piece.line for piece in pieces})
    assert set(places) == set(said)


def test_every_mark_that_steers_is_a_blank() -> None:
    """Unseen marks alone make no text of a line, and leave none in another."""
    for mark in map(chr, STEERING):
        assert bare(f"{mark}It{mark}") == "It"
        assert cut_page([mark, f" {mark} "]) == []
