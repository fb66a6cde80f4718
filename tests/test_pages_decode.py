"""The best labels of a page's lines, against all readings that the grammar allows.

Scores here are so close together that no reading is too far below the best one to be followed; what
is not followed is looked at by itself.
"""

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise, product
from math import exp

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qa_cli.pages import decode
from qa_cli.pages.bars import bars_of
from qa_cli.pages.context import attributes
from qa_cli.pages.cutting import cut_page
from qa_cli.pages.decode import BARE, BEAM, ENDED, MISSING, MIXED, PATH, SURPLUS, Decoder
from qa_cli.pages.features import GROUPS, PARTS, Attributes, features_of
from qa_cli.pages.grammar import ABOVE, BEFORE, BELOW, FIRST, FURNITURE, LABELS, NUMBER, starts
from qa_cli.pages.lines import Piece, split_lines
from qa_cli.pages.weights import NEVER, SCALE, load_weights, read_weights

NONE: frozenset[int] = frozenset()
NOT_ABOVE = frozenset(NUMBER[label] for label in (*ABOVE, "Fa"))
NOT_BELOW = frozenset(NUMBER[label] for label in (*BELOW, "Fy"))
GOES_ON = {"SB", "SI", "P", "Fb", "Fy", *BELOW}
"""Labels below which the answer above may go on."""

TRANSITIONS = {
    (above, below): (7 * NUMBER[above] + 3 * NUMBER[below]) % 11 - 5
    for below in LABELS
    for above in BEFORE[below]
}
"""Weights between -5 and 5 that have no pattern."""

WEIGHTS = [
    f">{below}\t" + " ".join(f"{above}:{TRANSITIONS[above, below]}" for above in BEFORE[below])
    for below in LABELS
]

Table = list[dict[str, int]]
"""For each line the labels worth trying, with their scores."""

thorough = settings(max_examples=80, deadline=None)


def tried(table: Sequence[Mapping[str, int]]) -> decode.Tried:
    """Bring a table to the form that the decoder reads: numbers, best first."""
    return [
        sorted(
            [(NUMBER[label], score) for label, score in line.items()],
            key=lambda one: one[1],
            reverse=True,
        )
        for line in table
    ]


def tables(longest: int = 5) -> st.SearchStrategy[Table]:
    """Draw tables: of labels that may follow each other, and of some more."""

    @st.composite
    def draw(draw_one: st.DrawFn) -> Table:
        path = [draw_one(st.sampled_from(sorted(FIRST)))]
        for _ in range(draw_one(st.integers(0, longest - 1))):
            after = [label for label in LABELS if path[-1] in BEFORE[label]]
            path.append(draw_one(st.sampled_from(after)))
        scores = st.integers(-5, 5)
        others = st.dictionaries(st.sampled_from(LABELS), scores, max_size=4)
        return [{**draw_one(others), label: draw_one(scores)} for label in path]

    return draw()


loose_tables = st.lists(
    st.dictionaries(st.sampled_from(LABELS), st.integers(-5, 5), min_size=1, max_size=4),
    min_size=1,
    max_size=4,
)
"""Tables of which most have no reading."""

bans = st.sampled_from([NONE, NOT_ABOVE, NOT_BELOW])
prices = st.none() | st.lists(st.integers(-40, 0), min_size=2, max_size=5)


def transition(above: str, below: str) -> int:
    """Return the weight of a label below another."""
    bare = BARE if below == "SB" and above in GOES_ON else 0
    return TRANSITIONS[above, below] - bare


def answers_in(labels: Sequence[str]) -> int:
    """Count the answers of a reading."""
    return sum(starts(above, label) for above, label in pairwise([None, *labels]) if label)


def readings(
    table: Table, banned: frozenset[int] = NONE, costs: Sequence[int] | None = None
) -> Iterator[tuple[int, tuple[str, ...]]]:
    """Yield all readings that the grammar allows, without banned labels, with their scores."""
    allowed = [[label for label in line if NUMBER[label] not in banned] for line in table]
    for labels in product(*allowed):
        if labels[0] in FIRST and all(a in BEFORE[b] for a, b in pairwise(labels)):
            score = sum(line[label] for line, label in zip(table, labels, strict=True))
            score += sum(transition(above, below) for above, below in pairwise(labels))
            if costs is not None:
                score += costs[min(answers_in(labels), len(costs) - 1)]
            yield score, labels


