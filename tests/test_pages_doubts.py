"""What is doubtful about a page, as problem records."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa_cli.model import Lines, Problem
from qa_cli.pages.assembly import GUESSED, assemble
from qa_cli.pages.certainty import SIGNS
from qa_cli.pages.doubts import UNCERTAIN, UNKNOWN
from qa_cli.problems import CODES
from tests.sheets import SURE, UNSURE, assembled, labelled, walks

Records = list[tuple[str, Lines | None, str]]

TOP = ["T| Is it swollen?", "Q| It is."]
ROE = ["Nb| Jane Roe, MD", "Sb| Austin Dentist", "Rb| 4.7 out of 5 stars 28 reviews"]
END = "Ft| These answers are for educational purposes only."
CUT = "the page ends in the middle of something"
NO_TITLE = ("no-title", None, "the page has no title")
NO_BYLINES = ("no-bylines", None, "no answer has a byline or a name")
NO_ANSWERS = ("no-answers", None, "no answer was found")
NO_QUESTION = (
    "not-a-question-page", None, "the page does not look like a question with answers",
)  # fmt: skip


def weights(**named: float) -> list[float]:
    """Return weights of certainty; signs that are not named weigh nothing."""
    return [named.get(sign, 0.0) for sign in SIGNS]


def problems(*lines: str) -> Records:
    """Return the problems of a page whose answers are all certain."""
    return [(one.code, one.lines, one.message) for one in assembled(*lines).problems]


def codes(*lines: str) -> list[str]:
    """Return the codes of these problems."""
    return [code for code, _, _ in problems(*lines)]


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        ([*TOP, "C| 1 answer", "SB| Wait.", *ROE], []),
        ([], [("empty-page", None, "the page has no text")]),
        (["", "\u200b"], [("empty-page", None, "the page has no text")]),
        (["T| Is it swollen?"], [NO_QUESTION]),
        (["O| It is an article."], [NO_QUESTION]),
        (["K| Home", "K| {{ x }}"], [NO_QUESTION]),
        ([*TOP], [NO_ANSWERS]),
        (["Q| Is it swollen?"], [NO_ANSWERS]),
        (["T| Is it?", "K| These answers are for educational purposes only."], [NO_ANSWERS]),
        (["SB| Wait.", *ROE], [NO_TITLE]),
        (["SB| Wait.", *ROE[1:]],
         [NO_TITLE, ("nameless-byline", (1, 3), "the byline of answer 1 has no name")]),
        (["SB| Wait."], [("bare-answer", None, "the page is one answer alone")]),
        (["SB| Wait.", "", "P| Dr. Roe", END],
         [("bare-answer", None, "the page is one answer alone")]),
        (["Q| Is it?", "SB| Wait."], [NO_TITLE]),
        (["T| Is it?", "SB| Wait."], []),
        ([*TOP, "SB| Wait."], []),
        ([*TOP, "SB| Wait.", "SB| No."], [NO_BYLINES]),
        ([*TOP, "SB| Wait.", "SB| No.", "", "P| Dr. Roe", END], []),
        ([*TOP, "SB| Wait.", "SB| No.", "Xb| Verified", "Ft| Home"], [NO_BYLINES]),
        ([*TOP, "SB| Wait.", "SB| No.", "Xb| Verified"],
         [("nameless-byline", (4, 5), "the byline of answer 2 has no name"),
          ("cut-off", (5, 5), CUT)]),
        (["SB| Wait.", "SB| No."], [NO_TITLE, NO_BYLINES]),
    ],
)  # fmt: skip
def test_pages(lines: list[str], said: Records) -> None:
    """A page says what it lacks: text, answers, title, bylines; a whole one lacks nothing."""
    assert problems(*lines) == said


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        ([*TOP, "C| 1 answer", "SB| Wait.", END], []),
        ([*TOP, "C| 3 answers", "SB| Wait.", END],
         [("count-mismatch", (3, 3), "answers declared: 3, found: 1")]),
        ([*TOP, "C| Answers (0)", "SB| Wait.", END],
         [("count-mismatch", (3, 3), "answers declared: 0, found: 1")]),
        ([*TOP, "C| 1 answer", END.replace("Ft", "K")],
         [NO_ANSWERS, ("count-mismatch", (3, 3), "answers declared: 1, found: 0")]),
        (["T| Is it?", "C| Doctor Answers (1)"],
         [NO_ANSWERS, ("count-mismatch", (2, 2), "answers declared: 1, found: 0")]),
        ([*TOP, "C| 12+ answers", "SB| Wait.", END], []),
    ],
)  # fmt: skip
def test_declared_counts(lines: list[str], said: Records) -> None:
    """A page that has another number of answers than it declares says both."""
    assert problems(*lines) == said


@pytest.mark.parametrize(
    ("lines", "cut"),
    [
        ([*TOP, "SB| Wait.", "P| The swelling goes dow"], True),
        ([*TOP, "SB| Wait.", "P| So it is,"], True),
        ([*TOP, "SB| Wait.", "P| So it is."], False),
        ([*TOP, "SB| Wait.", "P| So it is:)"], False),
        ([*TOP, "SB| Wait.", "P| So it is", END], False),
        ([*TOP, "SB| Wait.", "P| #ice #swelling"], False),
        ([*TOP, "SB| Wait.", "P|  • #ice"], False),
        ([*TOP, "SB| Wait.", "P| Best, Dr. Roe"], False),
        ([*TOP, "SB| Wait.", "P| Dr. Roe", "Fb| Ask a doctor"], False),
        ([*TOP, "SB| Wait.", "Ft| You might also li"], False),
        (["O| It is an article, and"], False),
        (["T| Is it swol"], True),
        (["T| Is it swollen?", "Q| I have be"], True),
        ([*TOP, "SB| Wait.", "W| Is it so"], True),
        ([*TOP, "SB| Wait.", "HB| Ice and"], True),
        ([*TOP, "SB| Wait.", *ROE], False),
        ([*TOP, "SB| Wait.", *ROE[:2]], False),
        ([*TOP, "SB| Wait.", ROE[2], ROE[1]], False),
        ([*TOP, "SB| Wait.", "Nb| Jane R"], True),
        ([*TOP, "SB| Wait.", *ROE[:2], "Rb| 4.7 out of 5 st"], True),
        ([*TOP, "SB| Wait.", *ROE[:2], "Rb| 4.7 out of 5 stars"], False),
        ([*TOP, "SB| Wait.", *ROE[:2], "Rb| 28 reviews"], False),
        ([*TOP, "SB| Wait.", "Nb| Jane Roe, MD", "Rb| 4.7 out of 5 stars"], False),
        ([*TOP, "SB| Wait.", "Nb| ???"], True),
        ([*TOP, "SB| Wait.", "Xb| Verified"], True),
        ([*TOP, "SB| Wait.", "Xb| Verified", "Ft| Home"], False),
        ([*TOP, "SB| Wait.", *ROE, "Xb| Verified"], False),
        ([*TOP, "C| Doctor Answers 2"], False),
        ([*TOP, "SB| Wait.", "Ft| {{ voteCount >= 0"], True),
        ([*TOP, "SB| Wait.", "Ft| {{ voteCount }}"], False),
        ([*TOP, "SB| Wait.", "Ft| {% vote %}"], False),
        ([*TOP, "SB| Wait.", END, "Ft| {{ voteCount >= 0"], False),
    ],
)
def test_pages_that_were_cut_off(lines: list[str], cut: object) -> None:
    """A page without a disclaimer that ends within a word, a byline or a template was cut off."""
    last = (len(lines), len(lines))
    found = [one for one in problems(*lines) if one[0] == "cut-off"]
    assert found == ([("cut-off", last, CUT)] if cut else [])


@pytest.mark.parametrize(
    ("lines", "cut"),
    [
        ([*TOP, "SB| The swelling goes dow"], True),
        ([*TOP, "HB| Ice", "SI| The swelling goes dow"], True),
        ([*TOP, "SB| It heals. Best, Dr. Roe"], False),
        ([*TOP, "HB| Ice", "SI| It heals. Dr. Roe"], False),
    ],
)
def test_first_lines_of_bodies_that_were_cut_off(lines: list[str], cut: object) -> None:
    """A body's first line may be cut off, or end with a name, as any other."""
    assert ("cut-off" in codes(*lines)) == cut


