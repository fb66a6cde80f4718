"""The figures of an indexed corpus: mentions, and how many answers give each, by SQL."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple, get_args

from qa_cli.index.database import of_kinds, reading
from qa_cli.index.faults import DamagedError
from qa_cli.index.keys import MAX_NUMBER
from qa_cli.index.rows import Row
from qa_cli.index.stored import StoredCorpus
from qa_cli.insight.figures import By, Figure, FigureGroup, Kind, Role, SharedFigure, Topic
from qa_cli.insight.figures.sharing import ordered
from qa_cli.insight.tally import Respondent, in_order

_FIGURE_KINDS = "isrrSSsrissiiiii"
"""The types of what is read of figures, see `of_kinds`."""

_TOPICS = "SELECT id, kind, role, measure FROM topics"


_UNQUOTED: dict[str, Any] = {"head": "", "body": "", "doctor": "", "path": "", "record": None}
"""Stands for a unit of which nothing is quoted."""


class StoredFigures:
    """The figures of a corpus that has an index.

    Args:
        corpus: The corpus.
        ids: Key of each question and answer -> its id.
        people: All people, with their numbers; empty where doctors are not asked for.
    """

    def __init__(
        self,
        corpus: StoredCorpus,
        ids: Mapping[int, str],
        people: Sequence[tuple[int, Respondent]] = (),
    ) -> None:
        self._corpus = corpus
        self._base = corpus.base
        self._ids = ids
        self._people = people

    def mentions(
        self, where: str, values: Sequence[Any], *, quoted: bool = True
    ) -> Iterator[Figure]:
        """Yield the figures that meet a condition, in page order.

        Args:
            where: The condition, as SQL.
            values: Of its parameters.
            quoted: With sentence, doctor and path; else these are left out.
        """
        told = (
            "SELECT figures.key, kind, low, high, unit, qualifier, role, certainty, negated, words,"
            " part, sentence_start, sentence_end, line, first_column, end_column"
            f" FROM figures JOIN topics ON topic = id WHERE {where}"
            " ORDER BY figures.key, figures.rowid"
        )
        last, unit = -1, _UNQUOTED
        for row in of_kinds(_FIGURE_KINDS, self._base.execute(told, values)):
            key, kind, low, high, measure, qualifier, role, sure, negated, words, part, *place = row
            _check_topic(kind, role)
            if key != last and quoted:
                last, unit = key, self._unit(key)
            start, end, line, *columns = place
            quote = unit[part][start:end]
            yield Figure(
                id=self._ids[key],
                speaker="doctor" if key & MAX_NUMBER else "asker",
                doctor=unit["doctor"] or None,
                kind=kind,
                low=low,
                high=high,
                unit=measure,
                qualifier=qualifier,
                role=role,
                certainty=sure,
                negated=bool(negated),
                words=words,
                quote=quote,
                path=unit["path"],
                line=line,
                column=(columns[0], columns[1]),
                record=unit["record"],
            )

    def _unit(self, key: int) -> dict[str, Any]:
        """Return head and body of a question or answer, its doctor's name, path and record."""
        page = key & ~MAX_NUMBER
        answer = "SELECT headline, body, CASE family WHEN '' THEN '' ELSE name END FROM answers"
        question = "SELECT title, body, '' FROM pages"
        told = f"{answer if key != page else question} WHERE key = ?"
        [(head, body, name)] = of_kinds("SsS", self._base.execute(told, (key,)))
        told = "SELECT file, record FROM pages WHERE key = ?"
        [(file, record)] = of_kinds("iI", self._base.execute(told, (page,)))
        path = self._corpus.path(file)
        return {"head": head or "", "body": body, "doctor": name, "path": path, "record": record}

    def groups(self, by: By | None, kind: Kind | None) -> Iterator[FigureGroup]:
        """Count who gives which figure: over all, or within each answer, question or doctor."""
        with reading():
            topics = {
                number: (its, role, measure)
                for number, its, role, measure in of_kinds("isss", self._base.execute(_TOPICS))
                if kind in {None, _check_topic(its, role)}
            }
            if by == "doctor":
                owners = "CREATE TEMP TABLE owners (key INTEGER PRIMARY KEY, person INTEGER)"
                self._base.execute(owners)
                self._base.execute("INSERT INTO owners SELECT key, person FROM answers")
            told = _Values(
                topics,
                self._forms(topics),
                self._given(by, topics),
                self._spoken(by, topics),
                defaultdict(list),
            )
            for owner, *row in self._counted(by, topics):
                told.found[owner].append(tuple(row))
            for owner, named, answers in self._owners_of(by, told.found):
                yield FigureGroup(*named, answers, self._topics(told, owner))

    def _given(self, by: By | None, topics: Iterable[int]) -> dict[tuple[int, int], int]:
        """Return how many answers speak of each topic, by owner and topic."""
        told = (
            f"SELECT {_OWNER[by]} AS owner, topic, count(DISTINCT figures.key)"
            f" FROM figures {_JOINED[by]} WHERE figures.key & {MAX_NUMBER} > 0"
            f" AND topic IN ({_listed(topics)}) GROUP BY {'owner,' if by else ''} topic"
        )
        rows = of_kinds("iii", self._base.execute(told))
        return {(owner, topic): count for owner, topic, count in rows}

    def _spoken(self, by: By | None, topics: Iterable[int]) -> dict[tuple[int, str, str], int]:
        """Return how many answers there are where some answer speaks of a kind and role.

        By owner, kind and role; of answers to the same questions those alone that are the owner's.
        """
        questions = (
            f"SELECT DISTINCT kind, role, figures.key & ~{MAX_NUMBER} AS spoken FROM figures"
            f" JOIN topics ON topic = topics.id WHERE figures.key & {MAX_NUMBER} > 0"
            f" AND topic IN ({_listed(topics)})"
        )
        answers = f"answers ON answers.key BETWEEN spoken + 1 AND spoken + {MAX_NUMBER}"
        owners: dict[By | None, str] = {
            None: "0",
            "question": "spoken",
            "answer": "answers.key",
            "doctor": "coalesce(person, 0)",
        }
        told = (
            f"SELECT {owners[by]} AS owner, kind, role, count(*) FROM ({questions}) JOIN {answers}"
            " GROUP BY owner, kind, role"
        )
        rows = of_kinds("issi", self._base.execute(told))
        return {(its, kind, role): count for its, kind, role, count in rows}

    def _counted(self, by: By | None, topics: Iterable[int]) -> Iterator[Row]:
        """Yield each value: owner, topic, value in its measure, by how many, where first."""
        asker = f"figures.key & {MAX_NUMBER} = 0"
        rows = self._base.execute(
            f"SELECT {_OWNER[by]} AS owner, topic, negated, base_low, base_high,"
            f" count(DISTINCT CASE WHEN {asker} THEN NULL ELSE figures.key END), max({asker}),"
            f" min(figures.key) FROM figures {_JOINED[by]} WHERE topic IN ({_listed(topics)})"
            f" GROUP BY {'owner,' if by else ''} topic, base_low, base_high, negated"
        )
        return of_kinds("iiirriii", rows)

    def _forms(self, topics: Iterable[int]) -> dict[Row, Row]:
        """Return how each value is told, where it is told in one way alone: low, high, unit."""
        told = (
            "SELECT topic, negated, base_low, base_high, min(low), max(low), min(high), max(high),"
            f" min(unit), max(unit) FROM figures WHERE topic IN ({_listed(topics)})"
            " GROUP BY topic, base_low, base_high, negated"
        )
        rows = of_kinds("iirrrrrrSS", self._base.execute(told))
        return {row[:4]: row[4::2] for row in rows if row[4::2] == row[5::2]}

    def _owners_of(
        self, by: By | None, values: Mapping[int, list[Row]]
    ) -> Iterator[tuple[int, tuple[str | None, str | None], int]]:
        """Yield whose figures are counted, in order: key, id and label, number of answers."""
        base = self._base
        if by is None:
            first = base.execute("SELECT id, title, answers FROM pages LIMIT 2")
            pages = list(of_kinds("sSi", first))
            (answers,) = base.execute("SELECT coalesce(sum(answers), 0) FROM pages").fetchone()
            yield 0, pages[0][:2] if len(pages) == 1 else (None, None), answers
            return
        if by == "doctor":
            people = self._people
            counted = {id(one): number for number, one in people}
            for one in in_order(one for _, one in people):
                if counted[id(one)] in values:
                    yield counted[id(one)], (None, one.name), one.answers
            if 0 in values:
                told = "SELECT count(*) FROM answers WHERE person IS NULL"
                yield 0, (None, None), base.execute(told).fetchone()[0]
            return
        for key in sorted(values):
            page = "SELECT title, answers FROM pages WHERE key = ?"
            [(title, answers)] = of_kinds("Si", base.execute(page, (key & ~MAX_NUMBER,)))
            if by == "question":
                yield key, (self._ids[key], title), answers
            elif key & MAX_NUMBER == 0:
                yield key, (self._ids[key], title), 0
            else:
                yield key, (self._ids[key], self._unit(key)["doctor"] or None), 1

    def _topics(self, told: "_Values", owner: int) -> tuple[Topic, ...]:
        """Return the topics of an owner's figures."""
        found: defaultdict[int, list[SharedFigure]] = defaultdict(list)
        first: dict[int, int] = {}
        for topic, *value, count, asked, key in sorted(told.found.get(owner, ())):
            its = (topic, *value)
            low, high, unit = told.forms.get(its) or self._first(its, key)
            kind, role, _ = told.topics[topic]
            found[topic].append(
                SharedFigure(
                    kind, low, high, unit, role, bool(value[0]), count, (), bool(asked), ()
                )
            )
            first[topic] = min(key, first.get(topic, key))
        places = {topic: (key, self._row(key, topic)) for topic, key in first.items()}
        return ordered(
            Topic(
                *told.topics[topic],
                (given := told.given.get((owner, topic), 0)),
                max(told.spoken.get((owner, *told.topics[topic][:2]), 0) - given, 0),
                tuple(found[topic]),
            )
            for topic in sorted(found, key=places.__getitem__)
        )

    def _first(self, value: Row, key: int) -> Row:
        """Return how a value is told in the unit that tells it first: low, high, unit."""
        told = (
            "SELECT low, high, unit FROM figures WHERE topic = ? AND negated = ? AND base_low = ?"
            " AND base_high = ? AND key = ? ORDER BY rowid LIMIT 1"
        )
        [row] = of_kinds("rrS", self._base.execute(told, (*value, key)))
        return row

    def _row(self, key: int, topic: int) -> int:
        """Return where among a unit's figures a topic comes first."""
        told = "SELECT min(rowid) FROM figures WHERE key = ? AND topic = ?"
        return int(self._base.execute(told, (key, topic)).fetchone()[0])

    # Ids


