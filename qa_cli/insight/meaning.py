"""Whose bylines are meant by what the user types to record a join or a split."""

from collections.abc import Sequence
from typing import NoReturn

from qa_cli.errors import NotFoundError, UsageError
from qa_cli.insight.aliases import Person
from qa_cli.insight.evidence import is_named
from qa_cli.insight.naming import match_name, nearest
from qa_cli.insight.persons import name_key
from qa_cli.insight.tally import Respondent
from qa_cli.model import Answer


def person_of(answer: Answer, answer_id: str) -> Person:
    """Return the bylines that are like that of an answer, in name, specialty and place.

    Raises:
        UsageError: the answer has no byline with a name.
    """
    if not is_named(answer) or answer.doctor is None:
        raise UsageError(f"{answer_id} has no byline with a name")
    doctor = answer.doctor
    return Person(doctor.name or "", doctor.specialty or "", doctor.location or "")


def person_named(typed: str, doctors: Sequence[Respondent]) -> Person:
    """Return the bylines with a name: as typed, else the only one that it may stand for.

    Raises:
        UsageError: no name at all, or that of several doctors, which only an answer tells apart.
        NotFoundError: nobody has such a name.
    """
    names = [(name, doctor) for doctor in doctors for name in doctor.names or (doctor.name,)]
    key = name_key(typed)
    same = [(name, doctor) for name, doctor in names if name_key(name) == key]
    if not same:
        match = match_name(typed, [name for name, _ in names])
        same = [names[place] for place in match.places]
    if not same:
        raise NotFoundError(
            f'no doctor by the name "{typed}"{nearest(typed, [name for name, _ in names])}'
        )
    if len({doctor.answer_ids[0] for _, doctor in same}) > 1:
        _complain(typed, [doctor for _, doctor in same])
    keys = {name_key(name): name for name, _ in same}
    if len(keys) > 1:
        known = ", ".join(keys.values())
        raise UsageError(f'"{typed}" fits several names: {known}')
    return Person(same[0][0])


def _complain(typed: str, doctors: Sequence[Respondent]) -> NoReturn:
    ids = list(dict.fromkeys(doctor.answer_ids[0] for doctor in doctors))
    shown = ", ".join(ids[:SHOWN])
    raise UsageError(
        f'"{typed}" stands for {len(ids)} doctors: name one by an answer, such as {shown}'
    )


SHOWN = 3
"""Answers named in an error: enough to see what they look like."""
