"""Labelled lines put together: title, question, answers, and an account of every line."""

from collections.abc import Sequence
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qa_cli.model import Answer, Doctor, Kind, Part, Places, Question
from qa_cli.pages.assembly import ELSEWHERE, GUESSED, assemble, signs_of_page
from qa_cli.pages.certainty import SIGNS, logit
from qa_cli.pages.decode import Reading
from qa_cli.pages.grammar import NUMBER
from qa_cli.pages.labelled import Sheet
from qa_cli.pages.lines import Piece
from tests.sheets import SURE, UNSURE, assembled, labelled, walks

ROE = Doctor("Jane Roe", "MD", "Dentist", "Austin", 4.7, 28)
POE = Doctor("Lee Poe", "DO")
thorough = settings(max_examples=100, deadline=None)


def parts(question: Question) -> list[tuple[str, int, int]]:
    """Return the entries of a page's ledger, blank lines left out."""
    return [(part.kind, *part.lines) for part in question.ledger if part.kind != "blank"]


def kinds_of(question: Question) -> dict[int, Kind]:
    """Return what each line of a page is."""
    return {
        line: part.kind
        for part in question.ledger
        for line in range(part.lines[0], part.lines[1] + 1)
    }


def test_a_whole_page() -> None:
    """Every part of a page has its place in the question, its lines, and the ledger."""
    assert assembled(
        "K| Ask a doctor",
        "T| Is it swollen? (photo)",
        "",
        "Q| It is.",
        "",
        "Q| Thank you!",
        "",
        "C| Doctor Answers 2",
        "",
        "HB| Ice",
        "Fh| {{ vote }}",
        "SI| Wait.",
        "P|   • a week",
        "",
        "P| Best, Dr. Roe",
        "",
        "Nb| Jane Roe, MD",
        "Sb| Austin Dentist",
        "Rb| 4.7 out of 5 stars 28 reviews",
        "",
        "Fy| You might also like...",
        "",
        "SB| No.",
        "Ft| These answers are for educational purposes only.",
    ) == Question(
        title="Is it swollen? (photo)",
        body="It is.\n\nThank you!",
        has_photo=True,
        declared_answers=2,
        answers=(
            Answer(1, "Ice", "Wait.\n  • a week\n\nBest, Dr. Roe", (10, 19), ROE, "byline",
                   "Dr. Roe", 1.0, Places(10, (12, 13, 13, 15), 17, 18, 18)),
            Answer(2, None, "No.", (23, 23), None, "none", None, 1.0, Places(None, (23,))),
        ),
        ledger=(
            Part("furniture", (1, 1)), Part("title", (2, 2)), Part("blank", (3, 3)),
            Part("question", (4, 4)), Part("blank", (5, 5)), Part("question", (6, 6)),
            Part("blank", (7, 7)), Part("count", (8, 8)), Part("blank", (9, 9)),
            Part("headline", (10, 10)), Part("furniture", (11, 11)), Part("body", (12, 13)),
            Part("blank", (14, 14)), Part("body", (15, 15)), Part("blank", (16, 16)),
            Part("byline", (17, 19)), Part("blank", (20, 20)), Part("furniture", (21, 21)),
            Part("blank", (22, 22)), Part("body", (23, 23)), Part("furniture", (24, 24)),
        ),
        problems=(),
        places=Places(2, (4, 4, 6)),
    )  # fmt: skip


@pytest.mark.parametrize(
    "lines", [[], [""], ["", "\u200b", " "], ["O| It is an article.", "", "O| It goes on."]]
)
def test_a_page_without_a_question(lines: list[str]) -> None:
    """It has no title, no text and no answers, and a ledger all the same."""
    question = assembled(*lines)
    assert (question.title, question.body, question.answers) == (None, "", ())
    assert question.places == Places()
    assert sum(part.lines[1] - part.lines[0] + 1 for part in question.ledger) == len(lines)