_OWNER: dict[By | None, str] = {
    None: "0",
    "question": f"figures.key & ~{MAX_NUMBER}",
    "answer": "figures.key",
    "doctor": "coalesce(person, 0)",
}
"""Whose a figure is, by what is counted within."""

_JOINED: dict[By | None, str] = {
    None: "",
    "question": "",
    "answer": "",
    "doctor": "JOIN owners ON owners.key = figures.key",
}
"""A table of whose answers are whose, much smaller than that of the answers."""


class _Values(NamedTuple):
    """The values of figures, and what is said of each."""

    topics: Mapping[int, tuple[Kind, Role, str]]
    forms: Mapping[Row, Row]
    """Topic, negated, low, high in the topic's measure -> low, high, unit as told."""
    given: Mapping[tuple[int, int], int]
    """Owner, topic -> answers that speak of it."""
    spoken: Mapping[tuple[int, str, str], int]
    """Owner, kind, role -> answers to questions where some answer speaks of these."""
    found: defaultdict[int, list[Row]]
    """Owner -> topic, negated, low, high, answers, whether an asker tells it, first unit's key."""


def _check_topic(kind: str, role: str) -> str:
    """Return a kind of figures; raise `DamagedError` where it or the role is none."""
    if kind not in get_args(Kind) or role not in get_args(Role):
        raise DamagedError("the index is damaged: topics")
    return kind


def _listed(topics: Iterable[int]) -> str:
    return ",".join(map(str, topics))
