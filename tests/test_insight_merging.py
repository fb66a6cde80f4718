"""Which bylines are one doctor's."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa_cli.insight import merging
from qa_cli.insight.merging import Entry, Rated, merge, rated_apart
from qa_cli.insight.persons import name_key


def _entries(*bylines: str) -> list[Entry]:
    """Return entries for `name / specialty / location`."""
    made = []
    for byline in bylines:
        name, specialty, location = (*(part.strip() for part in byline.split("/")), "", "")[:3]
        made.append(Entry(name_key(name), specialty, location))
    return made


def _groups(*bylines: str) -> set[frozenset[int]]:
    return set(map(frozenset, merge(_entries(*bylines))))


@pytest.mark.parametrize(
    "bylines",
    [
        ("Ann Roe / D / Reno", "Ann B. Roe / D"),
        ("Ann Roe / D / Reno", "Ann B. Roe / / Reno", "Ann Beth Roe / D / Reno"),
        ("Robert (Bob) Roe / D", "Bob Roe / D / Reno", "Robert Roe / D / Reno"),
        ("Jos\u00e9 D\u00edaz / D", "Jose M. Diaz / D"),
        ("Dr. Ann Roe / D", "Ann Roe"),
        ("\u674e\u5c0f\u9f99 / D", "\u674e\u5c0f\u9f99 / D / Reno"),
    ],
)
def test_one_doctor(bylines: tuple[str, ...]) -> None:
    """Where nothing contradicts it and enough agrees, different names are one doctor's."""
    assert _groups(*bylines) == {frozenset(range(len(bylines)))}


@pytest.mark.parametrize(
    "bylines",
    [
        ("Ann Roe / D / Reno", "Ann B. Roe / D / Boise"),
        ("Ann Roe / D / Reno", "Ann B. Roe / P / Reno"),
        ("Ann Roe", "Ann B. Roe / D / Reno"),
        ("A. Roe / D / Reno", "Ann Roe / D / Reno"),
        ("A. Roe / D / Reno", "A. B. Roe / D / Reno"),
        ("Ann Roe / D / Reno", "Ann Beth Roe / D / Reno"),
        ("Jan van der Berg / D / Reno", "Jan Berg / D / Reno", "Jan von Berg / D / Reno"),
        ("Amy Wu / D / Reno", "Amy Tan-Wu / D / Reno"),
        ("John Roe, Sr. / D / Reno", "John Roe, Jr. / D / Reno", "John Roe / D / Reno"),
        ("John Roe / D / Reno", "John Roe, Jr. / D / Reno"),
        ("Robert Roe / D / Reno", "Bob Roe / D / Reno"),
        ("Ann Roe / D / Reno", "Ann B. Roe / D / Reno", "Ann C. Roe / D / Reno"),
        ("A. Roe / D / Reno", "Ann Roe / D / Reno", "Amy Roe / D / Reno"),
        ("Ann B. Roe / D", "Ann Roe / D / Reno", "Ann Roe", "Ann C. Roe / / Reno"),
        ("Roe / D / Reno", "Ann Roe / D / Reno"),
        ("I tell all of my friends to see Ann Roe / D", "I tell all my friends to see Ann Roe / D"),
    ],
)  # fmt: skip
def test_several_doctors(bylines: tuple[str, ...]) -> None:
    """What contradicts, rests on too little, or would fit two, stays apart."""
    assert _groups(*bylines) == {frozenset({place}) for place in range(len(bylines))}


def test_a_recorded_split_keeps_apart() -> None:
    """Two sides of one split are two doctors, and what fits both is neither's."""
    one, other = frozenset({(0, False)}), frozenset({(0, True)})
    entries = [Entry("a b", "x", "", one), Entry("a b", "", "u", other), Entry("a b", "", "")]
    assert merge(entries) == [[0], [1], [2]]


def _rated(page: str, rating: float, reviews: int | None = 9) -> Entry:
    return Entry("ann roe", "d", "reno", ratings=frozenset({Rated(page, rating, reviews)}))