@pytest.mark.parametrize(
    ("lines", "said", "evidence", "sign_off"),
    [
        (["SB| It heals.", "Nb| Lee Poe, DO"], POE, "byline", None),
        (["SB| It heals. Best, Dr. Roe.", "Nb| Lee Poe, DO"], POE, "byline", "Dr. Roe"),
        (["SB| It heals.", "Sb| Austin Dentist"],
         Doctor(None, None, "Dentist", "Austin"), "nameless-byline", None),
        (["SB| It heals.", "", "P| Dr. Roe", "", "Rb| 4.7 out of 5 stars"],
         Doctor(rating=4.7), "nameless-byline", "Dr. Roe"),
        (["SB| It heals.", "", "P| Dr. Roe"], Doctor(), "sign-off", "Dr. Roe"),
        (["SB| It heals.", "Xb| Verified"], Doctor(), "nameless-byline", None),
        (["SB| It heals.", "Nb| ???"], Doctor(), "nameless-byline", None),
        (["SB| It heals.", "Xb| Verified", "Ft| {{ x }}"], None, "none", None),
        (["SB| It heals.", "Nb| ???", "Ft| {{ x }}"], None, "none", None),
        (["SB| It heals.", "", "P| Dr. Roe", "", "Nb| ???", "Ft| {{ x }}"],
         Doctor(), "sign-off", "Dr. Roe"),
        (["SB| It heals.", "", "P| Dr. Roe", "", "Nb| ???"],
         Doctor(), "nameless-byline", "Dr. Roe"),
        (["SB| It heals."], None, "none", None),
        (["SB| It heals.", "Sb| Austin Plast"], Doctor(location="Austin"), "nameless-byline", None),
        (["SB| It heals.", "Sb| Austin Plast", "Ft| {{ x }}"],
         Doctor(specialty="Austin Plast"), "nameless-byline", None),
    ],
)  # fmt: skip
def test_evidence(
    lines: list[str], said: Doctor | None, evidence: str, sign_off: str | None
) -> None:
    """A byline with a name, one without, the body's end, nothing: in this order of worth.

    A byline may be cut only where the page ends with it; then it is one, though nothing of it
    can be read.
    """
    answer = assembled(*lines).answers[0]
    assert (answer.doctor, answer.evidence, answer.sign_off) == (said, evidence, sign_off)


@pytest.mark.parametrize(
    ("lines", "headline", "places"),
    [
        (["HB| Ice", "SI| Wait."], "Ice", Places(1, (2,))),
        (["HB| Ice and", "HR| time", "SI| Wait."], "Ice and time", Places(1, (3,))),
        (["HB| Ice", "", "Fh| {{ vote }}", "HR| Ice", "SI| Wait."], "Ice", Places(1, (5,))),
        (["HB|   ## Ice ##", "SI| Wait."], "Ice", Places(1, (2,))),
        (["HB| **Ice helps**", "SI| Wait."], "Ice helps", Places(1, (2,))),
        (["HB| ▸ Ice ◂", "SI| Wait."], "Ice", Places(1, (2,))),
        (["HB| --- Ice  -- it helps", "SI| Wait."], "Ice  -- it helps", Places(1, (2,))),
        (["HB| \u200bIce\ufeff", "SI| Wait."], "Ice", Places(1, (2,))),
        (["HB| **", "SI| Wait."], None, Places(1, (2,))),
        (["HB| **", "HR| Ice", "SI| Wait."], "Ice", Places(1, (3,))),
        (["HB| #1 in ice", "SI| Wait."], "#1 in ice", Places(1, (2,))),
        (["HB Fh SI| Ice {{ vote }} Wait."], "Ice", Places(1, (1,))),
        (["SB| Wait."], None, Places(None, (1,))),
    ],
)
def test_headlines(lines: list[str], headline: str | None, places: Places) -> None:
    """Its lines are one, without what is drawn around them; what is saved twice counts once."""
    [answer] = assembled(*lines).answers
    assert (answer.headline, answer.places, answer.body) == (headline, places, "Wait.")


def test_titles() -> None:
    """A title is read as a headline is, and stands at its first line."""
    question = assembled("K| Home", "T| # Is it", "T| swollen? #", "T| # Is it", "SB| It is.")
    assert (question.title, question.places) == ("Is it swollen?", Places(2, ()))


