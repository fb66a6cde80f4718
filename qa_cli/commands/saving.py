"""`--save`: what a terminal shows, into a file, whole or not at all."""

import os
from contextlib import suppress

import typer

from qa_cli.commands.shared import corpus_paths
from qa_cli.corpus import default_paths
from qa_cli.errors import QaError, UsageError

ENDINGS = (".svg", ".html", ".txt")


def check_save(ctx: typer.Context, own: list[str] | None, path: str | None) -> None:
    """Check a value of `--save` before any work is done for it.

    Args:
        ctx: with the corpus's paths, into which nothing is ever written
        own: those of them that stand after the subcommand
        path: as typed; `None` where the option is not used

    Raises:
        UsageError: it cannot be meant so.
    """
    if path is None:
        return
    if not path.lower().endswith(ENDINGS):
        raise UsageError(f"--save takes a name that ends in .svg, .html or .txt, not {path}")
    target = os.path.realpath(path)
    for one in map(os.path.realpath, corpus_paths(ctx, own) or default_paths().paths):
        if target == one or target.startswith(os.path.join(one, "")):
            raise UsageError(f"--save would write into the corpus: {path}")


def replace_file(path: str, text: str) -> None:
    """Put `text` into a file in one step: it has the old content or the new one, never a part.

    Raises:
        QaError: it cannot be written.
    """
    target = os.path.realpath(path)  # what a link points to, not the link
    temporary = f"{target}.{os.getpid()}.part"
    try:
        with open(temporary, "x", encoding="utf-8", newline="\n") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        os.replace(temporary, target)
    except OSError as err:
        raise QaError(f"{path}: {err.strerror}") from err
    finally:
        with suppress(OSError):  # it is in its place, or was never made
            os.unlink(temporary)
