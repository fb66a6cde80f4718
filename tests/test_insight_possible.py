"""Who may be one person, and is not merged."""

from dataclasses import replace

import pytest

from qa_cli.insight import possible as module
from qa_cli.insight.aliases import Alias, Person
from qa_cli.insight.merging import Entry
from qa_cli.insight.possible import possible, possible_with
from qa_cli.insight.tally import Respondent, tally
from qa_cli.model import Doctor
from tests.builders import Said, page


def _doctors(*bylines: str) -> tuple[Respondent, ...]:
    """Return the tally of bylines `name / specialty / location`, an answer each."""
    made = []
    for byline in bylines:
        name, specialty, location = (*(part.strip() for part in byline.split("/")), "", "")[:3]
        made.append(
            Said("x", doctor=Doctor(name, None, specialty or None, location or None, None, None))
        )
    return tally([page("a", *made)]).doctors


@pytest.mark.parametrize(
    ("one", "other", "evidence"),
    [
        ("Ann Roe / D / Reno", "Ann Roe / D / Boise",
         "the same name; the same specialty; another place"),
        ("Ann Roe / D / Reno", "Ann Roe / P / Reno",
         "the same name; another specialty; the same place"),
        ("A. Roe / D", "Ann Roe / D / Reno",
         "the name may be the same; the same specialty; place not given by one"),
        ("Will Roe / D / Reno", "William B. Roe / D / Reno",
         "the first names are alike; the same specialty; the same place"),
        ("Frances Roe / D / Reno", "Francis Roe / D / Reno",
         "the first names are alike; the same specialty; the same place"),
        ("John Roe / D / Reno", "John Roe, Jr. / D / Reno",
         "a suffix on one name only; the same specialty; the same place"),
        ("Ann Roe / D / Reno", "Ann B. Roe / D / Boise",
         "the name may be the same; the same specialty; another place"),
        ("A. Roe / D / Reno", "Ann Roe / D / Reno",
         "the name may be the same; the same specialty; the same place"),
        ("Amy Wu / D / Reno", "Amy Tan-Wu / D / Reno",
         "the name may be the same; the same specialty; the same place"),
        ("Jan van Berg / D / Reno", "Jan von Berg / D / Reno",
         "the name may be the same; the same specialty; the same place"),
        ("Will Roe / D", "William Roe / D / Reno",
         "the first names are alike; the same specialty; place not given by one"),
        ("Bill Roe / D / Reno", "William Roe / D / Reno",
         "the first names are alike; the same specialty; the same place"),
        ("Ann M\u00fcller / D / Reno", "Ann Mueller / D / Boise",
         "the same name, spelt otherwise; the same specialty; another place"),
        ("Ann Mueller / D", "Ann Muller",
         "the same name, spelt otherwise; specialty not given by one; place not given by either"),
        ("Ann Mc Donald / D / Reno", "Ann McDonald / D / Reno",
         "the same name, spelt otherwise; the same specialty; the same place"),
        ("Ann de la Cruz / D / Reno", "Ann Delacruz / D / Reno",
         "the same name, spelt otherwise; the same specialty; the same place"),
        ("Mary Ann Roe / D / Reno", "Ann Roe / D / Reno",
         "the first name of one is a second name of the other; the same specialty; the same place"),
        ("Wei Chen / D / Reno", "Chen Wei / D / Reno",
         "first and family name change places; the same specialty; the same place"),
        ("Ann Roe / D / Reno", "Ann Roe-Smith / D / Reno",
         "the family name of one is part of the other name; the same specialty; the same place"),
        ("Ann Menachof / D / Reno", "Ann Menachoff / D / Reno",
         "the family names are alike; the same specialty; the same place"),
    ],
)  # fmt: skip
def test_likely_but_not_certain(one: str, other: str, evidence: str) -> None:
    """Two doctors in the tally, and what speaks for their being one, with what is missing."""
    doctors = _doctors(one, other)
    assert len(doctors) == 2
    [pair] = possible(doctors)
    assert {pair.one, pair.other} == set(doctors)
    assert pair.evidence == evidence


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Ann Roe / D / Reno", "Ann Roe / P / Boise"),
        ("Ann Roe / D / Reno", "Bea Roe / D / Reno"),
        ("Ann Roe / D / Reno", "Ann Doe / D / Reno"),
        ("A. Roe / D / Reno", "Ann Roe / D / Boise"),
        ("Ann B. Roe / D / Reno", "Ann C. Roe / D / Reno"),
        ("Roe / D / Reno", "Ann Roe / D / Reno"),
        ("\u674e\u5c0f\u9f99 / D", "\u674e\u5c0f\u864e / D"),
        ("", "Ann Roe"),
        ("Ann Roe", "Ann B. Roe / D / Reno"),
        ("Frances Roe / D", "Francis Roe / D / Reno"),
        ("Ann Menachof / D", "Ann Menachoff / D / Reno"),
        ("Bill Roe", "William Roe"),
        ("Bill Roe / D / Reno", "William Roe / D / Boise"),
        ("John Roe, Jr. / D / Reno", "John Roe, Sr. / D / Reno"),
        ("Ann Roe / D / Reno", "Amy Roe / D / Reno"),
        ("Will A. Roe / D / Reno", "William B. Roe / D / Reno"),
        ("Will Roe / D / Reno", "William Roe, Jr. / D / Reno"),
    ],
)
def test_unlikely(one: str, other: str) -> None:
    """What contradicts, or says too little, is not listed."""
    assert possible(_doctors(one, other)) == ()


