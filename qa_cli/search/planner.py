"""Planning: every word of a query looked up in the index's vocabulary.

A word is looked for as it is, inflected, and continued; when the corpus lacks it, also corrected,
unless it is an English word. Two words side by side are also looked for as one, if the corpus has
it. What `-` excludes is excluded only as it is and inflected.
"""

from collections.abc import Mapping, Sequence

from qa_cli.index import Index
from qa_cli.index.analysis import terms
from qa_cli.search.plan import Branch, Every, Lacks, Leaf, Level, OneOf, Plan, Reading, Slot
from qa_cli.search.readings import Speller, TermReadings
from qa_cli.search.results import Mode, Near
from qa_cli.search.scopes import Scope
from qa_cli.search.spelling import makes_compound
from qa_cli.search.tree import All, Either, Node, Not, Phrase, Word

_LISTED = 200
"""Longer words, the commonest, that a phrase ending in `*` may end in; the engine refuses phrases
with tens of thousands, and takes seconds for thousands."""


class Planner:
    """Plans queries for an index.

    Args:
        index: The index; its vocabulary decides what a word can mean.
        mode: Whether inflections, longer words and typos are looked for.
    """

    def __init__(self, index: Index, mode: Mode) -> None:
        self._speller = Speller(index, mode)
        self._leaves: list[Leaf] = []
        self._runs = False
        self._excluding = False

    def plan(self, tree: Node, picks: Mapping[str, int] | None = None) -> Plan | None:
        """Plan a query; return `None` where nothing in it can be searched for.

        Args:
            tree: The query.
            picks: For misspelt terms, which of their candidates to take: 0, the default, is the
                likeliest.
        """
        self._speller.start_over(picks or {})
        self._leaves, self._runs = [], False
        root = self._branch(tree)
        return None if root is None else self._finish(root)

    def nearest(self) -> tuple[Near, ...]:
        """Return what the corpus has near the words that were not corrected by the last plan."""
        return tuple(self._speller.near())

    def _finish(self, root: Branch) -> Plan:
        """Return the plan with this root."""
        levels = {reading.level for leaf in self._leaves for reading in leaf.readings}
        if self._runs:
            levels.add(Level.PHRASE)
        return Plan(
            root,
            tuple(self._leaves),
            tuple(sorted(levels or {Level.EXACT})),
            tuple(self._speller.corrections.values()),
            tuple(self._speller.also.values()),
            tuple(self._speller.choices.items()),
        )

    def _branch(self, node: Node) -> Branch | None:
        """Plan a part of a query; `None` where it holds nothing that can be searched for."""
        match node:
            case Word():
                return self._leaf(node.text, node.scope, self._word(node))
            case Phrase():
                return self._leaf(node.text, node.scope, self._phrase(node))
            case Not():
                outer, self._excluding = self._excluding, True
                inner = self._branch(node.item)
                self._excluding = outer
                return None if inner is None else Lacks(inner)
            case All():
                return self._every(node.items)
            case Either():
                items = [item for item in map(self._branch, node.items) if item is not None]
                return OneOf(tuple(items)) if len(items) > 1 else items[0] if items else None
            case _:
                return node

    def _leaf(self, text: str, scope: Scope, readings: list[Reading] | None) -> Leaf | None:
        if readings is None:
            return None
        leaf = Leaf(text, scope, tuple(sorted(readings, key=lambda reading: reading.level)))
        if not self._excluding:
            self._leaves.append(leaf)
        return leaf

    def _every(self, nodes: Sequence[Node]) -> Branch | None:
        items: list[Branch] = []
        compounds: list[tuple[int, Leaf]] = []
        place = 0
        while place < len(nodes):
            pair = nodes[place : place + 2]
            joined = self._joined(pair)
            item = self._branch(nodes[place]) if joined is None else joined
            compound = None if joined is not None else self._compounded(pair)
            if compound is not None:
                compounds.append((len(items), compound))
            elif joined is not None and compounds and compounds[-1][0] == len(items) - 1:
                compounds.pop()  # its second word belongs to the third
            place += 1 if joined is None else 2
            items += [] if item is None else [item]
        if len(items) < 2:  # noqa: PLR2004  one item needs no node
            return items[0] if items else None
        run = None if self._excluding else self._run(nodes)
        self._runs = self._runs or run is not None
        every = Every(tuple(items), run)
        self._leaves += [leaf for _, leaf in compounds]
        others = [_instead(items, place, leaf) for place, leaf in compounds]
        return OneOf((every, *others)) if others else every

    def _compounded(self, nodes: Sequence[Node]) -> Leaf | None:
        """Plan two words as one, where the corpus has both of them and the one as well."""
        match nodes:
            case [Word(prefix=False) as one, Word(prefix=False) as other] if (
                one.scope == other.scope and not self._excluding and self._speller.mode != "exact"
            ):
                parts = terms(one.text) + terms(other.text)
                if len(parts) != 2 or not makes_compound(*parts):  # noqa: PLR2004
                    return None
                joined = self._speller.plain("".join(parts))
                if joined.exact is None:
                    return None
                reading = Reading(Level.STEM, (Slot((joined.term, *joined.forms)),))
                return Leaf(f"{one.text} {other.text}", one.scope, (reading,), compound=True)
            case _:
                return None

    def _joined(self, nodes: Sequence[Node]) -> Leaf | None:
        """Plan two words as the one that the corpus has, where it lacks one of the two."""
        match nodes:
            case [Word(prefix=False) as one, Word(prefix=False) as other] if (
                one.scope == other.scope and not self._excluding
            ):
                parts = terms(one.text) + terms(other.text)
                joined = "".join(parts)
                if len(parts) != 2 or not self._speller.joins(parts, joined):  # noqa: PLR2004
                    return None
                readings = _meant((Slot((joined,)),), (self._with_forms(joined),), 1)
                return self._leaf(f"{one.text} {other.text}", one.scope, readings)
            case _:
                return None

    def _run(self, nodes: Sequence[Node]) -> Leaf | None:
        """Return the single words among the items as one phrase, if they can be one."""
        words = [node for node in nodes if isinstance(node, Word)]
        found = [self._speller.plain(term) for word in words for term in terms(word.text)]
        exact = tuple(readings.exact for readings in found if readings.exact is not None)
        same = len({word.scope for word in words}) == 1 and not any(word.prefix for word in words)
        fewest = min(len(words), len(found))  # `- -` are two words without a term
        if not same or len(exact) < len(found) or fewest < 2:  # noqa: PLR2004
            return None
        text = " ".join(word.text for word in words)
        return Leaf(text, words[0].scope, (Reading(Level.PHRASE, exact),))

    def _word(self, node: Word) -> list[Reading] | None:
        """Return all readings of a word, or `None` where it has no term."""
        found = terms(node.text)
        if not found:
            return None
        if node.prefix:
            return self._started(found)
        if len(found) > 1:
            return self._compound(found, node.scope)
        if self._excluding:
            return _plain(self._speller.plain(found[0]))
        return self._single(self._speller.look_up(found[0], node.scope))

    def _single(self, term: TermReadings) -> list[Reading]:
        """Return a term itself, inflected, continued and corrected."""
        readings = _plain(term)
        if term.longer is not None:
            readings.append(Reading(Level.PREFIX, (term.longer,)))
        if term.longer_far is not None:
            readings.append(Reading(Level.PREFIX_FAR, (term.longer_far,)))
        for candidate in term.apart:
            inflected = tuple(map(self._with_forms, candidate.words))
            readings.append(Reading(Level.STEM, inflected))
        if term.meant is not None:
            exact = tuple(Slot((word,)) for word in term.meant.words)
            inflected = tuple(map(self._with_forms, term.meant.words))
            readings += _meant(exact, inflected, term.meant.distance)
        for candidate in term.far:
            slots = tuple(Slot((word,)) for word in candidate.words)
            readings.append(Reading(Level.TYPO_FAR, slots, candidate.distance))
        return readings

    def _phrase(self, node: Phrase) -> list[Reading] | None:
        """Return the readings of a phrase: as it stands, or with its missing words corrected."""
        found = terms(node.text)
        if not found:
            return None
        level = Level.PHRASE if len(found) > 1 else Level.EXACT
        plain = [self._speller.plain(term) for term in found]
        exact = [readings.exact for readings in plain if readings.exact is not None]
        if len(exact) == len(found):
            return [Reading(level, tuple(exact))]
        return [] if self._excluding else self._corrected(found, node.scope)[:1]

    def _started(self, found: list[str]) -> list[Reading]:
        """Return the readings of a word that is only the start of one."""
        start = found[-1]
        plain = [self._speller.plain(term) for term in found]
        before = tuple(readings.exact for readings in plain[:-1] if readings.exact is not None)
        if len(before) < len(found) - 1:
            return []
        readings = []
        if plain[-1].exact is not None:
            readings.append(Reading(Level.EXACT, (*before, plain[-1].exact)))
        longer = self._speller.index.words.completions(start, _LISTED)
        if longer:
            slot = Slot(longer) if before else Slot((), start)
            readings.append(Reading(Level.PREFIX, (*before, slot)))
        return readings

    def _compound(self, found: list[str], scope: Scope) -> list[Reading]:
        """Return the readings of a word of several terms ("semi-paralyzed"): apart and joined."""
        plain = [self._speller.plain(term) for term in found]
        readings = []
        exact = [term.exact for term in plain if term.exact is not None]
        if len(exact) == len(found):
            readings.append(Reading(Level.EXACT, tuple(exact)))
        joined = self._speller.plain("".join(found))
        readings += _plain(joined)
        if not any(term.missing for term in plain) and any(term.forms for term in plain):
            slots = tuple(self._with_forms(term) for term in found)
            readings.append(Reading(Level.STEM, slots))
        if not readings and not self._excluding:
            readings += self._corrected(found, scope)
        return readings

    def _corrected(self, found: list[str], scope: Scope) -> list[Reading]:
        """Return terms side by side with the missing ones corrected; empty if one cannot be."""
        targets: list[str] = []
        distance = 0
        for term in found:
            if not self._speller.plain(term).missing:
                targets.append(term)
                continue
            meant = self._speller.look_up(term, scope).meant
            if meant is None:
                return []
            targets += meant.words
            distance += meant.distance
        exact = tuple(Slot((target,)) for target in targets)
        return _meant(exact, tuple(map(self._with_forms, targets)), distance)

    def _with_forms(self, term: str) -> Slot:
        """Return a slot for a term and its inflections."""
        return Slot((term, *self._speller.plain(term).forms))


def _instead(items: Sequence[Branch], place: int, leaf: Leaf) -> Branch:
    """Return items of which two, from a place on, are replaced by one."""
    rest = (*items[:place], leaf, *items[place + 2 :])
    return Every(rest, None) if len(rest) > 1 else leaf


def _plain(term: TermReadings) -> list[Reading]:
    """Return a term itself, and inflected."""
    readings = [] if term.exact is None else [Reading(Level.EXACT, (term.exact,))]
    if term.forms:
        readings.append(Reading(Level.STEM, (Slot(term.forms),)))
    if term.kin:
        readings.append(Reading(Level.STEM_FAR, (Slot(term.kin),)))
    return readings


def _meant(exact: tuple[Slot, ...], inflected: tuple[Slot, ...], distance: int) -> list[Reading]:
    """Return the words that were meant: as they are, and inflected."""
    return [
        Reading(Level.TYPO, exact, distance),
        Reading(Level.TYPO_STEM, inflected, distance),
    ]
