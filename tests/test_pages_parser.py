"""Properties of parsing, whatever the weights say.

Any text parses, every line is accounted for, every word is the page's. Each property is looked at
with the weights that are shipped, and with some that are drawn: they read a page as nobody would.
"""

import re
from itertools import pairwise
from random import Random
from unittest.mock import patch

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qa_cli.model import Places, Question
from qa_cli.pages import parse_page, parser
from qa_cli.pages.decode import Decoder
from qa_cli.pages.grammar import LABELS
from qa_cli.pages.lines import split_lines
from qa_cli.pages.weights import load_weights, read_weights
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
    "4", "Doctor’s Answers 2", "\xad", "&nbsp;", "&shy;&zwnj;", "Q: &nbsp;", "Jane Roe: It heals.",
    "Q: Is it?", "A: It is.",
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
thorough = settings(max_examples=50, deadline=None)


def drawn(seed: int) -> Decoder:
    """Return a decoder that likes one label for each class of line, at random."""
    rnd = Random(seed)
    classes = (
        "YN YS YR YNS s s. s? m m. p vot fur rel cou dis lbq lba lbt sal clo fig li hsh".split()
    )
    lines = [
        f"c:{one}\t{label}:{rnd.randint(50, 400)}"
        for one in classes
        for label in rnd.sample(LABELS, 1)
    ]
    return Decoder(read_weights([*lines, "=bias\t0.5"]))


decoders = st.sampled_from([parser.decoder(), *map(drawn, range(30))])


def parse(text: str, decoder: Decoder) -> Question:
    """Parse a page as this decoder reads it."""
    with patch.object(parser, "decoder", lambda: decoder):
        return parse_page(text)


@thorough
@given(texts, decoders)
@pytest.mark.long
def test_the_ledger_tiles_the_page(text: str, decoder: Decoder) -> None:
    """Parts follow each other from line 1 to the last; a line is blank in both or in neither."""
    lines, ledger = split_lines(text), parse(text, decoder).ledger
    assert [part.lines[0] for part in ledger[:1]] == [1][: len(lines)]
    assert [part.lines[1] for part in ledger[-1:]] == [len(lines)][: len(lines)]
    assert all(above.lines[1] + 1 == below.lines[0] for above, below in pairwise(ledger))
    for part in ledger:
        first, last = part.lines
        assert first <= last
        assert {not line.strip() for line in lines[first - 1 : last]} == {part.kind == "blank"}


@thorough
@given(texts, decoders)
@pytest.mark.long
def test_answers_are_in_order(text: str, decoder: Decoder) -> None:
    """Answers are numbered from 1, lie in the page, and share a line only where it is glued."""
    lines, question = split_lines(text), parse(text, decoder)
    assert [a.number for a in question.answers] == list(range(1, len(question.answers) + 1))
    for answer in question.answers:
        assert 1 <= answer.lines[0] <= answer.lines[1] <= len(lines)
        assert 0 <= answer.certainty <= 1
        assert (answer.doctor is None) == (answer.evidence == "none")
    cut = parser.label_page(text).pieces
    glued = {above.line for above, below in pairwise(cut) if above.line == below.line}
    for above, below in pairwise(question.answers):
        assert above.lines[1] < below.lines[0] or above.lines[1] in glued


@thorough
@given(texts, decoders)
@pytest.mark.long
def test_texts_are_the_page_s_own(text: str, decoder: Decoder) -> None:
    """The words of title, question and answers stand on the page in that order."""
    question, page = parse(text, decoder), "\n".join(split_lines(text))
    answered = "\n".join(f"{answer.headline or ''}\n{answer.body}" for answer in question.answers)
    for said in (question.title or "", question.body, answered):
        at = 0
        for word in said.split():
            found = page.find(word, at)
            assert found >= at, word
            at = found + len(word)


@thorough
@given(texts, decoders)
@pytest.mark.long
def test_every_word_leads_back_to_its_line(text: str, decoder: Decoder) -> None:
    """The line that a body's offset leads to is one of its answer's and holds the word."""
    lines, question = split_lines(text), parse(text, decoder)
    for answer in question.answers:
        for line in words_of(lines, answer.places, answer.body):
            assert answer.lines[0] <= line <= answer.lines[1]
    words_of(lines, question.places, question.body)


def words_of(lines: list[str], places: Places, body: str) -> list[int]:
    """Check that each word of a body is on the page's line that it leads to; return those lines."""
    found = [(word[0], places.of_body(body, word.start())) for word in re.finditer(r"\S+", body)]
    for word, line in found:
        assert word in lines[line - 1]
    return [line for _, line in found]


