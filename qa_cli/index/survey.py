"""What a corpus says as a whole, read from its index: no page is read again for it."""

import json
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import cached_property
from itertools import groupby
from typing import TYPE_CHECKING, Any

from qa_cli.corpus.ids import page_of
from qa_cli.index.database import checked, of_kinds, opened, reading
from qa_cli.index.faults import DamagedError
from qa_cli.index.figuring import StoredFigures
from qa_cli.index.keys import MAX_NUMBER, page_key_of
from qa_cli.index.passages import read_base
from qa_cli.index.rows import NAMED, PROBLEM_KINDS, Row, problem_of
from qa_cli.index.stored import StoredCorpus
from qa_cli.insight.aliases import Aliases, digest_of_aliases
from qa_cli.insight.audit import Audit, Said, audit_said
from qa_cli.insight.figures import By, Figure, FigureGroup, Kind, Sharing
from qa_cli.insight.inferring import Signed, infer_signed
from qa_cli.insight.overview import (
    CorpusSummary,
    Counts,
    figure_pages,
    problem_counts,
    sample_of,
    summary_of,
)
from qa_cli.insight.study import Described, PagesStudy
from qa_cli.insight.tally import Byline, PageRating, Respondent, Tally, in_order, tally_bylines
from qa_cli.insight.terms import TermCounts
from qa_cli.insight.terms.usage import AnswerText, Frequencies, text_of
from qa_cli.model import Doctor, Lines, Page, Problem

if TYPE_CHECKING:
    from qa_cli.insight.naming import DoctorsFound

_PERSON_KINDS = "issSSSRIiiSSi"
"""The types of what is read of people, see `of_kinds`."""


_FEW = 5_000
"""Answers whose doctors are asked for by page: with more, it is quicker to read those of all."""


