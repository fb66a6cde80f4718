"""`qa index`: an index on disk, made, brought up to date, described, verified or removed."""

import os
from typing import TYPE_CHECKING, Annotated

import typer

from qa_cli.commands.options import CorpusOption, IndexOption, JsonOption
from qa_cli.commands.shared import STALE, here, meant_index, meant_paths, write_json
from qa_cli.commands.stream import say, write, write_all
from qa_cli.errors import NotFoundError, QaError, SourceError, UsageError
from qa_cli.index.disk.place import VARIABLE, index_folder, index_root, resolve
from qa_cli.sources import STDIN

if TYPE_CHECKING:
    from qa_cli.index.disk.building import Changes
    from qa_cli.index.disk.upkeep import Status


def run(
    ctx: typer.Context,
    *,
    corpus: CorpusOption = None,
    index: IndexOption = None,
    status: Annotated[
        bool, typer.Option("--status", help="Say what index there is, and whether it is sound.")
    ] = False,
    verify: Annotated[
        bool, typer.Option("--verify", help="Read all of the index and check it.")
    ] = False,
    drop: Annotated[bool, typer.Option("--drop", help="Remove the index.")] = False,
    json: JsonOption = False,
) -> int:
    """Write an index of the corpus to disk, or bring it up to date.

    With an index, every command answers at once, whatever the size of the corpus, and with the same
    results. It is found again by the corpus's path; where pages have changed since, commands say so
    and qa index reads only those. The corpus is never written to.

    In a pipe: one line, its cells separated by a tab: pages, then files added, changed, removed,
    renamed, then the folder of the index.

    Examples:
      qa index -C pages/
      qa index --status
      qa index --drop
    """
    if sum((status, verify, drop)) > 1:
        raise UsageError("--status, --verify and --drop exclude one another")
    paths = meant_paths(ctx, corpus)
    folder = _folder(paths, meant_index(ctx, index))
    if status:
        return _status(folder, paths, json=json)
    if verify:
        return _verify(folder, paths, json=json)
    if drop:
        return _drop(folder, json=json)
    return _update(folder, paths, json=json)


def _folder(paths: tuple[str, ...], chosen: str | None) -> str:
    """Return the folder of the corpus's index, outside of the corpus."""
    root = index_root(chosen)
    if root is None:
        reason = "no home for a cache"
        if chosen is not None or VARIABLE in os.environ:
            reason = f"{VARIABLE if chosen is None else '--index'} is empty"
        raise QaError(f"no place for an index: {reason} (name one with --index PATH)")
    if STDIN in paths:
        raise UsageError("standard input cannot be indexed: it cannot be read twice")
    folder = index_folder(paths, root)
    if folder is None:
        raise QaError("no place for an index: the corpus's path is not usable")
    [real] = resolve([folder])
    for path in resolve(paths):
        if os.path.join(real, "").startswith(os.path.join(path, "")):
            raise UsageError(f"the index would be inside the corpus: {folder}")
    return folder


def _update(folder: str, paths: tuple[str, ...], *, json: bool) -> int:
    from qa_cli.commands.derived import derive  # noqa: PLC0415  loads what works pages out
    from qa_cli.commands.progress import Progress  # noqa: PLC0415
    from qa_cli.index.disk.making import Means  # noqa: PLC0415
    from qa_cli.index.disk.upkeep import update_index  # noqa: PLC0415

    with Progress() as progress:
        changes = update_index(
            folder,
            paths,
            lambda lock: Means(progress.told, derive, os.cpu_count() or 1, (lock,)),
            say,
        )
    for error in changes.errors:
        say(str(error))
    if json:
        write_json(_document(folder, changes), here())
    elif here().drawn:
        write(f"{_in_words(changes)}\nThe index is in {_harmless(folder)}\n")
    else:
        from qa_cli.output.columns import row  # noqa: PLC0415

        write(
            row(
                changes.pages,
                changes.added,
                changes.changed,
                changes.removed,
                changes.renamed,
                folder,
            )
        )
    return SourceError.exit_code if changes.errors else 0


def _document(folder: str, changes: "Changes") -> dict[str, object]:
    return {
        "schema": 1,
        "folder": folder,
        "written": changes.written,
        "pages": changes.pages,
        "files": changes.files,
        "added": changes.added,
        "changed": changes.changed,
        "removed": changes.removed,
        "renamed": changes.renamed,
    }


def _in_words(changes: "Changes") -> str:
    pages = f"{changes.pages:,} page{'s' * (changes.pages != 1)}"
    if not changes.written:
        return f"{pages}: nothing has changed."
    told = [
        f"{count:,} {word}"
        for word in ("added", "changed", "removed", "renamed")
        if (count := getattr(changes, word))
    ]
    return f"{pages}; files: {', '.join(told) or 'none changed'}."


def _status(folder: str, paths: tuple[str, ...], *, json: bool) -> int:
    from qa_cli.index.disk.upkeep import status  # noqa: PLC0415

    found = status(folder, paths)
    if json:
        write_json(_status_document(found), here())
    else:
        write_all(f"{name}\t{value}\n" for name, value in _status_rows(found))
    if not found.exists:
        return NotFoundError.exit_code
    return 0 if found.sound else QaError.exit_code


def _status_document(found: "Status") -> dict[str, object]:
    return {
        "schema": 1,
        "folder": found.folder,
        "exists": found.exists,
        "sound": found.sound,
        "reason": found.reason,
        "stale": found.stale,
        "pages": found.pages,
        "files": found.files,
        "bytes": found.size,
        "generation": found.generation,
    }


def _status_rows(found: "Status") -> list[tuple[str, str]]:
    rows = [("folder", _harmless(found.folder))]
    if not found.exists:
        return [*rows, ("state", "there is no index: run qa index")]
    if not found.sound:
        return [*rows, ("state", _harmless(f"{found.reason}: run qa index"))]
    return [
        *rows,
        ("state", STALE if found.stale else "up to date, as far as a quick look tells"),
        ("pages", f"{found.pages}"),
        ("files", f"{found.files}"),
        ("bytes", f"{found.size}"),
    ]


def _verify(folder: str, paths: tuple[str, ...], *, json: bool) -> int:
    from qa_cli.index.disk.upkeep import verify  # noqa: PLC0415

    if not os.path.exists(folder):
        raise NotFoundError("there is no index: run qa index")
    wrong = verify(folder, paths)
    for one in wrong:
        say(one)
    if json:
        write_json({"schema": 1, "folder": folder, "sound": not wrong, "wrong": wrong}, here())
    elif not wrong:
        write("The index is sound.\n")
    return QaError.exit_code if wrong else 0


def _drop(folder: str, *, json: bool) -> int:
    from qa_cli.index.disk.upkeep import drop  # noqa: PLC0415

    if not drop(folder, say):
        raise NotFoundError("there is no index to remove")
    if json:
        write_json({"schema": 1, "folder": folder, "dropped": True}, here())
    return 0


def _harmless(text: str) -> str:
    from qa_cli.output.sanitise import sanitise_line  # noqa: PLC0415

    return sanitise_line(text)
