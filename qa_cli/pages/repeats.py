"""What a page repeats, told by how often, beside the number of answers it declares."""

from collections import Counter
from collections.abc import Hashable, Sequence

from qa_cli.pages.looks import Look

SEVERAL = 2
"""Times from which on something is repeated."""

_NEAR = 1
"""Times by which something may differ from the declared count and still stand at each answer."""


class Repeats:
    """Ranks how often things stand on a page: `x` once, `2` twice, `+` more, `=` as answers do."""

    def __init__(self, declared: int) -> None:
        """Take the declared number of answers, 0 where none is."""
        self._declared = declared

    def rank(self, times: int) -> str:
        """Return the rank of something that stands so many times on the page."""
        if times < SEVERAL:
            return "x"
        if self._declared and abs(times - self._declared) <= _NEAR:
            return "="
        return "2" if times == SEVERAL else "+"

    def ranks(self, things: Sequence[Hashable]) -> list[str]:
        """Rank each of a page's lines by something they have; an empty text stands for nothing."""
        times = Counter(things)
        known = {thing: self.rank(count) if thing else "x" for thing, count in times.items()}
        return [known[thing] for thing in things]

    def words(self, texts: Sequence[str], looks: Sequence[Look]) -> list[str]:
        """Rank lines by their words, and by their words but for numbers: two letters each."""
        exact = Counter(texts)
        bare = self.ranks([one.skeleton for one in looks])
        return [self.rank(exact[text]) + other for text, other in zip(texts, bare, strict=True)]

    def bylines(self, runs: int) -> str:
        """Say whether runs of byline lines are as many as answers: `e`, fewer `l`, more `m`."""
        if not runs:
            return "0"
        if not self._declared:
            return "1" if runs == 1 else "+"
        if abs(runs - self._declared) <= _NEAR:
            return "e"
        return "l" if runs < self._declared else "m"
