"""How many answers give a figure: the same values counted together, the rest counted as silent.

Two figures are the same if kind, role, value and denial are: a year is twelve months, `cc` is `ml`,
`about 3 months` counts as 3 months. Figures of one kind, role and measure are a topic. An answer is
silent on a topic if it gives no figure there, not even to deny it, and some answer to the same
question gives one of that kind and role: nobody is silent on what is not spoken of. The asker's
figures are told apart: they are no answer's.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Literal, get_args

from qa_cli.corpus.ids import page_of
from qa_cli.insight.figures.counted import FigureGroup, SharedFigure, Topic
from qa_cli.insight.figures.figure import Figure, Kind, Role
from qa_cli.insight.figures.units import scale_of
from qa_cli.insight.tally import Tally, tally
from qa_cli.model import Page

By = Literal["answer", "question", "doctor"]

_DIGITS = 6
"""Significant digits in which values must agree: rounding of units aside, they are the same."""


Spoken = dict[tuple[Kind, Role], set[str]]
"""Kind and role -> ids of the questions where an answer gives a figure of them."""


def note_spoken(spoken: Spoken, figure: Figure) -> None:
    """Note that an answer gives a figure; an asker's is none."""
    if figure.speaker == "doctor":
        spoken.setdefault((figure.kind, figure.role), set()).add(page_of(figure.id))


@dataclass(slots=True)
class _Count:
    """A `SharedFigure` being counted."""

    first: Figure
    answers: dict[str, None] = field(default_factory=dict)
    asked: bool = False
    mentions: list[Figure] = field(default_factory=list)


class Sharing:
    """Counts figures as they come.

    Args:
        mentions: keep every mention; without, only counts are kept, which takes little memory
            however many figures there are.
    """

    def __init__(self, *, mentions: bool = True) -> None:
        self._mentions = mentions
        self._topics: dict[tuple[Kind, Role, str], dict[tuple[float, float, bool], _Count]] = {}
        self._spoken: Spoken = {}

    def add(self, figures: Iterable[Figure]) -> None:
        """Count some figures."""
        for figure in figures:
            measure, factor = scale_of(figure.unit)
            counts = self._topics.setdefault((figure.kind, figure.role, measure), {})
            key = rounded(figure.low * factor), rounded(figure.high * factor), figure.negated
            count = counts.get(key)
            if count is None:
                count = counts[key] = _Count(figure)
            if figure.speaker == "asker":
                count.asked = True
            else:
                count.answers[figure.id] = None
                note_spoken(self._spoken, figure)
            if self._mentions:
                count.mentions.append(figure)

    def topics(
        self, answers: int | Mapping[str, int], spoken: Spoken | None = None
    ) -> tuple[Topic, ...]:
        """Return what was counted.

        Args:
            answers: How many answers there are to the one question; of several questions, for each
                id of a question how many answers to it are counted.
            spoken: Where answers give figures of a kind and role; `None`: where the counted do.
        """
        where = self._spoken if spoken is None else spoken

        def among(questions: Collection[str]) -> int:
            if isinstance(answers, int):
                return answers if questions else 0
            return sum(answers.get(one, 0) for one in questions)

        return ordered(
            _topic(*key, counts, among(where.get(key[:2], ())))
            for key, counts in self._topics.items()
        )


def ordered(topics: Iterable[Topic]) -> tuple[Topic, ...]:
    """Return topics in order: those that most answers speak of first, then by kind and role."""
    kinds, roles = get_args(Kind), get_args(Role)
    return tuple(
        sorted(topics, key=lambda one: (-one.given, kinds.index(one.kind), roles.index(one.role)))
    )


def share(
    figures: Iterable[Figure], answers: int | Mapping[str, int], spoken: Spoken | None = None
) -> tuple[Topic, ...]:
    """Count who gives which figure; arguments as of `Sharing.topics`.

    The topic that most answers speak of comes first.
    """
    sharing = Sharing()
    sharing.add(figures)
    return sharing.topics(answers, spoken)


