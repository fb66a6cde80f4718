"""What a page's markup states labels the lines where it stands."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from qa_cli.model import Markup, Question, Stated
from qa_cli.pages.grammar import LABELS, NUMBER
from qa_cli.pages.marked import Claim, Marked
from qa_cli.pages.parser import decoder, label_page, parse_page
from qa_cli.pages.reasons import STATED, reasons_of
from qa_cli.pages.wording import words_of

TAP = "Turn the water off first, then look at the seat of the valve."
GRIND = "Grind it if it is rough, and put a new washer in."
NEW = "Buy a new one, they are cheap these days. It took me an hour."
ASKED = "It has dripped all night since I changed the washer. What can I do?"
TITLE = "How do I stop a leaking tap?"

LINES = [
    "Home Questions Tags", "", TITLE, "Asked 8 months ago by wetfloor", "", ASKED, "", "2 Answers",
    "", "12", TAP, "", GRIND, "", "answered Mar 5 by Jane Plumber, 1,204 points", "Share", "",
    "-1", NEW, "", "answered Mar 6 by Bob", "Share", "", "Hot pictures", "About Contact",
]  # fmt: skip
PAGE = "\n".join(LINES) + "\n"

MARKUP = Markup(
    Stated(TITLE, f"<p>{ASKED}</p>", "wetfloor", "2021-03-04", 7),
    (
        Stated(None, NEW, "Bob", votes=-1, accepted=False),
        Stated(None, f"{TAP}&lt;br&gt; {GRIND}", "Jane Plumber", "2021-03-05", 12, accepted=True),
    ),
    declared=2,
    language="en",
)


def kinds(question: Question) -> dict[int, str]:
    """Return what each line of a page is that is not blank."""
    return {
        line: part.kind
        for part in question.ledger
        for line in range(part.lines[0], part.lines[1] + 1)
        if part.kind != "blank"
    }


def codes(question: Question) -> list[str]:
    """Return the codes of its problems."""
    return [one.code for one in question.problems]


def test_a_page_as_its_markup_states_it() -> None:
    """Texts, authors, dates and votes, each at its lines; the page's order counts."""
    question = parse_page(PAGE, MARKUP)
    assert (question.title, question.body, question.language) == (TITLE, ASKED, "en")
    assert (question.date, question.votes, question.declared_answers) == ("2021-03-04", 7, 2)
    first, second = question.answers
    assert (first.body, first.lines) == (f"{TAP}\n\n{GRIND}", (11, 15))
    assert (first.evidence, first.certainty, first.places.name) == ("markup", 1.0, 15)
    assert (first.date, first.votes, first.accepted) == ("2021-03-05", 12, True)
    assert (second.body, second.lines, second.votes) == (NEW, (19, 21), -1)
    assert [one.doctor and one.doctor.name for one in question.answers] == ["Jane Plumber", "Bob"]
    assert codes(question) == []
    found = kinds(question)
    assert {line for line, kind in found.items() if kind == "body"} == {11, 13, 19}
    assert [found[line] for line in (1, 3, 6, 16, 25)] == [
        *("furniture", "title", "question", "furniture", "furniture")
    ]


def test_without_markup_it_is_read_like_any_other() -> None:
    """A language alone changes nothing else."""
    assert parse_page(PAGE, Markup(language="en")) == replace(parse_page(PAGE), language="en")


def test_authors_above_their_answers() -> None:
    """Are found there where that holds for the page as a whole."""
    lines = [TITLE, "", "Jane Plumber wrote", TAP, "", "Bob wrote", NEW, "", "Ann wrote", GRIND]
    texts = ((TAP, "Jane Plumber"), (NEW, "Bob"), (GRIND, "Ann"))
    markup = Markup(Stated(TITLE), tuple(Stated(None, *one) for one in texts))
    question = parse_page("\n".join(lines), markup)
    assert [one.lines for one in question.answers] == [(3, 4), (6, 7), (9, 10)]
    assert [one.places.name for one in question.answers] == [3, 6, 9]


def test_questions_above_their_answers() -> None:
    """Of a page of many questions they are the answers' headlines, between them is nothing."""
    lines = [
        "Home",
        "What is it?",
        "We tell what it is.",
        "",
        "Is it dear?",
        "Not very.",
        "",
        "Is it safe for all of us?",
    ]
    lines += ["Read on", TAP, "", "Subscribe"]
    markup = Markup(
        answers=(Stated("Is it dear?", "Not very."), Stated("Is it safe for all of us?", TAP))
    )
    question = parse_page("\n".join(lines), markup)
    assert [(one.headline, one.body) for one in question.answers] == [
        ("Is it dear?", "Not very."),
        ("Is it safe for all of us?", TAP),
    ]
    assert [one.evidence for one in question.answers] == ["none", "none"]
    assert (question.title, question.body) == (None, "")
    headed = parse_page("\n".join(lines), replace(markup, question=Stated("What is it?")))
    assert (headed.title, headed.answers) == ("What is it?", question.answers)