def names(numbers: Sequence[int]) -> tuple[str, ...]:
    """Return labels by their numbers."""
    return tuple(LABELS[number] for number in numbers)


def agrees(found: tuple[int, list[int]], wanted: Sequence[tuple[int, tuple[str, ...]]]) -> bool:
    """Whether a reading is one of the best; none where there are none."""
    score, labels = found
    if not wanted:
        return not labels and score == NEVER
    return (score, names(labels)) in wanted and score == max(wanted)[0]


@pytest.fixture(scope="module")
def decoder() -> Decoder:
    """Return a decoder that knows transitions only."""
    return Decoder(read_weights(WEIGHTS))


@thorough
@given(tables() | loose_tables, bans)
def test_viterbi(table: Table, banned: frozenset[int]) -> None:
    """The reading that is found is the best of all that the grammar allows."""
    decoder = Decoder(read_weights(WEIGHTS))
    assert agrees(decoder.viterbi(tried(table), banned), list(readings(table, banned)))


@thorough
@given(tables() | loose_tables, bans, prices.filter(bool))
def test_counted(table: Table, banned: frozenset[int], costs: list[int]) -> None:
    """With costs for each number of answers, the reading that is found is the best, too."""
    decoder = Decoder(read_weights(WEIGHTS))
    found = decoder.counted(tried(table), banned, costs)
    assert agrees(found, list(readings(table, banned, costs)))


@thorough
@given(tables(), bans)
def test_marginals(table: Table, banned: frozenset[int]) -> None:
    """A label's probability is the share of all readings that have it at that line."""
    decoder = Decoder(read_weights(WEIGHTS))
    allowed = list(readings(table, banned))
    whole = sum(exp(score / SCALE) for score, _ in allowed)
    found = decoder.marginals(tried(table), banned)
    assert len(found) == len(table)
    for place, row in enumerate(found):
        assert sum(row.values()) == pytest.approx(1.0 if allowed else 0.0)
        for label in LABELS:
            share = sum(exp(score / SCALE) for score, labels in allowed if labels[place] == label)
            wanted = share / whole if allowed else 0.0
            assert row.get(NUMBER[label], 0.0) == pytest.approx(wanted, abs=2e-3)


def test_marginals_of_a_page_that_contradicts_itself() -> None:
    """Where text above and text below disagree, all lines have the same shares of both readings."""
    table = [{"T": 272, "O": 0}, {"O": 300, "K": 0}]
    first, second = Decoder(read_weights([])).marginals(tried(table), NONE)
    assert first[NUMBER["T"]] == pytest.approx(second[NUMBER["K"]])
    assert first[NUMBER["O"]] == pytest.approx(1 / (1 + exp((272 - 300) / SCALE)))


@thorough
@given(tables(), prices)
def test_best(table: Table, costs: list[int] | None) -> None:
    """Bylines stand on one side of all bodies, unless both sides are far better than one."""
    decoder = Decoder(read_weights(WEIGHTS))
    costs = costs and [*costs[:2], 0, *costs[2:]]
    score, labels, banned = decoder.best(tried(table), costs)

    def top(without: frozenset[int]) -> int:
        plain = list(readings(table, without))
        if costs is None or not plain:
            return max(plain, default=(NEVER,))[0]
        free = max(plain)
        met = [one for one in plain if one[0] == free[0]]
        if any(costs[min(answers_in(one[1]), len(costs) - 1)] == 0 for one in met):
            return free[0]
        return max(readings(table, without, costs))[0]

    if not labels:
        assert top(NONE) == NEVER
        return
    both = [one for one in readings(table, NONE, costs) if is_mixed(one[1])]
    mixed = max(both, default=(NEVER,))[0] - MIXED
    sides = {NOT_ABOVE: top(NOT_ABOVE), NOT_BELOW: top(NOT_BELOW)}
    assert score == max(mixed, *sides.values())
    assert not banned & set(labels)
    assert is_mixed(names(labels)) == (score == mixed and mixed > max(sides.values()))


def is_mixed(labels: Sequence[str]) -> bool:
    """Whether bylines stand above some bodies and below others."""
    numbers = {NUMBER[label] for label in labels}
    return bool(numbers & NOT_ABOVE and numbers & NOT_BELOW)


