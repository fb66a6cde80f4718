"""Learns the weights of the parser and writes `qa_cli/pages/weights.txt`.

    python -m benchmarks.labeller.train

A linear-chain CRF is learned by python-crfsuite (L-BFGS, L1 and L2), its weights are rounded and
those near zero left out. The weights of certainty are learned on what models of five folds read on
pages that they had not seen. The same data gives the same file, to the byte.

Afterwards `pytest tests/test_seeds.py tests/test_pages.py tests/test_pages_weights.py` says whether
the new weights may be shipped.
"""

from collections.abc import Iterable, Sequence
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from random import Random

import pycrfsuite

from benchmarks.crf import lines_of, trained
from benchmarks.labeller import calibration
from benchmarks.labeller.data import folded, training, twins
from benchmarks.labeller.sheets import Sheet
from qa_cli.pages.context import attributes
from qa_cli.pages.features import features_of
from qa_cli.pages.grammar import BEFORE
from qa_cli.pages.weights import SCALE

TARGET = Path(__file__).parent.parent.parent / "qa_cli" / "pages" / "weights.txt"

LEAST = 0.1
"""Weights nearer to zero are left out: without them not one page reads otherwise."""

PARAMETERS = {"c1": 0.3, "c2": 0.02, "max_iterations": 80, "feature.possible_transitions": False}
"""Of the trainer: L1 makes most weights zero, L2 keeps the others small."""


HIDDEN = 0.35
"""Share of the features of vocabulary that are hidden in training, so that structure is learned."""

_VOCABULARY = ("W0", "W9", "F0")
"""Beginnings of the features that tell a line's first or last word."""


RUNS = 2
"""Models whose weights are averaged, each with generated pages of its own: one alone reads two or
three answers of a hundred otherwise when its pages are others."""

Fitted = dict[tuple[str, str], float]
"""Weights of (feature, label), and of (`>` and a label, the label above it)."""


def fit(sheets: Iterable[tuple[Sheet, int]], rnd: Random) -> Fitted:
    """Fit one model to sheets, each so many times; `rnd` says which words are hidden."""
    trainer = pycrfsuite.Trainer(verbose=False)
    for sheet, times in sheets:
        items = pycrfsuite.ItemSequence(
            [_some(features_of(line), rnd) for line in attributes(sheet.pieces)]
        )
        for _ in range(times):
            trainer.append(items, sheet.labels)
    info = trained(trainer, PARAMETERS)
    found: Fitted = dict(info.state_features)
    for (above, label), weight in info.transitions.items():
        if above in BEFORE[label]:
            found[f">{label}", above] = weight
    return found


def text_of(models: Sequence[Fitted]) -> list[str]:
    """Return the lines of a weights file: the mean of some models, without what is next to zero."""
    keys: set[tuple[str, str]] = set().union(*models)
    means = {key: sum(model.get(key, 0.0) for model in models) / len(models) for key in keys}
    return lines_of(means, LEAST, SCALE)


def _some(features: list[str], rnd: Random) -> list[str]:
    """Return a line's features without some of those that tell its words."""
    return [one for one in features if one[:2] not in _VOCABULARY or rnd.random() >= HIDDEN]


def learn_without(names: frozenset[str]) -> list[str]:
    """Learn from all pages but those named: the mean of some models."""
    return text_of([fit(training(run, names), Random(run)) for run in range(RUNS)])


def fold_names() -> list[frozenset[str]]:
    """Return the names of the twins in each fold."""
    parts = zip(folded(twins("same")), folded(twins("other")), strict=True)
    return [frozenset(sheet.name for sheet in (*same, *other)) for same, other in parts]


def main() -> None:
    """Run from the command line."""
    folds = fold_names()
    with ProcessPoolExecutor(2) as pool:
        whole, *parts = pool.map(learn_without, [frozenset[str](), *folds])
    certainty = calibration.learn(list(zip(folds, parts, strict=True)))
    TARGET.write_text("\n".join(sorted([*certainty, *whole])) + "\n", "utf-8")
    print(f"{TARGET.name}: {len(whole)} features, {TARGET.stat().st_size:,} bytes")


if __name__ == "__main__":
    main()
