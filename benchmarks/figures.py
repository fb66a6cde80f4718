"""How well figures are read: precision and recall on sentences labelled by hand.

    python -m benchmarks.figures [--misses SET]

`tests/figures` has the labels: `seeds.json` (every figure of the seeds), `development.json` (what
the rules were written against) and `held-back.json` (what they never saw: only counted, so that it
says what to expect of other pages). `roles.json` is what roles are learned from, `roles-fresh.json`
what they are not; see `benchmarks/roles.py`. `extraction.json` and `extraction-fresh.json` have
sentences for each form in which figures are written; they are counted by form, for extraction
alone. With `--misses` each miss of a set is printed; looking at those of the part held back uses it
up.
"""

import json
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from qa_cli import load_corpus
from qa_cli.insight.figures import figures_of, quantities_in

ROOT = Path(__file__).resolve().parent.parent
LABELS = ROOT / "tests" / "figures"
SETS = ("seeds", "development", "held-back", "roles", "roles-fresh")
FORMS = ("extraction", "extraction-fresh")
"""Sets whose sentences say which form of figures they are for."""

_VALUE = ("kind", "low", "high", "unit")
"""What makes two readings of a figure the same figure."""
ASPECTS = {"role": ("role",), "qualifier": ("qualifier",), "negated": ("negated",)}
"""What else must agree, one at a time."""

Reading = dict[str, Any]
"""A figure with the keys of the labels: value, role, qualifier, negated."""


@dataclass(slots=True)
class Score:
    """Labels against readings, over many texts."""

    labelled: int = 0
    """Figures that the labels have."""
    read: int = 0
    """Figures that were read."""
    right: int = 0
    """Figures that are in both, by kind, value and unit."""
    agreed: Counter[str] = field(default_factory=Counter)
    """How many of these have, besides, the same role, qualifier or denial."""
    misses: list[str] = field(default_factory=list)
    """A line for each figure that is in one alone or differs."""

    def precision(self, aspect: str | None = None) -> float:
        """Return the share of figures read that are right, and in an aspect too where it is given.

        A share of none is 1: nothing wrong was read.
        """
        return self._right(aspect) / self.read if self.read else 1.0

    def recall(self, aspect: str | None = None) -> float:
        """Return the share of figures labelled that were read right."""
        return self._right(aspect) / self.labelled if self.labelled else 1.0

    def _right(self, aspect: str | None) -> int:
        return self.right if aspect is None else self.agreed[aspect]

    def add(self, text: str, labelled: Iterable[Reading], read: Iterable[Reading]) -> None:
        """Compare the figures of one text; each label takes one reading at most."""
        left = list(read)
        self.read += len(left)
        for label in labelled:
            self.labelled += 1
            same = [one for one in left if _agree(one, label, _VALUE)]
            if not same:
                self.misses.append(f"missed    {label} in {text}")
                continue
            best = max(same, key=lambda one: _agreement(one, label))
            left.remove(best)
            self.right += 1
            for aspect, keys in ASPECTS.items():
                if _agree(best, label, keys):
                    self.agreed[aspect] += 1
                else:
                    wrong, right = best[aspect], label[aspect]
                    self.misses.append(f"{aspect:9} {wrong} for {right}: {label['words']}: {text}")
        self.misses.extend(f"invented  {one} in {text}" for one in left)


def _agree(one: Reading, other: Reading, keys: Iterable[str]) -> bool:
    return all(one[key] == other[key] for key in keys)


def _agreement(one: Reading, label: Reading) -> int:
    """Say how well a reading fits: two figures of a sentence may have the same value."""
    return sum(_agree(one, label, keys) for keys in (*ASPECTS.values(), ("words",)))


def labels(name: str) -> list[dict[str, Any]]:
    """Return the labelled texts of a set; where a label says nothing else, a figure is exact."""
    found: list[dict[str, Any]] = json.loads((LABELS / f"{name}.json").read_text("utf-8"))
    for case in found:
        case["figures"] = [{"qualifier": None, "negated": False} | one for one in case["figures"]]
    return found


def score(name: str) -> Score:
    """Read the texts of a set and compare."""
    total = Score()
    for text, labelled, read in _seeds() if name == "seeds" else _sentences(name):
        total.add(text, labelled, read)
    return total


def by_form(name: str) -> dict[str, Score]:
    """Return the scores of a set by form, in the order of the set."""
    scores: dict[str, Score] = {}
    forms = [case["form"] for case in labels(name)]
    for form, (text, labelled, read) in zip(forms, _sentences(name), strict=True):
        scores.setdefault(form, Score()).add(text, labelled, read)
    return scores


def _sentences(name: str) -> Iterator[tuple[str, list[Reading], list[Reading]]]:
    for case in labels(name):
        text = case["text"]
        read = [
            {
                **{key: getattr(one, key) for key in (*_VALUE, *ASPECTS)},
                "words": text[one.start : one.end],
            }
            for one in quantities_in(text, case["speaker"])
        ]
        yield text, case["figures"], read


def _seeds() -> Iterator[tuple[str, list[Reading], list[Reading]]]:
    """Yield the lines of the seeds that have a figure, labelled or read."""
    read: dict[tuple[str, int], list[Reading]] = {}
    for page in load_corpus([str(ROOT / "seeds")]).pages:
        for one in figures_of(page):
            values = {key: getattr(one, key) for key in (*_VALUE, *ASPECTS, "words")}
            read.setdefault((one.id, one.line), []).append(values)
    for case in labels("seeds"):
        place = case["id"], case["line"]
        yield f"{place[0]} line {place[1]}", case["figures"], read.pop(place, [])
    for (id_, line), unlabelled in read.items():
        yield f"{id_} line {line}", [], unlabelled


def main(arguments: list[str]) -> None:
    """Print the table; the misses of the set that is named."""
    print("| set | texts | figures | extraction P / R | and role P / R | qualifier | negation |")
    print("|---|---|---|---|---|---|---|")
    for name in SETS:
        one = score(name)
        shares = [
            f"{one.precision(aspect):.3f} / {one.recall(aspect):.3f}" for aspect in (None, "role")
        ]
        others = [f"{one.agreed[aspect] / one.right:.3f}" for aspect in ("qualifier", "negated")]
        cells = [name, str(len(labels(name))), str(one.labelled), *shares, *others]
        print(f"| {' | '.join(cells)} |")
        if arguments == ["--misses", name]:
            print(*one.misses, sep="\n", file=sys.stderr)
    for name in FORMS:
        print(f"\n| {name} | figures | P / R |\n|---|---|---|")
        for form, one in {**by_form(name), "all": score(name)}.items():
            print(f"| {form} | {one.labelled} | {one.precision():.3f} / {one.recall():.3f} |")
        if arguments == ["--misses", name]:
            print(*score(name).misses, sep="\n", file=sys.stderr)


if __name__ == "__main__":
    main(sys.argv[1:])
