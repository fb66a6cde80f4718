"""`python -m qa_cli` and the console script `qa`: the same program."""

import gc
import os
import sys

INTERRUPTED = 130
"""Exit code after Ctrl-C; `app` has it too, once it is there."""

GARBAGE = 100_000
"""New objects between two searches for reference cycles: pages are trees, there is little to find,
and with Python's own 700 the searches take a tenth of a short run."""


ORDINARY = "QA_DEBUG"
"""Environment variable of `app`: not empty, `main` ends as other programs do, so that a profiler or
what else waits for the interpreter's end has its turn."""


def main() -> None:
    """Run `qa` and end the process.

    Taking the interpreter apart is a fifth of a short run, and nothing in `qa` needs it: all is
    written and closed by then. Where that is not certain, the process ends the ordinary way.
    """
    try:
        run()
    except SystemExit as end:
        if isinstance(end.code, int) and not _is_needed_to_end() and _is_flushed():
            os._exit(end.code)
        raise


def run() -> None:
    """Run `qa`, and raise `SystemExit` at its end.

    Ctrl-C while it is still being imported ends it without a word, too.
    """
    gc.set_threshold(GARBAGE)
    try:
        from qa_cli.app import main as run_app  # noqa: PLC0415 - what takes its time at the start

        run_app()
    except KeyboardInterrupt:
        sys.exit(INTERRUPTED)


def _is_needed_to_end() -> bool:
    """Whether something may wait for the interpreter's end: what ends helping processes does."""
    return "multiprocessing.util" in sys.modules or bool(os.environ.get(ORDINARY))


def _is_flushed() -> bool:
    """Whether all that was written has left, as far as it can."""
    try:
        for stream in (sys.stdout, sys.stderr):
            if stream is not None:  # closed by the caller
                stream.flush()
    except (OSError, ValueError):
        return False
    return True


if __name__ == "__main__":
    main()
