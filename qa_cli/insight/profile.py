"""What a corpus tells about one doctor, beside the answers: figures, own words, who else answers.

Only other answers to the same questions are compared with: they are about the same thing.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from qa_cli.corpus.ids import page_of
from qa_cli.insight.aliases import Aliases
from qa_cli.insight.figures import (
    Figure,
    FigureGroup,
    Spoken,
    by_question,
    figures_of,
    note_spoken,
    share,
)
from qa_cli.insight.folding import fold
from qa_cli.insight.possible import Possible, possible_with
from qa_cli.insight.tally import Respondent
from qa_cli.insight.terms import UnusualTerm, unusual_terms
from qa_cli.model import Page


@dataclass(frozen=True, slots=True)
class OwnTerm:
    """A word that the doctor uses where nobody else who answers the same question does."""

    word: str
    """In lower case."""
    questions: int
    """On how many of the doctor's questions it is the doctor's alone."""
    times: int
    """How often the doctor uses it there, >= `questions`."""


@dataclass(frozen=True, slots=True)
class Fellow:
    """Another doctor who answered some of the same questions."""

    doctor: Respondent
    questions: int
    """How many of them, >= 1."""


@dataclass(frozen=True, slots=True)
class Profile:
    """One doctor."""

    doctor: Respondent
    figures: tuple[Figure, ...]
    """Every figure in the doctor's answers, in corpus order."""
    shared: FigureGroup
    """The same, counted by how many of the doctor's answers give them."""
    compared: int
    """Questions of the doctor's that somebody else answers, too; with none there is nothing to
    compare."""
    terms: tuple[OwnTerm, ...]
    """By questions, then times, then alphabet; without the words of the doctor's own name."""
    fellows: tuple[Fellow, ...]
    """By questions, then in the order of the tally."""
    possible: tuple[Possible, ...]
    """Who may be the same doctor."""


@dataclass(frozen=True, slots=True)
class _OnPage:
    """What is worked out of one page for all doctors there."""

    owners: tuple[int | str, ...]
    """Place of each doctor who answers; the id of each answer of nobody known. Each once."""
    terms: dict[int | str, list[UnusualTerm]]
    """The words that each of them uses alone."""


def profiles(
    found: Iterable[Respondent],
    everyone: Sequence[Respondent],
    pages: Iterable[Page],
    aliases: Aliases = (),
    saved: Callable[[Page], str | None] = lambda _: None,
) -> tuple[Profile, ...]:
    """Describe some doctors of a tally.

    Args:
        found: The doctors.
        everyone: All doctors of the tally.
        pages: Those on which the doctors found answer, or more.
        aliases: What the user has recorded.
        saved: Gives a page's text as saved, where figures need exact columns.
    """
    found = tuple(found)
    theirs = {id_ for doctor in found for id_ in doctor.answer_ids}
    wanted = set(map(page_of, theirs))
    owners = {
        id_: place
        for place, doctor in enumerate(everyone)
        for id_ in doctor.answer_ids
        if page_of(id_) in wanted
    }
    pages = [page for page in pages if page.id in wanted]
    on_page = {page.id: _look(page, owners) for page in pages}
    figures: defaultdict[int, list[Figure]] = defaultdict(list)
    spoken: Spoken = {}
    for page in pages:
        for figure in figures_of(page, saved(page)):
            note_spoken(spoken, figure)
            if figure.speaker == "doctor" and figure.id in theirs:
                figures[owners[figure.id]].append(figure)
    pairs = possible_with(found, everyone, aliases)
    described = []
    for doctor in found:
        place = owners[doctor.answer_ids[0]]
        topics = share(figures[place], by_question(doctor.answer_ids), spoken)
        described.append(
            _profile(
                tuple(figures[place]),
                FigureGroup(None, doctor.name, doctor.answers, topics),
                [(place, on_page[id_]) for id_ in dict.fromkeys(map(page_of, doctor.answer_ids))],
                everyone,
                tuple(pair for pair in pairs if doctor in (pair.one, pair.other)),
            )
        )
    return tuple(described)


def _profile(
    figures: tuple[Figure, ...],
    shared: FigureGroup,
    on_pages: Sequence[tuple[int, _OnPage]],
    everyone: Sequence[Respondent],
    pairs: tuple[Possible, ...],
) -> Profile:
    questions: Counter[str] = Counter()
    times: Counter[str] = Counter()
    fellows: Counter[int] = Counter()
    compared = 0
    doctor = everyone[on_pages[0][0]]
    own_name = {word for name in doctor.names or (doctor.name,) for word in fold(name).split()}
    for place, page in on_pages:
        others = [owner for owner in page.owners if owner != place]
        compared += bool(others)
        fellows.update(owner for owner in others if isinstance(owner, int))
        for term in page.terms.get(place, ()) if others else ():
            questions[term.word] += 1
            times[term.word] += term.times
    words = (word for word in questions if fold(word) not in own_name)
    terms = [OwnTerm(word, questions[word], times[word]) for word in words]
    terms.sort(key=lambda term: (-term.questions, -term.times, term.word))
    return Profile(
        doctor,
        figures,
        shared,
        compared,
        tuple(terms),
        tuple(
            Fellow(everyone[place], number)
            for place, number in sorted(fellows.items(), key=lambda item: (-item[1], item[0]))
        ),
        pairs,
    )


def _look(page: Page, owners: dict[str, int]) -> _OnPage:
    """Find what each of those who answer says alone; several answers of one doctor are one text."""
    texts: defaultdict[int | str, list[str]] = defaultdict(list)
    for answer in page.question.answers:
        id_ = f"{page.id}/{answer.number}"
        texts[owners.get(id_, id_)].append(answer.body)
    known = tuple(texts)
    terms: defaultdict[int | str, list[UnusualTerm]] = defaultdict(list)
    for term in unusual_terms(["\n\n".join(bodies) for bodies in texts.values()]):
        terms[known[term.number - 1]].append(term)
    return _OnPage(known, dict(terms))
