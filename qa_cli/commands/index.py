"""`qa index`: an index on disk, made, brought up to date, described, verified or removed."""

import os
from typing import TYPE_CHECKING, Annotated

import typer

from qa_cli.commands import everywhere, lazy
from qa_cli.commands.aliasfile import known_aliases
from qa_cli.commands.options import CorpusOption, IndexOption, JsonOption
from qa_cli.commands.progress import Progress
from qa_cli.commands.shared import (
    STALE,
    here,
    meant_index,
    meant_paths,
    say_left_out,
    write_json,
)
from qa_cli.commands.stream import say, write, write_all
from qa_cli.errors import NotFoundError, QaError, SourceError, UsageError
from qa_cli.index.place import DATABASE, VARIABLE, index_folder, index_root, resolve
from qa_cli.sources import STDIN

if TYPE_CHECKING:
    from qa_cli.index.building import Changes
    from qa_cli.index.upkeep import Status


def run(
    ctx: typer.Context,
    *,
    corpus: CorpusOption = None,
    index: IndexOption = None,
    status: Annotated[
        bool,
        typer.Option("--status", help="Say whether there is an index, and whether it is sound."),
    ] = False,
    verify: Annotated[
        bool, typer.Option("--verify", help="Read all of the index and check it.")
    ] = False,
    drop: Annotated[bool, typer.Option("--drop", help="Remove the index.")] = False,
    path: Annotated[
        bool, typer.Option("--path", help="Print the path of the index's SQLite database.")
    ] = False,
    optimize: Annotated[
        bool,
        typer.Option(
            "--optimize", help="Bring it up to date, with the search scores of a new index."
        ),
    ] = False,
    json: JsonOption = False,
) -> int:
    """Write an index of the corpus to disk, or bring it up to date.

    With an index, every command answers at once, whatever the size of the corpus, and with the same
    results. It is found again by the corpus's path; where pages have changed since, commands say so
    and qa index reads only those. The corpus is never written to. The index is one SQLite
    database, which other programs may read, too; docs/data.md tells its tables.

    In a pipe: one line, tab-separated: pages, then files added, changed, removed,
    renamed, then the folder of the index.

    Examples:
      qa index -C pages/
      qa index --status
      sqlite3 "$(qa index --path)" "SELECT name, answers FROM people"
      qa index --drop
    """
    if sum((status, verify, drop, path, optimize)) > 1:
        raise UsageError("choose one of --status, --verify, --drop, --path and --optimize")
    paths = meant_paths(ctx, corpus)
    folder = _folder(paths, meant_index(ctx, index))
    if status:
        return _status(folder, paths, json=json)
    if verify:
        return _verify(folder, paths, json=json)
    if drop:
        return _drop(folder, json=json)
    if path:
        return _path(folder)
    return _update(folder, paths, json=json, optimize=optimize)


def _folder(paths: tuple[str, ...], chosen: str | None) -> str:
    """Return the folder of the corpus's index, outside of the corpus."""
    root = index_root(chosen)
    if root is None:
        reason = "no home for a cache"
        if chosen is not None or VARIABLE in os.environ:
            reason = f"{VARIABLE if chosen is None else '--index'} is empty"
        if not everywhere.may_use_index():
            reason = "--no-index says not to use one"
        raise QaError(f"no place for an index: {reason} (name one with --index PATH)")
    if STDIN in paths:
        raise UsageError("standard input cannot be indexed: it cannot be read twice")
    folder = index_folder(paths, root, everywhere.selection())
    if folder is None:
        raise QaError("no place for an index: the corpus's path is not usable")
    [real] = resolve([folder])
    for path in resolve(paths):
        if os.path.join(real, "").startswith(os.path.join(path, "")):
            raise UsageError(f"the index would be inside the corpus: {folder}")
    return folder


def _update(folder: str, paths: tuple[str, ...], *, json: bool, optimize: bool) -> int:
    with Progress() as progress:
        jobs, selection = os.cpu_count() or 1, everywhere.selection()
        means = lazy.building.Means(progress.told, jobs, known_aliases(), selection)
        changes = lazy.upkeep.update_index(folder, paths, means, say, optimize=optimize)
    for error in changes.errors:
        say(str(error))
    say_left_out(changes.left_out, changes.pages)
    if json:
        write_json(_document(folder, changes), here())
    elif here().drawn:
        write(f"{_in_words(changes)}\nThe index is in {_harmless(folder)}\n")
    else:
        write(
            lazy.columns.row(
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
        "left_out": changes.left_out,
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
    found = lazy.upkeep.status(folder, paths, everywhere.selection())
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
        "path": os.path.join(found.folder, DATABASE),
    }


def _status_rows(found: "Status") -> list[tuple[str, str]]:
    rows = [("folder", _harmless(found.folder))]
    if not found.exists:
        return [*rows, ("state", "there is no index: run qa index")]
    if not found.sound:
        return [*rows, ("state", _harmless(f"{found.reason}: run qa index"))]
    return [
        *rows,
        ("state", STALE if found.stale else "up to date"),
        ("pages", f"{found.pages}"),
        ("files", f"{found.files}"),
        ("bytes", f"{found.size}"),
    ]


def _verify(folder: str, paths: tuple[str, ...], *, json: bool) -> int:
    wrong = lazy.upkeep.verify(folder, paths)
    if wrong is None:
        raise NotFoundError("there is no index: run qa index")
    for one in wrong:
        say(one)
    if json:
        write_json({"schema": 1, "folder": folder, "sound": not wrong, "wrong": wrong}, here())
    elif not wrong:
        write("The index is sound.\n")
    return QaError.exit_code if wrong else 0


def _path(folder: str) -> int:
    path = os.path.join(folder, DATABASE)
    if os.path.islink(path) or not os.path.isfile(path):
        raise NotFoundError("there is no index: run qa index")
    write(f"{_harmless(path)}\n")
    return 0


def _drop(folder: str, *, json: bool) -> int:
    if not lazy.upkeep.drop(folder, say):
        raise NotFoundError("there is no index to remove")
    if json:
        write_json({"schema": 1, "folder": folder, "dropped": True}, here())
    return 0


def _harmless(text: str) -> str:
    return lazy.sanitise.sanitise_line(text)
