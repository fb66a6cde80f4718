"""Properties of parsing: any text parses, every line is accounted for, every word is the page's."""

import re
from itertools import pairwise

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from qa_cli.model import Question
from qa_cli.pages import body_line, parse_page, question_line
from qa_cli.pages.lines import split_lines
from qa_cli.problems import CODES

VOTE = "{{ voteCount >= 0 ? '+' + (voteCount + 1) : (voteCount + 1) }}"
DISCLAIMER = (
    "These answers are for educational purposes and should not be relied upon as a substitute for "
    "medical advice you may receive from your physician."
)
BYLINE = "Tobin Wexmoor, MD\nTarnville Plastic Surgeon\n4.7 out of 5 stars 28 reviews"

WORDS = (
    "swelling tarn ice week you your I my patients Swelling Week Tarnville Ice Dr. MD 30".split()
)
sentences = st.builds(
    lambda words, stop: " ".join(words).capitalize() + stop,
    st.lists(st.sampled_from(WORDS), min_size=1, max_size=14),
    st.sampled_from([".", "?", "!", "", ",", ":", "..."]),
)
paragraphs = st.lists(sentences, min_size=1, max_size=6).map(" ".join)
ODD_LINES = [
    "", "", "", " ", "\t", "\xa0", "Doctor Answers 2", "Doctor Answers (3)", "2 answers", VOTE,
    VOTE, VOTE[:20], "{{ title }}", f"{VOTE} Ice helps.", f"Swelling {VOTE} Ice helps.",
    "Tobin Wexmoor, MD", "Mara Tarn, DO, FACS", "Tobin Wexmoor", "Tobin Wexmoor, MD (retired)",
    "Tarnville Plastic Surgeon", "Plastic Surgeon", "Tarn Falls Dentist", "Lash Lifter",
    "4.7 out of 5 stars 28 reviews", "4.7 out of 5 st", "28 reviews", "4.",
    "Tobin Wexmoor, MD Tarnville Dentist 4.7/5", "It heals.Mara Tarn, DO", "Mara Ta",
    "You might also like...", "Have a question? Ask a doctor", "Related questions", "Home",
    "Answer 1 of 2", "-----", "+3", "Get the real deal on beauty treatments—real doctors",
    DISCLAIMER, DISCLAIMER[:30], f"It heals.{DISCLAIMER}", "Dear Lee,", "Hi xx,", "Best wishes,",
    "Best, Dr. Emberly.", "Dr. Tarn", "Good luck!", "#swelling #ice", "  • ice", "  1. ice",
    "WHAT CAN YOU DO?", "Is it swollen? (photo)", "Thank you for your question.", "Swelling",
    "\x1b[31mred\x07", "\x00", "a\x0bb\x0cc\x85d", "\ufeffSwelling", "\u2028", "so " * 200,
    "x" * 400, "{{" * 40, "İß ŉ", "a > b", "[/b]", "these answers", ",", ".", "(", "—", "'", "MD",
    "4", "Doctor’s Answers 2",
]  # fmt: skip
odd_lines = st.sampled_from(ODD_LINES)
answers = st.builds(
    lambda head, vote, body, byline: "\n\n".join(x for x in (head, vote, body, byline) if x),
    sentences | st.just(""),
    st.sampled_from([VOTE, ""]),
    paragraphs,
    st.sampled_from([BYLINE, BYLINE.rpartition("\n")[0], "Dr. Tarn", "Tarnville Dentist", ""]),
)
like_pages = st.lists(odd_lines | paragraphs | answers, max_size=14).map("\n".join)
whole_pages = st.builds(
    lambda top, count, bodies, end: "\n\n".join([top, *count, *bodies, *end]),
    sentences,
    st.sampled_from([[], ["Doctor Answers 2"], ["I am swollen.", "Doctor Answers 3"]]),
    st.lists(answers | odd_lines, max_size=6),
    st.sampled_from([[], [DISCLAIMER]]),
)
cut_pages = st.builds(lambda page, at: page[: len(page) - at], whole_pages, st.integers(0, 60))
texts = like_pages | whole_pages | cut_pages | st.text(max_size=80)
thorough = settings(max_examples=100, deadline=None)


@thorough
@given(texts)
def test_the_ledger_tiles_the_page(text: str) -> None:
    """Parts follow each other from line 1 to the last; a line is blank in both or in neither."""
    lines, ledger = split_lines(text), parse_page(text).ledger
    assert [part.lines[0] for part in ledger[:1]] == [1][: len(lines)]
    assert [part.lines[1] for part in ledger[-1:]] == [len(lines)][: len(lines)]
    assert all(above.lines[1] + 1 == below.lines[0] for above, below in pairwise(ledger))
    for part in ledger:
        first, last = part.lines
        assert first <= last
        assert {not line.strip() for line in lines[first - 1 : last]} == {part.kind == "blank"}


