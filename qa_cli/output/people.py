"""Doctors as people, as JSON: profiles, and pairs who may be one."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from qa_cli.output.documents import SCHEMA, respondent
from qa_cli.output.quantities import figures_document

if TYPE_CHECKING:
    from collections.abc import Iterable

    from qa_cli.insight.possible import Possible
    from qa_cli.insight.profile import Profile
    from qa_cli.output.documents import Document


def possible_document(pairs: Iterable[Possible]) -> Document:
    """Build the pairs of doctors who may be one, as `doctors --possible --json` gives them."""
    return {"schema": SCHEMA, "possible": [_pair(pair) for pair in pairs]}


def profile_object(profile: Profile) -> Document:
    """Build a profile, one of `profiles` in `doctors NAME --json`.

    `figures` has every mention in the doctor's answers and `topics` counts them, both as in
    `figures --by doctor --json`. `terms` are the words that nobody else uses on the `compared`
    questions, those with answers of others; `fellows` are these others. `possible` holds the pairs
    of this doctor and one who may be the same.
    """
    figures = figures_document(profile.figures, [profile.shared], None)
    counted = figures_document((), [profile.shared], "doctor")
    [group] = cast("list[Document]", counted["groups"])
    return {
        "name": profile.doctor.name,
        "answer_ids": list(profile.doctor.answer_ids),
        "figures": figures["figures"],
        "topics": group["topics"],
        "compared": profile.compared,
        "terms": [
            {"word": term.word, "questions": term.questions, "times": term.times}
            for term in profile.terms
        ],
        "fellows": [
            {
                "name": fellow.doctor.name,
                "questions": fellow.questions,
                "answer_ids": list(fellow.doctor.answer_ids),
            }
            for fellow in profile.fellows
        ],
        "possible": [_pair(pair) for pair in profile.possible],
    }


def _pair(pair: Possible) -> Document:
    return {
        "doctors": [respondent(pair.one), respondent(pair.other)],
        "evidence": pair.evidence,
    }
