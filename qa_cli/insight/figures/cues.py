"""What a cue is: words that tell what a figure is given for, with their weight and the reason.

`time_cues` has those of durations, `amount_cues` those of everything else. Weights add up, so they
are to be compared with one another: 1 tips a balance, 2 is a hint, 3 is what a reader would go by,
5 and more decides.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple

from qa_cli.insight.figures.figure import Role, Speaker

Side = Literal["before", "behind", "near"]
"""Where a cue stands as seen from the figure; `near`: on either side."""

FIGURE = "#"
"""Stands for the figure itself in a phrase: `after_#` is `after` directly before it."""
START = "^"
"""Stands for the beginning of a clause in a phrase: `^_wear` is `wear` as a command."""
INFLECTED = "*"
"""Ends a regular verb that may stand in any of its forms: `fade*` is `fades` and `fading`, too."""
_CLAUSE_STARTS = frozenset(". , ; : - – — • * ( ) ! ? and or then please but".split())


_NO_WORD = " "
"""Stands for the second word of a phrase of one word."""


@dataclass(frozen=True, slots=True)
class Cue:
    """Words that speak for a role."""

    role: Role
    weight: float
    side: Side
    reason: str
    phrases: str
    """In lower case, separated by blanks; `_` joins the words of one phrase, of which the first may
    be a verb in any form, `wear*_off`."""
    speaker: Speaker | None = None
    """Who must say them; `None`: anybody."""
    fades: bool = True
    """Whether what stands between weakens it; who a sentence is about, it is about to its end."""


class _Phrase(NamedTuple):
    """A phrase of a cue, taken apart."""

    words: list[str]
    starts: bool
    """Whether it must stand at the beginning of a clause."""
    cue: Cue


class CueIndex:
    """Cues by the first two words of their phrases."""

    def __init__(self, cues: Iterable[Cue]) -> None:
        self._phrases: dict[str, dict[str, list[_Phrase]]] = {}
        for cue in cues:
            for phrase in cue.phrases.split():
                words = phrase.replace("-", "_-_").split("_")
                starts = words[0] == START
                first, *rest = words[starts:]
                for form in _forms(first):
                    by_second = self._phrases.setdefault(form, {})
                    second = rest[0] if rest else _NO_WORD
                    by_second.setdefault(second, []).append(_Phrase([form, *rest], starts, cue))
        for by_second in self._phrases.values():
            by_second.setdefault(_NO_WORD, [])

    def knows(self, word: str) -> bool:
        """Say whether any phrase begins with a word: a quick look before a close one."""
        return word in self._phrases

    def at(self, words: Sequence[str], at: int, side: Side) -> Iterator[Cue]:
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


def _forms(word: str) -> tuple[str, ...]:
    """Return the forms of a regular verb that ends in `*`; any other word as it is."""
    if not word.endswith(INFLECTED):
        return (word,)
    verb = word.removesuffix(INFLECTED)
    if verb.endswith("e"):
        return verb, f"{verb}s", f"{verb}d", f"{verb[:-1]}ing"
    if verb.endswith("y") and verb[-2] not in "aeiou":
        return verb, f"{verb[:-1]}ies", f"{verb[:-1]}ied", f"{verb}ing"
    ending = "es" if verb.endswith(("s", "sh", "ch", "x", "z")) else "s"
    return verb, f"{verb}{ending}", f"{verb}ed", f"{verb}ing"
