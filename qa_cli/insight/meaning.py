"""Who is meant by what the user types: whose bylines, and which record about them."""

from collections.abc import Sequence
from typing import NoReturn

from qa_cli.errors import NotFoundError, UsageError
from qa_cli.insight.aliases import Aliases, Person, Recorded, numbered
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


def record_about(aliases: Aliases, one: str, other: str) -> Recorded:
    """Return the record about two persons, given by a part of their names, in either order.

    Raises:
        UsageError: no name at all, or several records fit, which only a number tells apart.
        NotFoundError: there is no such record.
    """
    records = numbered(aliases)
    names = [person.name for alias in aliases for person in (alias.one, alias.other)]
    firsts, seconds = ({*match_name(typed, names).places} for typed in (one, other))
    found = [
        record
        for at, record in zip(range(0, len(names), 2), records, strict=True)
        if (at in firsts and at + 1 in seconds) or (at in seconds and at + 1 in firsts)
    ]
    if not found:
        raise NotFoundError(f"nothing is recorded of {one} and {other}")
    if len(found) > 1:
        numbers = ", ".join(str(record.number) for record in found[:SHOWN])
        raise UsageError(f"{len(found)} records fit: name one by its number, such as {numbers}")
    return found[0]


def _complain(typed: str, doctors: Sequence[Respondent]) -> NoReturn:
    ids = list(dict.fromkeys(doctor.answer_ids[0] for doctor in doctors))
    shown = ", ".join(ids[:SHOWN])
    raise UsageError(
        f'"{typed}" stands for {len(ids)} doctors: name one by an answer, such as {shown}'
    )


SHOWN = 3
"""Answers named in an error: enough to see what they look like."""