def sided(lead: int) -> list[dict[str, int]]:
    """Return a page that begins with a byline above and ends with one below, by such a lead."""
    return [{"Na": lead, "K": 0}, {"SI": 0, "SB": 0}, {"Nb": lead, "Ft": 0}]


@pytest.mark.parametrize(
    ("table", "labels", "banned"),
    [
        (sided(MIXED + 100), "Na SI Nb", NONE),
        ([{"Na": 200, "K": 0}, {"SI": 0, "SB": 0}, {"Nb": 90, "Ft": 0}], "Na SI Ft", NOT_BELOW),
        ([{"Na": 90, "K": 0}, {"SI": 0, "SB": 0}, {"Nb": 200, "Ft": 0}], "K SB Nb", NOT_ABOVE),
        (sided(-100), "K SB Ft", NONE),
        ([{"K": 0}, {"SB": 0}, {"Nb": 100, "Ft": 0}], "K SB Nb", NONE),
        ([{"Na": 0}, {"SI": 0}, {"Nb": 0}], "Na SI Nb", NONE),
        ([{"Na": 0}, {"P": 0}], "", NOT_ABOVE),
    ],
)
def test_sides(table: Table, labels: str, banned: frozenset[int]) -> None:
    """A page has its bylines above or below; both is for pages that leave no choice, or nearly."""
    decoder = Decoder(read_weights([]))
    _, found, without = decoder.best(tried(table), None)
    assert (" ".join(names(found)), without) == (labels, banned)


@pytest.mark.parametrize(
    ("costs", "labels"),
    [
        (None, "SB P P"),
        ([-90, 0, -90], "SB P P"),
        ([-90, -90, 0, -90], "SB SB P"),
        ([-90, -90, -90, 0, -90], "SB SB SB"),
        ([-9, -9, 0, -9], "SB P P"),
    ],
)
def test_declared_answers(costs: list[int] | None, labels: str) -> None:
    """The declared number of answers is met where that costs less than missing it."""
    table = [{"SB": 0}, {"SB": 20, "P": 0}, {"SB": 10, "P": 0}]
    _, found, _ = Decoder(read_weights([])).best(tried(table), costs)
    assert " ".join(names(found)) == labels


