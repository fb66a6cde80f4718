"""Why each line of a page was taken for what it is."""

from pathlib import Path

import pytest

from qa_cli.pages.context import attributes
from qa_cli.pages.features import PARTS, TABLE, features_of
from qa_cli.pages.grammar import LABELS
from qa_cli.pages.parser import label_page
from qa_cli.pages.reasons import MOST, WORDS, Reason, _features, _unpacked, reasons_of
from qa_cli.pages.weights import BITS, SCALE, load_weights

ROOT = Path(__file__).resolve().parent.parent
SEEDS = sorted((ROOT / "seeds").iterdir())
PAGE = SEEDS[0].read_text("utf-8")


@pytest.fixture(scope="module")
def reasons() -> tuple[Reason, ...]:
    """Return the reasons of a sample page."""
    return reasons_of(PAGE)


def test_each_piece_of_a_page_has_its_reason(reasons: tuple[Reason, ...]) -> None:
    """In order, with its line and text, and the label that the parser gave it."""
    sheet = label_page(PAGE)
    assert [(one.line, one.text) for one in reasons] == [
        (piece.line, piece.text) for piece in sheet.pieces
    ]
    assert [one.label for one in reasons] == [WORDS[label] for label in sheet.reading.labels]


def test_probabilities_are_those_of_the_reading(reasons: tuple[Reason, ...]) -> None:
    """The runner-up is the likeliest of the other labels; there may be none."""
    for one, shares in zip(reasons, label_page(PAGE).reading.probabilities, strict=True):
        said = {WORDS[LABELS[label]]: share for label, share in shares.items()}
        assert one.probability == said.pop(one.label, 0.0)
        assert one.runner_up_probability == max(said.values(), default=0.0)
        assert one.runner_up is None or said[one.runner_up] == one.runner_up_probability
        assert (one.runner_up is None) == (not said)


def test_the_weightiest_features_come_first(reasons: tuple[Reason, ...]) -> None:
    """A few, none without weight, each with words; only the lines around have no name."""
    for one in reasons:
        weights = [abs(vote.weight) for vote in one.decided]
        assert weights == sorted(weights, reverse=True)
        assert 0 not in weights
        assert 1 <= len(weights) <= MOST
        assert all(vote.words for vote in one.decided)
        assert all(vote.feature or vote.words == "the lines around it" for vote in one.decided)


def test_a_weight_is_the_difference_of_two_labels() -> None:
    """Of the label and the runner-up, as the weights' file has them, in units of log-odds."""
    lines = (ROOT / "qa_cli" / "pages" / "weights.txt").read_text("utf-8").splitlines()
    rows = dict(line.split("\t") for line in lines)
    names = {words: label for label, words in WORDS.items()}
    checked = 0
    for one in reasons_of(PAGE):
        for vote in one.decided:
            if vote.feature:
                said = dict(pair.split(":") for pair in rows[vote.feature].split(" "))
                own = int(said.get(names[one.label], 0))
                other = int(said.get(names[one.runner_up], 0)) if one.runner_up else 0
                assert vote.weight == (own - other) / SCALE
                checked += 1
    assert checked > len(PAGE.split("\n"))


def test_every_label_has_words_of_its_own() -> None:
    """No two labels say the same, and none is left to its code."""
    assert WORDS.keys() == set(LABELS)
    assert len(set(WORDS.values())) == len(LABELS)


@pytest.mark.parametrize("path", SEEDS, ids=lambda path: path.stem)
def test_every_feature_has_words(path: Path) -> None:
    """Its row's reason with its values, or words of its own; the code alone says nothing."""
    reasons = {row.reason for part in TABLE.values() for row in part}
    for line in attributes(label_page(path.read_text("utf-8")).pieces):
        found = dict(_features(line))
        assert found.keys() == set(features_of(line))
        for words in found.values():
            assert words[0] != "("
            assert words[-1] == ")" or words not in reasons
    assert set(TABLE) < set(PARTS)


@pytest.mark.parametrize("weights", [[0, 0], [3, -5, 0, 7], [-1] * len(LABELS), [0, -9, 2]])
def test_weights_are_unpacked(weights: list[int]) -> None:
    """Negative ones below a label do not change it."""
    packed = sum(weight << BITS * label for label, weight in enumerate(weights))
    assert [_unpacked(packed, label) for label in range(len(weights))] == weights
    assert _unpacked(load_weights().features["no such feature"], 3) == 0


def test_a_page_of_one_line_and_none() -> None:
    """Both have their reasons, the second none."""
    assert reasons_of("\n\n") == ()
    assert [one.line for one in reasons_of("\nIce.")] == [2]


def test_a_glued_line_has_a_reason_for_each_part() -> None:
    """Each with its own text."""
    page = "Sore?\n\nDoctor Answers 1\n\nIce it.\n\nQ: Is it? A: It is.\n"
    texts = [one.text for one in reasons_of(page) if one.line == 7]
    assert len(texts) > 1
    assert all(text in page for text in texts)
