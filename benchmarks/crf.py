"""What both trainers share: python-crfsuite's weights, and the lines of a file of weights."""

from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pycrfsuite


def trained(trainer: pycrfsuite.Trainer, parameters: Mapping[str, Any]) -> Any:  # noqa: ANN401  untyped
    """Train on what was appended; return what the model holds, weights and transitions."""
    trainer.set_params(dict(parameters))
    with TemporaryDirectory() as folder:
        path = str(Path(folder) / "model")
        trainer.train(path)
        tagger = pycrfsuite.Tagger()
        tagger.open(path)
        info = tagger.info()
        tagger.close()
    return info


def lines_of(weights: Mapping[tuple[str, str], float], least: float, scale: int) -> list[str]:
    """Return lines `feature TAB { label ":" weight }`, sorted, without what is next to zero.

    Args:
        weights: Of (feature, label), in log-odds.
        least: Weights nearer to zero are left out.
        scale: Steps of a weight, which is written as an integer, in one unit of log-odds.
    """
    rows: dict[str, list[str]] = {}
    for (name, label), weight in sorted(weights.items()):
        if abs(weight) >= least:
            rows.setdefault(name, []).append(f"{label}:{round(weight * scale)}")
    return [f"{name}\t{' '.join(values)}" for name, values in rows.items()]
