"""What one term of a query can mean in an index: itself, inflected, continued, misspelt."""

import math
from collections.abc import Mapping
from typing import NamedTuple

from qa_cli.index import Index
from qa_cli.index.schema import FIELDS, Field
from qa_cli.search.compiling import count_units, phrase_query
from qa_cli.search.inflection import are_forms
from qa_cli.search.plan import Slot
from qa_cli.search.results import Also, Correction, Mode, Near
from qa_cli.search.scopes import ANYWHERE, Scope
from qa_cli.search.slips import SWAPPED
from qa_cli.search.spelling import Candidate, makes_compound, nearest, splits
from qa_cli.search.wordlist import is_english

_CONTINUED_FROM = 4
"""Letters from which a word that the corpus has is also continued: "face" to "facelift". With
fewer, most longer words that start so have nothing to do with it."""

_CONTINUED_FROM_MISSING = 3
"""Letters from which a word that the corpus lacks is continued."""

_LISTED = 64
"""Longer words that are ranked by BM25 one by one; if there are more, all count the same."""

_LIKELIER = SWAPPED
"""A slip of at most this cost (two letters swapped or doubled, a vowel left out) is likelier than a
word half typed: "trun" is turn, not the start of truncate."""

_UNLIKELIER = 4.5
"""With a slip above this cost (about one plain slip) a word that longer words start with is half
typed rather than misspelt, and one that shares a stem with other words is another word of it."""

_OTHERS = 3
"""Further candidates named with a correction."""

_CLOSE = 2.0
"""Rank by which a further candidate may fall behind the one taken, to be named with it: seven times
less likely."""

_FUZZY = 10
"""Words of the corpus, for each word of the query, that a search for all typos takes in."""

_RARER = 10
"""Fields of units with a word, for each with another one, that then may be a slip of it: with 5 a
corpus of 50,000 words takes three times as many right words for slips, with 30 it misses most
slips of words that stand in fewer than 30 places."""

_SLIP, _LEAST_LIKELY = 2.2, 6.0
"""A rare word is a slip at a cost up to the first plus the logarithm of how much rarer it is, as
the frequent word is mistyped the oftener the more frequent it is, and never above the second."""

_SHORTEST_SLIP = 5
"""Letters of a rare word that may be a slip: shorter ones are mostly abbreviations ("int")."""

_NAMES: tuple[Field, ...] = ("doctor", "location", "credentials")
"""Fields of names: what stands there is rare, and no slip."""

_NAMED = 3
"""Words of the corpus that are named for one that was not corrected."""

_LOOK_UPS = 32
"""Terms of a query that are corrected; more are no slips but another language, or noise."""


class TermReadings(NamedTuple):
    """All that a term can mean. Any part may be empty."""

    term: str
    exact: Slot | None
    """The term itself, where the corpus has it."""
    forms: tuple[str, ...]
    """Its inflections in the corpus."""
    kin: tuple[str, ...]
    """Other words of its stem in the corpus."""
    longer: Slot | None
    """Words that start with it."""
    longer_far: Slot | None
    """Words that start with it, when spelling prefers one of `longer`."""
    meant: Candidate | None
    """The word taken for it: in its place where the corpus lacks it, beside it where it is rare."""
    far: tuple[Candidate, ...]
    """Further words that it may be a misspelling of, or that may be misspellings of it."""
    apart: tuple[Candidate, ...] = ()
    """Two words of the corpus, side by side, that are another spelling of it."""

    @property
    def missing(self) -> bool:
        """Whether the corpus has neither the term nor an inflection."""
        return self.exact is None and not self.forms


