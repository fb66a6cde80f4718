"""Results in files, each whole or not at all: `--save` and `-o`."""

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress

import typer

from qa_cli.commands.shared import corpus_paths
from qa_cli.corpus import default_paths
from qa_cli.errors import QaError, UsageError

ENDINGS = (".svg", ".html", ".txt")


def check_save(ctx: typer.Context, own: list[str] | None, path: str | None) -> None:
    """Check a value of `--save`, `None` where it is not used; see `check_target`."""
    if path is not None:
        check_target(ctx, own, path, "--save", ENDINGS)


def check_target(
    ctx: typer.Context, own: list[str] | None, path: str, option: str, endings: Sequence[str]
) -> None:
    """Check the name of a file that is to be written, before any work is done for it.

    Args:
        ctx: with the corpus's paths, into which nothing is ever written
        own: those of them that stand after the subcommand
        path: as typed
        option: which names it
        endings: what it may end in

    Raises:
        UsageError: it cannot be meant so.
    """
    if not path.lower().endswith(tuple(endings)):
        *some, last = endings
        raise UsageError(
            f"{option} takes a name that ends in {', '.join(some)} or {last}, not {path}"
        )
    check_outside(ctx, own, path, option)


def check_outside(ctx: typer.Context, own: list[str] | None, path: str, option: str) -> None:
    """Make sure that an option does not write into the corpus; else it is a `UsageError`."""
    target = os.path.realpath(path)
    for one in map(os.path.realpath, corpus_paths(ctx, own) or default_paths().paths):
        if target == one or target.startswith(os.path.join(one, "")):
            raise UsageError(f"{option} would write into the corpus: {path}")


def replace_file(path: str, texts: Iterable[str]) -> int:
    """Put texts into a file in one step: it has the old content or the new one, never a part.

    Return its size, bytes.

    Raises:
        QaError: it cannot be written.
    """
    with (
        replacing_file(path) as temporary,
        open(temporary, "w", encoding="utf-8", newline="\n") as file,
    ):
        file.writelines(texts)
        return file.tell()


@contextmanager
def replacing_file(path: str) -> Iterator[str]:
    """Give the name of an empty file beside `path`, and put it in its place once it is filled.

    Where that ends in an error, all is as it was.

    Raises:
        QaError: it cannot be written.
    """
    target = os.path.realpath(path)  # what a link points to, not the link
    temporary = f"{target}.{os.getpid()}.part"
    try:
        with open(temporary, "x", encoding="utf-8"):
            pass
        yield temporary
        _sync(temporary)
        os.replace(temporary, target)
    except OSError as err:
        raise _failed(path, err) from err
    finally:
        with suppress(OSError):  # it is in its place, or was never made
            os.unlink(temporary)


@contextmanager
def replacing_folder(path: str, is_ours: Callable[[str], bool]) -> Iterator[str]:
    """Give the name of an empty folder beside `path`, and put it in its place once it is filled.

    Where that ends in an error, all is as it was. A folder that was there is moved away and only
    then removed: between the two moves there is none.

    Args:
        path: As typed.
        is_ours: Says of a file's path whether it is one that may be replaced.

    Raises:
        QaError: it cannot be written, or another file is in the folder that is there.
    """
    target = os.path.realpath(path)
    temporary, old = (f"{target}.{os.getpid()}.{end}" for end in ("part", "old"))
    try:
        _check_replaceable(path, is_ours)
        os.mkdir(temporary)
        yield temporary
        for name in os.listdir(temporary):
            _sync(os.path.join(temporary, name))
        _check_replaceable(path, is_ours)
        _swap(temporary, target, old)
    except OSError as err:
        raise _failed(path, err) from err
    finally:
        for folder in (temporary, old):
            _remove(folder)


def _check_replaceable(path: str, is_ours: Callable[[str], bool]) -> None:
    if not os.path.lexists(path):
        return
    if os.path.samefile(path, os.curdir):
        raise QaError(f"{path}: the current folder cannot be replaced: name another")
    for name in sorted(os.listdir(path)):
        if not is_ours(os.path.join(path, name)):
            raise QaError(f"{path}: would be replaced, but holds {name}: name another folder")


def _swap(new: str, target: str, old: str) -> None:
    """Move a folder to where another one may be, and that one away."""
    try:
        if os.path.lexists(target):
            os.rename(target, old)
        os.rename(new, target)
    except BaseException:  # Ctrl-C, too
        if not os.path.lexists(target):
            os.rename(old, target)
        raise


def _remove(folder: str) -> None:
    """Remove a folder of files, as far as it is there."""
    with suppress(OSError):
        for name in os.listdir(folder):
            os.unlink(os.path.join(folder, name))
        os.rmdir(folder)


def _sync(path: str) -> None:
    """Have the system write a file to the disk."""
    with open(path, "rb+") as file:
        os.fsync(file.fileno())


def _failed(path: str, err: OSError) -> QaError:
    return QaError(f"{path}: {err.strerror or err}")
