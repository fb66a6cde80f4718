"""Finding a page or an answer by what a person types."""

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa_cli.corpus.ids import short_ids
from qa_cli.corpus.lookup import Found, find
from qa_cli.errors import AmbiguousIdError, NotFoundError
from qa_cli.model import Answer, Page, Question, Source


def pages(ids: Sequence[str], answers: int = 0) -> dict[str, Page]:
    """Make pages of these ids, each with so many answers."""
    made = tuple(
        Answer(number, None, "", (1, 1), None, "none", None, 1.0)
        for number in range(1, answers + 1)
    )
    question = Question(None, "", False, None, made, (), ())  # noqa: FBT003 - has_photo
    return {name: Page(name, Source(f"{name}.txt", None, 0, ""), question) for name in ids}


SEEDS = ("000_52f1e9b741cd2cdd", "004_4314e1bc94ffe93a")
TEN = "p:1, p:2, p:3, p:4, p:5, p:6, p:7, p:8, p:9, p:10"
TRICKY = ("a", "ab", "abc_ab", "abc_x", "x", "p:1", "p:10", "p:2", "t~ab12", "t~ab12-2", "52f_1")


@pytest.mark.parametrize(
    ("ids", "ref", "page_id"),
    [
        (SEEDS, "000_52f1e9b741cd2cdd", SEEDS[0]),
        (SEEDS, "000", SEEDS[0]),
        (SEEDS, "004_", SEEDS[1]),
        (SEEDS, "4", SEEDS[1]),
        (SEEDS, "52f1", SEEDS[0]),
        (SEEDS, "4314e1bc94ffe93a", SEEDS[1]),
        ((*SEEDS, *TRICKY), "a", "a"),
        ((*SEEDS, *TRICKY), "ab", "ab"),
        ((*SEEDS, *TRICKY), "abc_a", "abc_ab"),
        ((*SEEDS, *TRICKY), "x", "x"),
        ((*SEEDS, *TRICKY), "p:1", "p:1"),
        ((*SEEDS, *TRICKY), "t~ab12", "t~ab12"),
        ((*SEEDS, *TRICKY), "52f1", SEEDS[0]),
        ((*SEEDS, *TRICKY), "1", "52f_1"),
        (("abc_ab", "ab_x", "abz"), "ab", "abc_ab"),
    ],
)
def test_what_is_the_same_comes_before_what_starts_so(
    ids: Sequence[str], ref: str, page_id: str
) -> None:
    """An id, then a tail, then the only page whose id or tail starts with the text."""
    of = pages(ids)
    assert find(of, ref) == Found(of[page_id], None)


@pytest.mark.parametrize(
    ("ids", "ref", "message"),
    [
        (SEEDS, "00", '"00" stands for 2 pages: 000_52f1e9b741cd2cdd, 004_4314e1bc94ffe93a'),
        (SEEDS, "00/3", '"00" stands for 2 pages: 000_52f1e9b741cd2cdd, 004_4314e1bc94ffe93a'),
        (("a_x", "b_x", "x1"), "x", '"x" stands for 2 pages: a_x, b_x'),
        (("a_x1", "x2"), "x", '"x" stands for 2 pages: a_x1, x2'),
        (
            [f"p:{number}" for number in range(1, 1236)],
            "p",
            f'"p" stands for 1,235 pages: {TEN} and 1,225 more',
        ),
        (
            [f"p:{number}" for number in range(1, 11)],
            "p:",
            f'"p:" stands for 10 pages: {TEN}',
        ),
    ],
    ids=range(6),
)
def test_an_ambiguous_reference_lists_the_candidates(
    ids: Sequence[str], ref: str, message: str
) -> None:
    """Up to ten of them in corpus order, and the number of the rest; exit status 2."""
    with pytest.raises(AmbiguousIdError) as caught:
        find(pages(ids), ref)
    assert (str(caught.value), caught.value.exit_code) == (message, 2)


