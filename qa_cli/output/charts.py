"""What the charts and lists of summaries hold, without how they are drawn; harmless already."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from qa_cli.insight.evidence import NAMING
from qa_cli.output.phrases import counted, evidence_of, spread_of, value_of
from qa_cli.output.sanitise import page_line

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from qa_cli.insight.agreement import Likeness
    from qa_cli.insight.figures import SharedFigure, Topic
    from qa_cli.insight.overview import CorpusSummary, QuestionSummary, Reply
    from qa_cli.insight.tally import Group
    from qa_cli.model import Evidence

_MOST_COPIES = 5
"""Copies of one another that are named; the rest is counted."""

_MOST_GROUPS = 3
"""Groups of copies that are named; the rest is counted."""

_EVIDENCE: dict[Evidence, str] = {
    "markup": "with a name by the page's markup",
    "byline": "with a name",
    "nameless-byline": "with a byline without a name",
    "sign-off": "signed without a byline",
    "none": "with neither",
}
"""What stands under an answer, as the end of `3 ...`."""


@dataclass(frozen=True, slots=True)
class Bar:
    """One row of a bar chart."""

    label: str
    value: int
    note: str = ""
    """What stands behind the bar."""


def size_of(summary: CorpusSummary) -> str:
    """Return `2 pages, 18 answers, 11 doctors by name`."""
    return (
        f"{counted(summary.pages, 'page')}, {counted(summary.answers, 'answer')}, "
        f"{counted(summary.doctors, 'doctor')} by name"
    )


def spreads_of(summary: CorpusSummary) -> str:
    """Return `Answers per question 8 to 10, median 9; words per answer 34 to 581, median 70`."""
    spreads = (("answers per question", summary.answers_per_question),
               ("words per answer", summary.words_per_answer))  # fmt: skip
    line = "; ".join(f"{label} {spread_of(spread)}" for label, spread in spreads if spread)
    return line[:1].upper() + line[1:]


def doubts_of(summary: CorpusSummary) -> str:
    """Return how many pages have no answer, or fewer than they declare; empty where none has."""
    doubts = []
    if summary.unanswered:
        doubts.append(f"{counted(summary.unanswered, 'page')} without an answer")
    if summary.short:
        doubts.append(f"{counted(summary.short, 'page')} with fewer answers than declared")
    return "; ".join(doubts)


def who_answers(summary: CorpusSummary) -> list[Bar]:
    """Return answers by what tells who wrote them."""
    return [
        Bar("byline with a name", summary.named),
        Bar("byline without a name", summary.nameless),
        Bar("no byline", summary.anonymous),
    ]


def ratings(summary: CorpusSummary) -> list[Bar]:
    """Return doctors by their stars, with the reviews that these rest on."""
    return [
        Bar(
            f"{band.low:.1f}" if band.low == band.high else f"{band.low:.1f} to {band.high:.1f}",
            band.doctors,
            counted(band.reviews, "review"),
        )
        for band in summary.ratings
        if band.doctors
    ]


def posts(groups: Sequence[Group]) -> list[Bar]:
    """Return doctors by specialty or place."""
    return [
        Bar(page_line(group.label) if group.label else "(not given)", group.doctors)
        for group in groups
    ]


def shared_figures(topics: Sequence[Topic], *, unicode: bool) -> list[Bar]:
    """Return the figures that answers give, the most shared first, with who is silent on them."""

    def bar(one: SharedFigure, topic: Topic) -> Bar:
        label = f"{value_of(one, unicode=unicode)} ({one.role})"
        return Bar(page_line(label), one.given, f"{topic.silent:,} silent")

    bars = [bar(one, topic) for topic in topics for one in topic.figures if one.given]
    return sorted(bars, key=lambda bar: -bar.value)


def facts_of(summary: QuestionSummary) -> Iterator[tuple[str, str]]:
    """Yield who answers, by evidence, how long the answers are, and which are copies.

    Each is a label and a text.
    """
    evidence = ", ".join(
        f"{count:,} {_EVIDENCE[kind]}" for kind, count in summary.evidence.items() if count
    )
    if evidence:
        yield "Who answers", evidence
    if summary.words_per_answer:
        yield "Words per answer", spread_of(summary.words_per_answer)
    copies = summary.agreement.copies
    for group in copies[:_MOST_GROUPS]:
        yield "Copies", f"answers {_numbers(group)} say the same: counted once below"
    if len(copies) > _MOST_GROUPS:
        more = counted(len(copies) - _MOST_GROUPS, "more group")
        yield "Copies", f"and {more}"


def _numbers(numbers: Sequence[int]) -> str:
    """Return `1, 2 and 3`, or `1, 2 and 98 more`."""
    shown = [f"{number:,}" for number in numbers[:_MOST_COPIES]]
    more = len(numbers) - len(shown)
    last = f"{more:,} more" if more else shown.pop()
    return f"{', '.join(shown)} and {last}"


def closest_to_others(summary: QuestionSummary) -> tuple[Likeness, str] | None:
    """Return the answer that is most like the others, and its author; `None` where none is."""
    one = summary.agreement.closest
    if one is None:
        return None
    return one, next(
        author_of_reply(reply) for reply in summary.replies if reply.number == one.number
    )


def author_of_reply(reply: Reply) -> str:
    """Return the doctor's name, else what evidence there is, in brackets."""
    if reply.evidence in NAMING and reply.name:
        return page_line(reply.name)
    return f"({evidence_of(reply.evidence, reply.sign_off)})"
