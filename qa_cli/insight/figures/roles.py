"""What a figure is given for: cues around it vote, by weight and nearness, and the best role wins.

A vote is the cue's weight, faded by what lies between cue and figure: a little by each word, more
by the end of a clause or by another figure; whom a sentence is about does not fade. What a figure's
own words say outright (`every 3 months`) needs no vote. A doctor who repeats a dose that the asker
had received speaks of that one.
"""

from collections.abc import Iterator, Sequence

from qa_cli.insight.figures.amount_cues import AMOUNT_CUES, SHARE_CUES
from qa_cli.insight.figures.cues import FIGURE, Cue, CueIndex, Side
from qa_cli.insight.figures.figure import Kind, Role, Speaker
from qa_cli.insight.figures.negation import Denial
from qa_cli.insight.figures.reads import Read
from qa_cli.insight.figures.time_cues import TIME_CUES
from qa_cli.insight.figures.tokens import Token

_REACH = 22
"""Tokens to either side that are looked at."""
_BY_WORD = 0.95
"""What a word between cue and figure leaves of a vote."""
_BY_FIGURE = 0.65
"""The same for another figure: its cues are its own."""
_BY_CLAUSE = {
    ",": 0.85, ";": 0.5, ":": 0.7, "(": 0.8, ")": 0.8, ".": 0.5, "—": 0.6, "–": 0.6, "but": 0.6,
    "and": 0.8, "then": 0.7, "so": 0.7, "because": 0.6, "although": 0.5, "while": 0.6, "?": 0.5,
    "!": 0.5,
}  # fmt: skip
"""The same for the ends of clauses."""

_REPEATED = 5.0
"""Vote for `received` where a doctor repeats what the asker had: only the plainest words, as `I
recommend`, are stronger."""

_DEFAULTS: dict[tuple[str, Speaker], Role] = {
    ("time", "doctor"): "effect",
    ("time", "asker"): "other",
    ("amount", "doctor"): "advised",
    ("amount", "asker"): "received",
}
"""What it is where nothing else speaks: a vote of weight 1."""

_MEANWHILE: dict[Speaker, float] = {"doctor": 6.0, "asker": 1.0}
"""Vote for `wait` where something is denied for, before or until that time; `I could not sleep for
two nights` is a complaint."""
_ROUTINE = 4.0
"""Vote for `experience` where a doctor counts what is done by the week or year, `I see 10 patients
a week`; without a first person it says how often: `no more than 3 injections a year`."""
_FIRST_PERSON = frozenset("i i'm i've i'd i'll we we've we'd my our".split())
_LOOSE = frozenset({"time", "doctor", "surgeon", "dermatologist", "injector", "patient"})
_LOOSELY = 2.0
"""Vote for `other` of such counts: `twice` and `two surgeons` tell of anything."""
_LIKE = 1.5
"""Vote for the role of the figure of the same kind before: sentences go on about one thing."""
_RATES = frozenset({"session/week", "session/month", "session/year", "treatment/year"})
"""Counts that say how often; patients a week are experience."""

_OTHER = "figure:"
"""Begins the stand-in for another figure, which ends in its unit."""
_OWNERS = frozenset({"my", "your", "her", "his"})
_DETERMINERS = _OWNERS | frozenset(
    "the a an next another whole full entire good solid only".split()
)
"""Left out between a preposition and the figure."""

_PRONOUNS = frozenset("it that there he she what who how where when here this let one".split())
"""Before `'s`, which then stands for `is` or `has`."""
_BEFORE_PAST = frozenset({"the", "my", "this", "these", "our", "his", "her"})
_PERIODS = frozenset("night week month year summer winter spring fall time".split())
"""Behind `last` they make it an adjective."""
_LISTING = frozenset({",", "and", "or", "&", "before", "not", "but"})
"""Between two figures of a list: `4 weeks before and 4 weeks after`."""

_FAMILIES: dict[Kind, str] = {"duration": "time", "dose": "amount", "count": "amount"}
_QUICK = {"minute": 3.0, "second": 3.0, "hour": 2.0}
"""Vote for `other`: these are durations of procedures, unless something says otherwise."""
_HALF_A_DAY = 12
"""Hours; no procedure takes as many."""
_LONG = frozenset({"year"})
_COUNTED = frozenset({"count"})
_NEVER_ADVISED: frozenset[Kind] = frozenset({"price", "age"})
"""Nor is what a doctor denies for so long, which is to wait: `do not wear a bra for 6 weeks`."""
_COUNTED_DOSES = frozenset({"unit", "syringe", "vial"})
"""Only years and what can be counted are experience."""


Asked = tuple[Kind, float, float, str | None]
"""Kind, low, high and unit of what the asker had."""


_INDEXES = {
    "time": CueIndex(TIME_CUES),
    "amount": CueIndex(AMOUNT_CUES),
    "share": CueIndex(SHARE_CUES),
}


