"""Summaries: a corpus or one question in figures that a reader can check against the pages."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import get_args

from qa_cli.insight.agreement import Agreement, agreement
from qa_cli.insight.aliases import Aliases
from qa_cli.insight.figures import Axis, Sharing, Topic, axes_of, figures_of
from qa_cli.insight.tally import (
    Group,
    Respondent,
    Tally,
    group_by_location,
    group_by_specialty,
    tally,
)
from qa_cli.insight.terms import (
    Term,
    TermCounts,
    UnusualTerm,
    shared_terms,
    unusual_terms,
    words_in,
)
from qa_cli.model import Answer, Evidence, Page

BANDS = ((5.0, 5.0), (4.5, 4.9), (4.0, 4.4), (3.0, 3.9), (0.0, 2.9))
"""Ratings are counted by these ranges, stars, both ends included: most ratings crowd near 5."""

MOST_FIGURE_PAGES = 400
"""Pages of a corpus whose figures are read for its summary, evenly drawn from all: to read those of
all would take several times as long as everything else. `qa figures` reads all."""


@dataclass(frozen=True, slots=True)
class Spread:
    """How some counts are spread; of at least one count."""

    least: int
    median: float
    most: int
    total: int


@dataclass(frozen=True, slots=True)
class Band:
    """How many doctors are rated within a range."""

    low: float
    """Stars, included."""
    high: float
    """Stars, included."""
    doctors: int
    reviews: int
    """All reviews that these ratings rest on."""


@dataclass(frozen=True, slots=True)
class ProblemCount:
    """How often a problem was recorded."""

    code: str
    count: int
    pages: int
    """On how many pages."""


@dataclass(frozen=True, slots=True)
class FigureSample:
    """The figures of a corpus, or of pages evenly drawn from it."""

    pages: int
    """Pages whose figures were read: all, or `MOST_FIGURE_PAGES`."""
    answers: int
    """Answers on these pages: what all shares are of."""
    topics: tuple[Topic, ...]


@dataclass(frozen=True, slots=True)
class CorpusSummary:
    """All pages in hand, in figures."""

    pages: int
    unanswered: int
    """Pages on which no answer was found."""
    short: int
    """Pages that declare more answers than were found on them."""
    answers: int
    named: int
    """Answers whose byline has a name."""
    nameless: int
    """Answers with a byline that has no name."""
    anonymous: int
    """Answers without a byline."""
    doctors: int
    """Different doctors among the named answers."""
    rated: int
    """How many of these have a rating."""
    answers_per_question: Spread | None
    """`None` where there is no page."""
    words_per_answer: Spread | None
    """Words of the bodies; `None` where there is no answer."""
    ratings: tuple[Band, ...]
    """One per entry of `BANDS`, highest first; they sum to `rated`."""
    specialties: tuple[Group, ...]
    locations: tuple[Group, ...]
    terms: tuple[Term, ...]
    """All telling terms of the answers, the most widely used first."""
    problems: tuple[ProblemCount, ...]
    """Most frequent first."""
    figures: FigureSample


@dataclass(frozen=True, slots=True)
class Reply:
    """One answer within a question's summary."""

    number: int
    name: str | None
    specialty: str | None
    location: str | None
    rating: float | None
    reviews: int | None
    evidence: Evidence
    sign_off: str | None
    words: int
    """Words of the body."""


@dataclass(frozen=True, slots=True)
class QuestionSummary:
    """One question, in figures."""

    id: str
    title: str | None
    declared_answers: int | None
    replies: tuple[Reply, ...]
    """One per answer, in page order."""
    words_per_answer: Spread | None
    """`None` where there is no answer."""
    shared: tuple[Term, ...]
    """Terms that two answers or more use, the most widely used first."""
    unusual: tuple[UnusualTerm, ...]
    """Terms that one answer alone uses, the most used first."""
    agreement: Agreement
    figures: tuple[Topic, ...]
    """Figures by what they are given for; copies count once, as in `agreement`."""
    axes: tuple[Axis, ...]
    """The same by quantity, with what most answers cover."""

    @property
    def evidence(self) -> dict[Evidence, int]:
        """How many answers there are of each evidence; all that there can be are in it."""
        kinds: tuple[Evidence, ...] = get_args(Evidence)
        return {kind: sum(reply.evidence == kind for reply in self.replies) for kind in kinds}


@dataclass(slots=True)
class Counts:
    """What is counted of pages, one by one, for their summary."""

    answers: list[int] = field(default_factory=list)
    """Of each page."""
    words: list[int] = field(default_factory=list)
    """Of each answer's body."""
    short: int = 0
    """Pages that declare more answers than were found."""
    problems: tuple[ProblemCount, ...] = ()
    terms: tuple[Term, ...] = ()
    figures: FigureSample = FigureSample(0, 0, ())


