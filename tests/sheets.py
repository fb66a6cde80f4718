"""Pages with their labels written beside them, so that no learned weights are asked.

Each line is `LABELS| text`, with a label for every piece that the line is cut into; a line without
pieces stands for itself::

    labelled(
        "T| Is it swollen?",
        "",
        "HB Fh SI| Ice {{ vote }} It heals.",
    )
"""

from collections.abc import Mapping, Sequence

from hypothesis import strategies as st

from qa_cli.model import Question
from qa_cli.pages.assembly import assemble
from qa_cli.pages.certainty import SIGNS
from qa_cli.pages.cutting import cut_page
from qa_cli.pages.decode import Reading
from qa_cli.pages.grammar import BEFORE, FIRST, LABELS, NUMBER
from qa_cli.pages.labelled import Sheet

SURE = (9.0, *[0.0] * (len(SIGNS) - 1))
"""Weights by which every answer is certain."""

UNSURE = (-9.0, *[0.0] * (len(SIGNS) - 1))
"""Weights by which none is."""


def labelled(*lines: str, doubts: Mapping[int, Mapping[str, float]] | None = None) -> Sheet:
    """Return a page with these lines, whose pieces have these labels.

    Args:
        lines: The page's lines with their labels, as the grammar allows them.
        doubts: Place of a piece -> label -> its probability; any other piece's label has 1.
    """
    labels: list[str] = []
    texts: list[str] = []
    for line in lines:
        before, bar, text = line.partition("| ")
        labels += before.split() if bar else ()
        texts.append(text if bar else line)
    pieces = cut_page(texts)
    assert len(labels) == len(pieces), list(zip(labels, pieces, strict=False))
    for above, label in zip([None, *labels], labels, strict=False):
        assert label in FIRST if above is None else above in BEFORE[label], (above, label)
    sure = [{label: 1.0} for label in labels]
    rows = [(doubts or {}).get(place, row) for place, row in enumerate(sure)]
    probabilities = [{NUMBER[label]: share for label, share in row.items()} for row in rows]
    return Sheet(texts, pieces, Reading(labels, probabilities))


def assembled(*lines: str) -> Question:
    """Return what a page with these lines and labels says; every answer is certain."""
    return assemble(labelled(*lines), SURE)


_FIRST = [label for label in LABELS if label in FIRST]
_BELOW = {above: [label for label in LABELS if above in BEFORE[label]] for above in LABELS}


def _walk(steps: Sequence[int]) -> list[str]:
    """Return labels that the grammar allows, one for each step."""
    labels: list[str] = []
    for step in steps:
        choices = _BELOW[labels[-1]] if labels else _FIRST
        labels.append(choices[step % len(choices)])
    return labels


walks = st.lists(st.integers(0, 2**16), max_size=14).map(_walk)
"""Labels of pages, top to bottom: any that the grammar allows."""