@pytest.mark.parametrize(
    ("title", "photo"),
    [
        ("Is it swollen? (photo)", True),
        ("Is it swollen? (Photos)", True),
        ("Is it swollen? (with pictures attached) ", True),
        ("Is it swollen? (see pic)", True),
        ("Is it swollen? (has image)", True),
        ("(photo) Is it swollen?", False),
        ("Is it swollen? photo", False),
        ("Is it swollen in this (photo)?", False),
    ],
)
def test_has_photo(title: str, photo: object) -> None:
    """A title says at its end, in brackets, that photos came with the question."""
    question = assembled(f"T| {title}", "SB| It is.")
    assert (question.title, question.has_photo) == (title.strip(), photo)


@pytest.mark.parametrize(
    ("title", "heads", "left"),
    [
        ("Is it?", ["Doctor's answer"] * 3, [None] * 3),
        ("Is it?", ["Doctor's answer"] * 2, ["Doctor's answer"] * 2),
        ("Is it?", ["Is it?"] * 3, ["Is it?"] * 3),
        ("Is it?", ["Ice", *["Doctor's answer"] * 3], ["Ice", *["Doctor's answer"] * 3]),
    ],
)
def test_a_headline_of_the_template(title: str, heads: list[str], left: list[str | None]) -> None:
    """One that all of three or more answers have is the template's, unless it is the title."""
    answers = [line for head in heads for line in (f"HB| {head}", "SI| Wait.")]
    question = assembled(f"T| {title}", *answers)
    assert [answer.headline for answer in question.answers] == left
    assert [answer.body for answer in question.answers] == ["Wait."] * len(heads)


@pytest.mark.parametrize(
    ("counts", "declared"),
    [
        ([], None),
        (["Doctor Answers (8)"], 8),
        (["12+ answers"], None),
        (["12+ answers", "8 answers", "9 answers"], 8),
        (["Three surgeons have replied so far"], 3),
    ],
)
def test_the_declared_count(counts: list[str], declared: int | None) -> None:
    """The first line that gives an exact number counts."""
    question = assembled("T| Is it?", *[f"C| {count}" for count in counts], "SB| Yes.")
    assert question.declared_answers == declared


@pytest.mark.parametrize(
    ("lines", "left", "answers"),
    [
        (["SB| Yes.", "HB| Ice"], [2], 1),
        (["SB| Yes.", "HB| Ice", "HR| helps"], [2, 3], 1),
        (["SB| Yes.", "HB| Ice", "Ft| Ask a doctor"], [], 2),
        (["SB| Yes.", "HB| Ice", "Na| Lee Poe, DO"], [], 2),
        (["SB| Yes.", "Na| Lee Poe, DO"], [], 2),
        (["SB| Yes.", "", "W| Is it so?", "Fw| Ask a doctor", "W| Why?", "SB| It is."], [3, 5], 2),
        (["T| Is it?"], [], 0),
    ],
)
def test_what_belongs_to_nothing(lines: list[str], left: list[int], answers: int) -> None:
    """A further question, and a headline that a cut left without its answer."""
    question = assembled(*lines)
    found = [line for line, kind in kinds_of(question).items() if kind == "unattributed"]
    assert found == left
    assert len(question.answers) == answers


@pytest.mark.parametrize(
    ("lines", "kind"),
    [
        (["HB Fh SI| Ice {{ vote }} Wait."], "body"),
        (["HB Fh| Ice {{ vote }}", "SI| Wait."], "headline"),
        (["HB| Ice", "Fh SI| {{ vote }} Wait."], "body"),
        (["SB Ft| Wait.These answers are for educational purposes only."], "body"),
        (["SB Nb| It goes down. (Lee Poe, DO)"], "body"),
        (["SB| Wait.", "Nb| Lee Poe", "Fy Lb| Office: Fonz"], "byline"),
        (["SB| Wait.", "Ft Ft| {{ a }} {{ b }}"], "furniture"),
        (["K Q| Q: Is it?", "SB| Wait."], "question"),
        (["Q C| Is it so? Doctor Answers 2", "SB| Wait."], "question"),
        (["SB| Wait.", "W Fw| Is it? {{ vote }}"], "unattributed"),
    ],
)
def test_a_line_with_several_parts(lines: list[str], kind: Kind) -> None:
    """It goes to the text before the frame, and to the body before all else."""
    [line] = [at for at, line in enumerate(lines, 1) if " " in line.partition("|")[0]]
    assert kinds_of(assembled(*lines))[line] == kind


