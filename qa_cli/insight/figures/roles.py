"""What a figure is given for: a table of weights, learned from labelled sentences, tells.

    feature = the figure itself: kind, unit, speaker, whether it is a range, a rate, asked, denied
            | the one, two or three words next to it, before or behind
            | any word before or behind it in the sentence; the farther, the less
            | the votes of the cues, by role; see `cues`

The members of a list, `at 1 week, 3 months and a year`, have the words around the list. Of each
role the weights of the features are summed; the greatest sum wins, and its share among all
(softmax) is the certainty. `roles.txt` has the weights, `benchmarks/roles.py` learns them.
"""

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from math import exp
from pathlib import Path
from typing import NamedTuple, get_args

from qa_cli.insight.figures.cues import FIGURE, CueIndex, load_cues
from qa_cli.insight.figures.figure import Kind, Role, Speaker
from qa_cli.insight.figures.negation import Denial
from qa_cli.insight.figures.qualifiers import Qualifier
from qa_cli.insight.figures.reads import Read
from qa_cli.insight.figures.tokens import Token

SCALE = 32
"""Steps of a weight in one unit of log-odds."""
WEIGHTS = Path(__file__).with_name("roles.txt")

_REACH = 22
"""Words to either side that are looked at."""
_NEXT = 3
"""Words next to the figure that are looked at together."""
_BY_WORD = 0.95
"""What a word between leaves of another's weight."""
_BY_FIGURE = 0.65
"""The same for another figure."""
_BY_CLAUSE = {
    ",": 0.85, ";": 0.5, ":": 0.7, "(": 0.8, ")": 0.8, ".": 0.5, "—": 0.6, "–": 0.6, "but": 0.6,
    "and": 0.8, "then": 0.7, "so": 0.7, "because": 0.6, "although": 0.5, "while": 0.6, "?": 0.5,
    "!": 0.5,
}  # fmt: skip
"""The same for the ends of clauses."""
_VOTE = 4
"""Cues' weights are divided by it, to be about as great as other features."""

_REPEATED = 5.0
"""Log-odds for `received` where a doctor repeats what the asker had; labelled sentences stand
alone, so this is not learned."""

_OTHER = "figure:"
"""Begins the stand-in for another figure, which ends in its kind."""
_NUMBER = "9"
"""Stands for a number that is no figure."""
_EDGE = "^"
"""Stands for a word beyond the sentence."""
_LISTING = frozenset({",", "and", "or", "&", "before", "not", "but"})
"""Between two figures of a list: `4 weeks before and 4 weeks after`."""
_FAMILIES: dict[Kind, str] = {"duration": "time", "dose": "amount", "count": "amount"}

ROLES: tuple[Role, ...] = get_args(Role)

Asked = tuple[Kind, float, float, str | None]
"""Kind, low, high and unit of what the asker had."""


class Mention(NamedTuple):
    """A figure as a sentence states it."""

    read: Read
    qualifier: Qualifier
    denial: Denial | None


class _Side(NamedTuple):
    """What stands on one side of a figure, the nearest first."""

    name: str
    """`<` before the figure, `>` behind it."""
    words: list[str]
    weights: list[float]
    """Of each word, for what stands between it and the figure: 1 of the nearest."""


def roles_of(
    tokens: Sequence[Token],
    mentions: Sequence[Mention],
    speaker: Speaker,
    received: frozenset[Asked] = frozenset(),
) -> Iterator[tuple[Role, float]]:
    """Yield what each figure of a sentence is given for, with the certainty, 0 to 1.

    `received` is what the asker of the same page had: a doctor who repeats it speaks of it.
    """
    for mention, features in zip(mentions, features_of(tokens, mentions, speaker), strict=True):
        read = mention.read
        asked = speaker == "doctor" and (read.kind, read.low, read.high, read.unit) in received
        yield role_by(features, repeated=asked)


def role_by(features: Mapping[str, float], *, repeated: bool = False) -> tuple[Role, float]:
    """Return the role for which features speak, with the certainty.

    `repeated`: a doctor says what the asker had.
    """
    table = load_weights()
    sums: dict[str, float] = dict.fromkeys(ROLES, 0.0)
    if repeated:
        sums["received"] = _REPEATED
    for feature, value in features.items():
        for role, weight in table[feature]:
            sums[role] += weight * value
    best = max(ROLES, key=sums.__getitem__)
    return best, 1 / sum([exp(sums[role] - sums[best]) for role in ROLES])


