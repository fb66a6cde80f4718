"""Title, question, answers, footer: which stretch of a page is what."""

import pytest

from qa_cli.pages.blocks import blocks_of
from qa_cli.pages.lines import pieces_of, split_lines
from qa_cli.pages.zones import TITLE_LENGTH, Zones, has_photo, zones_of

VOTE = "{{ voteCount >= 0 ? '+' + (voteCount + 1) : (voteCount + 1) }}"
END = "These answers are for educational purposes and should not be relied upon as a substitute."
BODY = "The swelling goes down in a week or so."
BYLINE = "Tobin Wexmoor, MD\nTarnville Plastic Surgeon"


def page(*blocks: str) -> str:
    """Join blocks by blank lines."""
    return "\n\n".join(blocks)


def zones(text: str) -> tuple[Zones, list[str]]:
    """Return the zones of a page and the texts of its blocks."""
    blocks = blocks_of(pieces_of(split_lines(text)))
    return zones_of(blocks), [block.text for block in blocks]


@pytest.mark.parametrize(
    ("text", "title", "question", "answers"),
    [
        (page("Swollen?", "It is.", "Help!", "Doctor Answers 1", BODY), "Swollen?",
         ["It is.", "Help!"], [BODY]),
        (page("Swollen?", "Doctor Answers 1", BODY), "Swollen?", [], [BODY]),
        (page("Ask a doctor", "Swollen?", "Doctor Answers 1", BODY), "Swollen?", [], [BODY]),
        (page("Doctor Answers 1", BODY), None, [], [BODY]),
        (page("Dear all,", "Doctor Answers 1", BODY), None, ["Dear all,"], [BODY]),
        (page("I am swollen,\nand it hurts.", "Doctor Answers 1", BODY), None,
         ["I am swollen,\nand it hurts."], [BODY]),
        (page("S" * TITLE_LENGTH, "Doctor Answers 1", BODY), "S" * TITLE_LENGTH, [], [BODY]),
        (page("S" * 221, "Doctor Answers 1", BODY), None, ["S" * 221], [BODY]),
        (page("It hurts. Very. Much. Why", "So.", "Doctor Answers 1", BODY), None,
         ["It hurts. Very. Much. Why", "So."], [BODY]),
        (page("It hurts. Very. Much. Why (photo)", "So.", "Doctor Answers 1", BODY),
         "It hurts. Very. Much. Why (photo)", ["So."], [BODY]),
        (page("It hurts. Very. Much. Why", "Doctor Answers 1", BODY),
         "It hurts. Very. Much. Why", [], [BODY]),
        (page("Tarnville Plastic Surgeon?", "I need", "Plastic Surgeon", "Doctor Answers 1", BODY),
         "Tarnville Plastic Surgeon?", ["I need", "Plastic Surgeon"], [BODY]),
    ],
)  # fmt: skip
def test_with_a_count_line(
    text: str, title: str | None, question: list[str], answers: list[str]
) -> None:
    """Above the count stand title and question, below it answers; long paragraphs are no title."""
    found, texts = zones(text)
    assert (None if found.title is None else texts[found.title]) == title
    assert [texts[i] for i in found.question] == question
    assert [texts[i] for i in found.answers] == answers
    assert (found.declared, found.counted, found.line_per_answer) == (1, True, False)
    assert found.footer == len(texts)


@pytest.mark.parametrize(
    ("text", "title", "answers"),
    [
        (page("Swollen?", "It is.", BODY, BYLINE), "Swollen?", ["It is.", BODY, BYLINE]),
        (page("Swollen?", BODY), "Swollen?", [BODY]),
        (page("Swollen (photo)", BODY), "Swollen (photo)", [BODY]),
        (page("Swollen", BODY, END), "Swollen", [BODY]),
        (page("Swollen", VOTE, BODY), None, ["Swollen", VOTE, BODY]),
        (page(BODY, BYLINE, BODY), None, [BODY, BYLINE, BODY]),
        (page("Swollen", "It is.", VOTE, BODY), "Swollen", ["It is.", VOTE, BODY]),
    ],
)  # fmt: skip
def test_without_a_count_line(text: str, title: str | None, answers: list[str]) -> None:
    """The first line is the title unless an answer begins with it; all the rest may be answers."""
    found, texts = zones(text)
    assert (None if found.title is None else texts[found.title]) == title
    assert [texts[i] for i in found.answers] == answers
    assert (found.question, found.declared, found.counted) == ([], None, False)


