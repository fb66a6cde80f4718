"""Signed answers counted for who signs them."""

import pytest

from qa_cli.insight import inferring
from qa_cli.insight.inferring import infer
from qa_cli.insight.tally import Inferred, Tally, tally
from qa_cli.model import Doctor
from tests.builders import Said, page

EMER = Doctor("Jason Emer", "MD", "Dermatologist", "Hollywood", 4.5, 9)


def _inferred(*answers: Said) -> Tally:
    """Return the tally of answers on a page `b`, where page `a` has one of Dr. Emer's."""
    pages = [page("a", Said("x", doctor=EMER)), page("b", *answers)]
    return infer(tally(pages), pages)


def test_a_doctor_known_elsewhere() -> None:
    """A family name that only one doctor of the corpus has; the line is told."""
    counted = _inferred(Said("Rest.\n\nDr. Emer", sign_off="Dr. Emer"), Said("y"))
    [emer] = counted.doctors
    assert (emer.name, emer.answers, emer.questions) == ("Jason Emer", 2, 2)
    assert emer.answer_ids == ("a/1", "b/1")
    assert emer.inferred == (Inferred("b/1", "Dr. Emer", "pages/b.txt", 5),)
    assert (counted.answers, counted.nameless, counted.anonymous) == (3, (), ("b/2",))


def test_a_nameless_byline_must_not_contradict() -> None:
    """Its specialty and place count."""
    other = Doctor(None, None, "Dentist", None, None, None)
    same = Doctor(None, None, "DERMATOLOGIST", None, None, None)
    counted = _inferred(
        Said("Emer", doctor=other, sign_off="Emer"), Said("Emer", doctor=same, sign_off="Emer")
    )
    assert [(one.name, one.answer_ids) for one in counted.doctors] == [
        ("Jason Emer", ("a/1", "b/2")),
        ("Emer", ("b/1",)),
    ]
    assert counted.nameless == ()


def test_a_name_of_two_is_nobodys() -> None:
    """Where a sign-off fits several doctors, the answer stays without one."""
    jane = Doctor("Jane Emer", None, None, None, None, None)
    said = Said("Dr. Emer", sign_off="Dr. Emer")
    counted = _inferred(Said("y", doctor=jane), said)
    assert counted.anonymous == ("b/2",)
    assert all(not doctor.inferred for doctor in counted.doctors)
    counted = _inferred(Said("y", doctor=jane), Said("J. Emer", sign_off="Jane Emer"))
    assert {one.name: len(one.inferred) for one in counted.doctors} == {
        "Jason Emer": 0,
        "Jane Emer": 1,
    }


def test_strangers() -> None:
    """A full name is one doctor on all pages, a family name alone is somebody on each anew."""
    pages = [
        page(page_id, Said("Ann Roe", sign_off="Ann Roe"), Said("Dr. Doe", sign_off="Dr. Doe"))
        for page_id in ("a", "b")
    ]
    counted = infer(tally(pages), pages)
    assert [(one.name, one.answers) for one in counted.doctors] == [
        ("Ann Roe", 2), ("Dr. Doe", 1), ("Dr. Doe", 1),
    ]  # fmt: skip
    assert all(one.rating is None and len(one.inferred) == one.answers for one in counted.doctors)


def test_other_first_names_are_others() -> None:
    """A sign-off with another first name is no sign of the doctor."""
    counted = _inferred(Said("Ann Emer", sign_off="Ann Emer"))
    assert [one.name for one in counted.doctors] == ["Ann Emer", "Jason Emer"]


def test_a_byline_is_not_doubted() -> None:
    """An answer with a named byline stays its doctor's, whoever it is signed by."""
    counted = _inferred(
        Said("Emer", doctor=Doctor("Ann Roe", None, None, None, None, None), sign_off="Emer")
    )
    assert {one.name: one.answers for one in counted.doctors} == {"Ann Roe": 1, "Jason Emer": 1}


def test_every_answer_is_counted_once() -> None:
    """The sum is that of all answers, with what is inferred and without."""
    counted = _inferred(
        Said("Emer", sign_off="Emer"), Said("Ann Roe", sign_off="Ann Roe"), Said("y"),
        Said("z", doctor=Doctor(None, None, "Dentist", None, None, None)),
    )  # fmt: skip
    in_doctors = sum(doctor.answers for doctor in counted.doctors)
    assert in_doctors + len(counted.nameless) + len(counted.anonymous) == counted.answers == 5


def test_a_name_of_very_many_is_not_looked_through(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where a family name has more doctors than patience lasts, the answer stays where it is."""
    said = Said("Dr. Emer", sign_off="Dr. Emer")
    monkeypatch.setattr(inferring, "PATIENCE", 0)
    monkeypatch.setattr(inferring, "_may_be", lambda *_: pytest.fail("looked through"))
    assert _inferred(said).anonymous == ("b/1",)