def test_neighbours_of_one_kind() -> None:
    """Lines of several answers are several entries; lines of one answer are one."""
    question = assembled("SB| Yes.", "P| So.", "SB| No.", "Nb| Lee Poe", "Na| Ann Foe", "SI| Ice.")
    assert parts(question) == [
        ("body", 1, 2), ("body", 3, 3), ("byline", 4, 4), ("byline", 5, 5), ("body", 6, 6),
    ]  # fmt: skip
    assert [answer.lines for answer in question.answers] == [(1, 2), (3, 4), (5, 6)]
    glued = assembled("SB Fb| Yes. {{ x }}", "P Fb SB| So. {{ x }} No.", "P| It is not.")
    assert parts(glued) == [("body", 1, 1), ("body", 2, 3)]
    assert [(answer.body, answer.lines) for answer in glued.answers] == [
        ("Yes.\nSo.", (1, 2)), ("No.\nIt is not.", (2, 3)),
    ]  # fmt: skip


def test_bylines_above_and_below() -> None:
    """A byline belongs to the body on the side that its label says."""
    question = assembled(
        "Na| Lee Poe, DO", "HI| Ice", "SI| Wait.",
        "HB| Time", "Na| Ann Foe, MD", "SI| Wait.", "Nb| Austin Dentist",
    )  # fmt: skip
    first, second = question.answers
    assert (first.headline, first.doctor, first.lines) == ("Ice", POE, (1, 3))
    assert first.places == Places(2, (3,), 1)
    assert (second.headline, second.lines) == ("Time", (4, 7))
    assert second.doctor == Doctor("Ann Foe", "MD", "Dentist", "Austin")
    assert second.places == Places(4, (6,), 5, 7, 7)


def test_labels_that_are_kept_in_a_text() -> None:
    """What was cut off a line and belongs to its text is joined to it as it stood."""
    [answer] = assembled("SB P| Note:  it heals.", "P P| So it is. (Jane Roe, MD)").answers
    assert answer.body == "Note:  it heals.\nSo it is. (Jane Roe, MD)"
    [answer] = assembled("K SB| A:  it heals.").answers
    assert answer.body == "it heals."


def bent(**weights: float) -> list[float]:
    """Return weights of certainty; signs that are not named weigh nothing."""
    return [weights.get(sign, 0.0) for sign in SIGNS]


@pytest.mark.parametrize(
    ("weights", "certainties"),
    [
        (SURE, [ELSEWHERE, ELSEWHERE]),
        (UNSURE, []),
        (bent(), [0.5, 0.5]),
        (bent(headed=1), [0.5, 0.73]),
        (bent(bias=1), [0.73, 0.73]),
        (bent(bias=-0.4), [0.4, 0.4]),
        (bent(bias=-0.45), []),
        (bent(bias=-0.45, headed=0.45), [0.5]),
    ],
)
def test_certainty(weights: Sequence[float], certainties: list[float]) -> None:
    """It is what the weights make of the signs of each answer; one that is a guess is none."""
    assert (GUESSED, ELSEWHERE) == (0.4, 0.85)
    question = assemble(labelled("SB| Yes.", "HB| Ice", "SI| No."), weights)
    assert [answer.certainty for answer in question.answers] == certainties


@pytest.mark.parametrize(("weights", "certainty"), [(UNSURE, 0.0), (SURE, 1.0)])
def test_a_guess_on_a_page_of_the_site(weights: Sequence[float], certainty: float) -> None:
    """Its layouts are known: an answer is told however sure it is, and may be quite sure."""
    page = labelled("T| Is it?", "C| Doctor Answers 1", "SB| Yes.")
    assert [answer.certainty for answer in assemble(page, weights).answers] == [certainty]


