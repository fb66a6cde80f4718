"""Which bylines are one doctor's."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa_cli.insight import merging
from qa_cli.insight.merging import Entry, merge
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
        ("A. Roe / D / Reno", "Ann Roe / D / Reno"),
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
        ("A. Roe / D", "Ann Roe / D / Reno"),
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


NAMES = st.sampled_from(
    [name_key(n) for n in ("Ann Roe", "Ann B. Roe", "A. Roe", "Ann Beth Roe", "Ann (Nan) Roe",
                           "Nan Roe", "Ann C. Roe", "Ann Roe, Jr.", "Roe", "N. B. Roe", "Amy Roe")]
)  # fmt: skip
ENTRIES = st.lists(
    st.builds(Entry, NAMES, st.sampled_from(["", "d", "p"]), st.sampled_from(["", "r", "b"])),
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