def summarise_corpus(pages: Sequence[Page], aliases: Aliases = ()) -> CorpusSummary:
    """Put `pages` in figures; each is looked at once, and not kept.

    `aliases` is what the user has recorded of who is who.
    """
    counts = Counts()
    terms = TermCounts()
    codes: Counter[str] = Counter()
    pages_with: Counter[str] = Counter()
    sharing = Sharing(mentions=False)
    drawn = figure_pages(len(pages))
    answered: dict[str, int] = {}

    def note(page: Page) -> Page:
        question = page.question
        if len(counts.answers) in drawn:
            sharing.add(figures_of(page))
            answered[page.id] = len(question.answers)
        counts.answers.append(len(question.answers))
        counts.short += (question.declared_answers or 0) > len(question.answers)
        for answer in question.answers:
            counts.words.append(words_in(answer.body))
            terms.add(_text(answer))
        found = [problem.code for problem in question.problems]
        codes.update(found)
        pages_with.update(set(found))
        return page

    counted = tally(map(note, pages), aliases)
    counts.problems = problem_counts((code, n, pages_with[code]) for code, n in codes.items())
    counts.terms = terms.ranked()
    counts.figures = sample_of(sharing, answered)
    return summary_of(counts, counted)


def sample_of(sharing: Sharing, answered: Mapping[str, int]) -> FigureSample:
    """Return the figures that were counted on some pages, given their answers by the page's id."""
    return FigureSample(len(answered), sum(answered.values()), sharing.topics(answered))


def figure_pages(pages: int) -> range:
    """Return the places of the pages whose figures are read: all, or `MOST_FIGURE_PAGES` evenly."""
    return range(0, pages, max(-(-pages // MOST_FIGURE_PAGES), 1))


def problem_counts(counted: Iterable[tuple[str, int, int]]) -> tuple[ProblemCount, ...]:
    """Return how often each problem was recorded, and on how many pages; most frequent first."""
    return tuple(ProblemCount(*one) for one in sorted(counted, key=lambda one: (-one[1], one[0])))


def summary_of(counts: Counts, counted: Tally) -> CorpusSummary:
    """Put together what was counted and the tally of the same pages."""
    rated = [doctor for doctor in counted.doctors if doctor.rating is not None]
    return CorpusSummary(
        pages=len(counts.answers),
        unanswered=counts.answers.count(0),
        short=counts.short,
        answers=counted.answers,
        named=counted.answers - len(counted.nameless) - len(counted.anonymous),
        nameless=len(counted.nameless),
        anonymous=len(counted.anonymous),
        doctors=len(counted.doctors),
        rated=len(rated),
        answers_per_question=_spread(counts.answers),
        words_per_answer=_spread(counts.words),
        ratings=_bands(rated),
        specialties=group_by_specialty(counted.doctors),
        locations=group_by_location(counted.doctors),
        terms=counts.terms,
        problems=counts.problems,
        figures=counts.figures,
    )


def summarise_question(page: Page, *, mentions: bool = False) -> QuestionSummary:
    """Put one question in figures; `mentions`: keep every mention of those on `axes`."""
    answers = page.question.answers
    texts = [_text(answer) for answer in answers]
    agreed = agreement(page.question)
    repeated = {f"{page.id}/{number}" for number in agreed.repeated}
    sharing = Sharing(mentions=False)
    figures = [figure for figure in figures_of(page) if figure.id not in repeated]
    sharing.add(figures)
    return QuestionSummary(
        id=page.id,
        title=page.question.title,
        declared_answers=page.question.declared_answers,
        replies=tuple(map(_reply, answers)),
        words_per_answer=_spread(words_in(answer.body) for answer in answers),
        shared=shared_terms(texts),
        unusual=unusual_terms(texts),
        agreement=agreed,
        figures=sharing.topics(agreed.different),
        axes=axes_of(figures, agreed.different, mentions=mentions),
    )


def _text(answer: Answer) -> str:
    return f"{answer.headline or ''}\n{answer.body}"


def _reply(answer: Answer) -> Reply:
    doctor = answer.doctor
    return Reply(
        number=answer.number,
        name=doctor.name if doctor else None,
        specialty=doctor.specialty if doctor else None,
        location=doctor.location if doctor else None,
        rating=doctor.rating if doctor else None,
        reviews=doctor.reviews if doctor else None,
        evidence=answer.evidence,
        sign_off=answer.sign_off,
        words=words_in(answer.body),
    )


def _spread(counts: Iterable[int]) -> Spread | None:
    values = list(counts)
    if not values:
        return None
    values.sort()
    middle = len(values) // 2
    median = float(values[middle]) if len(values) % 2 else (values[middle - 1] + values[middle]) / 2
    return Spread(values[0], median, values[-1], sum(values))


def _bands(rated: Iterable[Respondent]) -> tuple[Band, ...]:
    left = list(rated)
    bands = []
    for low, high in BANDS:
        within = [doctor for doctor in left if (doctor.rating or 0.0) >= low]
        left = [doctor for doctor in left if (doctor.rating or 0.0) < low]
        reviews = sum(doctor.reviews or 0 for doctor in within)
        bands.append(Band(low, high, len(within), reviews))
    return tuple(bands)