def test_a_reading_far_below_is_not_followed(decoder: Decoder) -> None:
    """From three labels on, those that are too far below the best one are dropped."""
    few = tried([{"T": 2 * PATH, "O": 0}, {"O": 0}])
    many = tried([{"T": 2 * PATH, "C": 2 * PATH, "O": 0}, {"O": 0}])
    near = tried([{"T": PATH // 2, "C": PATH // 2, "O": 0}, {"O": 0}])
    assert names(decoder.viterbi(few, NONE)[1]) == ("O", "O")
    assert decoder.viterbi(many, NONE) == (NEVER, [])
    assert names(decoder.viterbi(near, NONE)[1]) == ("O", "O")
    assert names(decoder.counted(few, NONE, [0, 0])[1]) == ("O", "O")
    assert decoder.counted(many, NONE, [0, 0]) == (NEVER, [])
    assert names(decoder.counted(near, NONE, [0, 0])[1]) == ("O", "O")


def line_of(*own: str) -> Attributes:
    """Return a line with these features of its own, and with others that have no weights."""
    return (own, (), (), *[("x",) * len(names) for names in GROUPS.values()])


SMALL = Decoder(read_weights(["a\tO:-5 Q:7 T:30", "b\tQ:-100 T:-2000", "c\tK:300", "l:x\tQ:2"]))


@pytest.mark.parametrize(
    ("own", "beam", "kept"),
    [
        (("a",), 20, [("T", 30)]),
        (("a",), 21, [("T", 30), ("Q", 9)]),
        (("a",), 31, [("T", 30), ("Q", 9), *[(x, 0) for x in LABELS if x not in {"T", "Q", "O"}]]),
        (("a", "a"), 45, [("T", 60), ("Q", 16)]),
        (("a", "c"), BEAM, [("K", 300)]),
        (("a", "b"), 0, [(x, 0) for x in LABELS if x not in {"T", "Q", "O"}]),
        (("c", "c", "b"), 699, [("K", 600), *[(x, 0) for x in LABELS if x not in {"T", "Q", "K"}],
                                ("Q", -98)]),
        (("unknown",), 0, [("Q", 2)]),
    ],
)  # fmt: skip
def test_labels_tried(own: tuple[str, ...], beam: int, kept: list[tuple[str, int]]) -> None:
    """A label's score is the sum of the features' weights; it is tried if near the best one's."""
    (found,) = SMALL.tried([line_of(*own)], {}, beam)
    assert [(LABELS[k], score) for k, score in found] == kept


def test_bars_are_heeded() -> None:
    """A barred label is not tried on its line, however good; on others it is."""
    bars = {1: frozenset((NUMBER["T"], NUMBER["Q"]))}
    free, barred = SMALL.tried([line_of("a"), line_of("a")], bars, 40)
    assert names([k for k, _ in free[:2]]) == ("T", "Q")
    assert not bars[1] & {k for k, _ in barred}
    assert len(barred) == len(LABELS) - 2


PAGE = """Is it swollen after botox?

I had it done a week ago and I cannot chew.

Doctor Answers 1

{{ voteCount }}

Ice helps. It goes down by itself in a week or two, and you should not worry about it at all.

Tobin Wexmoor, MD
Tarnville Plastic Surgeon
"""
TINY = [
    "p:=\tT:200",
    "v:- m m.\tQ:150",
    "z:q1\tQ:150",
    "c:cou\tC:200",
    "c:vot\tK:90 SB:900",
    "z:a2\tSB:150",
    "c:YN\tNb:150",
    "c:YS\tSb:150",
    "=bias\t1",
]


def pieces_of(text: str) -> list[Piece]:
    """Cut a page as the parser does."""
    return cut_page(split_lines(text))


def test_read() -> None:
    """A page is read from its features down to labels, each with its probability."""
    reading = Decoder(read_weights(TINY)).read(pieces_of(PAGE))
    assert reading.labels == ["T", "Q", "C", "K", "SB", "Nb", "Sb"]
    assert len(reading.probabilities) == 7
    for label, row in zip(reading.labels, reading.probabilities, strict=True):
        assert row[NUMBER[label]] == max(row.values())
        assert sum(row.values()) == pytest.approx(1, abs=len(LABELS) * decode._NOTHING)


def test_what_is_barred_is_not_read() -> None:
    """A template's expression is furniture, though all weights say that an answer begins."""
    assert "c:vot\tK:90 SB:900" in TINY
    pieces = pieces_of(PAGE)
    labels = Decoder(read_weights(TINY)).read(pieces).labels
    for place, barred in bars_of(pieces).items():
        assert NUMBER[labels[place]] not in barred
    assert labels[3] in FURNITURE


def test_a_page_without_a_reading_in_the_beam() -> None:
    """Where the best labels of lines cannot follow each other, all labels are tried."""
    decoder = Decoder(read_weights(["c:s\tP:1000", "c:vot\tP:500 T:400"]))
    pieces = pieces_of("Ice\n{{ voteCount }}\nIce")
    lines, bars = attributes(pieces), bars_of(pieces)
    assert decoder.best(decoder.tried(lines, bars), None)[1] == []
    reading = decoder.read(pieces)
    assert reading.labels == ["SB", "Fb", "P"]
    assert [row[NUMBER[label]] for label, row in zip(*reading, strict=True)] == pytest.approx(
        [1] * 3
    )


def test_every_page_has_a_reading() -> None:
    """Whatever the weights say, the labels of a page are some that the grammar allows."""
    texts = ["Ice\nIce", PAGE, "{{ a }}", f"{PAGE}{PAGE}", "Doctor Answers 3", "Q: Ice\nA: Rest"]
    for number, label in enumerate(LABELS):
        lines = [f"z:{zone}\t{label}:999" for zone in ("n0", "n1", "q0", "q1", "a1", "a2")]
        decoder = Decoder(read_weights([*WEIGHTS, *lines]))
        for text in texts:
            labels = decoder.read(pieces_of(text)).labels
            assert labels[0] in FIRST, (number, text)
            assert all(above in BEFORE[below] for above, below in pairwise(labels))


def plain_scores(line: Attributes) -> list[int]:
    """Sum the shipped weights of a line's features, label by label."""
    features = load_weights().features
    total = sum(features[name] for name in features_of(line))
    scores = []
    for _ in LABELS:
        low = (total + (1 << 31)) % (1 << 32) - (1 << 31)
        scores.append(low)
        total = (total - low) >> 32
    return scores


def test_scores_are_sums_of_the_features_weights() -> None:
    """Remembered and fresh, a line's scores are what its features' weights add up to."""
    decoder = Decoder(load_weights())
    lines = attributes(pieces_of(f"{PAGE}\n{PAGE}"))
    fresh, again = (decoder.tried(lines, {}, -NEVER) for _ in range(2))
    assert again == fresh
    for line, row in zip(lines, fresh, strict=True):
        assert [dict(row)[k] for k in range(len(LABELS))] == plain_scores(line)


def test_what_is_remembered_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    """Sums are forgotten when there are too many of them, and come out the same again."""
    lines = attributes(pieces_of(f"{PAGE}\n{PAGE}"))
    wanted = Decoder(load_weights()).tried(lines, {})
    monkeypatch.setattr(decode, "REMEMBERED", 3)
    decoder = Decoder(load_weights())
    assert len(decoder._sums) == len(PARTS)
    for line, row in zip(lines, wanted, strict=True):
        assert decoder.tried([line], {}) == [row]
        assert max(map(len, decoder._sums)) <= 3
    assert decoder.tried(lines, {}) == wanted


def test_decoders_leave_the_weights_as_they_are() -> None:
    """A second decoder of the same weights scores as the first one."""
    weights = read_weights(WEIGHTS)
    table = tried([{"SB": 0}, {"SB": 0, "P": 0}])
    first, second = Decoder(weights), Decoder(weights)
    assert first.viterbi(table, NONE) == second.viterbi(table, NONE)
    assert first.viterbi(tried([{"SB": 0}, {"SB": 0}]), NONE) == (
        TRANSITIONS["SB", "SB"] - BARE,
        [NUMBER["SB"]] * 2,
    )


MORE = [-SURPLUS * min(more, 12) for more in range(1, 24)]
"""What answers cost that are more than declared."""


@pytest.mark.parametrize(
    ("text", "costs"),
    [
        ("Ice.", None),
        ("12+ answers\nIce.", None),
        ("Doctor Answers 0\nIce.", None),
        ("Doctor Answers 2\nIce", [0, 0, 0, *MORE]),
        ("Doctor Answers 1\nIce.", [-ENDED, 0, *MORE]),
        ("Doctor Answers 1\nIs it?", [-ENDED, 0, *MORE]),
        ("Doctor Answers 2\nIce\nRelated questions\nIce",
         [-2 * MISSING, -MISSING, 0, *MORE]),
        ("12+ answers\nDoctor Answers 1\nDoctor Answers 3\nIce",
         [0, 0, *MORE]),
    ],
)  # fmt: skip
def test_costs(text: str, costs: list[int] | None) -> None:
    """More answers than declared cost; fewer do on a page that is whole or ends with a sentence."""
    found = decode._costs(pieces_of(text))
    assert found == costs


def test_costs_of_large_counts() -> None:
    """Costs grow for so many answers, then no more; very large counts are not counted at all."""
    ends = "Ice\nRelated questions"
    costs = decode._costs(pieces_of(f"Doctor Answers 14\n{ends}"))
    fewer = [-MISSING * min(n, 12) for n in range(14, -1, -1)]
    assert costs == fewer + MORE
    assert fewer[:4] == [-MISSING * 12] * 3 + [-MISSING * 11]
    assert costs[-12:] == [-SURPLUS * 12] * 12
    most = decode._costs(pieces_of(f"Doctor Answers 60\n{ends}"))
    assert most
    assert most[60:] == [0, *MORE]
    large = decode._costs(pieces_of(f"Doctor Answers 999,999\n{ends}"))
    assert large == [-MISSING * 12] * 84


def test_the_foot_of_a_page_tells_that_it_is_whole() -> None:
    """A disclaimer is looked for among the last pieces; one far above tells nothing."""
    foot = "These answers are for educational purposes"
    near, far = (f"Doctor Answers 3\n{foot}" + "\nIce" * more for more in (11, 12))
    assert decode._costs(pieces_of(near))[:1] == [-3 * MISSING]  # type: ignore[index]
    assert decode._costs(pieces_of(far))[:1] == [0]  # type: ignore[index]