def features_of(
    tokens: Sequence[Token], mentions: Sequence[Mention], speaker: Speaker
) -> Iterator[dict[str, float]]:
    """Yield the features of each figure of a sentence, with their values, above 0 to 1 or so."""
    words = [_NUMBER if token.value is not None else token.text for token in tokens]
    for mention in mentions:  # what is inside a figure is no cue
        read = mention.read
        words[read.first : read.next] = [""] * (read.next - read.first)
        words[read.first] = f"{_OTHER}{'rate' if read.frequent else read.kind}"
    asks = words[-1] == "?"
    for first, last in _lists(mentions, words):
        before = [word for word in words[: mentions[first].qualifier.first] if word][-_REACH:]
        behind = [word for word in words[mentions[last].read.next :] if word][:_REACH]
        sides = _side("<", before[::-1]), _side(">", behind)
        for mention in mentions[first : last + 1]:
            found = _own(mention, speaker, asks=asks)
            family = _family(mention.read)
            for side in sides:
                found |= _around(side, f"{family[0]}{speaker[0]}")
            for role, vote in _votes(load_cues()[family], *sides, speaker).items():
                found[f"v {role}"] = found[f"v {role} {family}"] = vote / _VOTE
            yield found


def _lists(mentions: Sequence[Mention], words: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Yield the first and last figure of each list; most are lists of one."""
    start = 0
    for at in range(1, len(mentions) + 1):
        if at == len(mentions) or not _goes_on(mentions[at - 1], mentions[at], words):
            yield start, at - 1
            start = at


def _goes_on(one: Mention, other: Mention, words: Sequence[str]) -> bool:
    """Say whether a figure only goes on with a list: `at 1 week, 3 months and a year`."""
    between = [word for word in words[one.read.next : other.qualifier.first] if word]
    if between and one.read.first and between[-1] == words[one.read.first - 1]:
        del between[-1]  # `at six weeks, not at six days`
    return one.read.kind == other.read.kind and _LISTING.issuperset(between)


def _family(read: Read) -> str:
    return "share" if read.aged else _FAMILIES.get(read.kind, "share")


def _own(mention: Mention, speaker: Speaker, *, asks: bool) -> dict[str, float]:
    """Return the features of a figure itself."""
    read, qualifier, denial = mention
    unit = read.unit or "none"
    names = [f"k {read.kind}", f"k {read.kind} {speaker}", f"u {unit}", f"u {unit} {speaker}"]
    names += [f"q {qualifier.text}"] if qualifier.text else []
    names += [f"denied {denial} {speaker}"] if denial else []
    names += [f"asks {speaker}"] if asks else []
    names += ["rate"] if read.frequent else []
    names += [f"per {speaker}"] if "/" in unit else []
    names += [f"range {read.kind}"] if read.low != read.high else []
    return dict.fromkeys(names, 1.0)


def _side(name: str, words: list[str]) -> _Side:
    """Return one side of a figure, with what is left of the weight of each of its words."""
    weights = []
    left = 1.0
    for word in words:
        weights.append(left)
        left *= _BY_FIGURE if word.startswith(_OTHER) else _BY_CLAUSE.get(word, _BY_WORD)
    return _Side(name, words, weights)


def _around(side: _Side, who: str) -> dict[str, float]:
    """Return the features of the words on one side of a figure."""
    found: dict[str, float] = {}
    for word, weight in zip(side.words, side.weights, strict=True):
        name = f"{side.name}~{word}"
        if name not in found:
            found[name] = found[f"{name} {who}"] = weight
    near = [*side.words[:_NEXT], *[_EDGE] * (_NEXT - len(side.words))]
    for size in range(1, _NEXT + 1):
        found[f"{side.name}{'_'.join(near[:size])}"] = 1.0
    return found


def _votes(cues: CueIndex, before: _Side, behind: _Side, speaker: Speaker) -> Mapping[str, float]:
    """Return the summed weights of the cues around a figure by role, each cue's greatest once."""
    words = [*before.words[::-1], FIGURE, *behind.words]
    left = [*before.weights[::-1], 1.0, *behind.weights]
    figure = len(before.words)
    best: dict[int, tuple[str, float]] = {}
    for at, word in enumerate(words):
        if not cues.knows(word):
            continue
        for cue in cues.at(words, at, "before" if at < figure else "behind"):
            vote = cue.weight * (left[at] if cue.fades else 1)
            if cue.speaker in {None, speaker} and best.get(id(cue), ("", 0.0))[1] < vote:
                best[id(cue)] = cue.role, vote
    votes: dict[str, float] = {}
    for role, vote in best.values():
        votes[role] = votes.get(role, 0) + vote
    return votes


class Table(dict[str, tuple[tuple[str, float], ...]]):
    """Feature -> weight of each role, in log-odds; read on first use: a page needs few of all.

    A feature that has no weights has none for any role.
    """

    def __init__(self, rows: Mapping[str, str]) -> None:
        """Take what the file says of each feature."""
        self._rows = rows

    def __missing__(self, name: str) -> tuple[tuple[str, float], ...]:
        """Read a feature's weights."""
        pairs = [value.rpartition(":") for value in self._rows.get(name, "").split()]
        self[name] = found = tuple((role, int(weight) / SCALE) for role, _, weight in pairs)
        return found


@cache
def load_weights() -> Table:
    """Load the weights that are shipped: lines `feature TAB { role ":" weight }`, sorted."""
    lines = WEIGHTS.read_text("utf-8").splitlines()
    return Table(dict(line.split("\t", 1) for line in lines))
