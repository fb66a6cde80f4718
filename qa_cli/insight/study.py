"""What a corpus says as a whole: worked out from its pages, or read where an index knows it."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple, Protocol

from qa_cli.insight.aliases import Aliases
from qa_cli.insight.audit import Audit, audit
from qa_cli.insight.figures import By, Figure, FigureGroup, Kind, Sharing, figures_of, group_figures
from qa_cli.insight.overview import CorpusSummary, summarise_corpus
from qa_cli.insight.tally import Tally, tally
from qa_cli.insight.terms import words_in
from qa_cli.insight.terms.usage import AnswerText, Frequencies, count_terms, text_in
from qa_cli.model import Doctor, Page

if TYPE_CHECKING:
    from qa_cli.insight.naming import DoctorsFound


class Described(NamedTuple):
    """A question or an answer, and what it can be told by."""

    id: str
    """The page's id, or `id/number`."""
    number: int
    """Of the answer; 0 for the question."""
    specialty: str | None
    """As the byline gives it; `None`, as the next, for a question."""
    location: str | None
    problems: tuple[str, ...]
    """Codes of the page's problems, each once, in the order of the alphabet."""


class Study(Protocol):
    """What a corpus says as a whole. `aliases`, known to it, are heeded everywhere."""

    def tally(self, *, inferred: bool = False) -> Tally:
        """Return the tally; `inferred`: signed answers given to who signs them."""
        ...

    def words(self) -> Mapping[str, int]:
        """Return the words of each answer, by its id."""
        ...

    def named(self, typed: str, counted: Tally) -> "DoctorsFound":
        """Find the doctors of a tally by name, see `names.find_doctors`, which tells the errors."""
        ...

    def summary(self) -> CorpusSummary:
        """Return the corpus in figures."""
        ...

    def audit(self) -> Audit:
        """Return all that is doubtful about its pages."""
        ...

    def figures(self, kind: Kind | None) -> Iterator[Figure]:
        """Yield every figure of a kind, in page order; `None`: of any."""
        ...

    def answers(self) -> int:
        """Return the number of all answers."""
        ...

    def described(self) -> Iterator[Described]:
        """Yield each question and answer with what it can be told by, in page order."""
        ...

    def texts(self) -> Iterator[AnswerText]:
        """Yield the text of each answer, in page order."""
        ...

    def owners(self, ids: Collection[str] | None = None) -> Mapping[str, int]:
        """Return what tells the doctor of each answer with a named one from others, by its id.

        Of these answers at least; `None`: of all.
        """
        ...

    def persons(self, ids: Collection[str] | None = None) -> Mapping[str, str]:
        """Return the doctor's name, as the tally has it, of each answer with a named one, by id.

        Of these answers at least; `None`: of all.
        """
        ...

    def counts(self, start: str = "") -> Frequencies:
        """Count the telling words of all answers; only those that begin so, with their own sum."""
        ...

    def times(self, words: Collection[str]) -> Mapping[str, int]:
        """Return how often telling words stand in all answers; what stands nowhere is left out."""
        ...

    def groups(self, by: By | None, kind: Kind | None) -> Iterable[FigureGroup]:
        """Count who gives which figure: over all, or within each answer, question or doctor.

        Mentions are not kept, nor ids of answers; groups without figures are left out.
        """
        ...


class PagesStudy:
    """A study of pages in memory.

    Args:
        pages: All of the corpus.
        aliases: What the user has recorded of who is who.
    """

    def __init__(self, pages: Sequence[Page], aliases: Aliases) -> None:
        self._pages = pages
        self._aliases = aliases

    def tally(self, *, inferred: bool = False) -> Tally:
        """Return the tally; `inferred`: signed answers given to who signs them."""
        counted = tally(self._pages, self._aliases)
        if not inferred:
            return counted
        from qa_cli.insight.inferring import infer  # noqa: PLC0415  only on request

        return infer(counted, self._pages)

    def words(self) -> Mapping[str, int]:
        """Return the words of each answer, by its id."""
        return {
            f"{page.id}/{answer.number}": words_in(answer.body)
            for page in self._pages
            for answer in page.question.answers
        }

    def named(self, typed: str, counted: Tally) -> "DoctorsFound":
        """Find the doctors of a tally by name."""
        from qa_cli.insight.naming import find_doctors  # noqa: PLC0415  RapidFuzz is only for names

        return find_doctors(typed, self._pages, counted)

    def summary(self) -> CorpusSummary:
        """Return the corpus in figures."""
        return summarise_corpus(self._pages, self._aliases)

    def audit(self) -> Audit:
        """Return all that is doubtful about its pages."""
        return audit(self._pages)

    def figures(self, kind: Kind | None) -> Iterator[Figure]:
        """Yield every figure of a kind, in page order; columns without the pages as saved."""
        for page in self._pages:
            for figure in figures_of(page):
                if kind in {None, figure.kind}:
                    yield figure

    def answers(self) -> int:
        """Return the number of all answers."""
        return sum(len(page.question.answers) for page in self._pages)

    def described(self) -> Iterator[Described]:
        """Yield each question and answer with what it can be told by, in page order."""
        for page in self._pages:
            codes = tuple(sorted({problem.code for problem in page.question.problems}))
            yield Described(page.id, 0, None, None, codes)
            for answer in page.question.answers:
                doctor = answer.doctor or Doctor()
                post = doctor.specialty or None, doctor.location or None
                yield Described(f"{page.id}/{answer.number}", answer.number, *post, codes)

    def texts(self) -> Iterator[AnswerText]:
        """Yield the text of each answer, in page order."""
        for page in self._pages:
            for answer in page.question.answers:
                yield text_in(answer, page.id)

    def owners(self, ids: Collection[str] | None = None) -> Mapping[str, int]:
        """Return what tells the doctor of each answer with a named one from others, by its id."""
        del ids
        doctors = enumerate(self.tally().doctors)
        return {one: number for number, doctor in doctors for one in doctor.answer_ids}

    def persons(self, ids: Collection[str] | None = None) -> Mapping[str, str]:
        """Return the doctor's name of each answer with a named one, by its id."""
        del ids
        return {one: doctor.name for doctor in self.tally().doctors for one in doctor.answer_ids}

    def counts(self, start: str = "") -> Frequencies:
        """Count the telling words of all answers; only those that begin so, with their own sum."""
        counts = count_terms(self.texts(), phrases=False)
        if not start:
            return counts
        times = Counter({one: n for one, n in counts.times.items() if one.startswith(start)})
        answers = Counter({one: counts.answers[one] for one in times})
        return Frequencies(times, answers, times.total())

    def times(self, words: Collection[str]) -> Mapping[str, int]:
        """Return how often telling words stand in all answers; what stands nowhere is left out."""
        times = self.counts().times
        return {word: times[word] for word in words if word in times}

    def groups(self, by: By | None, kind: Kind | None) -> Iterable[FigureGroup]:
        """Count who gives which figure: over all, or within each answer, question or doctor."""
        if by is not None:
            counted = self.tally() if by == "doctor" else None
            return group_figures(list(self.figures(kind)), self._pages, by, counted)
        sharing = Sharing(mentions=False)
        sharing.add(self.figures(kind))
        counts = {page.id: len(page.question.answers) for page in self._pages}
        answers = sum(counts.values())
        page = self._pages[0] if len(self._pages) == 1 else None
        title = page.question.title if page else None
        return [FigureGroup(page.id if page else None, title, answers, sharing.topics(counts))]
