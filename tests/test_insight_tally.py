"""The tally of respondents."""

from dataclasses import replace
from itertools import permutations

from hypothesis import given
from hypothesis import strategies as st

from qa_cli.insight.aliases import Alias, Person
from qa_cli.insight.tally import (
    Group,
    PageRating,
    Respondent,
    group_by_location,
    group_by_specialty,
    tally,
)
from qa_cli.model import Answer, Doctor, Evidence, Page, Question, Source


def _page(page_id: str, *doctors: tuple[Evidence, Doctor | None]) -> Page:
    answers = tuple(
        Answer(number, None, "", (number, number), doctor, evidence, None, 1.0)
        for number, (evidence, doctor) in enumerate(doctors, start=1)
    )
    has_photo = False
    question = Question(None, "", has_photo, None, answers, (), ())
    return Page(page_id, Source(f"{page_id}.txt", None, 0, ""), question)


def _bylines(*doctors: Doctor) -> list[Page]:
    """Return a page for each doctor, named p1, p2, ..., with one answer."""
    return [_page(f"p{i}", ("byline", doctor)) for i, doctor in enumerate(doctors, start=1)]


def test_every_answer_is_in_one_group(answered: Page) -> None:
    """A name in a byline makes a doctor; a sign-off does not."""
    counted = tally([answered])
    assert counted.answers == 4
    assert [doctor.name for doctor in counted.doctors] == ["Ana Prasad"]
    assert counted.nameless == ("a_face/2",)
    assert counted.anonymous == ("a_face/3", "a_face/4")


def test_a_byline_that_lost_its_name_is_nameless() -> None:
    """Whatever the evidence is called, no name is no doctor."""
    counted = tally([_page("p", ("byline", Doctor(specialty="X")), ("byline", None))])
    assert counted.nameless == ("p/1", "p/2")
    assert counted.doctors == ()


def test_one_doctor_on_several_pages() -> None:
    """Spelling of the same name and credentials do not matter; the best-founded byline speaks."""
    pages = _bylines(
        Doctor("José Díaz", "MD", "Dermatologist", "Reno", 4.0, 12),
        Doctor("Jose Diaz", "MD, FACS", "dermatologist", None, 4.5, 20),
        Doctor("JOSE DIAZ", None, None, "Reno", 5.0, None),
    )
    assert tally(pages).doctors == (
        Respondent("Jose Diaz", "MD, FACS", "dermatologist", "Reno", 4.5, 20, 3, 3,
                   ("p1/1", "p2/1", "p3/1"), ("José Díaz", "Jose Diaz", "JOSE DIAZ"),
                   (PageRating(4.5, 20, "p2/1"), PageRating(4.0, 12, "p1/1"),
                    PageRating(5.0, None, "p3/1"))),
    )  # fmt: skip


def test_two_ratings_on_one_page_are_two_doctors() -> None:
    """Father and son: whoever else has the name and post goes with the one of the same rating."""
    old, young = (Doctor("Jan Roe", "MD", "D", "Reno", *rated) for rated in ((4.5, 20), (3.0, 7)))
    newer, unrated = replace(old, reviews=25), replace(old, rating=None, reviews=None)
    pages = [
        _page("a", ("byline", old), ("byline", young)),
        _page("b", ("byline", old), ("byline", replace(old, name="Jan B. Roe", reviews=None))),
        _page("c", ("byline", newer), ("byline", unrated)),
    ]
    found = [doctor.answer_ids for doctor in tally(pages).doctors]
    assert sorted(found) == [("a/1", "b/1"), ("a/2",), ("b/2",), ("c/1",), ("c/2",)]
    assert len(tally(pages[1:]).doctors) == 1
    one, other = Person("Jan Roe", "D", "Reno"), Person("Jan B. Roe")
    everyone = tally(pages, (Alias(one, other, same=True),)).doctors
    assert [doctor.answers for doctor in everyone] == [6]  # what the user knows goes before it


def test_a_rating_without_reviews_beats_no_rating() -> None:
    """And it is shown without any reviews, not with those of another byline."""
    doctor = tally(_bylines(Doctor("A", rating=None, reviews=9), Doctor("A", rating=4.0))).doctors[
        0
    ]
    assert (doctor.rating, doctor.reviews) == (4.0, None)


def test_contradicting_bylines_are_two_doctors() -> None:
    """The same name with another specialty or another place is somebody else."""
    pages = _bylines(
        Doctor("A B", None, "Dermatologist", "Reno"),
        Doctor("A B", None, "Dermatologist", "Boise"),
        Doctor("A B", None, "Plastic Surgeon", "Reno"),
    )
    assert [doctor.answer_ids for doctor in tally(pages).doctors] == [
        ("p1/1",), ("p2/1",), ("p3/1",),
    ]  # fmt: skip


def test_what_would_fit_two_doctors_is_kept_apart() -> None:
    """A bare name is given to neither of two namesakes; two bare names belong together."""
    pages = _bylines(
        Doctor("A B", None, "Dermatologist", "Reno"),
        Doctor("A B"),
        Doctor("A B", None, "Dermatologist", "Boise"),
        Doctor("A. B."),
    )
    assert {doctor.answer_ids for doctor in tally(pages).doctors} == {
        ("p1/1",), ("p3/1",), ("p2/1", "p4/1"),
    }  # fmt: skip


