"""Words and phrases in sentences, and who uses them."""

import pytest

from qa_cli.insight.terms import TermCounts
from qa_cli.insight.terms.usage import (
    AnswerText,
    Frequencies,
    Used,
    count_doctors,
    count_terms,
    phrases_in,
    sentences_in,
    text_of,
    words_of,
)

TEXTS = [
    AnswerText("a/1", "Masseter muscle\nThe masseter muscle, Botox’s 30 units. Masseter botox"),
    AnswerText("a/2", "masseter's muscle semi-paralyzed face"),
    AnswerText("b/1", "Muscle"),
]


def test_sentences() -> None:
    """Each line ends one; numbers are words, possessives have lost their `'s`, marks are breaks."""
    found = [(one.words, sorted(one.breaks)) for one in sentences_in(TEXTS[0].text)]
    assert found == [
        (["masseter", "muscle"], []),
        (["the", "masseter", "muscle", "botox", "30", "units"], [3, 6]),
        (["masseter", "botox"], []),
    ]


def test_sentences_that_hold_something() -> None:
    """Others are left out, so that a long answer costs little."""
    assert [one.words for one in sentences_in(TEXTS[0].text, "unit")] == [
        ["the", "masseter", "muscle", "botox", "30", "units"]
    ]


@pytest.mark.parametrize(
    ("sought", "places"),
    [
        ("masseter", [1, 6]),
        ("masseter muscle", [1]),
        ("muscle botox", []),
        ("mass*", [1, 6]),
        ("masseter b*", []),
        ("units masseter", []),
        ("the mass* muscle", [0]),
    ],
)
def test_places(sought: str, places: list[int]) -> None:
    """Words stand side by side where no mark is between; `*` is any ending."""
    [sentence] = sentences_in("The masseter muscle, Botox's 30 units; masseter, botox")
    assert list(sentence.places(words_of(sought))) == places


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("Masseter", ("masseter",)),
        ("Bell’s palsy", ("bell", "palsy")),
        ("semi-paralyzed", ("semi", "paralyzed")),
        ('"inject* site"', ("inject*", "site")),
        ('"inject*"', ("inject*",)),
        ("200 units", ("200", "units")),
        ("?!", ()),
        ("*", ()),
    ],
)
def test_words_of_what_is_typed(typed: str, words: tuple[str, ...]) -> None:
    """They are as a sentence has them."""
    assert words_of(typed) == words


@pytest.mark.parametrize(
    ("text", "phrases"),
    [
        ("masseter muscle", ["masseter muscle"]),
        ("masseter muscle spasm", ["masseter muscle", "masseter muscle spasm", "muscle spasm"]),
        ("masseter, muscle", []),
        ("masseter. Muscle", []),
        ("masseter\nmuscle", []),
        ("masseter of muscle", []),
        ("masseter 30 muscle", []),
        ("masseter - muscle", []),
        ("semi-paralyzed", ["semi paralyzed"]),
        ("Bell’s palsy", ["bell palsy"]),
        ("", []),
    ],
)
def test_phrases(text: str, phrases: list[str]) -> None:
    """Two or three telling words; no stop word, number, mark or line end is between."""
    assert list(phrases_in(text)) == phrases


def test_words_are_counted_as_everywhere() -> None:
    """Times and answers are those of the table of an index, which is filled by other code."""
    counts = count_terms(TEXTS, phrases=False)
    known = TermCounts()
    for one in TEXTS:
        known.add(one.text)
    assert {(word, counts.answers[word], counts.times[word]) for word in counts.times} == {
        (word, answers, times) for word, answers, times, _ in known.counted()
    }
    assert counts.size == counts.times.total() == 14


def test_counted_phrases() -> None:
    """Times, answers, and as their size the words."""
    counts = count_terms(TEXTS, phrases=True)
    assert (counts.times["masseter muscle"], counts.answers["masseter muscle"]) == (3, 2)
    assert counts.size == 14
    assert Frequencies() == count_terms([], phrases=True)


OWNERS = {"a/1": 1, "a/2": 2, "b/1": 1}


@pytest.mark.parametrize(
    ("term", "doctors"),
    [("masseter", 2), ("muscle", 2), ("botox", 1), ("masseter muscle", 2), ("paralyzed face", 1),
     ("botox units", 0), ("uscle", 0), ("musc", 0), ("muscle botox", 0)],
)  # fmt: skip
def test_doctors(term: str, doctors: int) -> None:
    """A doctor counts once; a possessive is the word, a part of a word is not."""
    assert count_doctors(TEXTS, [term], OWNERS) == {term: doctors}


def test_answers_of_nobody_known_have_no_doctor() -> None:
    """They are counted as answers alone."""
    assert count_doctors(TEXTS, ["muscle"], {"a/2": 7}) == {"muscle": 1}


@pytest.mark.parametrize("text", ["o'masseter", "masseter'x", "masseters", "xmasseter"])
def test_a_word_in_another_has_no_doctor(text: str) -> None:
    """Apostrophes hold a word together."""
    assert count_doctors([AnswerText("a", text)], ["masseter"], {"a": 1}) == {"masseter": 0}


def test_words_on_two_lines_are_no_phrase() -> None:
    """Though nothing but a line end is between them."""
    text = AnswerText("a", "masseter\nmuscle")
    assert count_doctors([text], ["masseter muscle"], {"a": 1}) == {"masseter muscle": 0}


def test_text_of_an_answer() -> None:
    """A headline that is missing is nothing; no phrase goes from it into the body."""
    assert list(phrases_in(text_of(None, "masseter muscle"))) == ["masseter muscle"]
    assert list(phrases_in(text_of("masseter", "muscle"))) == []
    assert Used("ice", 1, None, None).times == 1