@thorough
@given(texts, decoders)
@pytest.mark.long
def test_problems_are_documented(text: str, decoder: Decoder) -> None:
    """Problems have a documented code, a sentence, and lines that are on the page, in order."""
    problems, last = parse(text, decoder).problems, len(split_lines(text))
    for problem in problems:
        assert problem.code in CODES
        assert problem.message.strip()
        assert problem.lines is None or 1 <= problem.lines[0] <= problem.lines[1] <= last
    order = [problem.lines or (0, 0) for problem in problems]
    assert order == sorted(order)


@thorough
@given(texts, decoders)
@pytest.mark.long
def test_line_ends_make_no_difference(text: str, decoder: Decoder) -> None:
    """A page parses alike every time, and alike with LF, CRLF and CR."""
    plain = "\n".join(split_lines(text)) + "\n" * bool(split_lines(text))
    expected = parse(text, decoder)
    assert parse(text, decoder) == expected
    assert parse(plain, decoder) == expected
    assert parse(plain.replace("\n", "\r\n"), decoder) == expected
    assert parse(plain.replace("\n", "\r"), decoder) == expected


@pytest.mark.parametrize("text", ["", "\n", "\r\n\r\n", " \t\n\xa0\n", "\ufeff"])
def test_empty_pages(text: str) -> None:
    """A page without text has no answers, a ledger of blanks if any, and says that it is empty."""
    question = parse_page(text)
    assert (question.title, question.body, question.answers) == (None, "", ())
    assert [part.kind for part in question.ledger] == ["blank"] * bool(split_lines(text))
    assert [problem.code for problem in question.problems] == ["empty-page"]


@pytest.mark.parametrize("text", ["\xad", "&nbsp;", "&#8203;\n\n&shy;", "\u200b"])
def test_pages_that_show_nothing(text: str) -> None:
    """Marks that no reader sees are no text; the ledger has their lines all the same."""
    question = parse_page(text)
    assert (question.title, question.body, question.answers) == (None, "", ())
    assert question.ledger[-1].lines[1] == len(split_lines(text))
    assert [problem.code for problem in question.problems] == ["empty-page"]


@pytest.mark.parametrize(
    "text",
    [
        ":", "()", "It swells when I eat ()", "**", "— —", "[]()", "[1]a\n[2]b", "» \n\n»  a",
        "1. \n#", "- - -:\n: :", "By :\nDr. :\n—", "Tarn, , MD", "Tarn,  (MD)",
        ", TX Dentist", "(12 years of experience)", "12 years of experience", "✓ Verified",
        "Dentist · , TX", "· ·", "Q:", "A:\nQ:", "Q1 &nbsp;A", "{{", "}}", "{{}}{{",
    ],
)  # fmt: skip
def test_lines_of_signs(text: str) -> None:
    """Signs with nothing between them are read as something, alone, in rows and as a page's end."""
    for page in (text, f"{text}\n\n{text}\n\n{text}", f"Is it swollen?\n\nIt heals.\n{text}"):
        question = parse_page(page)
        assert question.ledger[0].lines[0] == 1
        assert question.ledger[-1].lines[1] == len(split_lines(page))


def test_a_page_is_read_by_the_labels_of_its_lines() -> None:
    """Labels become title, question, count and answers; their weights are the decoder's."""
    text = f"Is it swollen?\n\nI am swollen.\n\nDoctor Answers 1\n\n{VOTE}\n\nIce helps."
    weights = ["z:q0\tT:300", "z:q1\tQ:300", "z:c0\tC:300", "z:a1\tK:300", "z:a2\tSB:300"]
    decoder = Decoder(read_weights(weights))
    question = parse(text, decoder)
    assert (question.title, question.body) == ("Is it swollen?", "I am swollen.")
    assert question.declared_answers == 1
    assert [(a.headline, a.body, a.lines) for a in question.answers] == [
        (None, "Ice helps.", (9, 9))
    ]
    with patch.object(parser, "decoder", lambda: decoder):
        assert parser.label_page(text).reading.labels == ["T", "Q", "C", "K", "SB"]


def test_certainty_is_told_by_the_shipped_weights() -> None:
    """How sure an answer is, the weights of certainty tell that came with the labels'."""
    weights = load_weights()
    for bias, said in ((-9.0, []), (0.0, [0.5]), (1.0, [0.73]), (9.0, [0.85])):
        bent = weights._replace(certainty=(bias, *[0.0] * (len(weights.certainty) - 1)))
        with patch.object(parser, "load_weights", lambda bent=bent: bent):
            found = parse(
                "Ice?\n\nIce helps.", Decoder(read_weights(["z:n0\tT:99", "z:n1\tSB:99"]))
            )
        assert [answer.certainty for answer in found.answers] == said


def test_the_decoder_is_made_once() -> None:
    """All pages of a process are read by one decoder, so that what it remembers is of use."""
    assert parser.decoder() is parser.decoder()
    assert parser.decoder().weights is load_weights()