def test_the_order_of_pages_does_not_decide_who_is_who() -> None:
    """The same bylines in any order are the same doctors."""
    doctors = [
        Doctor("A B", None, "Dermatologist", "Reno"),
        Doctor("A B", None, "Dermatologist"),
        Doctor("A B", None, None, "Reno"),
        Doctor("A B", None, "Dermatologist", "Boise"),
    ]
    found = set()
    for order in permutations(range(4)):
        counted = tally(_bylines(*(doctors[i] for i in order)))
        groups = [
            frozenset(order[int(id_[1]) - 1] for id_ in doctor.answer_ids)
            for doctor in counted.doctors
        ]
        found.add(frozenset(groups))
    assert found == {frozenset({frozenset({0, 2}), frozenset({1}), frozenset({3})})}


def test_two_answers_to_one_question() -> None:
    """Answers and questions are counted each for itself."""
    doctor = Doctor("A")
    counted = tally([_page("p", ("byline", doctor), ("byline", doctor)), *_bylines(doctor)])
    assert (counted.doctors[0].answers, counted.doctors[0].questions) == (3, 2)


def test_order_is_by_answers_then_name() -> None:
    """Ratings have no say: five stars do not stand before one."""
    pages = _bylines(
        Doctor("Zoe", rating=1.0, reviews=1),
        Doctor("Zoe", rating=1.0, reviews=1),
        Doctor("Bea", rating=2.0, reviews=5),
        Doctor("álan", rating=5.0, reviews=900),
    )
    assert [doctor.name for doctor in tally(pages).doctors] == ["Zoe", "álan", "Bea"]


def test_a_vague_byline_between_two_vague_ones_is_nobodys() -> None:
    """A place alone fits either of two specialties: neither gets it for its alphabet."""
    pages = _bylines(
        Doctor("A B", None, "X"), Doctor("A B", None, "Y"), Doctor("A B", None, None, "U")
    )
    assert {doctor.answer_ids for doctor in tally(pages).doctors} == {
        ("p1/1",), ("p2/1",), ("p3/1",),
    }  # fmt: skip


def test_the_same_rating_is_kept_once() -> None:
    """A rating that all pages agree on needs no list."""
    pages = _bylines(Doctor("A", rating=4.0, reviews=3), Doctor("A", rating=4.0, reviews=3))
    assert tally(pages).doctors[0].ratings == ()


def test_recorded_joins_and_splits_go_before_the_rules() -> None:
    """Two names become one doctor, and one name two, as the user has recorded it."""
    pages = _bylines(Doctor("A B", None, "X"), Doctor("C D", None, "Y"), Doctor("A B"))
    join = Alias(Person("a. b."), Person("C D"), same=True)
    split = Alias(Person("A B", "X"), Person("A B", ""), same=False)
    assert [doctor.answer_ids for doctor in tally(pages, (join,)).doctors] == [
        ("p1/1", "p2/1", "p3/1")
    ]
    assert [doctor.answer_ids for doctor in tally(pages, (split,)).doctors] == [
        ("p1/1",), ("p3/1",), ("p2/1",),
    ]  # fmt: skip


def test_groups() -> None:
    """By answers, then label; spelling aside; those without one last."""
    pages = _bylines(
        Doctor("A", None, "Dermatologist", "Reno"),
        Doctor("B", None, "dermatologist", "Boise"),
        Doctor("C", None, "Allergist", None),
        Doctor("D", None, None, "Reno"),
        Doctor("D", None, None, "Reno"),
    )
    doctors = tally(pages).doctors
    assert group_by_specialty(doctors) == (
        Group("Dermatologist", 2, 2, 2, ("p1/1", "p2/1")),
        Group("Allergist", 1, 1, 1, ("p3/1",)),
        Group(None, 1, 2, 2, ("p4/1", "p5/1")),
    )
    assert [(group.label, group.answers) for group in group_by_location(doctors)] == [
        ("Reno", 3), ("Boise", 1), (None, 1),
    ]  # fmt: skip


DOCTORS = st.one_of(
    st.none(),
    st.builds(
        Doctor,
        name=st.sampled_from([None, "A B", "a. b", "C"]),
        specialty=st.sampled_from([None, "X", "Y"]),
        location=st.sampled_from([None, "U", "V"]),
    ),
)
PAIRS = st.tuples(st.sampled_from(["byline", "nameless-byline", "sign-off", "none"]), DOCTORS)


@given(st.lists(st.lists(PAIRS, max_size=4), max_size=4))
def test_the_groups_sum_to_all_answers(drawn: list[list[tuple[Evidence, Doctor | None]]]) -> None:
    """No answer is lost and none is counted twice, whatever bylines say."""
    pages = [_page(f"p{i}", *doctors) for i, doctors in enumerate(drawn)]
    counted = tally(pages)
    ids = [id_ for doctor in counted.doctors for id_ in doctor.answer_ids]
    ids += [*counted.nameless, *counted.anonymous]
    assert len(ids) == len(set(ids)) == counted.answers == sum(map(len, drawn))
    assert sum(doctor.answers for doctor in counted.doctors) == len(ids) - len(
        counted.nameless
    ) - len(counted.anonymous)