def test_a_page_whose_bylines_are_names() -> None:
    """A last byline that says as much as those above it is whole; one that says less is cut."""
    names = ["SB| Wait.", "Nb| Lee Poe, DO", "SB| No."]
    assert "cut-off" not in codes(*TOP, *names, "Nb| Ann Foe")
    assert "cut-off" not in codes(*TOP, *names, *ROE[:2])
    assert "cut-off" in codes(*TOP, "SB| Wait.", *ROE, *names, "Nb| Ann Foe")
    assert "cut-off" in codes(*TOP, *names, "Nb| Ann Foe", "Rb| 4.7 out of 5 st")


def test_the_line_of_the_declared_count() -> None:
    """A mismatch is told of the line that declares the number."""
    found = problems(*TOP, "C| 12+ answers", "C| 3 answers", "SB| Wait.", END)
    assert found == [("count-mismatch", (4, 4), "answers declared: 3, found: 1")]


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        ([*TOP, "SB| Wait.", "HB| Ice?"],
         [("unattributed", (4, 4), "these lines belong to no answer")]),
        ([*TOP, "SB| Wait.", "HB| Ice", "HR| helps."],
         [("unattributed", (at, at), "these lines belong to no answer") for at in (4, 5)]),
        ([*TOP, "SB| Wait.", "W| Is it so?", END.replace("Ft", "Fw")],
         [("several-questions", (4, 4), "further questions stand on the page")]),
        ([*TOP, "SB| Wait.", "W| Is it?", "SB| No.", *ROE, "W| Why?", "Fw| Home", "HB| Ice."],
         [("several-questions", (4, 9), "further questions stand on the page"),
          ("unattributed", (11, 11), "these lines belong to no answer")]),
    ],
)  # fmt: skip
def test_lines_that_belong_to_nothing(lines: list[str], said: Records) -> None:
    """Further questions are told once, from the first to the last; a lone headline by line."""
    assert problems(*lines) == said


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        (["SB| Wait.", "Sb| Austin Dentist"],
         [("nameless-byline", (3, 4), "the byline of answer 1 has no name")]),
        (["HB| Ice", "Ft| Home"], [("empty-answer", (3, 3), "answer 1 has no text")]),
        (["SB| Wait.", *ROE[:2], "Rb| 12+ reviews"],
         [("inexact-count", (6, 6), "the byline of answer 1 gives no exact number of reviews")]),
        (["SB| Wait.", *ROE[:2], "Rb| 5.7 out of 5 stars 28 reviews"],
         [("impossible-rating", (6, 6), "the byline of answer 1 gives more than five stars")]),
        (["SB| No.", *ROE, "SB| Wait.", "Rb| 5.7 out of 5 stars 12+ reviews"],
         [("nameless-byline", (7, 8), "the byline of answer 2 has no name"),
          ("inexact-count", (8, 8), "the byline of answer 2 gives no exact number of reviews"),
          ("impossible-rating", (8, 8), "the byline of answer 2 gives more than five stars")]),
    ],
)  # fmt: skip
def test_answers(lines: list[str], said: Records) -> None:
    """What an answer lacks is told of all its lines, what its byline rounds of that line."""
    assert problems(*TOP, *lines) == said


