"""`--save`: what a terminal shows, into a file, whole or not at all."""

import os
from collections.abc import Callable, Iterable
from contextlib import suppress
from typing import TYPE_CHECKING

import typer

from qa_cli.commands.shared import corpus_paths
from qa_cli.commands.stream import write
from qa_cli.corpus import default_paths
from qa_cli.errors import QaError, UsageError
from qa_cli.output.screen import Screen

if TYPE_CHECKING:
    from rich.console import RenderableType

    from qa_cli.output.recording import Format

Make = Callable[[Screen], "Iterable[RenderableType]"]
"""Makes what is to be drawn on a screen."""

ENDINGS = (".svg", ".html", ".txt")
NARROWEST = 40
"""Columns of a saved drawing at least, however narrow the terminal happens to be."""


def check_save(ctx: typer.Context, own: list[str] | None, path: str | None, *, data: bool) -> None:
    """Check a value of `--save` before any work is done for it.

    Args:
        ctx: with the corpus's paths, into which nothing is ever written
        own: those of them that stand after the subcommand
        path: as typed; `None` where the option is not used
        data: whether JSON or CSV is asked for, which a shell saves by itself

    Raises:
        UsageError: it cannot be meant so.
    """
    if path is None:
        return
    if data:
        raise UsageError("--save keeps a drawing: for --json and --csv use > FILE")
    if not path.lower().endswith(ENDINGS):
        raise UsageError(f"--save wants a name that ends in .svg, .html or .txt, not {path}")
    target = os.path.realpath(path)
    for one in map(os.path.realpath, corpus_paths(ctx, own) or default_paths().paths):
        if target == one or target.startswith(os.path.join(one, "")):
            raise UsageError(f"--save would write into the corpus: {path}")


def show(make: Make, screen: Screen, save: str | None) -> None:
    """Draw on a screen that is drawn on, and save where that is asked for.

    Raises:
        QaError: the file cannot be written; what was there before is as it was.
    """
    if screen.drawn:
        from qa_cli.output.screen import draw  # noqa: PLC0415  only to draw

        write(draw(screen, *make(screen)))
    if save is not None:
        from qa_cli.output.recording import recorded  # noqa: PLC0415  only to save

        width = max(screen.width, NARROWEST)
        kind = _kind(save)
        on = Screen(drawn=True, color=kind != "txt", width=width, unicode=True)
        _replace(save, recorded(kind, width, make(on)))


def _kind(path: str) -> "Format":
    ending = path.lower().rpartition(".")[2]
    return "svg" if ending == "svg" else "html" if ending == "html" else "txt"


def _replace(path: str, text: str) -> None:
    """Put `text` into a file in one step: it has the old content or the new one, never a part."""
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
