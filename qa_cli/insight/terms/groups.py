"""The key terms of each doctor, each specialty or each question, against the rest of the corpus."""

from collections.abc import Collection, Iterable, Iterator
from typing import Literal, NamedTuple

from qa_cli.insight.tally import Tally, group_by_specialty
from qa_cli.insight.terms.keyness import GroupTerm, key_to
from qa_cli.insight.terms.usage import AnswerText, Frequencies
from qa_cli.model import Page

By = Literal["doctor", "specialty", "question"]


class TermGroup(NamedTuple):
    """Answers that are looked at together."""

    label: str | None
    """The doctor's name, the specialty, the question's title; `None` where there is none."""
    id: str | None
    """The question's id, or that of the doctor's first answer, which tells namesakes apart; `None`
    for a specialty."""
    answer_ids: tuple[str, ...]


def groups_by(by: By, counted: Tally, pages: Iterable[Page]) -> list[TermGroup]:
    """Return the groups, those of doctors and specialties with most answers first.

    Args:
        by: What they are of.
        counted: The tally; whom it does not name is in no group of doctors or specialties.
        pages: In outline; those of questions alone are asked for.
    """
    if by == "doctor":
        return [TermGroup(one.name, one.answer_ids[0], one.answer_ids) for one in counted.doctors]
    if by == "specialty":
        specialties = group_by_specialty(counted.doctors)
        return [TermGroup(one.label, None, one.answer_ids) for one in specialties]
    return [
        TermGroup(
            page.question.title,
            page.id,
            tuple(f"{page.id}/{answer.number}" for answer in page.question.answers),
        )
        for page in pages
    ]


def group_terms(
    groups: Collection[TermGroup],
    texts: Iterable[AnswerText],
    whole: Frequencies,
    *,
    phrases: bool,
    limit: int | None,
) -> Iterator[GroupTerm]:
    """Yield the key terms of each group, the surest first, at most so many of each.

    Args:
        groups: The groups.
        texts: Those of their answers, or more.
        whole: What is counted in all answers of the corpus, the groups' included.
        phrases: Whether phrases are meant, not words.
        limit: Of terms of a group; `None` for all.
    """
    places = {one: place for place, group in enumerate(groups) for one in group.answer_ids}
    own: dict[int, Frequencies] = {}
    for text in texts:
        if text.id in places:
            own.setdefault(places[text.id], Frequencies()).add(text.text, phrases=phrases)
    for place, group in enumerate(groups):
        if place in own:
            for key in key_to(own[place], whole)[:limit]:
                yield GroupTerm(group.label, group.id, key)