@pytest.mark.parametrize("lines", [["T| Is it?", "SB| Yes."], ["SB| Yes."]])
def test_the_lines_of_a_guess(lines: list[str]) -> None:
    """They belong to nothing, furniture between them apart; other answers are counted on."""
    question = assemble(
        labelled(
            *lines, "SB| No.", "Fb| Share this", "P| So.", "", "Nb| Jane Roe, MD",
            "Sb| Austin Dentist", "HB| Ice", "SI| Wait.", "Nb| Lee Poe, DO",
        ),
        bent(bias=-9, headed=18),
    )  # fmt: skip
    above = len(lines)
    assert question.answers == (
        Answer(1, "Ice", "Wait.", (above + 7, above + 9), POE, "byline", None, ELSEWHERE,
               Places(above + 7, (above + 8,), above + 9)),
    )  # fmt: skip
    assert (question.title, question.body) == ("Is it?" if above > 1 else None, "")
    guessed = [
        ("unattributed", above, above + 1),
        ("furniture", above + 2, above + 2),
        ("unattributed", above + 3, above + 3),
        ("unattributed", above + 5, above + 6),
    ]
    rest = [("headline", above + 7, above + 7), ("body", above + 8, above + 8),
            ("byline", above + 9, above + 9)]  # fmt: skip
    assert parts(question) == [("title", 1, 1)][: above - 1] + guessed + rest


@pytest.mark.parametrize(
    ("lines", "site"),
    [
        (["SB| Yes.", "Nb| Lee Poe, DO"], 0),
        (["C| 2 answers", "SB| Yes."], 0),
        (["C| Doctor Answers 2", "SB| Yes."], 1),
        (["C| 2 answers", "C| Doctor Answers 2", "SB| Yes."], 1),
        (["K| {{ vote }}", "SB| Yes."], 1),
        (["SB| Yes.", "Ft| These answers are for educational purposes only."], 1),
        (["SB| Yes.", "Ft| You might also like...", "Ft| Ask a doctor"], 0),
    ],
)
def test_the_site_s_pages(lines: list[str], site: int) -> None:
    """The template's votes, the disclaimer and the count as the site words it tell them."""
    [signs] = signs_of_page(labelled(*lines))
    assert dict(zip(SIGNS, signs, strict=True))["site"] == site


@pytest.mark.parametrize(
    ("lines", "seen"),
    [
        (["SB| It heals.", "Nb| Lee Poe, DO", "Sb| Austin Dentist"], (0, 0, 0, 0, 1)),
        (["SB| It heals.", "Sb| Austin Dentist"], (0, 0, 0, 0, 0)),
        (["SB| It heals."], (0, 0, 0, 0, 0)),
        (["SB| It heals.", "Nb| ???", "Sb| Fonzer", "Xb| Verified"], (1, 2, 0, 0, 0)),
        (["SB| It heals.", "Rb| ???", "Nb| ???", "Nb| ???"], (2, 2, 0, 0, 0)),
        (["SB| Thank you for your question.", "P| It heals."], (0, 0, 0, 0, 0)),
        (["SB| It heals.", "P| Thank you for your question."], (0, 0, 1, 0, 0)),
        (["SB| It heals.", *["P| Thank you for your question."] * 3], (0, 0, 2, 0, 0)),
        (["SB| Dear Lee,", "P| Thank you for your question."], (0, 0, 0, 0, 0)),
        (["SB| It heals.", "P| Good luck", "Sb| Austin Dentist"], (0, 0, 0, 1, 0)),
        (["SB| It heals.", "P| Good luck to all", "Sb| Austin Dentist"], (0, 0, 0, 0, 0)),
        (["SB| It heals.", "P| Of much good luck", "Sb| Austin Dentist"], (0, 0, 0, 0, 0)),
        *[
            (["SB| It heals.", f"P| Good luck{end}", "Sb| Austin Dentist"], (0, 0, 0, 0, 0))
            for end in ".!?,)"
        ],
        (["SB| It heals.", "P| Good luck"], (0, 0, 0, 0, 0)),
        (["HB| Ice", "Na| Lee Poe, DO"], (0, 0, 0, 0, 1)),
        (["HB| Ice", "Sa| Austin Dentist"], (0, 0, 0, 0, 0)),
    ],
)
def test_what_is_seen_of_an_answer(lines: list[str], seen: tuple[int, ...]) -> None:
    """Byline lines unread and unknown, addresses within, an end that is none, the first's name."""
    [first] = signs_of_page(labelled(*lines))
    names = ("unread", "unknown", "addressed", "ragged", "named")
    assert tuple(dict(zip(SIGNS, first, strict=True))[name] for name in names) == seen
    [_, second] = signs_of_page(labelled("HB| Ice", "SI| Yes.", *lines))
    found = dict(zip(SIGNS, second, strict=True))
    assert tuple(found[name] for name in names) == (*seen[:-1], 0)