def test_a_byline_adds_what_the_markup_does_not_say() -> None:
    """Specialty, place and rating, where it names nobody else."""
    lines = [TITLE, "", ASKED, "", "Doctor Answers 2", "", TAP, "", "Jane Roe, MD", "Boston"]
    lines[-1:] = ["Boston Dermatologist", "4.5 out of 5 stars 12 reviews", "", NEW, ""]
    lines += ["John Doe, MD", "Austin Dentist"]
    page = "\n".join(lines)
    texts = (Stated(None, TAP, "Jane Roe, MD"), Stated(None, NEW, "Max Poe"))
    question = parse_page(page, Markup(Stated(TITLE, ASKED), texts))
    jane, other = (one.doctor for one in question.answers)
    assert jane is not None
    assert (jane.name, jane.credentials, jane.specialty, jane.location, jane.reviews) == (
        *("Jane Roe", "MD", "Dermatologist", "Boston", 12),
    )
    assert other is not None
    assert (other.name, other.specialty) == ("Max Poe", None)
    assert [one for one in codes(question) if one == "markup-mismatch"] == ["markup-mismatch"]


@pytest.mark.parametrize(
    ("answers", "count"),
    [
        ([NEW, "These words stand nowhere on the whole page, for it was not saved."], 1),
        ([f"{NEW} And {ASKED.upper()} {TITLE} {TITLE} {TITLE} {TITLE} {TITLE} {TITLE}"], 1),
        ([""], 1),
        ([NEW, f"{NEW} again"], 1),
        ([f"{NEW} {' '.join(f'word{n}' for n in range(9))}"], 1),
        ([NEW, TAP], 0),
    ],
)
def test_what_the_page_does_not_show(answers: Sequence[str], count: int) -> None:
    """Is told: answers that are nowhere, texts of which much is missing."""
    question = parse_page(PAGE, Markup(answers=tuple(Stated(None, text) for text in answers)))
    assert codes(question).count("markup-mismatch") == count


def test_markup_of_another_page() -> None:
    """The page is read like any other, and the markup told as missing."""
    page = (Path(__file__).parent.parent / "seeds/004_4314e1bc94ffe93a.txt").read_text("utf-8")
    title = page.split("\n")[0]
    markup = Markup(Stated(f"{title} {title}", ""), (Stated(f"{title} or not", NEW),))
    question, plain = parse_page(page, markup), parse_page(page)
    assert question.answers == plain.answers
    assert codes(question) == ["markup-mismatch", *codes(plain)]
    other = Markup(Stated(f"{TITLE} Or not?"), (Stated(text=NEW),))
    assert [one.body for one in parse_page(PAGE, other).answers] == [NEW]


def test_a_count_that_only_the_markup_states() -> None:
    """Is compared with what was found like one on the page; there is no line to tell."""
    page = PAGE.replace("2 Answers\n", "")
    question = parse_page(page, Markup(MARKUP.question, MARKUP.answers, declared=5))
    [problem] = [one for one in question.problems if one.code == "count-mismatch"]
    assert (question.declared_answers, problem.lines) == (5, None)


def test_a_page_that_contradicts_its_markup() -> None:
    """Title and question below the answers are not taken from there."""
    lines = [TAP, "", NEW, "", TITLE, "", ASKED]
    markup = Markup(Stated(TITLE, ASKED), (Stated(None, TAP), Stated(None, NEW)))
    question = parse_page("\n".join(lines), markup)
    assert [one.body for one in question.answers][:2] == [TAP, NEW]
    assert question.title is None


def test_answers_on_one_line() -> None:
    """Two of which no label can part the line: one of them is told as missing."""
    question = parse_page(f"{TAP} {NEW}", Markup(answers=(Stated(None, TAP), Stated(None, NEW))))
    assert len(question.answers) <= 1
    assert "markup-mismatch" in codes(question)


def test_labels_that_no_page_can_have() -> None:
    """A page is read without its markup where that leaves no reading at all."""
    _, pieces, reading, _ = label_page(PAGE)
    none = frozenset(range(len(LABELS))) - {NUMBER["Nb"]}
    assert decoder().read(pieces, dict.fromkeys(range(len(pieces)), none)) == reading
    claims = {at: Claim(Stated(), at, at, 1.0) for at in range(len(pieces))}
    kept = Marked(MARKUP, {}, claims).kept(reading.labels)
    assert {reading.labels[at] for at in kept.claims} <= {"SB", "SI"}


def test_the_reason_of_a_line() -> None:
    """Is the markup where it states the line, else what speaks for it."""
    reasons = {one.line: one.decided for one in reasons_of(PAGE, MARKUP)}
    assert reasons[11] == reasons[3] == (STATED,)
    assert reasons[1] != (STATED,)


def test_a_page_with_markup_and_nothing_else() -> None:
    """An empty page stays empty."""
    assert parse_page("", MARKUP).answers == ()
    assert label_page("\n\n", markup=MARKUP).pieces == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (None, []),
        ("It's <b>so</b>&amp;&lt;i&gt;that", ["it", "s", "so", "that"]),
        ("a < b > c", ["a", "b", "c"]),
        ("東京へ go_on 12", ["東", "京", "へ", "go", "on", "12"]),
    ],
)
def test_words(text: str | None, words: list[str]) -> None:
    """Are letters and digits in a row, without tags; a sign of a script without blanks is one."""
    assert words_of(text) == words


def test_a_text_among_its_quotations() -> None:
    """The whole one is meant; what is quoted of it elsewhere is not."""
    quote = "Turn the water off first, then look at"
    lines = [TITLE, "", ASKED, "", f"They say: {quote} nothing.", "", TAP, "", GRIND, "", quote]
    markup = Markup(Stated(TITLE, ASKED), (Stated(None, f"{TAP} {GRIND}"),))
    [answer] = parse_page("\n".join(lines), markup).answers
    assert answer.body == f"{TAP}\n\n{GRIND}"
