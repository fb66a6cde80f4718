"""Snippets."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qa_cli.index import Unit
from qa_cli.model import Doctor
from qa_cli.search.graphemes import is_boundary
from qa_cli.search.matches import Occurrence
from qa_cli.search.plan import Level, Reading, Slot
from qa_cli.search.snippets import Snippet, make_snippet
from tests.builders import Said, page

LONG = (
    "First of all, thank you. There is a muscle here that matters. "
    + "Much is said in between, on and on, by people who like to talk. " * 4
    + "In the end the nerve decides what moves."
)


def unit(body: str, headline: str | None = None, doctor: Doctor | None = None) -> Unit:
    """Return an answer with these parts."""
    made = page("1", Said(body, headline, doctor))
    return Unit(made, made.question.answers[0])


def marks(text: str, *words: str, field: str = "body") -> list[Occurrence]:
    """Return the first place of each word in a text; each is a word of the query of its own."""
    reading = Reading(Level.EXACT, (Slot(("x",)),))
    return [
        Occurrence(field, text.index(word), text.index(word) + len(word), leaf, reading)  # type: ignore[arg-type]  # a plain string
        for leaf, word in enumerate(words)
    ]


def test_a_short_text_is_shown_whole_on_one_line() -> None:
    """Line breaks and runs of spaces become one space; highlights move along."""
    text = "  One\n\ntwo   muscles\u2028here.\n"
    made = make_snippet(unit(text), marks(text, "muscles"), 160)
    assert made == Snippet("One two muscles here.", ((8, 15),), "body", 13)


def test_a_long_text_is_cut_at_word_ends_around_the_match() -> None:
    """Dots stand where something is left out; the passage starts with a sentence if one is near."""
    made = make_snippet(unit(LONG), marks(LONG, "nerve"), 60)
    assert made.text == "… who like to talk. In the end the nerve decides what moves."
    assert [made.text[a:b] for a, b in made.highlights] == ["nerve"]
    made = make_snippet(unit(LONG), marks(LONG, "muscle"), 60)
    assert made.text == "First of all, thank you. There is a muscle here that …"


def test_words_far_apart_are_shown_in_passages_of_their_own() -> None:
    """All matched words are shown where two or three passages can do it."""
    made = make_snippet(unit(LONG), marks(LONG, "muscle", "nerve"), 80)
    assert made.text == (
        "… There is a muscle here that matters. … In the end the nerve decides what moves."
    )
    assert [made.text[a:b] for a, b in made.highlights] == ["muscle", "nerve"]


def test_the_head_and_the_byline_are_shown_where_only_they_match() -> None:
    """They come in page order, and the first highlight says where the snippet is from."""
    doctor = Doctor("Ann Lee", "MD", "Dermatologist", "New York")
    answer = unit("Some words.", "About muscles", doctor)
    head = marks("About muscles", "muscles", field="head")
    assert make_snippet(answer, head, 160) == Snippet("About muscles", ((6, 13),), "head", 6)
    byline = marks("Dermatologist", "Dermatologist", field="specialty")
    assert make_snippet(answer, byline, 160) == Snippet(
        "Some words. … Ann Lee, MD, New York Dermatologist", ((36, 49),), "specialty", 0
    )
    place = marks("New York", "York", field="location")[0]._replace(leaf=1)
    both = make_snippet(answer, [*head, place], 160)
    assert both.text == "About muscles … Ann Lee, MD, New York Dermatologist"
    assert [both.text[a:b] for a, b in both.highlights] == ["muscles", "York"]
    assert both.field == "head"


def test_a_hit_on_a_name_shows_what_is_said() -> None:
    """The text from its start, then the byline, both within the width; nothing without a text."""
    name = marks("Ann Lee", "Lee", field="doctor")
    long = make_snippet(unit(LONG, "H", Doctor("Ann Lee")), name, 40)
    assert (long.text, long.highlights) == (
        "First of all, thank you. There is … Ann Lee",
        ((40, 43),),
    )
    assert (long.field, long.offset) == ("doctor", 4)
    empty = make_snippet(unit(" ", "H", Doctor("Ann Lee")), name, 40)
    assert empty.text == "Ann Lee"


def test_without_a_match_the_text_is_shown_from_its_start() -> None:
    """The body, or the headline where there is no body."""
    assert make_snippet(unit("Some words.", "H"), [], 160) == Snippet("Some words.", (), "body", 0)
    assert make_snippet(unit(" ", "H"), [], 160) == Snippet("H", (), "head", 0)
    assert make_snippet(unit("", None, Doctor("Ann Lee")), [], 160).field == "doctor"
    assert make_snippet(unit(LONG), [], 26).text == "First of all, thank you. …"


def test_overlapping_matches_are_one_highlight() -> None:
    """Two words of a query that match at the same place are marked once."""
    text = "semi-paralyzed"
    made = make_snippet(unit(text), marks(text, "semi-paralyzed", "paralyzed", "semi"), 160)
    assert made.highlights == ((0, 14),)


@pytest.mark.parametrize("width", [20, 27, 33])
def test_a_cut_never_goes_through_a_grapheme(width: int) -> None:
    """Not even in text without spaces."""
    text = "👩\u200d👧" * 9 + "muscle" + "e\u0301" * 30
    made = make_snippet(unit(text), marks(text, "muscle"), width)
    shown = made.text.strip("… ")
    start = text.index(shown)
    assert "muscle" in shown
    assert is_boundary(text, start)
    assert is_boundary(text, start + len(shown))


def test_a_match_longer_than_the_snippet_is_cut() -> None:
    """A hashtag of a hundred letters does not make the snippet longer."""
    text = "see " + "x" * 100 + " there"
    made = make_snippet(unit(text), marks(text, "x" * 100), 40)
    assert made.text == "… " + "x" * 40 + " …"
    assert made.highlights == ((2, 42),)


@settings(deadline=None)
@given(
    st.text(st.sampled_from("ab \n.\u0301🇨…"), max_size=120),
    st.lists(st.tuples(st.integers(0, 119), st.integers(1, 9)), max_size=5),
    st.integers(20, 60),
)
def test_snippets_keep_their_promises(body: str, places: list[tuple[int, int]], width: int) -> None:
    """One line, not too long, highlights inside, in order and apart."""
    reading = Reading(Level.EXACT, (Slot(("x",)),))
    found = [
        Occurrence("body", start, min(start + size, len(body)), leaf, reading)
        for leaf, (start, size) in enumerate(sorted(places))
        if body[start : start + size].strip() == body[start : start + size] != ""
    ]
    made = make_snippet(unit(body), found, width)
    assert len(made.text.splitlines()) <= 1
    assert len(made.text) <= width + len("… … … … ")
    edges = [place for span in made.highlights for place in span]
    assert edges == sorted(set(edges))
    assert all(0 <= edge <= len(made.text) for edge in edges)