@pytest.mark.parametrize(
    ("lines", "found"),
    [
        (["SB| Wait.", "P| Lee Poe, DO", "P| Tarn Surgeon", "P| It heals."], [(4, 5)]),
        (["SB| Wait.", "P| Tarn Surgeon", "P| 4.7 out of 5 stars", "P| It heals."], [(4, 5)]),
        (["SB| Lee Poe, DO", "P| Tarn Surgeon", "P| 4.7 out of 5 stars", "P| It heals."],
         [(3, 4), (4, 5)]),
        (["SB| Wait.", "P| Lee Poe, DO", "P| Tarn Surgeon"], []),
        (["SB| Wait.", "P| Lee Poe, DO", "", "P| Tarn Surgeon", "P| It heals."], []),
        (["SB| Wait.", "P| Lee Poe, DO", "P| 4.7 out of 5 stars", "P| It heals."], []),
        (["SB| Wait.", "P| Lee Poe, DO", "P| It heals.", "P| Tarn Surgeon", "P| So."], []),
        (["SB| Wait.", "P| Tarn Surgeon", "P| It heals.", "P| So."], []),
        (["SB| Wait.", "P| So.", "P| Tarn Surgeon", "P| It heals."], []),
    ],
)  # fmt: skip
def test_bylines_in_texts(lines: list[str], found: list[Lines]) -> None:
    """Two lines of a byline with a specialty, above further text, may be another doctor's."""
    message = "what looks like a byline stands in the text of answer 1"
    assert problems(*TOP, *lines, *ROE) == [("byline-in-text", at, message) for at in found]


def test_uncertain_answers() -> None:
    """An answer below the threshold is told; if they all are, on the whole, so is the page."""
    question = assemble(labelled(*TOP, "SB| Wait.", *ROE, "SB| No.", *ROE), weights(bias=-0.3))
    assert question.problems == (
        Problem("unknown-layout", None, "where the answers begin and end is a guess"),
        Problem("uncertain-boundary", (3, 6),
                "answer 1 may begin or end elsewhere (certainty 0.43)"),
        Problem("uncertain-boundary", (7, 10),
                "answer 2 may begin or end elsewhere (certainty 0.43)"),
    )  # fmt: skip


def test_guesses() -> None:
    """What may be an answer is told from its first to its last line, other leftovers by line."""
    page = labelled(*TOP, "C| 2 answers", "SB| Wait.", "Fb| Share", *ROE, "SB| No.", *ROE)
    assert assemble(page, UNSURE).problems == (
        Problem("no-answers", None, "no answer was found"),
        Problem("unknown-layout", None, "where the answers begin and end is a guess"),
        Problem("count-mismatch", (3, 3), "answers declared: 2, found: 0"),
        Problem("unattributed", (4, 8), "whether these lines are an answer is a guess"),
        Problem("unattributed", (9, 12), "whether these lines are an answer is a guess"),
    )
    page = labelled(*TOP, "HB| Ice", "SI| Wait.", *ROE, "W| Why?", "SB| So.", "Fb| Share", "HB| I.")
    assert assemble(page, weights(bias=-9, headed=18)).problems == (
        Problem("unknown-layout", None, "where the answers begin and end is a guess"),
        Problem("several-questions", (8, 8), "further questions stand on the page"),
        Problem("unattributed", (9, 9), "whether these lines are an answer is a guess"),
        Problem("unattributed", (11, 11), "these lines belong to no answer"),
    )