class Sentence:
    """A sentence whose figures are to be given roles."""

    def __init__(
        self,
        tokens: Sequence[Token],
        reads: Sequence[Read],
        speaker: Speaker,
        received: frozenset[Asked],
    ) -> None:
        self._reads = reads
        self._speaker = speaker
        self._received = received
        self._roles: list[Role] = []
        self._words = [_without_genitive(token.text) for token in tokens]
        for at in {read.first - skip for read in reads for skip in (1, 2)}:
            if at > 0 and self._words[at] == "last" and self._words[at - 1] in _BEFORE_PAST:
                self._words[at] = "past"  # `the last 2 years`, not `my last patient` nor the verb
        for at, word in enumerate(self._words[1:]):
            if self._words[at] == "last" and word in _PERIODS:
                self._words[at] = "past"  # `last month`
        for read in reads:  # what is inside a figure is no cue; its unit may be
            self._words[read.first : read.next] = [""] * (read.next - read.first)
            self._words[read.first] = f"{_OTHER}rate" if _is_rate(read) else f"{_OTHER}{read.kind}"

    def add(self, first: int, denial: Denial | None) -> Role:
        """Say what the next figure of the sentence is given for.

        Args:
            first: index of its first token, its qualifier's included
            denial: what is denied around it
        """
        self._roles.append(self._role(len(self._roles), first, denial))
        return self._roles[-1]

    def _role(self, which: int, first: int, denial: Denial | None) -> Role:
        read = self._reads[which]
        if _is_rate(read):
            return "frequency"
        if which and self._is_listed(which, first):
            return self._roles[which - 1]
        family = "share" if read.aged else _FAMILIES.get(read.kind, "share")
        votes = self._prior(read, family, denial)
        if denial == "meanwhile":
            votes["wait"] = _MEANWHILE[self._speaker]
        before = self._reads[which - 1] if which else None
        if before and before.kind == read.kind and not _is_rate(before):
            role = self._roles[which - 1]
            votes[role] = votes.get(role, 0) + _LIKE
        for cue, vote in self._votes(_INDEXES[family], first, read.next):
            votes[cue.role] = votes.get(cue.role, 0) + vote
        if not _is_experience(read, denial):
            votes.pop("experience", None)
        if read.kind in _NEVER_ADVISED or (denial == "meanwhile" and self._speaker == "doctor"):
            votes.pop("advised", None)
        return max(votes, key=lambda role: votes[role])

    def _is_listed(self, which: int, first: int) -> bool:
        """Say whether a figure only goes on with a list: `at 1 week, 3 months and a year`."""
        before = self._reads[which - 1]
        between = self._words[before.next : first]
        if between and before.first and between[-1] == self._words[before.first - 1]:
            del between[-1]  # `at six weeks, not at six days`
        return before.kind == self._reads[which].kind and _LISTING.issuperset(between)

    def _votes(self, index: CueIndex, first: int, behind: int) -> Iterator[tuple[Cue, float]]:
        """Yield every cue around a figure with its faded weight; each cue once, at its best."""
        owner = None
        while first > 0 and self._words[first - 1] in _DETERMINERS:
            first -= 1
            owner = self._words[first] if self._words[first] in _OWNERS else owner
        before = self._words[max(first - _REACH, 0) : first]
        words = [*before, FIGURE, *self._words[behind : behind + _REACH]]
        middle = len(before)
        best: dict[int, tuple[Cue, float]] = {}
        if owner:
            best |= {id(cue): (cue, cue.weight) for cue in self._owned(index, owner)}
        sides: tuple[tuple[Side, range], ...] = (
            ("before", range(middle - 1, -1, -1)),
            ("behind", range(middle, len(words))),
        )
        for side, places in sides:
            left = 1.0
            for at in places:
                word = words[at]
                for cue in index.at(words, at, side) if index.knows(word) else ():
                    vote = cue.weight * (left if cue.fades else 1)
                    known = best.get(id(cue))
                    if cue.speaker in {None, self._speaker} and (
                        known is None or abs(known[1]) < abs(vote)
                    ):
                        best[id(cue)] = cue, vote
                left *= _fading(word)
        yield from best.values()

    def _owned(self, index: CueIndex, owner: str) -> Iterator[Cue]:
        """Yield the cues of `my`, `your` and so on right before the figure."""
        for cue in index.at([owner, FIGURE], 0, "before"):
            if cue.speaker in {None, self._speaker}:
                yield cue

    def _prior(self, read: Read, family: str, denial: Denial | None) -> dict[Role, float]:
        """Return the votes that need no cue."""
        votes: dict[Role, float] = {"other": 1.0 if family == "share" else 0.5}
        default = _DEFAULTS.get((family, self._speaker))
        if default:
            votes[default] = 1.0
        quick = _QUICK.get(read.unit or "")
        if quick and (read.unit != "hour" or read.high < _HALF_A_DAY):
            votes = {"other": quick}
        if read.unit in _LOOSE:
            votes["other"] = _LOOSELY
        if self._speaker == "doctor" and read.kind == "count" and "/" in (read.unit or ""):
            told = _FIRST_PERSON.intersection(self._words[: read.first])
            votes["experience" if told and not denial else "frequency"] = _ROUTINE
        asked = read.kind, read.low, read.high, read.unit
        if self._speaker == "doctor" and asked in self._received:
            votes["received"] = _REPEATED
        return votes


def _is_experience(read: Read, denial: Denial | None) -> bool:
    """Say whether a doctor may have it behind them: no weeks, and not what is never done a year."""
    if read.kind in _COUNTED:
        return not (denial and "/" in (read.unit or ""))
    return read.unit in _LONG or read.unit in _COUNTED_DOSES


def _is_rate(read: Read) -> bool:
    """Say whether a figure's own words say how often."""
    return read.frequent or read.unit in _RATES


def _without_genitive(word: str) -> str:
    """Return `wife` for `wife's`; `it's` and its like are no genitives."""
    noun = word.removesuffix("'s")
    return word if noun in _PRONOUNS else noun


def _fading(word: str) -> float:
    if word.startswith(_OTHER):
        return _BY_FIGURE
    return _BY_CLAUSE.get(word, 1.0 if word in {"", FIGURE} else _BY_WORD)
