"""Cues: words around a figure that speak for what it is given for; `cues.txt` lists them.

    list = "= " name NEWLINE { "  " phrases NEWLINE }
    cue  = family role weight side speaker [ "steady" ] ":" reason NEWLINE { "  " phrases NEWLINE }

Weights add up, so they are to be compared with one another: 1 tips a balance, 2 is a hint, 3 is
what a reader would go by. What stands between weakens a cue, but for a steady one: whom a sentence
is about, it is about to its end. Families are `time` (durations), `amount` (doses and counts) and
`share` (prices, percentages, ages). A phrase is in lower case; `_` joins its words, `@name` stands
for a list. `#` is the figure itself: `after_#` is `after` right before it. `^` is the beginning of
a clause: `^_wear` is `wear` as a command. A first word that ends in `*` is a regular verb in any
form: `fade*` is `fades` and `fading`, too.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import NamedTuple

FIGURE = "#"
_START = "^"
_INFLECTED = "*"
_ANYBODY = "anybody"
_CLAUSE_STARTS = frozenset(". , ; : - – — • * ( ) ! ? and or then please but".split())
_NO_WORD = " "
"""Stands for the second word of a phrase of one word."""
_CUES = Path(__file__).with_name("cues.txt")


@dataclass(frozen=True, slots=True)
class Cue:
    """Words that speak for a role."""

    role: str
    weight: float
    side: str
    """`before` the figure, `behind` it, or `near`: either."""
    speaker: str | None
    """Who must say them; `None`: anybody."""
    fades: bool


class _Phrase(NamedTuple):
    """A phrase of a cue, taken apart."""

    words: list[str]
    starts: bool
    """Whether it must stand at the beginning of a clause."""
    cue: Cue


class CueIndex:
    """Cues by the first two words of their phrases."""

    def __init__(self) -> None:
        self._phrases: dict[str, dict[str, list[_Phrase]]] = {}

    def add(self, cue: Cue, phrase: str) -> None:
        """Add a phrase of a cue."""
        words = phrase.replace("-", "_-_").split("_")
        starts = words[0] == _START
        first, *rest = words[starts:]
        for form in _forms(first):
            by_second = self._phrases.setdefault(form, {_NO_WORD: []})
            second = rest[0] if rest else _NO_WORD
            by_second.setdefault(second, []).append(_Phrase([form, *rest], starts, cue))

    def knows(self, word: str) -> bool:
        """Say whether any phrase begins with a word: a quick look before a close one."""
        return word in self._phrases

    def at(self, words: Sequence[str], at: int, side: str) -> Iterator[Cue]:
        """Yield the cues of a side whose phrase begins at `words[at]`."""
        by_second = self._phrases.get(words[at])
        if by_second is None:
            return
        found = by_second[_NO_WORD]
        if at + 1 < len(words) and words[at + 1] in by_second:
            found = [*found, *by_second[words[at + 1]]]
        for phrase, starts, cue in found:
            if cue.side not in {side, "near"} or words[at : at + len(phrase)] != phrase:
                continue
            if not starts or at == 0 or words[at - 1] in _CLAUSE_STARTS:
                yield cue


@cache
def load_cues() -> dict[str, CueIndex]:
    """Return the cues that are shipped, by family."""
    lists: dict[str, list[str]] = {}
    found: dict[str, CueIndex] = {}
    for head, phrases in _entries():
        if head.startswith("= "):
            lists[head.removeprefix("= ")] = phrases
            continue
        family, role, weight, side, speaker, *steady = head.partition(":")[0].split()
        cue = Cue(role, float(weight), side, None if speaker == _ANYBODY else speaker, not steady)
        for phrase in phrases:
            for one in lists[phrase[1:]] if phrase.startswith("@") else [phrase]:
                found.setdefault(family, CueIndex()).add(cue, one)
    return found


def _entries() -> Iterator[tuple[str, list[str]]]:
    """Yield the first line of each list and cue, with the phrases below it."""
    head, phrases = "", list[str]()
    for line in _CUES.read_text("utf-8").splitlines():
        if line.startswith(" "):
            phrases += line.split()
            continue
        if head:
            yield head, phrases
        head, phrases = line, []
    yield head, phrases


def _forms(word: str) -> tuple[str, ...]:
    """Return the forms of a regular verb that ends in `*`; any other word as it is."""
    if not word.endswith(_INFLECTED):
        return (word,)
    verb = word.removesuffix(_INFLECTED)
    if verb.endswith("e"):
        return verb, f"{verb}s", f"{verb}d", f"{verb[:-1]}ing"
    if verb.endswith("y") and verb[-2] not in "aeiou":
        return verb, f"{verb[:-1]}ies", f"{verb[:-1]}ied", f"{verb}ing"
    ending = "es" if verb.endswith(("s", "sh", "ch", "x", "z")) else "s"
    return verb, f"{verb}{ending}", f"{verb}ed", f"{verb}ing"