def test_two_ratings_on_one_page_are_two_doctors() -> None:
    """One without a rating, or with another one on another page, could be either's."""
    one, other, plain = _rated("p", 4.5), _rated("p", 3.0), Entry("ann roe", "d", "reno")
    assert merge([one, other]) == [[0], [1]]
    assert merge([one, _rated("q", 3.0)]) == [[0, 1]]
    assert merge([one, other, plain]) == [[0], [1], [2]]
    assert merge([one, plain, _rated("q", 3.0)]) == [[0, 1, 2]]


@pytest.mark.parametrize(
    ("ratings", "apart"),
    [
        ([], False),
        ([Rated("p", 4.5, 9), Rated("q", 3.0, 9)], False),
        ([Rated("p", 4.5, None), Rated("p", 4.5, 9)], False),
        ([Rated("p", 4.5, 9), Rated("p", 4.4, 9)], True),
        ([Rated("p", 4.5, 9), Rated("p", 4.5, 8)], True),
        ([Rated("p", 4.5, None), Rated("p", 4.4, None)], True),
    ],
)
def test_ratings_that_differ_on_a_page(ratings: list[Rated], *, apart: bool) -> None:
    """Stars, or numbers of reviews; what is left out differs from nothing."""
    assert rated_apart(ratings) == apart


NAMES = st.sampled_from(
    [name_key(n) for n in ("Ann Roe", "Ann B. Roe", "A. Roe", "Ann Beth Roe", "Ann (Nan) Roe",
                           "Nan Roe", "Ann C. Roe", "Ann Roe, Jr.", "Roe", "N. B. Roe", "Amy Roe",
                           "Ann van Roe", "Ann Beth C. Roe")]
)  # fmt: skip
ENTRIES = st.lists(
    st.builds(
        Entry,
        NAMES,
        st.sampled_from(["", "d", "p"]),
        st.sampled_from(["", "r", "b"]),
        ratings=st.frozensets(
            st.sampled_from([Rated("p", 4.5, 9), Rated("p", 3.0, 9)]), max_size=1
        ),
    ),
    unique=True,
    max_size=14,
)


@given(ENTRIES, st.randoms(use_true_random=False))
def test_the_order_does_not_matter(entries: list[Entry], random: object) -> None:
    """The same bylines in another order are the same doctors."""
    shuffled = list(entries)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert _named(entries) == _named(shuffled)


@given(ENTRIES)
def test_tables_find_what_comparing_all_finds(entries: list[Entry]) -> None:
    """Many bylines of one family name have the same doctors as few."""
    expected = _named(entries)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(merging, "FEW", 0)
        assert _named(entries) == expected


@given(ENTRIES)
def test_nothing_is_lost(entries: list[Entry]) -> None:
    """Every byline is in exactly one doctor, whose specialties and places are all the same."""
    doctors = merge(entries)
    assert sorted(place for doctor in doctors for place in doctor) == list(range(len(entries)))
    for doctor in doctors:
        assert len({entries[place].specialty for place in doctor} - {""}) <= 1
        assert len({entries[place].location for place in doctor} - {""}) <= 1


def _named(entries: list[Entry]) -> set[frozenset[Entry]]:
    return {frozenset(entries[place] for place in doctor) for doctor in merge(entries)}


@pytest.mark.parametrize(
    "byline",
    [
        lambda i: Entry("ann roe", f"s{i}", f"l{i}"),
        lambda i: Entry("ann roe", "d", f"l{i}"),
        lambda i: Entry("ann roe", f"s{i}", "") if i % 2 else Entry("ann roe", "", f"l{i}"),
        lambda i: Entry(f"ann m{i} roe", "d", "reno"),
        lambda i: Entry(f"a{i} roe", "d", "reno") if i % 2 else Entry("a roe", f"d{i}", "reno"),
        lambda i: Entry(f"a b{i} roe" if i % 2 else f"ann c{i} roe", "d", "reno"),
    ],
)  # fmt: skip
def test_work_grows_with_the_number_of_bylines(
    byline: Callable[[int], Entry], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Of one family name with thousands of bylines, each is compared with few others."""
    compared = 0
    joined = merging._Family._joined

    def counting(family: merging._Family, place: int, other: int) -> bool:
        nonlocal compared
        compared += 1
        return joined(family, place, other)

    monkeypatch.setattr(merging._Family, "_joined", counting)
    entries = list({byline(i): None for i in range(4000)})
    assert len(merge(entries)) == len(entries)
    assert compared < 8 * len(entries)