@thorough
@given(texts)
def test_answers_are_in_order(text: str) -> None:
    """Answers are numbered from 1, lie in the page, and share a line only where it is glued."""
    lines, question = split_lines(text), parse_page(text)
    assert [a.number for a in question.answers] == list(range(1, len(question.answers) + 1))
    for answer in question.answers:
        assert 1 <= answer.lines[0] <= answer.lines[1] <= len(lines)
        assert 0 <= answer.certainty <= 1
        assert (answer.doctor is None) == (answer.evidence == "none")
    for above, below in pairwise(question.answers):
        glued = above.lines[1] == below.lines[0] and "{{" in lines[below.lines[0] - 1]
        assert above.lines[1] < below.lines[0] or glued


@thorough
@given(texts)
def test_texts_are_the_page_s_own(text: str) -> None:
    """The words of the question, and those of the answers, stand on the page in that order."""
    question, page = parse_page(text), "\n".join(split_lines(text))
    asked = f"{question.title or ''}\n{question.body}"
    answered = "\n".join(f"{answer.headline or ''}\n{answer.body}" for answer in question.answers)
    for said in (asked, answered):
        at = 0
        for word in said.split():
            found = page.find(word, at)
            assert found >= at, word
            at = found + len(word)


@thorough
@given(texts)
def test_every_word_leads_back_to_its_line(text: str) -> None:
    """The line that a body's offset leads to is a body line of its answer and holds the word."""
    lines, question = split_lines(text), parse_page(text)
    kinds = {n: p.kind for p in question.ledger for n in range(p.lines[0], p.lines[1] + 1)}
    for answer in question.answers:
        for found in re.finditer(r"\S+", answer.body):
            line = body_line(question, answer, found.start())
            assert answer.lines[0] <= line <= answer.lines[1]
            assert kinds[line] == "body"
            assert found[0] in lines[line - 1]
    for found in re.finditer(r"\S+", question.body):
        line = question_line(question, found.start())
        assert found[0] in lines[line - 1]


@thorough
@given(texts)
def test_problems_are_documented(text: str) -> None:
    """Problems have a documented code, a sentence, and lines that are on the page, in order."""
    problems, last = parse_page(text).problems, len(split_lines(text))
    for problem in problems:
        assert problem.code in CODES
        assert problem.message.strip()
        assert problem.lines is None or 1 <= problem.lines[0] <= problem.lines[1] <= last
    order = [problem.lines or (0, 0) for problem in problems]
    assert order == sorted(order)


@thorough
@given(texts)
def test_line_ends_make_no_difference(text: str) -> None:
    """A page parses alike every time, and alike with LF, CRLF and CR."""
    plain = "\n".join(split_lines(text)) + "\n" * bool(split_lines(text))
    expected = parse_page(text)
    assert parse_page(text) == expected
    assert parse_page(plain) == expected
    assert parse_page(plain.replace("\n", "\r\n")) == expected
    assert parse_page(plain.replace("\n", "\r")) == expected


def what_it_says(question: Question) -> list[tuple[object, ...]]:
    """Return all of a page's answers, certainties apart."""
    return [(a.headline, a.body, a.lines, a.doctor, a.evidence) for a in question.answers]


@thorough
@given(
    st.lists(answers | odd_lines, max_size=5), st.sampled_from([["Is it swollen?", "It is."], []])
)
def test_the_disclaimer_changes_no_answer_above_it(found: list[str], top: list[str]) -> None:
    """Below a byline the disclaimer only says that the page is whole, if its count is right."""
    page = "\n\n".join([*top, *found, "Ice helps.", BYLINE])
    cut, whole = parse_page(page), parse_page(f"{page}\n\n{DISCLAIMER}")
    assume(cut.declared_answers in (None, len(cut.answers)))
    assume("Related questions" not in page)
    assume("these answers" not in page.lower())
    assert what_it_says(whole) == what_it_says(cut)
    assert whole.ledger[-1].kind == "furniture"


@pytest.mark.parametrize("text", ["", "\n", "\r\n\r\n", " \t\n\xa0\n"])
def test_empty_pages(text: str) -> None:
    """A page without text has no answers, a ledger of blanks if any, and says that it is empty."""
    question = parse_page(text)
    assert (question.title, question.body, question.answers) == (None, "", ())
    assert [part.kind for part in question.ledger] == ["blank"] * bool(text)
    assert [problem.code for problem in question.problems] == ["empty-page"]


@pytest.mark.parametrize(
    "text",
    [
        ":", "()", "It swells when I eat ()", "**", "— —", "[]()", "[1]a\n[2]b", "» \n\n»  a",
        "1. \n#", "- - -:\n: :", "\ufeff", "\u200b", "By :\nDr. :\n—", "Tarn, , MD", "Tarn,  (MD)",
        ", TX Dentist",
        "(12 years of experience)", "12 years of experience", "✓ Verified", "Dentist · , TX", "· ·",
    ],
)  # fmt: skip
def test_lines_of_signs(text: str) -> None:
    """Signs with nothing between them are read as something, alone, in rows and as a page's end."""
    for page in (text, f"{text}\n\n{text}\n\n{text}", f"Is it swollen?\n\nIt heals.\n{text}"):
        question = parse_page(page)
        assert [part.lines[0] for part in question.ledger][:1] == ([1] if question.ledger else [])