class Speller:
    """Looks terms up in an index, and remembers what it corrected.

    Args:
        index: The index.
        mode: How much a term may mean.
    """

    def __init__(self, index: Index, mode: Mode) -> None:
        self.index = index
        self.mode = mode
        self.corrections: dict[str, Correction] = {}
        """Misspelt terms, or two terms that are one, with what was taken instead."""
        self.also: dict[str, Also] = {}
        """Rare terms, with the far more frequent word that was searched for too."""
        self.choices: dict[str, int] = {}
        """Misspelt term -> number of candidates that it has."""
        self._kept: dict[str, frozenset[Field]] = {}
        """English words that the corpus lacks in some fields, and that were not corrected."""
        self._picks: Mapping[str, int] = {}
        self._found: dict[tuple[str, Scope], TermReadings] = {}
        self._candidates: dict[tuple[str, frozenset[Field]], list[Candidate]] = {}

    def start_over(self, picks: Mapping[str, int]) -> None:
        """Forget what was corrected; correct some terms to another candidate than the likeliest.

        Args:
            picks: Misspelt term -> which of its candidates, from 0.
        """
        self.corrections, self.also, self.choices = {}, {}, {}
        self._kept, self._found = {}, {}
        self._picks = picks

    def look_up(self, term: str, scope: Scope = ANYWHERE) -> TermReadings:
        """Return what a term can mean in some fields."""
        key = term, scope
        if key not in self._found:
            self._found[key] = self._readings(term, scope)
        return self._found[key]

    def plain(self, term: str) -> TermReadings:
        """Return what a term can mean when it is not corrected or continued."""
        exact = Slot((term,)) if self.index.words.count(term) else None
        family = () if self.mode == "exact" else self.index.words.family(term)
        forms = tuple(word for word in family if are_forms(term, word))
        kin = tuple(word for word in family if word not in forms)
        if exact is None:
            # A term that the corpus lacks may be no word at all: its forms say enough, and what the
            # stemmer takes for kin may only start so (masset: masseter).
            kin = () if forms else tuple(word for word in kin if not word.startswith(term))
        return TermReadings(term, exact, forms, kin, None, None, None, ())

    def near(self) -> list[Near]:
        """Return the words of the corpus nearest to those that were not corrected."""
        found: list[Near] = []
        for term, fields in self._kept.items():
            candidates = self._candidates_of(self.plain(term), fields)
            words = [one.words[0] for one in candidates if len(one.words) == 1]
            scope = Scope(tuple(fields))
            found += [
                Near(term, word, count_units(self.index, word, scope)) for word in words[:_NAMED]
            ]
        return found

    def joins(self, parts: list[str], joined: str) -> bool:
        """Tell whether two terms are one word of the corpus, which lacks one of them; note it."""
        if self.mode == "exact" or not self.index.words.count(joined):
            return False
        if not any(self.plain(part).missing for part in parts):
            return False
        source = " ".join(parts)
        self.corrections[source] = Correction(source, joined, 1)
        return True

    def _readings(self, term: str, scope: Scope) -> TermReadings:
        plain = self.plain(term)
        if self.mode == "exact":
            return plain
        if not plain.missing:
            return self._present(plain, scope)
        meant, candidates = self._pick(term, self._possible(plain, scope))
        longer, far = self._longer(plain, meant)
        if meant is not None and (longer or plain.kin) and not _is_slip(longer, meant):
            meant = None
        kin = plain.kin
        if meant is not None:
            self._remember(term, meant, candidates)
            kin = ()
        further = tuple(candidates[:_FUZZY]) if self.mode == "fuzzy" else ()
        return TermReadings(term, plain.exact, plain.forms, kin, longer, far, meant, further)

    def _present(self, plain: TermReadings, scope: Scope) -> TermReadings:
        """Return what a term can mean that the corpus has."""
        longer, _ = self._longer(plain, None)
        apart = tuple(self._compounds(plain.term))
        if self.mode != "fuzzy":
            meant = self._commoner(plain, scope)
            return plain._replace(longer=longer, meant=meant, apart=apart)
        own = {plain.term, *plain.forms, *plain.kin}
        found = self._candidates_of(plain, _fields(scope))
        further = tuple(one for one in found if one.words[0] not in own)[:_FUZZY]
        return plain._replace(longer=longer, far=further, apart=apart)

    def _possible(self, plain: TermReadings, scope: Scope) -> list[Candidate]:
        """Return what a term that the corpus lacks may be a misspelling of.

        A word that is a word is not exchanged for another one: it can only be written apart.
        """
        fields = _fields(scope)
        if self.mode == "default" and is_english(plain.term):
            self._kept[plain.term] = fields
            return self._compounds(plain.term)
        return self._candidates_of(plain, fields)

    def _candidates_of(self, plain: TermReadings, fields: frozenset[Field]) -> list[Candidate]:
        """Return the words near a term, and where the corpus lacks it also how it can be split."""
        key = plain.term, fields
        if key not in self._candidates:
            many = len(self._candidates) >= _LOOK_UPS
            self._candidates[key] = [] if many else self._search(plain, fields)
        return self._candidates[key]

    def _search(self, plain: TermReadings, fields: frozenset[Field]) -> list[Candidate]:
        found = nearest(plain.term, self.index.words.vocabulary(fields))
        if plain.missing:
            found += splits(plain.term, self.index.words.count, self._adjacent)
        return sorted(found, key=lambda candidate: candidate.rank)

    def _commoner(self, plain: TermReadings, scope: Scope) -> Candidate | None:
        """Return the far more frequent word that a rare term is likely a slip of; note it.

        Neither an English word nor a name is a slip, however rare it is.
        """
        term, fields, words = plain.term, _fields(scope), self.index.words
        if len(term) < _SHORTEST_SLIP or not term.isalpha():
            return None
        own = sum(words.count(word, fields) for word in (term, *plain.forms))
        least = max(own, 1) * _RARER
        if least > self.index.searcher.num_docs or words.count(term, _NAMES) or is_english(term):
            return None
        for one in self._candidates_of(plain, fields):
            [word, *others] = one.words
            its = words.count(word, fields)
            if others or its < least or word in plain.forms + plain.kin:
                continue
            if one.cost <= min(_SLIP + math.log(its / max(own, 1)), _LEAST_LIKELY):
                counts = [count_units(self.index, each, scope) for each in (term, word)]
                self.also[term] = Also(term, counts[0], word, counts[1], one.distance)
                return one
        return None

    def _compounds(self, term: str) -> list[Candidate]:
        """Return the ways to write a term apart that the corpus has, as two words that mean it."""
        count = self.index.words.count

        def adjacent(one: str, other: str) -> bool:
            return makes_compound(one, other) and self._adjacent(one, other)

        return splits(term, count, adjacent)

    def _pick(
        self, term: str, candidates: list[Candidate]
    ) -> tuple[Candidate | None, list[Candidate]]:
        """Return the candidate to take, and the others."""
        if not candidates:
            return None, []
        self.choices[term] = len(candidates)
        place = min(self._picks.get(term, 0), len(candidates) - 1)
        return candidates[place], candidates[:place] + candidates[place + 1 :]

    def _longer(
        self, plain: TermReadings, meant: Candidate | None
    ) -> tuple[Slot | None, Slot | None]:
        """Return the longer words that start with a term: those first to think of, and others."""
        least = _CONTINUED_FROM_MISSING if plain.missing else _CONTINUED_FROM
        if len(plain.term) < least or not plain.term.isalpha():
            return None, None
        words = self.index.words.completions(plain.term, _LISTED + 1)
        listed = tuple(word for word in words if word not in plain.forms + plain.kin)
        if not listed:
            return None, None
        everything = Slot(listed) if len(words) <= _LISTED else Slot((), plain.term)
        if meant is None:
            return everything, None
        target = meant.words[0]
        if not target.startswith(plain.term) or len(meant.words) > 1:
            return (None, None) if meant.cost <= _LIKELIER else (everything, None)
        forms = (target, *self.plain(target).forms)
        near = tuple(word for word in forms if word.startswith(plain.term))
        if everything.start is not None:
            return Slot(near), everything
        rest = tuple(word for word in listed if word not in near)
        return Slot(near), Slot(rest) if rest else None

    def _adjacent(self, one: str, other: str) -> bool:
        """Tell whether the corpus has two words, or inflections of them, side by side."""
        slots = tuple(Slot((word, *self.plain(word).forms)) for word in (one, other))
        return self.index.count(phrase_query(self.index, slots, ANYWHERE)) > 0

    def _remember(self, term: str, meant: Candidate, others: list[Candidate]) -> None:
        named = [
            " ".join(other.words) for other in others[:_OTHERS] if other.rank <= meant.rank + _CLOSE
        ]
        target = " ".join(meant.words)
        self.corrections[term] = Correction(term, target, meant.distance, tuple(named))


def _fields(scope: Scope) -> frozenset[Field]:
    """Return the fields whose words are compared: one vocabulary serves nearly all scopes."""
    fields = scope.all_fields()
    return frozenset(FIELDS) if "body" in fields else fields


def _is_slip(longer: Slot | None, meant: Candidate) -> bool:
    """Tell whether a term that may be something else is likely a slip, and not half typed."""
    completed = longer is not None and longer.holds(meant.words[0])
    return meant.cost <= _UNLIKELIER and not completed
