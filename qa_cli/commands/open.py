"""`qa open`: a page in the user's editor."""

import os
import re
from collections.abc import Sequence
from typing import Annotated

import typer

from qa_cli.commands import options
from qa_cli.commands.completion import complete_id
from qa_cli.commands.shared import exit_code, find, open_corpus
from qa_cli.corpus import Found
from qa_cli.errors import QaError, UsageError, quoted
from qa_cli.sources import STDIN
from qa_cli.sources.filenames import archive_of, compression, kind_of

VARIABLES = ("VISUAL", "EDITOR")
"""Environment variables that name the editor, the stronger one first."""

_TAKES_LINE = {
    "+{line} {path}": "vi vim nvim gvim mvim view nano pico emacs emacsclient kak micro joe gedit",
    "{path}:{line}": "subl sublime_text hx helix zed",
    "--goto {path}:{line}": "code code-insiders codium vscodium cursor",
    "--line {line} {path}": "kate mate",
}
"""How an editor is told the line -> the names of the programs that are told so."""

_LINE = re.compile(r":([0-9]+)(?:-[0-9]+)?$")
"""The end of a place that tells a line, or the first and last of several."""

INTERRUPTED = 130
"""Exit code after Ctrl-C, as everywhere."""


def run(
    ctx: typer.Context,
    ref: Annotated[
        str,
        typer.Argument(
            metavar="ID",
            help="An id or its beginning, with /3 an answer; or a place as qa prints it.",
            autocompletion=complete_id,
        ),
    ],
    *,
    corpus: options.CorpusOption = None,
    index: options.IndexOption = None,
) -> int:
    """Open a page in your editor: a question at its title, an answer at its first line.

    Of a place, path:line, the line is opened; of several answers, the first of them; a web page
    and a WARC file are opened at their beginning.

    The editor is the one that VISUAL names, else EDITOR, with arguments if it has any, such as
    "code --wait". vim, nano, emacs, kakoune, micro, VS Code, Sublime Text, Helix and others are
    told the line; any other editor gets the file alone.

    Examples:
      qa open 000
      qa open 000/3
      qa open seeds/000_52f1e9b741cd2cdd.txt:48
      EDITOR="code --wait" qa open 004/1
    """
    editor = editor_words()
    pages = open_corpus(ctx, corpus, index)
    found = find(pages, ref)[0]
    command = editing(editor, found, _line_named(ref, found))
    code = exit_code(pages)
    return run_editor(command) or code


def editor_words() -> list[str]:
    """Return the editor's command line, as its words; `UsageError` where none is named."""
    from qa_cli.commands.children import words_of  # noqa: PLC0415  not for help or completion

    for name in VARIABLES:
        words = words_of(os.environ.get(name, ""))
        if words:
            return words
    raise UsageError("no editor is named; set VISUAL or EDITOR, such as: export EDITOR=nano")


def editing(editor: Sequence[str], found: Found, line: int | None = None) -> list[str]:
    """Return the command that opens what was found in an editor.

    Args:
        editor: Its command line, as words.
        found: A page or an answer.
        line: Of the page, 1-based; `None`: where it begins.

    Raises:
        UsageError: it is nowhere that an editor can open.
    """
    return [*editor, *_told(editor[0], *_place(found, line))]


def _line_named(ref: str, found: Found) -> int | None:
    """Return the line that a reference names; `None` where it names none."""
    named = _LINE.search(ref)
    return int(named[1]) if named and not found.page.id.startswith(ref) else None  # else the id's :


def _place(found: Found, line: int | None) -> tuple[str, int]:
    """Return the path and the 1-based line of what was found, where no other line is named.

    A JSON record is one line of its file; the lines of a web page, or of a record of a crawl, are
    those of its text, not of its file.

    Raises:
        UsageError: it is nowhere that an editor can open.
    """
    source = found.page.source
    if source.path == STDIN:
        raise UsageError(f"{found.page.id} came from standard input: there is no file to open")
    archive = archive_of(source.path)
    if archive == "parquet":
        raise UsageError(f"{source.path} is a table: there is no text file to open")
    if compression(source.path) or archive == "zip":
        raise UsageError(f"{source.path} is compressed: unpack it to open it")
    if archive == "warc" or kind_of(source.path) in {"html", "mhtml"}:
        return source.path, 1
    if source.record is not None:
        return source.path, source.record
    if line is not None:
        return source.path, line
    if found.answer:
        return source.path, found.answer.lines[0]
    return source.path, found.page.question.places.head or 1


def _told(program: str, path: str, line: int) -> list[str]:
    """Return the arguments that open a file at a line, for an editor that takes one."""
    whole = os.path.abspath(path)  # never taken for an option
    name = os.path.splitext(os.path.basename(program))[0].lower()
    for form, names in _TAKES_LINE.items():
        if name in names.split():
            return [word.format(path=whole, line=line) for word in form.split()]
    return [whole]


def run_editor(command: list[str]) -> int:
    """Run the editor and return the exit code: 2 where it cannot be run, or fails."""
    from subprocess import Popen  # noqa: PLC0415  as above

    from qa_cli.commands.children import wait_for  # noqa: PLC0415

    try:
        program = Popen(command)  # noqa: S603  the user's own choice
    except (OSError, ValueError) as err:
        reason = getattr(err, "strerror", None) or str(err)
        raise QaError(f"the editor {quoted(command[0])} cannot be started: {reason}") from err
    ended = wait_for(program)
    if ended == -2:  # noqa: PLR2004  by SIGINT
        return INTERRUPTED
    if ended:
        raise QaError(f"the editor {quoted(command[0])} ended with code {ended}")
    return 0