def most_shared(topics: Sequence[Topic], most: int) -> tuple[Topic, ...]:
    """Keep the `most` figures that most answers give, in their topics and their order."""
    ranked = sorted(
        ((one.given, at, place) for at, topic in enumerate(topics)
         for place, one in enumerate(topic.figures)),
        key=lambda item: (-item[0], item[1], item[2]),
    )  # fmt: skip
    kept = {(at, place) for _, at, place in ranked[:most]}
    cut = (
        replace(
            topic,
            figures=tuple(one for i, one in enumerate(topic.figures) if (at, i) in kept),
        )
        for at, topic in enumerate(topics)
    )
    return tuple(topic for topic in cut if topic.figures)


def group_figures(
    figures: Sequence[Figure], pages: Sequence[Page], by: By, counted: Tally | None = None
) -> tuple[FigureGroup, ...]:
    """Share figures within each answer, question or doctor; groups without figures are left out.

    Questions and answers come in page order, the asker's part as a group of its own with the
    question's id and no answers. Doctors come in the order of `tally`, then the answers without a
    doctor's name; the asker's figures are no doctor's. `counted`: the tally of the pages; `None`:
    the plain one.
    """
    if by == "doctor":
        return _by_doctor(figures, counted or tally(pages))
    owned: dict[str, list[Figure]] = {}
    for figure in figures:
        page_id = page_of(figure.id) if figure.speaker == "doctor" else figure.id
        owned.setdefault(figure.id if by == "answer" else page_id, []).append(figure)
    groups = []
    for page in pages:
        answers = page.question.answers
        if page.id in owned:
            count = len(answers) if by == "question" else 0
            groups.append(_group(page.id, page.question.title, count, owned[page.id]))
        for answer in answers if by == "answer" else ():
            id_ = f"{page.id}/{answer.number}"
            if id_ in owned:
                groups.append(_group(id_, owned[id_][0].doctor, 1, owned[id_]))
    return tuple(groups)


def _by_doctor(figures: Sequence[Figure], counted: Tally) -> tuple[FigureGroup, ...]:
    unnamed = {*counted.nameless, *counted.anonymous}
    by_answer: dict[str, list[Figure]] = {}
    nobodys: list[Figure] = []
    spoken: Spoken = {}
    for figure in figures:
        note_spoken(spoken, figure)
        if figure.speaker == "doctor":
            own = nobodys if figure.id in unnamed else by_answer.setdefault(figure.id, [])
            own.append(figure)
    groups = []
    for doctor in counted.doctors:
        own = [figure for id_ in doctor.answer_ids for figure in by_answer.get(id_, ())]
        if own:
            topics = share(own, by_question(doctor.answer_ids), spoken)
            groups.append(FigureGroup(None, doctor.name, doctor.answers, topics))
    if nobodys:
        topics = share(nobodys, by_question(unnamed), spoken)
        groups.append(FigureGroup(None, None, len(unnamed), topics))
    return tuple(groups)


def by_question(answer_ids: Iterable[str]) -> Counter[str]:
    """Count answers by the id of their question."""
    return Counter(map(page_of, answer_ids))


def _group(id_: str | None, label: str | None, answers: int, own: list[Figure]) -> FigureGroup:
    return FigureGroup(id_, label, answers, share(own, answers))


def _topic(
    kind: Kind,
    role: Role,
    measure: str,
    counts: dict[tuple[float, float, bool], _Count],
    answers: int,
) -> Topic:
    given = set().union(*(count.answers for count in counts.values()))
    ordered = sorted(counts.items(), key=lambda item: (item[0][2], item[0][0], item[0][1]))
    return Topic(
        kind=kind,
        role=role,
        measure=measure,
        given=len(given),
        silent=max(answers - len(given), 0),
        figures=tuple(
            SharedFigure(
                kind=kind,
                low=count.first.low,
                high=count.first.high,
                unit=count.first.unit,
                role=role,
                negated=count.first.negated,
                given=len(count.answers),
                answers=tuple(count.answers),
                asked=count.asked,
                mentions=tuple(count.mentions),
            )
            for _, count in ordered
        ),
    )


def rounded(value: float) -> float:
    """Return a value as far as two of them must agree to be the same."""
    return float(f"{value:.{_DIGITS}g}")
