"""How right the parser is, on pages that its weights have not seen.

    python -m benchmarks.labeller.report [--fast] [--beside CHECKOUT]

Prints the tables of `benchmarks/README.md`: twins of real pages by five folds, generated pages of
fresh seeds, sets of hand-made pages at first sight (learned without the set, then scored on it),
and the time of `parse_page` beside that of another checkout.
"""

import argparse
import json
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from benchmarks.generator import Profile, generate
from benchmarks.labeller import calibration
from benchmarks.labeller.data import TWINS, twins
from benchmarks.labeller.scoring import Score, describe, score_page, truth_of
from benchmarks.labeller.sheets import PAGES, written_sheets
from benchmarks.labeller.train import fold_names, learn_without
from benchmarks.scoring import score_page as score_generated
from benchmarks.scoring import take_question
from qa_cli.model import Question
from qa_cli.pages import parse_page
from qa_cli.pages.assembly import assemble
from qa_cli.pages.decode import Decoder
from qa_cli.pages.parser import label_page
from qa_cli.pages.weights import read_weights

SETS = ("seventh-", "eighth-", "ninth-", "site-", "other-")
"""Beginnings of the names of hand-made pages that were written together."""

FRESH = 90_000_000
"""First seed of the generated pages that are reported."""

SURE = 0.9
ROUNDS = 5

Weights = list[str]


class Reader:
    """Parses pages with weights of its own."""

    def __init__(self, lines: Weights) -> None:
        """Take the lines of a weights file."""
        self._decoder = Decoder(read_weights(lines))

    def read(self, text: str) -> Question:
        """Parse a page."""
        return assemble(label_page(text, self._decoder), self._decoder.weights.certainty)


def report_twins() -> Iterator[str]:
    """Yield the table of the twins, each read with weights that were learned without its fold."""
    folds = fold_names()
    with ProcessPoolExecutor(2) as pool:
        parts = list(pool.map(learn_without, folds))
    scores = {"same": Score(), "other": Score()}
    for at, (names, weights) in enumerate(zip(folds, parts, strict=True)):
        others = [pair for place, pair in enumerate(zip(folds, parts, strict=True)) if place != at]
        reader = Reader([*weights, *calibration.learn(others)])
        for kind, total in scores.items():
            for sheet in twins(kind):
                if sheet.name in names:
                    text = (TWINS / kind / "pages" / f"{sheet.name}.txt").read_text("utf-8")
                    truth = truth_of(TWINS / kind, sheet.name)
                    total.add(score_page(sheet.name, sheet.lines, truth, reader.read(text)))
    for kind, total in scores.items():
        yield f"twins, {kind}: {total}"
        yield from (f"    {line}" for line in total.said)


def report_generated(profile: Profile, pages: int) -> str:
    """Return a line on generated pages of one profile, read with the shipped weights."""
    right = total = whole = 0
    sure: list[bool] = []
    for seed in range(FRESH, FRESH + pages):
        page = generate(seed, profile)
        score = score_generated(page, take_question(parse_page(page.text)))
        whole += score.right
        for one in score.answers:
            right += one.right
            total += 1
            if one.read is not None and one.read.certainty >= SURE:
                sure.append(one.right)
        sure += [False for one in score.spurious if one.certainty >= SURE]
    return (
        f"generated, {profile}: {right}/{total} = {right / max(1, total):.3f} right; "
        f"pages {whole / pages:.3f}; of {len(sure)} said sure {sum(sure) / max(1, len(sure)):.3f}"
    )


def report_first_sight(prefix: str) -> str:
    """Return a line on a set of hand-made pages, read with weights that were learned without it."""
    names = frozenset(sheet.name for sheet in written_sheets() if sheet.name.startswith(prefix))
    reader = Reader(learn_without(names))
    right = total = 0
    for path in sorted(PAGES.glob(f"{prefix}*.json")):
        truth = json.loads(path.read_text("utf-8"))["answers"]
        read = reader.read(path.with_suffix(".txt").read_bytes().decode("utf-8"))
        said = [describe(answer) for answer in read.answers]
        right += sum(one in said for one in truth)
        total += len(truth)
    share = right / max(1, total)
    return f"first sight, {prefix}*, {len(names)} pages: {right}/{total} = {share:.3f}"


_TIMED = """
import sys, time
from pathlib import Path
sys.path.insert(0, sys.argv[1])
from qa_cli.pages import parse_page
texts = [path.read_bytes().decode() for path in sorted(Path(sys.argv[2]).iterdir())]
for text in texts[::2]:
    parse_page(text)
start = time.process_time()
for text in texts[1::2]:
    parse_page(text)
print((time.process_time() - start) / len(texts[1::2]) * 1000)
"""


def report_time(beside: Path) -> str:
    """Return a line on the time of a page beside another checkout's, in turns."""
    here = Path(__file__).parent.parent.parent
    with TemporaryDirectory() as folder:
        for seed in range(FRESH, FRESH + 400):
            Path(folder, f"{seed}.txt").write_bytes(generate(seed, "site").text.encode())

        def timed(checkout: Path) -> float:
            command = [sys.executable, "-c", _TIMED, str(checkout), folder]
            run = subprocess.run(command, capture_output=True, text=True, check=True, cwd=folder)
            return float(run.stdout)

        pairs = [(timed(here), timed(beside)) for _ in range(ROUNDS)]
    ours, theirs = median(a for a, _ in pairs), median(b for _, b in pairs)
    ratio = median(a / b for a, b in pairs)
    return f"time: {ours:.2f} ms a page, beside it {theirs:.2f} ms; ratio {ratio:.2f}"


def main() -> None:
    """Run from the command line."""
    parser = argparse.ArgumentParser(prog="benchmarks.labeller.report", description=__doc__)
    parser.add_argument("--fast", action="store_true", help="shipped weights only, no learning")
    parser.add_argument("--pages", type=int, default=500, help="generated pages of each profile")
    parser.add_argument("--beside", type=Path, help="another checkout to time against")
    options = parser.parse_args()
    profiles: tuple[Profile, ...] = ("site", "listed", "wild", "other")
    for profile in profiles:
        print(report_generated(profile, options.pages), flush=True)
    if options.beside:
        print(report_time(options.beside), flush=True)
    if options.fast:
        return
    for line in report_twins():
        print(line, flush=True)
    with ProcessPoolExecutor(2) as pool:
        for line in pool.map(report_first_sight, SETS):
            print(line, flush=True)


if __name__ == "__main__":
    main()