class StoredStudy:
    """A study of a corpus that has an index.

    Args:
        corpus: The corpus.
        aliases: What the user has recorded of who is who; where it is not what the index was made
            with, people are worked out anew.
    """

    def __init__(self, corpus: StoredCorpus, aliases: Aliases) -> None:
        self._corpus = corpus
        self._base = corpus.base
        self._aliases = aliases
        self._count()

    @checked
    def _count(self) -> None:
        """Make sure that no page is missing, and no topic of a figure: joins would not tell."""
        base = self._base
        (pages,) = base.execute("SELECT count(*) FROM pages").fetchone()
        [(topics, last)] = base.execute("SELECT count(*), coalesce(max(id), 0) FROM topics")
        if pages != self._corpus.meta["pages"] or topics != last:
            raise DamagedError("the index is damaged: it lacks rows")
        for order in ("ASC", "DESC"):
            end = base.execute(f"SELECT topic FROM figures ORDER BY topic {order} LIMIT 1")
            if not all(1 <= one <= last for (one,) in of_kinds("i", end)):
                raise DamagedError("the index is damaged: topics")

    # People

    @checked
    def tally(self, *, inferred: bool = False) -> Tally:
        """Return the tally; `inferred`: signed answers given to who signs them."""
        nameless: list[str] = []
        anonymous: list[str] = []
        ids = self.ids
        told = self._base.execute("SELECT key, evidence FROM pages ORDER BY key")
        for key, letters in of_kinds("is", told):
            for number, letter in enumerate(letters, 1):
                if letter not in NAMED:
                    (nameless if letter in "ne" else anonymous).append(ids[key | number])
        answers = len(self._owners)
        if self._is_settled:
            people = in_order(one for _, one in self._numbered())
            counted = Tally(answers, people, tuple(nameless), tuple(anonymous))
        else:
            bylines = self._bylines()
            counted = tally_bylines(answers, bylines, nameless, anonymous, self._aliases)
        if not inferred:
            return counted
        order = {one: place for place, one in enumerate(ids.values())}
        return infer_signed(counted, self._signed(), order)

    @property
    def _is_settled(self) -> bool:
        """Whether the people of the index are what the user has recorded."""
        return bool(self._corpus.meta.get("aliases") == digest_of_aliases(self._aliases))

    @cached_property
    def _owners(self) -> list[Row]:
        """Key, person and words of each answer, by person."""
        told = "SELECT key, person, words FROM answers ORDER BY person, key"
        found = list(of_kinds("iIi", self._base.execute(told)))
        if len(found) + self._corpus.meta["pages"] != self._corpus.meta["units"]:
            raise DamagedError("the index is damaged: it lacks an answer")
        return found

    def _numbered(self) -> Iterator[tuple[int, Respondent]]:
        """Yield people with their numbers."""
        ids = {
            person: tuple(self.ids[key] for key, _, _ in rows)
            for person, rows in groupby(self._owners, key=lambda row: row[1])
        }
        people = self._people()
        if len(people) != len(ids.keys() - {None}):
            raise DamagedError("the index is damaged: people")
        for row in people:
            told: Any = (*row[2:10], ids[row[0]], *map(self._listed, row[10:12]))
            yield row[0], Respondent(*told)

    def _people(self) -> list[Row]:
        """Return the rows of people, each checked by its digest."""
        rows = of_kinds(_PERSON_KINDS, self._base.execute("SELECT * FROM people"))
        return list(map(opened, rows))

    def _listed(self, text: str | None) -> tuple[str, ...] | tuple[PageRating, ...]:
        """Return the names or the ratings of a person; none where there is no more than one."""
        if not text:
            return ()
        listed = json.loads(text)
        if isinstance(listed[0], str):
            return tuple(name for (name,) in of_kinds("s", ((one,) for one in listed)))
        return tuple(
            PageRating(rating, reviews, self.ids[key])
            for rating, reviews, key in of_kinds("rIi", map(tuple, listed))
        )

    def _bylines(self) -> Iterator[Byline]:
        told = (
            "SELECT key, page, name, credentials, specialty, location, rating, reviews FROM answers"
            " WHERE family != '' ORDER BY key"
        )
        for key, page, *doctor in of_kinds("iiSSSSRI", self._base.execute(told)):
            yield Byline(Doctor(*doctor), self.ids[page], self.ids[key], key)

    def _signed(self) -> Iterator[Signed]:
        told = (
            "SELECT answers.key, sign_off, sign_off_line, evidence, specialty, location, page"
            " FROM answers WHERE person IS NULL AND sign_off IS NOT NULL AND sign_off != ''"
            " AND family = '' ORDER BY key"
        )
        pages = of_kinds("iiI", self._base.execute("SELECT key, file, record FROM pages"))
        places = {key: place for key, *place in pages}
        signed = of_kinds("isisSSi", self._base.execute(told))
        for key, name, line, evidence, *post, page in signed:
            file, record = places[page]
            specialty, location = post if evidence == "nameless-byline" else (None, None)
            path = self._corpus.path(file)
            yield Signed(self.ids[key], name, path, line, specialty, location, record)

    @checked
    def words(self) -> Mapping[str, int]:
        """Return the words of each answer, by its id."""
        return {self.ids[key]: words for key, _, words in self._owners}

    def named(self, typed: str, counted: Tally) -> "DoctorsFound":
        """Find the doctors of a tally by name."""
        from qa_cli.insight.naming import find_among  # noqa: PLC0415  RapidFuzz is only for names

        with reading():
            told = (
                "SELECT key, sign_off FROM answers"
                " WHERE sign_off IS NOT NULL AND sign_off != '' AND family = '' ORDER BY key"
            )
            rows = of_kinds("is", self._base.execute(told))
            signed = {self.ids[key]: name for key, name in rows}
        return find_among(typed, counted, signed, self._pages_of)

    def _pages_of(self, answers: Collection[str]) -> Iterator[Page]:
        """Yield the pages of answers, in page order."""
        keys = {one: key for key, one in self.ids.items()}
        for page_key in sorted({page_key_of(keys[one]) for one in answers}):
            yield self._corpus[page_key]

    # The corpus

    @checked
    def summary(self) -> CorpusSummary:
        """Return the corpus in figures."""
        terms = TermCounts()
        for row in of_kinds("siiii", self._base.execute("SELECT * FROM terms")):
            terms.note(*opened(row))
        told = self._base.execute("SELECT key, answers FROM pages ORDER BY key")
        pages = list(of_kinds("ii", told))
        drawn = [pages[place] for place in figure_pages(len(pages))]
        sharing = Sharing(mentions=False)
        found = StoredFigures(self._corpus, self.ids)
        for key, _ in drawn:
            within = "figures.key BETWEEN ? AND ?", (key, key | MAX_NUMBER)
            sharing.add(found.mentions(*within, quoted=False))
        answered = {self.ids[key]: count for key, count in drawn}
        short = "SELECT count(*) FROM pages WHERE declared_answers > answers"
        codes = "SELECT code, count(*), count(DISTINCT page) FROM problems GROUP BY code"
        return summary_of(
            Counts(
                answers=[count for _, count in pages],
                words=[words for _, _, words in self._owners],
                short=self._base.execute(short).fetchone()[0],
                problems=problem_counts(self._base.execute(codes)),
                terms=terms.ranked(),
                figures=sample_of(sharing, answered),
            ),
            self.tally(),
        )

    # Words and phrases

    def answers(self) -> int:
        """Return the number of all answers."""
        return int(self._corpus.meta["units"] - self._corpus.meta["pages"])

    @checked
    def described(self) -> Iterator[Described]:
        """Yield each question and answer with what it can be told by, in page order."""
        codes: defaultdict[int, tuple[str, ...]] = defaultdict(tuple)
        told = self._base.execute("SELECT DISTINCT page, code FROM problems ORDER BY page, code")
        for page, code in of_kinds("is", told):
            codes[page] += (code,)
        told = self._base.execute("SELECT key, specialty, location FROM answers")
        posts = {key: (specialty, place) for key, specialty, place in of_kinds("iSS", told)}
        nowhere = None, None
        return iter(
            [
                Described(one, number, *posts.get(key, nowhere), codes.get(key - number, ()))
                for key, one in self.ids.items()
                for number in (key & MAX_NUMBER,)
            ]
        )

    def texts(self) -> Iterator[AnswerText]:
        """Yield the text of each answer, in page order."""
        for one in read_base(self._base)(None, asker=False):
            yield AnswerText(one.id, text_of(one.head, one.body))

    @checked
    def owners(self, ids: Collection[str] | None = None) -> Mapping[str, int]:
        """Return what tells the doctor of each answer with a named one from others, by its id."""
        if not self._is_settled:
            doctors = enumerate(self.tally().doctors)
            return {one: number for number, doctor in doctors for one in doctor.answer_ids}
        if ids is None or len(ids) > _FEW or not all(map(str.isascii, ids)):
            return {self.ids[key]: person for key, person, _ in self._owners if person is not None}
        told = (
            "SELECT id, number, person FROM pages JOIN answers"
            f" ON answers.key BETWEEN pages.key AND pages.key + {MAX_NUMBER}"
            " WHERE person IS NOT NULL AND id IN (SELECT value FROM json_each(?))"
        )
        pages = json.dumps(list(set(map(page_of, ids))))
        rows = of_kinds("sii", self._base.execute(told, (pages,)))
        return {f"{page}/{number}": person for page, number, person in rows}

    @checked
    def persons(self, ids: Collection[str] | None = None) -> Mapping[str, str]:
        """Return the doctor's name of each answer with a named one, by its id."""
        if not self._is_settled:
            doctors = self.tally().doctors
            return {one: doctor.name for doctor in doctors for one in doctor.answer_ids}
        names = {row[0]: row[2] for row in self._people()}
        return {one: names[person] for one, person in self.owners(ids).items()}

    @checked
    def counts(self, start: str = "") -> Frequencies:
        """Count the telling words of all answers; only those that begin so, with their own sum."""
        told = "SELECT * FROM terms WHERE word >= ? AND word < ?"
        rows = of_kinds("siiii", self._base.execute(told, (start, f"{start}\U0010ffff")))
        found = [(word, answers, times) for word, answers, times, _ in map(opened, rows)]
        times = Counter({word: count for word, _, count in found})
        return Frequencies(times, Counter({word: count for word, count, _ in found}), times.total())

    @checked
    def times(self, words: Collection[str]) -> Mapping[str, int]:
        """Return how often telling words stand in all answers; what stands nowhere is left out."""
        told = "SELECT * FROM terms WHERE word IN (SELECT value FROM json_each(?))"
        rows = of_kinds("siiii", self._base.execute(told, (json.dumps(list(words)),)))
        return {word: times for word, _, times, _ in map(opened, rows)}

    @checked
    def audit(self) -> Audit:
        """Return all that is doubtful about its pages."""
        return audit_said(self._said())

    def _said(self) -> Iterator[Said]:
        """Yield what pages say, with those answers alone that say what another one says."""
        doubts = (
            "SELECT page, code, first_line, last_line, message FROM problems ORDER BY page, rowid"
        )
        copies = (
            "SELECT page, number, first_line, last_line, said FROM answers WHERE said IN"
            " (SELECT said FROM answers WHERE said IS NOT NULL GROUP BY said HAVING count(*) > 1)"
            " ORDER BY key"
        )
        problems: defaultdict[int, list[Problem]] = defaultdict(list)
        for row in of_kinds(PROBLEM_KINDS, self._base.execute(doubts)):
            problems[row[0]].append(problem_of(row[1:]))
        answers: defaultdict[int, list[tuple[int, Lines, bytes]]] = defaultdict(list)
        copied = of_kinds("iiiib", self._base.execute(copies))
        for page, number, first, last, said in copied:
            answers[page].append((number, (first, last), said))
        told = "SELECT key, id, file, record, said, problems FROM pages ORDER BY key"
        rows = of_kinds("isiIbi", self._base.execute(told))
        for key, page_id, file, record, said, count in rows:
            doubtful = problems.get(key, [])
            if len(doubtful) != count:
                raise DamagedError("the index is damaged: problems")
            yield Said(
                page_id,
                self._corpus.path(file),
                doubtful,
                said,
                answers.get(key, ()),
                record,
            )

    # Figures

    def figures(self, kind: Kind | None) -> Iterator[Figure]:
        """Yield every figure of a kind, in page order; `None`: of any."""
        with reading():
            found = StoredFigures(self._corpus, self.ids)
            yield from found.mentions("? IN (kind, '')", (kind or "",))

    def groups(self, by: By | None, kind: Kind | None) -> Iterable[FigureGroup]:
        """Count who gives which figure: over all, or within each answer, question or doctor.

        Where people are not those of the index, all figures are gone through for `doctor`.
        """
        if by == "doctor" and not self._is_settled:
            return PagesStudy(self._corpus.pages, self._aliases).groups(by, kind)
        people = list(self._numbered()) if by == "doctor" else ()
        return StoredFigures(self._corpus, self.ids, people).groups(by, kind)

    @cached_property
    def ids(self) -> dict[int, str]:
        """Key of each question and answer -> its id, in page order."""
        ids = {}
        told = self._base.execute("SELECT key, id, answers FROM pages ORDER BY key")
        for key, one, answers in of_kinds("isi", told):
            if not 0 <= answers <= self._corpus.meta["units"]:
                raise DamagedError("the index is damaged: answers")
            ids[key] = one
            for number in range(1, answers + 1):
                ids[key | number] = f"{one}/{number}"
        return ids