def test_what_is_recorded_as_different_is_not_listed() -> None:
    """The user knows better."""
    doctors = _doctors("Ann Roe / D / Reno", "Ann Roe / D / Boise")
    split = Alias(Person("Ann Roe", "D", "Reno"), Person("Ann Roe", "D", "Boise"), same=False)
    assert possible(doctors, (split,)) == ()


def test_two_ratings_on_one_page_are_never_one_doctor() -> None:
    """They are two for certain; who has another rating on another page may be either."""
    one, other, later = (Doctor("Ann Roe", None, "D", "Reno", rating, 9) for rating in (4.5, 3, 4))
    doctors = tally(
        [
            page("a", Said("x", doctor=one), Said("y", doctor=other)),
            page("b", Said("z", doctor=later)),
        ]
    ).doctors
    assert len(doctors) == 3
    pairs = [{pair.one.rating, pair.other.rating} for pair in possible(doctors)]
    assert pairs == [{4.5, 4}, {3, 4}]
    plain = replace(one, rating=None, reviews=None, name="Ann van Roe")
    doctors = tally([page("a", Said("x", doctor=one), Said("y", doctor=plain))]).doctors
    assert len(possible(doctors)) == 1


def test_pairs_of_some_doctors() -> None:
    """Other pairs are left out, also within the family name."""
    doctors = _doctors(
        "Ann Roe / D / Reno",
        "Ann Roe / D / Elko",
        "Cy Roe / D / Reno",
        "Cy Roe / D / Elko",
        "Cy Doe",
    )
    anns = [doctor for doctor in doctors if doctor.name == "Ann Roe"]
    [pair] = possible_with(anns[:1], doctors)
    assert {pair.one, pair.other} == set(anns)


@pytest.mark.parametrize("name", ["Ann Roe", "Ann M{} Roe", "A{} Roe"])
def test_work_grows_with_the_number_of_doctors(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Of one family name with a thousand bearers, each is compared with few others."""
    compared = 0
    real = module._may_fit

    def counting(one: Entry, other: Entry) -> bool:
        nonlocal compared
        compared += 1
        return real(one, other)

    monkeypatch.setattr(module, "_may_fit", counting)
    doctors = _doctors(*(f"{name.format(i)} / S{i} / P{i}" for i in range(1000)))
    assert len(doctors) == 1000
    possible(doctors)
    keys = 5  # that all of them share at most
    assert 1000 < compared <= keys * 2 * module.WINDOW * len(doctors)
