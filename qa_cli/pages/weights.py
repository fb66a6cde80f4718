"""The learned weights, as `weights.txt` keeps them.

    line       = feature TAB { label ":" weight }       sorted by feature
               | ">" label TAB { label ":" weight }     of a label below each of these labels
               | "=" sign TAB number                    of a sign of certainty

A weight is log-odds in 1/32, an integer. `benchmarks/labeller` learns them; no hand edits them.
"""

from collections.abc import Iterable
from functools import cache
from typing import Any, NamedTuple

from qa_cli.pages.certainty import SIGNS
from qa_cli.pages.grammar import BEFORE, LABELS, NUMBER

SCALE = 32
"""Steps of a weight in one unit of log-odds."""

BITS = 32
"""Bits of one label's sum in a packed integer."""

NEVER = -(1 << 24)
"""Score of what the grammar does not allow."""


class Weights(NamedTuple):
    """All weights, ready to be summed."""

    features: "Packed"
    above: tuple[dict[int, int], ...]
    """For each label the labels that may stand above it, with the weight of each."""
    certainty: tuple[float, ...]
    """Of the signs of certainty, in the order of `certainty.SIGNS`."""


class Packed(dict[str, int]):
    """Feature -> its weights for all labels, packed: label k's stands `BITS` * k bits up.

    A feature that has no weights is 0. A page needs few of all features: each is read on first use.
    """

    def __init__(self, rows: dict[str, str]) -> None:
        """Take what the file says of each feature."""
        self._rows = rows

    def __missing__(self, name: str) -> int:
        """Read a feature's weights."""
        row = self._rows.get(name)
        if row is None:
            return 0
        pairs = [value.split(":") for value in row.split(" ")]
        packed = self[name] = sum([int(value) << BITS * NUMBER[label] for label, value in pairs])
        return packed


def read_weights(lines: Iterable[str]) -> Weights:
    """Read weights from the lines of a file.

    Raises:
        ValueError: A line has no tab, or a weight is no number.
        KeyError: A label is unknown. Of a feature, both are raised when it is first used.
    """
    rows = dict([line.rstrip("\n").split("\t", 1) for line in lines])
    above = [{NUMBER[label]: 0 for label in BEFORE[below]} for below in LABELS]
    for below, weights in zip(LABELS, above, strict=True):
        pairs = [value.split(":") for value in rows.pop(f">{below}", "").split()]
        weights.update((NUMBER[label], int(value)) for label, value in pairs)
    certainty = tuple([float(rows.pop(f"={sign}", 0)) for sign in SIGNS])
    return Weights(Packed(rows), tuple(above), certainty)


@cache
def load_weights() -> Weights:
    """Load the weights that are shipped, from where this module was loaded from.

    `importlib.resources` would find them as well; its import takes longer than reading them.
    """
    spec: Any = __spec__
    data: bytes = spec.loader.get_data(spec.origin.removesuffix("py") + "txt")
    return read_weights(data.decode("utf-8").splitlines())