@pytest.mark.parametrize("text", [page("Swollen", BODY), BODY, page(BODY, "It itches.", "So.")])
def test_without_any_evidence(text: str) -> None:
    """A text without count, byline, furniture or question is none of these pages."""
    found, texts = zones(text)
    assert list(found.answers) == []
    assert len(found.question) + (found.title is not None) == len(texts)


def test_a_late_count_line() -> None:
    """A count below the first answer declares a number, but ends no question."""
    found, _ = zones(page("Swollen?", "It is.", VOTE, BODY, "Doctor Answers 3"))
    assert (found.declared, found.counted, found.title) == (3, False, 0)


def test_the_newest_template() -> None:
    """Below the slogan every line is an answer, and no title is looked for."""
    found, texts = zones(page("Get the real deal on tarns", "It does.", BODY))
    assert (found.title, found.line_per_answer, found.counted) == (None, True, True)
    assert [texts[i] for i in found.answers] == texts
    found, _ = zones(page("Get the real deal on tarns", "Doctor Answers 1", BODY))
    assert (found.line_per_answer, found.declared) == (False, 1)


@pytest.mark.parametrize(
    ("text", "title", "question"),
    [
        ("Home\nFaces\nIs my face swollen now?\n\nIt is.", "Is my face swollen now?", ["It is."]),
        ("Home > Faces\nFaces\nSwollen?\n\nIt is.", "Swollen?", ["It is."]),
        ("Faces\nSwollen so?\n\nIt is.", "Faces", ["Swollen so?", "It is."]),
        ("Swollen? - Tarn Answers\nSwollen?\n\nIt is.", "Swollen?", ["It is."]),
        ("Swollen? | Tarn\n\nSwollen?\n\nIt is.", "Swollen?", ["It is."]),
        ("Swollen? | Tarn\n\nIt is.", "Swollen? | Tarn", ["It is."]),
        ("Home\nFaces", "Faces", []),
    ],
)
def test_breadcrumbs_and_page_titles(text: str, title: str, question: list[str]) -> None:
    """A trail of links and the browser's title above the question's are left out."""
    found, texts = zones(page(text, "Doctor Answers 1", BODY))
    assert found.title is not None
    assert texts[found.title] == title
    assert [texts[i] for i in found.question] == question


TOP = page("Swollen?", "Doctor Answers 2", BODY)


@pytest.mark.parametrize(
    ("text", "footer"),
    [
        (page(TOP, END), END),
        (page(TOP, END, "Other page"), END),
        (page(TOP, "Related questions", "Other page", END), "Related questions"),
        (page(TOP, "Related questions", "Other page"), "Related questions"),
        (page(TOP, "Related questions", "People also ask", "Other page"), "Related questions"),
        (page(TOP, "Related questions", BODY * 9, END), END),
        (page(TOP, "Related questions", BODY, BYLINE, END), END),
        (page(TOP, "Related questions", BODY, BYLINE), None),
        (page(TOP, BYLINE, END, "Swelling", BODY, BYLINE, END + "."), END + "."),
        (page(TOP, END, "Other page", END + "."), END),
        (TOP, None),
    ],
)
def test_the_footer(text: str, footer: str | None) -> None:
    """The disclaimer ends the answers, or a list of pages does; the last one if answers follow."""
    found, texts = zones(text)
    assert (texts[found.footer] if found.footer < len(texts) else None) == footer
    assert found.answers.stop == found.footer


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Swollen? (photo)", True),
        ("Swollen? (Photo)", True),
        ("Swollen? (photos) ", True),
        ("Swollen? (with pictures attached)", True),
        ("Swollen? (see pic)", True),
        ("Swollen (photo) or not?", False),
        ("Swollen on a photo", False),
        ("", False),
    ],
)
def test_has_photo(title: str, *, expected: bool) -> None:
    """Only a marker in brackets at the end says that photos came with the question."""
    assert has_photo(title) is expected
