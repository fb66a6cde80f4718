"""One page's voice: draws text from the grammar, held together by the page's topic.

A page speaks of one or two procedures, areas, problems and products, so that headlines reword its
title and answers share its words, as on real pages. How text is arranged is `prose`'s business.
"""

from random import Random

from benchmarks.generator.grammar import drop_article, load_grammar
from benchmarks.generator.tail import draw_rare, slip

_RARE_PER_PAGE = 6
"""Rare words that a page may repeat, the first ones most."""

_SHORT = 8
"""Most letters of an invented word."""

_SLIP_RATE = 0.03
"""Share of sentences with a misspelt word."""

_TITLE_SMALL = frozenset(
    ("a", "an", "and", "at", "by", "for", "from", "in", "is", "it", "of", "on", "or", "the", "to")
)
"""Words that stay small in a headline set in title case."""


def _skew(items: list[str]) -> list[str]:
    return [item for place, item in enumerate(items) for _ in range(len(items) - place)]


class Voice:
    """Draws words and sentences for one page."""

    def __init__(self, rnd: Random, *, rare: float = 0.0, doctors: int = 0) -> None:
        """Choose the page's topic.

        Args:
            rnd: Source of all chance on the page.
            rare: Probability that a sentence gets a rare word of its own, besides those that its
                form asks for; 0 unless a large vocabulary is wanted.
            doctors: How many doctors there are, some far busier than others; 0 for new ones in
                every answer.
        """
        self.rnd = rnd
        self._doctors = doctors
        self.chance = rnd.random
        self._rare = rare
        grammar = load_grammar()
        self._forms = grammar.forms
        topic = grammar.topics[int(len(grammar.topics) * rnd.random() ** 1.5)]
        self._words = dict(grammar.words)
        for name, size in (("procedure", 2), ("area", 2), ("problem", 3), ("product", 2)):
            pool = grammar.words[f"{topic}.{name}"]
            self._words[name] = _skew([rnd.choice(pool) for _ in range(size)])
        self._words["op"] = [drop_article(text) for text in self._words["procedure"]]
        self._words["complaint"] = [drop_article(text) for text in self._words["problem"]]
        self._words["rare"] = _skew([draw_rare(rnd) for _ in range(_RARE_PER_PAGE)])

    def turn_to(self, *, mixed: bool, invented: bool) -> None:
        """Speak on a subject of other sites.

        Args:
            mixed: Whether each pool is that of another subject.
            invented: Whether things, parts, troubles and acts are words that do not exist.
        """
        grammar = load_grammar()
        subject = self.rnd.choice(grammar.subjects)
        for name, size in (("thing", 4), ("part", 4), ("trouble", 4), ("act", 4), ("agent", 2)):
            pool = grammar.words[f"{subject}.{name}"]
            drawn = [self.rnd.choice(pool) for _ in range(size)]
            if invented and name != "agent":
                drawn = [self._invent(name) for _ in range(size)]
            self._words[name] = _skew(drawn)
            if mixed:
                subject = self.rnd.choice(grammar.subjects)
        self._words["job"] = grammar.words[f"{subject}.job"]

    def _invent(self, name: str) -> str:
        made = [draw_rare(self.rnd)[:_SHORT].lower() for _ in range(1 + self.among(2))]
        return f"{made[0]} the {' '.join(made[1:] or made)}" if name == "act" else " ".join(made)

    def often(self, probability: float) -> bool:
        """Return whether something of this probability happens."""
        return self.chance() < probability

    def among(self, count: int) -> int:
        """Draw a number from 0 to `count` - 1."""
        return int(self.chance() * count)

    def pick(self, section: str) -> str:
        """Draw from a section, as it stands there."""
        words = self._words.get(section)
        if words is not None:
            return words[int(self.chance() * len(words))]
        forms = self._forms[section]
        form = forms[int(self.chance() * len(forms))]
        chance, pools = self.chance, self._words
        fills = []
        for slot in form.slots:
            pool = pools[slot]
            fills.append(pool[int(chance() * len(pool))])
        return form.frame % tuple(fills)

    def say(self, section: str) -> str:
        """Draw a sentence: capitalised, now and then with a slip of the keyboard."""
        text = self.pick(section)
        text = text[0].upper() + text[1:]
        if self._rare and self.chance() < self._rare:
            text = self._enrich(text)
        return slip(self.rnd, text) if self.chance() < _SLIP_RATE else text

    def _enrich(self, text: str) -> str:
        """Put a rare word near the end, where it reads as a brand or a condition."""
        words = text.split(" ")
        words.insert(max(1, len(words) - 1 - self.among(3)), draw_rare(self.rnd))
        return " ".join(words)

    def of_doctor(self) -> "Voice":
        """Return the voice that draws who answers: the same for the same doctor on all pages.

        The n-th doctor answers about 1/n as often as the first.
        """
        if not self._doctors:
            return self
        rank = int(self._doctors ** self.chance())
        return Voice(Random(f"doctor {rank}"))

    def name_colleague(self, name: str) -> None:
        """Let sentences about a colleague use this name."""
        self._words["colleague"] = [name]


def set_title_case(text: str) -> str:
    """Capitalise a headline's words but the small ones: `Botox for the Jaw`."""
    words = text.split(" ")
    return " ".join(
        word if place and word.lower() in _TITLE_SMALL else word[:1].upper() + word[1:]
        for place, word in enumerate(words)
    )
