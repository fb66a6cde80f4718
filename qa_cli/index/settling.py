"""Who is who among the bylines of a corpus, as the database keeps it: people, and whose answers.

Without what the user has recorded, one doctor's bylines all have one family name, so that only the
families of bylines that came or went are gone through again.
"""

import json
import sqlite3
from collections.abc import Collection, Iterator, Sequence

from qa_cli.index.database import checksum
from qa_cli.insight.aliases import Aliases
from qa_cli.insight.tally import Byline, persons_of, respondent
from qa_cli.model import Doctor

_AT_ONCE = 50_000
"""Bylines held in memory at a time, and those of one family name more."""

_FAMILIES = 500
"""Family names asked for in one statement."""


def settle_people(base: sqlite3.Connection, families: Collection[str], aliases: Aliases) -> None:
    """Work out anew who is who among the bylines of some families; with `aliases`, among all."""
    if aliases:
        _settle(base, "", (), aliases)
        return
    for some in _batches(base, families):
        _settle(base, f" AND family IN ({','.join('?' * len(some))})", some, ())


def all_families(base: sqlite3.Connection) -> list[str]:
    """Return the family names of all bylines, and of all people."""
    told = "SELECT family FROM answers WHERE family != '' UNION SELECT family FROM people"
    return [family for (family,) in base.execute(told)]


def _batches(base: sqlite3.Connection, families: Collection[str]) -> Iterator[list[str]]:
    """Yield family names, as many at a time as have not too many bylines."""
    some: list[str] = []
    size = 0
    counting = "SELECT count(*) FROM answers WHERE family = ?"
    for family in sorted(families):
        (count,) = base.execute(counting, (family,)).fetchone()
        if some and (size + count > _AT_ONCE or len(some) == _FAMILIES):
            yield some
            some, size = [], 0
        some.append(family)
        size += count
    if some:
        yield some


def _settle(
    base: sqlite3.Connection, where: str, families: Sequence[str], aliases: Aliases
) -> None:
    bylines, before, family_of = [], {}, {}
    for key, page, family, person, *doctor in base.execute(
        "SELECT key, page, family, person, name, credentials, specialty, location, rating, reviews"
        f" FROM answers WHERE family != ''{where} ORDER BY key",
        families,
    ):
        bylines.append(Byline(Doctor(*doctor), str(page), str(key), key))
        before[key], family_of[key] = person, family
    base.execute(f"DELETE FROM people WHERE family != ''{where}", families)
    taken = {number for (number,) in base.execute("SELECT id FROM people")}
    last = max([0, *taken, *(person for person in before.values() if person)])
    rows, changes = [], []
    for group in persons_of(bylines, aliases):
        old = next((n for one in group if (n := before[one.place]) and n not in taken), None)
        if old is None:
            last += 1
            old = last
        taken.add(old)
        one = respondent(group)
        ratings = [(it.rating, it.reviews, int(it.answer_id)) for it in one.ratings]
        row = (
            old,
            family_of[group[0].place],
            one.name,
            one.credentials,
            one.specialty,
            one.location,
            one.rating,
            one.reviews,
            one.answers,
            one.questions,
            json.dumps(one.names) if one.names else None,
            json.dumps(ratings) if ratings else None,
        )
        rows.append((*row, checksum(row)))
        changes += [(old, it.place) for it in group if before[it.place] != old]
    base.executemany(f"INSERT INTO people VALUES ({','.join('?' * 13)})", rows)
    base.executemany("UPDATE answers SET person = ? WHERE key = ?", changes)