@pytest.mark.parametrize(
    ("lines", "cut"),
    [(["SB| The swelling goes dow"], True), (["SB| It does."], False), (["SB| So", END], False)],
)
def test_guesses_that_were_cut_off(lines: list[str], cut: object) -> None:
    """The last line of a guess is looked at as any other text."""
    found = assemble(labelled(*TOP, *lines), UNSURE).problems
    assert ("cut-off" in [one.code for one in found]) == cut


def test_the_byline_of_a_guess() -> None:
    """A whole one at the page's end, below an answer without any, is not cut."""
    page = labelled(*TOP, "HB| Ice", "SI| Wait.", "SB| No.", *ROE)
    found = assemble(page, weights(bias=-9, headed=18)).problems
    assert [one.code for one in found] == ["unknown-layout", "unattributed"]


@pytest.mark.parametrize(
    ("bias", "headed", "found"),
    [
        (0.0, 0.0, ["uncertain-boundary"] * 2),
        (-0.1, 0.0, ["unknown-layout", *["uncertain-boundary"] * 2]),
        (0.85, 0.0, []),
        (0.8, 0.0, ["uncertain-boundary"] * 2),
        (-0.3, 0.3, ["unknown-layout", *["uncertain-boundary"] * 2]),
        (-0.3, 0.6, ["uncertain-boundary"] * 2),
        (-0.3, 1.2, ["uncertain-boundary"]),
        (-0.4, 0.4, ["unknown-layout", *["uncertain-boundary"] * 2]),
        (-0.45, 0.45, ["unknown-layout", "uncertain-boundary", "unattributed"]),
        (-9.0, 9.0, ["unknown-layout", "uncertain-boundary", "unattributed"]),
        (-9.0, 9.9, ["unknown-layout", "unattributed"]),
        (-9.0, 18.0, ["unknown-layout", "unattributed"]),
        (-9.0, 0.0, ["no-answers", "unknown-layout", "unattributed", "unattributed"]),
    ],
)
def test_thresholds_of_certainty(bias: float, headed: float, found: list[str]) -> None:
    """An answer is doubtful below 0.7, a page whose answers are on the average below 0.5.

    Below 0.4 an answer is a guess, and the page is doubtful, too.
    """
    assert (UNCERTAIN, UNKNOWN, GUESSED) == (0.7, 0.5, 0.4)
    sheet = labelled(*TOP, "HB| Ice", "SI| Wait.", *ROE, "SB| No.", *ROE)
    question = assemble(sheet, weights(bias=bias, headed=headed))
    assert [one.code for one in question.problems] == found


def test_damage_is_told_in_page_order() -> None:
    """Problems of the whole page come first, all others by their first lines."""
    assert codes("Q| Isn&#39;t it?", "C| 5 answers", "SB| Itâ€™s not.", *ROE[1:], "HB| Ice") == [
        "no-title", "entities", "count-mismatch", "mojibake", "nameless-byline", "cut-off",
        "unattributed",
    ]  # fmt: skip


TEXTS = ["It heals.", "Jane Roe, MD", "Austin Dentist", "4.7 out of 5 stars 12+ reviews", "Ice",
         "5.9 out of 5 stars", "Is it &amp; was?", "and,", "Dr. Roe", "?!?"]  # fmt: skip


@given(walks, st.data())
def test_problems_are_documented(labels: list[str], data: st.DataObject) -> None:
    """Whatever the labels are, each problem has a code, a sentence, and lines of the page."""
    lines = [f"{label}| {data.draw(st.sampled_from(TEXTS))}" for label in labels]
    found = assembled(*lines).problems
    for one in found:
        assert one.code in CODES
        assert one.message == one.message.strip() != ""
        assert one.lines is None or 1 <= one.lines[0] <= one.lines[1] <= len(lines)
    places = [one.lines or (0, 0) for one in found]
    assert places == sorted(places)


def test_a_text_that_is_a_byline() -> None:
    """Where nothing else is said, a byline was taken for the text."""
    page = labelled(*TOP, "HB| Ice", "SI| Jane Roe, MD", "P| Austin Dentist", END)
    assert assemble(page, SURE).problems == (
        Problem("byline-in-text", (3, 5), "all that answer 1 says looks like a byline"),
    )
