"""Fuzz one target with atheris (libFuzzer, guided by coverage) for a while.

    .venv/bin/python -m tests.fuzz.run parser --seconds 600

Where there is no atheris for a system, the inputs are the mutator's, which is blind to coverage.
Starts from the seeds and goes on from what an earlier run kept, if `--corpus` names the same folder.
A failing input does not end the run: for each line of code that fails, the shortest one is kept
there as `finding-…`. Feed it to the target again with `--input FILE`.
"""

import argparse
import sys
import tempfile
from collections.abc import Callable
from functools import partial
from importlib.util import find_spec
from pathlib import Path
from time import monotonic
from traceback import extract_tb

NAMES = ("parser", "sanitiser", "query", "records", "output", "html", "crawl", "rows")
"""The targets, named here because importing them before atheris is set up would not be guided."""

LONGEST_INPUT = 12_000
"""Bytes: twice a usual page."""

SLOWEST = 20
"""Seconds for one input; more is a finding."""

MEMORY = 1024
"""MiB for one input; more is a finding."""


def main() -> None:
    """Read the command line and fuzz; ends the process with libFuzzer's exit code."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("target", choices=NAMES)
    parser.add_argument("--seconds", type=int, default=600)
    parser.add_argument("--runs", type=int, default=sys.maxsize, help="end after this many inputs")
    parser.add_argument("--corpus", type=Path, help="folder to keep inputs in")
    parser.add_argument("--input", type=Path, help="run this input alone, without atheris")
    wanted = parser.parse_args()
    if wanted.input:
        from tests.fuzz.targets import TARGETS  # noqa: PLC0415  as NAMES

        TARGETS[wanted.target](wanted.input.read_bytes())
        return
    folder = wanted.corpus or Path(tempfile.mkdtemp(prefix="fuzz-"))
    folder.mkdir(parents=True, exist_ok=True)
    if find_spec("atheris"):
        fuzz(wanted.target, folder, wanted.seconds, wanted.runs)
    mutate(wanted.target, folder, wanted.seconds, wanted.runs)


def fuzz(name: str, folder: Path, seconds: int, runs: int) -> None:
    """Fuzz a target, with `folder` as its corpus; never returns.

    A number of runs goes before the time; then the inputs are the same every time, if Python's
    hashes are (`PYTHONHASHSEED`) and the folder is new.
    """
    limits = [f"-max_total_time={seconds}"]
    if runs != sys.maxsize:
        limits = [f"-runs={runs}", "-seed=1", "-reload=0"]
    import atheris  # noqa: PLC0415  only for this

    with atheris.instrument_imports(include=["qa_cli"]):
        from tests.fuzz.seeds import TOKENS, seeds  # noqa: PLC0415  must be instrumented
        from tests.fuzz.targets import TARGETS  # noqa: PLC0415

    for number, data in enumerate(seeds(name)):
        (folder / f"seed-{number:03}").write_bytes(data)
    words = folder.with_suffix(".dict")
    words.write_text("".join(f'"{_escaped(token)}"\n' for token in TOKENS), "ascii")
    arguments = [
        sys.argv[0],
        str(folder),
        *limits,
        f"-max_len={LONGEST_INPUT}",
        f"-timeout={SLOWEST}",
        f"-rss_limit_mb={MEMORY}",
        f"-dict={words}",
        f"-artifact_prefix={folder}/",
        "-print_final_stats=1",
        "-verbosity=1",
    ]
    atheris.Setup(arguments, partial(note_failures, TARGETS[name], folder, {}))
    atheris.Fuzz()


def mutate(name: str, folder: Path, seconds: int, runs: int) -> None:
    """Fuzz a target with the mutator; say how often at the end."""
    from tests.fuzz.mutator import mutations  # noqa: PLC0415  as NAMES
    from tests.fuzz.seeds import seeds  # noqa: PLC0415  as NAMES
    from tests.fuzz.targets import TARGETS  # noqa: PLC0415  as NAMES

    one_input = partial(note_failures, TARGETS[name], folder, {})
    end, done = monotonic() + seconds, 0
    for data in mutations(seeds(name), runs):
        one_input(data)
        done += 1
        if monotonic() > end:
            break
    sys.stderr.write(f"Done {done} runs\n")


def note_failures(
    target: Callable[[bytes], None], folder: Path, known: dict[str, int], data: bytes
) -> None:
    """Run a target; keep the shortest input for each place that fails.

    Args:
        target: what is fuzzed
        folder: where failing inputs are kept
        known: place -> bytes of the shortest input that failed there so far
        data: the input
    """
    try:
        target(data)
    except Exception as error:  # noqa: BLE001  whatever it is, it is the finding
        frame = extract_tb(error.__traceback__)[-1]
        place = f"{Path(frame.filename).stem}-{frame.lineno}-{type(error).__name__}"
        if len(data) < known.get(place, sys.maxsize):
            known[place] = len(data)
            (folder / f"finding-{place}").write_bytes(data)
            sys.stderr.write(f"FINDING {place} ({len(data)} bytes): {error}\n")


def _escaped(token: bytes) -> str:
    """Write bytes as libFuzzer's dictionaries have them."""
    return "".join(f"\\x{byte:02X}" for byte in token)


if __name__ == "__main__":
    main()
