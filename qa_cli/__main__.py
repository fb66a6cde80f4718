"""`python -m qa_cli` and the console script `qa`: the same program."""

import gc
import sys

INTERRUPTED = 130
"""Exit code after Ctrl-C; `app` has it too, once it is there."""

GARBAGE = 100_000
"""New objects between two searches for reference cycles: pages are trees, there is little to find,
and with Python's own 700 the searches take a tenth of a short run."""


def main() -> None:
    """Run `qa`; Ctrl-C while it is still being imported ends it without a word, too."""
    gc.set_threshold(GARBAGE)
    try:
        from qa_cli.app import main as run  # noqa: PLC0415 - what takes its time at the start

        run()
    except KeyboardInterrupt:
        sys.exit(INTERRUPTED)


if __name__ == "__main__":
    main()
