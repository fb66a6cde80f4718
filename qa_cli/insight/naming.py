"""Find doctors by a name as people type it: part of it, without accents, misspelt."""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from rapidfuzz.distance import OSA
from rapidfuzz.fuzz import ratio
from rapidfuzz.process import extractOne

from qa_cli.errors import NotFoundError, UsageError
from qa_cli.insight.evidence import is_named
from qa_cli.insight.folding import fold
from qa_cli.insight.tally import Respondent, Tally, tally
from qa_cli.model import Answer, Page

LONGEST = 200
"""Characters that a name may have: longer input is no name, and comparing it would take long."""

_TITLES = frozenset({"dr", "doctor", "md", "prof", "professor"})
"""Words left out of a typed name: `Dr. Emer` looks for `Emer`."""

_TYPOS = ((9, 2), (4, 1))
"""(letters at least, edits allowed): a shorter word has too many neighbours to guess at."""

NEAR = 50
"""Likeness (0-100) a name must have to be suggested: half of its letters in place."""


@dataclass(frozen=True, slots=True)
class Correction:
    """A typed word that was read as another."""

    source: str
    target: str
    distance: int
    """Edits (OSA: insert, delete, replace, swap neighbours), >= 1."""


@dataclass(frozen=True, slots=True)
class NameMatch:
    """Which of some names a typed name stands for."""

    places: tuple[int, ...]
    """Indices into the names, ascending; empty where none fits."""
    corrections: tuple[Correction, ...]
    """What had to be read differently; empty where the name was found as typed."""


def match_name(typed: str, names: Sequence[str]) -> NameMatch:
    """Return the names in which each typed word begins some word, in any order.

    Only where there is no such name, words are allowed one typo (two from nine letters on), and of
    those names the ones with the fewest edits are taken.

    Raises:
        UsageError: nothing but titles and punctuation, or longer than `LONGEST`.
    """
    if len(typed) > LONGEST:
        raise UsageError(f"a name has at most {LONGEST} characters")
    wanted = [word for word in fold(typed).split() if word not in _TITLES]
    if not wanted:
        raise UsageError("a name needs at least one letter or digit besides titles")
    best: int | None = None
    places: list[int] = []
    corrections: dict[Correction, None] = {}
    for place, name in enumerate(names):
        found = _read_as(wanted, fold(name).split())
        if found is None:
            continue
        edits = sum(correction.distance for correction in found)
        if best is None or edits < best:
            best, places, corrections = edits, [], {}
        if edits == best:
            places.append(place)
            corrections.update(dict.fromkeys(found))
    return NameMatch(tuple(places), tuple(corrections))


def _read_as(wanted: Sequence[str], words: Sequence[str]) -> list[Correction] | None:
    """Match each wanted word to the nearest of `words`; `None` if one of them is too far."""
    corrections = []
    for typed in wanted:
        if any(word.startswith(typed) for word in words):
            continue
        limit = next((edits for letters, edits in _TYPOS if len(typed) >= letters), 0)
        near = min(
            ((OSA.distance(typed, word, score_cutoff=limit), word) for word in words),
            default=(limit + 1, ""),
        )
        if near[0] > limit:
            return None
        corrections.append(Correction(typed, near[1], near[0]))
    return corrections


@dataclass(frozen=True, slots=True)
class Answered:
    """An answer, with the page it is on."""

    page: Page
    answer: Answer


@dataclass(frozen=True, slots=True)
class DoctorsFound:
    """Whom a typed name stands for, and what they answered."""

    corrections: tuple[Correction, ...]
    doctors: tuple[Respondent, ...]
    """In the order of the tally; empty where only sign-offs fit."""
    answers: tuple[Answered, ...]
    """Those doctors' answers, and answers without a name in their byline that are signed with a
    fitting name; in corpus order."""


def find_doctors(typed: str, pages: Iterable[Page], counted: Tally | None = None) -> DoctorsFound:
    """Find the doctors a typed name stands for, and their answers on `pages`.

    Args:
        typed: A part of a name, in any of the ways in which bylines write it.
        pages: The corpus.
        counted: Its tally; `None`: the plain one.

    Raises:
        UsageError: as `match_name`.
        NotFoundError: no byline and no sign-off has such a name; suggests the nearest one.
    """
    pages = list(pages)
    counted = counted or tally(pages)
    signed = {
        f"{page.id}/{answer.number}": answer.sign_off
        for page in pages
        for answer in page.question.answers
        if answer.sign_off and not is_named(answer)
    }
    return find_among(typed, counted, signed, lambda _: pages)


def find_among(
    typed: str,
    counted: Tally,
    signed: Mapping[str, str],
    pages_of: Callable[[Collection[str]], Iterable[Page]],
) -> DoctorsFound:
    """Find the doctors a typed name stands for, as `find_doctors` does.

    Args:
        typed: A part of a name.
        counted: The tally of the corpus.
        signed: Sign-offs of answers without a name in their byline, by the answer's id.
        pages_of: Returns the pages of answers, given by id, in corpus order; others may be there.
    """
    doctors = counted.doctors
    inferred = {one.answer_id for doctor in doctors for one in doctor.inferred}
    unknown = [(id_, name) for id_, name in signed.items() if id_ not in inferred]
    owners = [place for place, doctor in enumerate(doctors) for _ in doctor.names or (1,)]
    names = [name for doctor in doctors for name in doctor.names or (doctor.name,)]
    names += [name for _, name in unknown]
    match = match_name(typed, names)
    if (
        not match.places or match.corrections
    ):  # perhaps a name as it is printed, credentials and all
        titled = [
            f"{name} {doctor.credentials or ''}"
            for doctor in doctors
            for name in doctor.names or (doctor.name,)
        ]
        exact = match_name(typed, titled)
        match = match if exact.corrections or not exact.places else exact
    if not match.places:
        raise NotFoundError(f'no doctor by the name "{typed}"{nearest(typed, names)}')
    meant = dict.fromkeys(owners[place] for place in match.places if place < len(owners))
    found = tuple(doctors[place] for place in meant)
    theirs = {id_ for doctor in found for id_ in doctor.answer_ids}
    theirs |= {unknown[place - len(owners)][0] for place in match.places if place >= len(owners)}
    answered = (
        Answered(page, answer) for page in pages_of(theirs) for answer in page.question.answers
    )
    return DoctorsFound(
        match.corrections, found, tuple(one for one in answered if _answer_id(one) in theirs)
    )


def _answer_id(one: Answered) -> str:
    return f"{one.page.id}/{one.answer.number}"


def nearest(typed: str, names: Sequence[str]) -> str:
    """Return the end of a message that nobody is so named: the likest name, if any is like it."""
    near = extractOne(fold(typed), names, processor=fold, scorer=ratio, score_cutoff=NEAR)
    return f"; the nearest is {near[0]}" if near else ""
