"""What is told of one doctor."""

from collections.abc import Sequence

import pytest

from qa_cli.insight import profile as module
from qa_cli.insight.profile import Fellow, OwnTerm, Profile, profiles
from qa_cli.insight.tally import tally
from qa_cli.model import Doctor, Page
from tests.builders import Said, page

ROE = Doctor("Ann Roe", "MD", "Dermatologist", "Reno", None, None)
DOE = Doctor("Bea Doe", "MD", "Surgeon", "Boise", None, None)


def _profile(pages: Sequence[Page], name: str) -> Profile:
    counted = tally(pages).doctors
    [found] = [doctor for doctor in counted if doctor.name == name]
    [profile] = profiles([found], counted, pages)
    return profile


def test_own_words_are_those_of_nobody_else_there() -> None:
    """By questions, then times; two answers of one doctor are one; the own name is no word."""
    pages = [
        page("a", Said("Massage the eyelid. Massage!", doctor=ROE),
             Said("The eyelid droops. Massage, says Roe.", doctor=ROE),
             Said("The eyelid recovers.", doctor=DOE)),
        page("b", Said("Massage with creams.", doctor=ROE), Said("Creams.")),
    ]  # fmt: skip
    profile = _profile(pages, "Ann Roe")
    assert profile.compared == 2
    assert profile.terms == (OwnTerm("massage", 2, 4), OwnTerm("droops", 1, 1))


def test_a_question_without_other_answers_compares_with_nothing() -> None:
    """All words would be the doctor's own: none are told."""
    profile = _profile(
        [page("a", Said("Massage.", doctor=ROE), Said("Rest.", doctor=ROE))], ROE.name or ""
    )
    assert (profile.compared, profile.terms, profile.fellows) == (0, (), ())


def test_fellows_by_shared_questions() -> None:
    """Each is counted once a question, most questions first; answers of nobody are no fellows."""
    cy = Doctor("Cy Poe", None, None, None, None, None)
    pages = [
        page("a", Said("x", doctor=ROE), Said("y", doctor=cy), Said("z", doctor=DOE), Said("w")),
        page("b", Said("x", doctor=DOE), Said("y", doctor=ROE), Said("z", doctor=DOE)),
        page("c", Said("x", doctor=DOE)),
    ]
    known = {doctor.name: doctor for doctor in tally(pages).doctors}
    assert _profile(pages, "Ann Roe").fellows == (
        Fellow(known["Bea Doe"], 2),
        Fellow(known["Cy Poe"], 1),
    )


def test_figures_are_those_of_the_doctors_answers_alone() -> None:
    """Not the asker's and not anybody else's; counted over all the doctor's answers."""
    pages = [
        page("a", Said("Wait 3 months.", doctor=ROE), Said("Wait 6 weeks.", doctor=DOE),
             body="I had 30 units."),
        page("b", Said("You should wait 3 months.", doctor=ROE)),
        page("c", Said("Rest.", doctor=ROE)),
    ]  # fmt: skip
    profile = _profile(pages, "Ann Roe")
    assert [(one.id, one.words) for one in profile.figures] == [
        ("a/1", "3 months"),
        ("b/1", "3 months"),
    ]
    [topic] = profile.shared.topics
    assert (topic.kind, topic.given, topic.silent) == (
        "duration",
        2,
        0,
    )  # the third is to a question without one
    assert [one.answers for one in topic.figures] == [("a/1", "b/1")]


def test_who_may_be_the_same() -> None:
    """Of all pairs, those of the doctor."""
    moved = Doctor("Ann Roe", "MD", "Dermatologist", "Elko", None, None)
    pages = [page("a", Said("x", doctor=ROE), Said("y", doctor=moved), Said("z", doctor=DOE))]
    counted = tally(pages).doctors
    told = {one.doctor.location: one for one in profiles(counted, counted, pages)}
    assert {place: len(one.possible) for place, one in told.items()} == {
        "Reno": 1,
        "Elko": 1,
        "Boise": 0,
    }
    assert told["Reno"].possible[0].evidence == "the same name; the same specialty; another place"


def test_a_page_is_looked_at_once_for_all(monkeypatch: pytest.MonkeyPatch) -> None:
    """However many doctors are described: the work does not grow with their product."""
    looked: list[str] = []
    real = module._look

    def look(one: Page, owners: dict[str, int]) -> module._OnPage:
        looked.append(one.id)
        return real(one, owners)

    monkeypatch.setattr(module, "_look", look)
    doctors = [Doctor(f"Ann A{i}", None, None, None, None, None) for i in range(30)]
    pages = [page("a", *(Said("x", doctor=one) for one in doctors))]
    counted = tally(pages).doctors
    assert len(profiles(counted, counted, pages)) == 30
    assert looked == ["a"]
