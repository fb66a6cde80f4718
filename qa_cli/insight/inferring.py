"""Answers given to doctors for their sign-offs, on request: a sign-off is no byline.

An answer without a name in its byline that is signed goes to the one doctor of the tally whom the
sign-off fits. Where it fits several it stays where it is; where it fits nobody, whoever signs with
a full name is a doctor of that name, and a family name alone is somebody on each page anew.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from qa_cli.corpus.ids import page_of
from qa_cli.insight.evidence import is_named
from qa_cli.insight.folding import fold
from qa_cli.insight.persons import Parts, family_of, likeness, name_key, parts_of
from qa_cli.insight.tally import Inferred, Respondent, Tally, in_order
from qa_cli.model import Page

PATIENCE = 1000
"""Doctors of one family name: of more, a sign-off is nobody's, and to look at all takes long."""


class Signed(NamedTuple):
    """An answer without a name in its byline that is signed."""

    answer_id: str
    sign_off: str
    path: str
    line: int
    """Of the page: where the sign-off stands, 1-based."""
    specialty: str | None
    """By the byline, where there is one; `None` as the next where it gives none."""
    location: str | None
    record: int | None
    """As in `Inferred`."""


def signed_answers(pages: Iterable[Page]) -> Iterator[Signed]:
    """Yield the answers of pages that only a sign-off tells the doctor of."""
    for page in pages:
        for answer in page.question.answers:
            if not answer.sign_off or is_named(answer):
                continue
            post = answer.doctor if answer.evidence == "nameless-byline" else None
            yield Signed(
                f"{page.id}/{answer.number}",
                answer.sign_off,
                page.source.path,
                answer.line_of_sign_off(),
                post.specialty if post else None,
                post.location if post else None,
                page.source.record,
            )


def infer(tally: Tally, pages: Sequence[Page]) -> Tally:
    """Return the tally of some pages with signed answers given to doctors."""
    ids = (f"{page.id}/{answer.number}" for page in pages for answer in page.question.answers)
    order = {answer_id: place for place, answer_id in enumerate(ids)}
    return infer_signed(tally, signed_answers(pages), order)


def infer_signed(tally: Tally, signed: Iterable[Signed], order: Mapping[str, int]) -> Tally:
    """Return a tally with signed answers given to doctors, each marked in `inferred`.

    Args:
        tally: That of the same pages.
        signed: Their answers that only a sign-off tells the doctor of.
        order: The place of each of their answers in the corpus, by its id.
    """
    known = _Known(tally.doctors)
    theirs: defaultdict[int, list[Inferred]] = defaultdict(list)
    strangers: defaultdict[str, list[Inferred]] = defaultdict(list)
    for one in signed:
        key = name_key(one.sign_off)
        fitting = known.fitting(one, key)
        if fitting is None:
            continue
        found = Inferred(one.answer_id, one.sign_off, one.path, one.line, one.record)
        if len(fitting) == 1:
            theirs[fitting[0]].append(found)
        elif not fitting:
            strangers[key if parts_of(key) else one.answer_id].append(found)
    doctors = [
        _with(doctor, theirs[place], order) if place in theirs else doctor
        for place, doctor in enumerate(tally.doctors)
    ]
    doctors += [_with(_stranger(found), found, order) for found in strangers.values()]
    given = {one.answer_id for found in (*theirs.values(), *strangers.values()) for one in found}
    return Tally(
        tally.answers,
        in_order(doctors),
        tuple(id_ for id_ in tally.nameless if id_ not in given),
        tuple(id_ for id_ in tally.anonymous if id_ not in given),
    )


class _Known:
    """Doctors by family name, and by the first letters of their given names."""

    def __init__(self, doctors: Sequence[Respondent]) -> None:
        self._doctors = doctors
        self._families: defaultdict[str, dict[int, None]] = defaultdict(dict)
        self._letters: defaultdict[tuple[str, str], list[tuple[int, Parts]]] = defaultdict(list)
        for place, doctor in enumerate(doctors):
            for name in doctor.names or (doctor.name,):
                key = name_key(name)
                family, parts = family_of(key), parts_of(key)
                self._families[family][place] = None
                if parts is not None:
                    for letter in {given[0] for given in parts.givens}:
                        self._letters[family, letter].append((place, parts))

    def fitting(self, signed: Signed, key: str) -> list[int] | None:
        """Return whom a sign-off fits, two of them at most; `None` where nobody can tell.

        Neither name nor byline is against it. A family name alone may be anybody's of that name.
        """
        family, parts = family_of(key), parts_of(key)
        named = self._families.get(family, {})
        if len(named) > PATIENCE:
            return None
        if parts is None:
            fitting = iter(named if " " not in key else ())
        else:
            fitting = (
                place
                for letter in sorted({given[0] for given in parts.givens})
                for place, other in self._letters.get((family, letter), ())
                if likeness(parts, other) is not None
            )
        places: dict[int, None] = {}
        for place in fitting:
            doctor = self._doctors[place]
            if _may_be(signed.specialty, doctor.specialty) and _may_be(
                signed.location, doctor.location
            ):
                places[place] = None
                if len(places) > 1:
                    break
        return list(places)


def _may_be(one: str | None, other: str | None) -> bool:
    return not one or not other or fold(one) == fold(other)


def _stranger(found: Sequence[Inferred]) -> Respondent:
    return Respondent(found[0].sign_off, None, None, None, None, None, 0, 0, ())


def _with(doctor: Respondent, found: Sequence[Inferred], order: Mapping[str, int]) -> Respondent:
    ids = (*doctor.answer_ids, *(one.answer_id for one in found))
    return replace(
        doctor,
        answers=len(ids),
        questions=len(set(map(page_of, ids))),
        answer_ids=tuple(sorted(ids, key=order.__getitem__)),
        inferred=tuple(found),
    )