@pytest.mark.parametrize(
    ("ids", "ref", "nearest"),
    [
        (SEEDS, "0O0", SEEDS),
        (SEEDS, "001", SEEDS),
        (SEEDS, "4341", SEEDS[::-1]),
        (SEEDS, "000_52f1e9b741cd2cdx", SEEDS),
        (SEEDS, "004_4314e1bc94ffe93a1", SEEDS[::-1]),
        (SEEDS, "zzz", SEEDS),
        (
            ["aab_aab", "zzz_abx", "aac_aac", "zzy_zzy", "aad_aad"],
            "abz",
            ["zzz_abx", "aab_aab", "aac_aac"],
        ),
        (["only"], "one", ["only"]),
        (SEEDS, "z" * 255, SEEDS),
    ],
    ids=range(9),
)
def test_an_unknown_id_suggests_the_nearest(
    ids: Sequence[str], ref: str, nearest: Sequence[str]
) -> None:
    """At most three, the likest first, by as much of the id as was typed; exit status 1."""
    with pytest.raises(NotFoundError) as caught:
        find(pages(ids), f"{ref}/1")
    expected = f'no page with the id "{ref}"; nearest: {", ".join(nearest)}'
    assert (str(caught.value), caught.value.exit_code) == (expected, 1)


@pytest.mark.parametrize(
    ("ids", "ref", "message"),
    [
        (SEEDS, "", "an empty id stands for no page"),
        (SEEDS, "/1", "an empty id stands for no page"),
        ((), "000", 'no page with the id "000"'),
        (["a"], "z" * 1_000_000, f'no page with the id "{"z" * 255}…"; nearest: a'),
    ],
    ids=range(4),
)
def test_an_odd_reference_is_not_found_in_one_short_line(
    ids: Sequence[str], ref: str, message: str
) -> None:
    """Nothing typed, nothing there, or far too much typed."""
    with pytest.raises(NotFoundError) as caught:
        find(pages(ids), ref)
    assert str(caught.value) == message


def test_an_answer_is_found_by_its_number() -> None:
    """After the page's id or any short form of it."""
    of = pages(SEEDS, answers=12)
    for ref, index in (("000/1", 0), ("52f/12", 11), (f"{SEEDS[0]}/2", 1)):
        page = of[SEEDS[0]]
        assert find(of, ref) == Found(page, page.question.answers[index])


@pytest.mark.parametrize(
    ("answers", "ref", "message"),
    [
        (8, "000/9", '000_52f1e9b741cd2cdd has 8 answers, none numbered "9"'),
        (1, "000/0", '000_52f1e9b741cd2cdd has 1 answer, none numbered "0"'),
        (0, "52f/1", '000_52f1e9b741cd2cdd has no answers, none numbered "1"'),
        (2, "000/", '000_52f1e9b741cd2cdd has 2 answers, none numbered ""'),
        (2, "000/x", '000_52f1e9b741cd2cdd has 2 answers, none numbered "x"'),
        (2, "000/1/2", '000_52f1e9b741cd2cdd has 2 answers, none numbered "1/2"'),
        (2, "000/01", '000_52f1e9b741cd2cdd has 2 answers, none numbered "01"'),
        (2, "000/-1", '000_52f1e9b741cd2cdd has 2 answers, none numbered "-1"'),
        (2, "000/\u0661", '000_52f1e9b741cd2cdd has 2 answers, none numbered "\u0661"'),
        (
            2,
            "000/" + "9" * 9999,
            f'000_52f1e9b741cd2cdd has 2 answers, none numbered "{"9" * 255}"',
        ),
    ],
    ids=range(10),
)
def test_a_number_that_no_answer_has_is_not_found(answers: int, ref: str, message: str) -> None:
    """The message says how many answers there are; exit status 1."""
    with pytest.raises(NotFoundError) as caught:
        find(pages(SEEDS, answers), ref)
    assert (str(caught.value), caught.value.exit_code) == (message, 1)


@given(st.sets(st.text("ab_~:1 ", min_size=1, max_size=7), max_size=9), st.sampled_from(["", "/1"]))
def test_every_id_and_every_short_id_finds_its_page(ids: set[str], answer: str) -> None:
    """Short forms resolve to the page that they are shown for, with and without a number."""
    of = pages(sorted(ids), answers=1)
    for name, short in short_ids(sorted(ids)).items():
        assert find(of, name + answer).page.id == name
        assert find(of, short + answer).page.id == name


@given(st.text(), st.sets(st.text("ab_~:1 ", min_size=1, max_size=7), max_size=9))
def test_any_reference_finds_a_page_or_fails_as_it_should(ref: str, ids: set[str]) -> None:
    """No text is so odd that looking it up ends otherwise, and messages are short."""
    of = pages(sorted(ids), answers=1)
    try:
        found = find(of, ref)
    except (NotFoundError, AmbiguousIdError) as error:
        assert len(str(error)) < 2000  # noqa: PT017 - most texts find nothing
    else:
        start = ref.partition("/")[0]
        assert found.page.id.startswith(start) or f"_{start}" in found.page.id