def test_the_signs_of_a_page() -> None:
    """Each answer has its own, in page order: labels that agree, lines unread and unknown."""
    sheet = labelled(
        "T| Is it?", "C| 2 answers", "SB| Yes.", "P| It is.", "Nb| ???", "Sb| Dentist",
        "Xb| Verified", "HB| Ice", "SI| No.", "HB| Time",
        doubts={0: {"T": 0.9, "O": 0.1}, 3: {"P": 0.5, "SI": 0.1, "SB": 0.4},
                7: {"HB": 0.75, "P": 0.25}},
    )  # fmt: skip
    first, second = (dict(zip(SIGNS, one, strict=True)) for one in signs_of_page(sheet))
    assert first == pytest.approx({
        "bias": 1, "inside": logit(0.6), "beyond": logit(0.75), "page": logit(0.6), "site": 0,
        "agreed": 1, "surplus": 0, "bare": 0, "headed": 0, "article": logit(0.1) / 7, "many": 0.25,
        "unread": 1, "unknown": 1, "addressed": 0, "ragged": 0, "named": 0,
    })  # fmt: skip
    assert second == pytest.approx({
        **first, "inside": logit(0.75), "beyond": logit(1), "unread": 0, "unknown": 0, "headed": 1,
    })  # fmt: skip
    assert signs_of_page(labelled("T| Is it?")) == signs_of_page(labelled("")) == []


WORDS = [
    *("Is it swollen?", "It heals.", "Jane Roe, MD", "Austin Dentist", "4.7 out of 5 stars", "4."),
    *("## Ice ##", "**Ice**", "Dr. Roe", "and", "5.9 out of 5 stars 12+ reviews", ":"),
]


@st.composite
def sheets(draw: st.DrawFn) -> Sheet:
    """Draw a page with any labels that the grammar allows, up to two pieces on a line."""
    lines: list[str] = [""] * draw(st.integers(0, 2))
    pieces: list[Piece] = []
    labels = draw(walks)
    for _ in labels:
        text = draw(st.sampled_from(WORDS))
        glued = bool(pieces) and draw(st.integers(0, 3)) == 0
        gap = 0 if glued else draw(st.integers(0, 2))
        if glued:
            lines[-1] += " "
        else:
            lines += [*[""] * gap, ""]
        start = len(lines[-1])
        lines[-1] += text
        pieces.append(Piece(len(lines), start, len(lines[-1]), text, "text", gap))
    lines += [""] * draw(st.integers(0, 2))
    return Sheet(lines, pieces, Reading(labels, [{NUMBER[label]: 1.0} for label in labels]))


@thorough
@given(sheets())
def test_the_ledger_tiles_the_page(sheet: Sheet) -> None:
    """Whatever the labels are, each line is in one entry, in order; blank ones are called so."""
    ledger = assemble(sheet, SURE).ledger
    assert [line for part in ledger for line in range(part.lines[0], part.lines[1] + 1)] == [
        *range(1, len(sheet.lines) + 1)
    ]
    for part in ledger:
        first, last = part.lines
        assert {not line for line in sheet.lines[first - 1 : last]} == {part.kind == "blank"}
    for above, below in pairwise(ledger):
        assert above.kind != below.kind or above.kind in ("headline", "body", "byline")


@thorough
@given(sheets())
def test_answers_lie_in_order(sheet: Sheet) -> None:
    """They are numbered from 1, share no line unless one is glued, and are in the ledger."""
    question = assemble(sheet, SURE)
    answers = question.answers
    assert [answer.number for answer in answers] == [*range(1, len(answers) + 1)]
    shared = {below.line for above, below in pairwise(sheet.pieces) if above.line == below.line}
    for above, below in pairwise(answers):
        assert above.lines[1] < below.lines[0] or above.lines[1] == below.lines[0] in shared
    kinds = kinds_of(question)
    for answer in answers:
        assert {kinds[line] for line in answer.lines} <= {"headline", "body", "byline"}
        assert (answer.doctor is None) == (answer.evidence == "none")
        for line, place in zip(answer.body.split("\n"), answer.places.body, strict=False):
            assert line in sheet.lines[place - 1]
            assert kinds[place] == "body"
