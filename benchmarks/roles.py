"""Learns what figures are given for, and writes `qa_cli/insight/figures/roles.txt`.

    python -m benchmarks.roles           learn from all labelled sentences, and write
    python -m benchmarks.roles --score   how often roles are right on what was not learned from

Multinomial logistic regression by python-crfsuite (L-BFGS, L1 and L2), on the features of the
figures that are read; weights are rounded, and those near zero left out. The same data gives the
same file, to the byte. `tests/figures/PROTOCOL.md` says how the sentences are labelled.
"""

import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import pycrfsuite

from benchmarks.crf import lines_of, trained
from benchmarks.figures import ROOT, labels
from qa_cli import load_corpus
from qa_cli.insight.figures.figure import Role
from qa_cli.insight.figures.reading import mentions_in, tidy
from qa_cli.insight.figures.roles import SCALE, WEIGHTS, features_of, role_by
from qa_cli.insight.figures.tokens import sentences, tokenise

LEARNED = ("seeds", "development", "extraction", "extraction-fresh", "roles")
"""Sets that are learned from."""
FRESH = ("held-back", "roles-fresh")
"""Sets that are not: their figures say what to expect of other pages."""

PARAMETERS = {"c1": 0.5, "c2": 0.2, "max_iterations": 100}
LEAST = 0.05
"""Weights nearer to zero are left out."""

BOUNDS = (0.0, 0.6, 0.7, 0.8, 0.9)
"""Certainties from which on the share of right roles is told."""


class Example(NamedTuple):
    """A figure that is read as it is labelled."""

    domain: str
    features: dict[str, float]
    read: Role
    """By the weights that are shipped."""
    certainty: float
    role: Role


def examples(texts: Iterable[dict[str, Any]]) -> Iterator[Example]:
    """Yield the figures of labelled sentences that are read, in order."""
    for case in texts:
        left = list(case["figures"])
        for start, end in sentences(case["text"]):
            tokens = tokenise(case["text"], start, end)
            mentions = mentions_in(tokens)
            found = zip(mentions, features_of(tokens, mentions, case["speaker"]), strict=True)
            for (read, _, _), features in found:
                value = read.kind, tidy(read.low), tidy(read.high)
                same = [one for one in left if (one["kind"], one["low"], one["high"]) == value]
                if same:
                    left.remove(same[0])
                    domain = case.get("domain", "")
                    yield Example(domain, features, *role_by(features), same[0]["role"])


def cases(name: str) -> Iterator[dict[str, Any]]:
    """Yield the labelled texts of a set; the seeds' are lines of their pages."""
    if name != "seeds":
        yield from labels(name)
        return
    pages = {page.id: page for page in load_corpus([str(ROOT / "seeds")]).pages}
    for case in labels(name):
        id_, _, answer = case["id"].partition("/")
        lines = Path(pages[id_].source.path).read_text("utf-8").splitlines()
        text = lines[case["line"] - 1]
        yield {**case, "text": text, "speaker": "doctor" if answer else "asker"}


def learn(data: Iterable[Example]) -> list[str]:
    """Return the lines of a weights file learned from examples."""
    trainer = pycrfsuite.Trainer(verbose=False)
    for one in data:
        trainer.append(pycrfsuite.ItemSequence([one.features]), [one.role])
    return lines_of(trained(trainer, PARAMETERS).state_features, LEAST, SCALE)


def table(name: str, found: Sequence[Example]) -> Iterator[str]:
    """Yield rows of a table: how many roles are right in a set, by certainty and by domain."""
    parts = {f"certainty ≥ {bound}": [x for x in found if x.certainty >= bound] for bound in BOUNDS}
    for domain in sorted({one.domain for one in found} - {""}):
        parts[domain] = [one for one in found if one.domain == domain]
    for part, some in parts.items():
        right = sum(one.read == one.role for one in some) / len(some)
        yield f"| {name} | {part} | {len(some)} | {right:.3f} |"


def main(arguments: Sequence[str]) -> None:
    """Run from the command line."""
    if list(arguments) != ["--score"]:
        lines = learn(one for name in LEARNED for one in examples(cases(name)))
        WEIGHTS.write_text("\n".join(lines) + "\n", "utf-8")
        print(f"{WEIGHTS.name}: {len(lines)} features, {WEIGHTS.stat().st_size:,} bytes")
        return
    print("| set | figures | number | role right |\n|---|---|---|---|")
    for name in FRESH:
        print(*table(name, list(examples(cases(name)))), sep="\n")


if __name__ == "__main__":
    main(sys.argv[1:])
