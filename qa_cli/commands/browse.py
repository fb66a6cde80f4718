"""`qa browse`: the corpus on a screen, to read, narrow and compare answers."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Annotated, cast

import typer

from qa_cli.browse.bindings import told
from qa_cli.browse.themes import Theme, proposed_theme
from qa_cli.commands import everywhere, lazy, options
from qa_cli.commands.again import WITHOUT
from qa_cli.commands.aliasfile import known_aliases
from qa_cli.commands.completion import complete_query
from qa_cli.commands.open import editing, editor_words, run_editor
from qa_cli.commands.saving import check_outside, replace_file
from qa_cli.commands.shared import corpus_paths, meant_paths, open_corpus, searchable, study_of
from qa_cli.commands.stream import overheard, write, write_all
from qa_cli.corpus import Corpus, Found, MemoryCorpus
from qa_cli.errors import SourceError, UsageError
from qa_cli.output.screen import screen_of
from qa_cli.sources import STDIN

if TYPE_CHECKING:
    from qa_cli.browse.access import Access
    from qa_cli.index.stored import StoredCorpus

NO_COLOR = "NO_COLOR"


def run(
    ctx: typer.Context,
    query: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="QUERY",
            help="A query to begin with, as for qa search.",
            autocompletion=complete_query,
        ),
    ] = None,
    *,
    corpus: options.CorpusOption = None,
    index: options.IndexOption = None,
    theme: Annotated[
        Theme | None,
        typer.Option(
            "--theme",
            help="Its colors; terminal: the terminal's own. Default: light where COLORFGBG says"
            " that the terminal is, else dark.",
        ),
    ] = None,
    plain: Annotated[
        bool,
        typer.Option(
            "--plain",
            help="Lines of text instead of a screen: list the keys with the commands that do the"
            " same, and answer QUERY as qa search does.",
        ),
    ] = False,
) -> int:
    """Read, narrow and compare answers on the whole screen of a terminal.

    There are three panes: facets (doctors, specialties, places, problems, counted over what is
    found), hits, and the text; on a narrow terminal there are two, or one, and Tab goes to the
    others. Hits follow the query as it is typed. The line at the bottom names the keys, ? lists
    all of them. Where standard output is no terminal, the ids of the marked hits are written to it
    at the end: qa show $(qa browse).

    It needs Textual: pip install 'qa-cli[browse]'.

    Examples:
      qa browse
      qa browse masseter paralysis
      qa browse --plain masseter
    """
    if plain:
        return _plainly(ctx, query, corpus, index)
    _check_terminal(ctx, corpus)
    try:
        from qa_cli.browse.browser import Browser  # noqa: PLC0415  an extra
    except ImportError as err:
        raise UsageError("qa browse needs Textual: pip install 'qa-cli[browse]'") from err
    access = _access(ctx, corpus, index)
    with _colors():
        app = Browser(access, " ".join(query or []), theme or proposed_theme())
    with overheard(app.hear), _on_the_terminal():
        code = app.run()
    if app.failure is not None:
        raise app.failure
    if not sys.stdout.isatty():
        write_all(f"{one}\n" for one in app.marked)
    return code or (SourceError.exit_code if app.has_errors else 0)


def _plainly(
    ctx: typer.Context, query: list[str] | None, corpus: list[str] | None, index: str | None
) -> int:
    """List the keys and the commands that do the same; answer a query as `qa search` does."""
    write_all(f"{line}\n" for line in told())
    if not query:
        return 0
    from qa_cli.commands.search import run as run_search  # noqa: PLC0415  only for a query

    write("\n")
    return run_search(ctx, query, corpus=corpus, index=index)


def _check_terminal(ctx: typer.Context, own: list[str] | None) -> None:
    """Raise `UsageError` where there is no terminal to draw on, or none to read keys from."""
    instead = "qa search does without one, so does --plain"
    if STDIN in corpus_paths(ctx, own):
        raise UsageError("qa browse reads keys from standard input, and no corpus")
    if not (sys.stdin and sys.stdin.isatty() and sys.stderr and sys.stderr.isatty()):
        raise UsageError(f"qa browse needs a terminal; {instead}")
    if os.environ.get("TERM", "dumb") == "dumb" and os.name != "nt":
        raise UsageError(f"qa browse needs a terminal that is not dumb; {instead}")


@contextmanager
def _colors() -> Iterator[None]:
    """Tell Textual by `NO_COLOR` whether to use colors; programs that it starts get theirs."""
    before = os.environ.pop(NO_COLOR, None)
    if not screen_of(sys.stderr, _color(before)).color:
        os.environ[NO_COLOR] = "1"
    try:
        yield
    finally:
        os.environ.pop(NO_COLOR, None)
        if before is not None:
            os.environ[NO_COLOR] = before


@contextmanager
def _on_the_terminal() -> Iterator[None]:
    """Let standard output be the terminal meanwhile: Textual asks it how large that is."""
    if sys.stdout.isatty():
        yield
        return
    sys.stdout.flush()
    place = sys.stdout.fileno()
    before = os.dup(place)
    os.dup2(sys.stderr.fileno(), place)
    try:
        yield
    finally:
        os.dup2(before, place)
        os.close(before)


def _color(no_color: str | None) -> everywhere.Color:
    """Return what `--color` says, or else the environment."""
    asked = everywhere.color()
    return "never" if asked == "auto" and no_color else asked


class _Corpora:
    """Opens the corpus for the app, and sees whether it has changed since.

    Args:
        ctx: The subcommand's.
        own: Paths given with `-C` after the subcommand.
        index: Folder given with `--index` after the subcommand.
    """

    def __init__(self, ctx: typer.Context, own: list[str] | None, index: str | None) -> None:
        self._ctx = ctx
        self._own = own
        self._index = index
        self._seen: object = None
        """What there was when the pages were read into memory."""

    def load(self) -> Corpus:
        """Open it without its index, from now on."""
        self._ctx.meta[WITHOUT] = True
        return self.open()

    def open(self) -> Corpus:
        """Open it; say what is wrong with it."""
        seen = self._look()
        corpus = open_corpus(self._ctx, self._own, self._index)
        if isinstance(corpus, MemoryCorpus):
            self._seen = seen
        return corpus

    def is_stale(self, corpus: Corpus) -> bool:
        """Whether it has changed since it was opened."""
        if isinstance(corpus, MemoryCorpus):
            return self._look() != self._seen
        stored = cast("StoredCorpus", corpus)
        return not stored.told_stale and stored.is_stale(whole=False)

    def save(self, path: str, text: str) -> None:
        """Write a text into a new file, outside of the corpus."""
        check_outside(self._ctx, self._own, path, "this")
        if os.path.lexists(path):
            raise UsageError(f"{path} is there already: choose another name")
        replace_file(path, [text])

    def _look(self) -> object:
        files = lazy.scanning.scan_corpus(meant_paths(self._ctx, self._own)).files
        # Without the inode, which is not told of a file that has changed a moment ago.
        return {name: (state.bytes, state.mtime, state.ctime) for name, state in files.items()}


def _edit(found: Found, line: int | None) -> None:
    run_editor(editing(editor_words(), found, line))


def _access(ctx: typer.Context, own: list[str] | None, index: str | None) -> "Access":
    from qa_cli.browse.access import Access  # noqa: PLC0415  not for --plain

    corpora = _Corpora(ctx, own, index)
    return Access(
        open=corpora.open,
        load=corpora.load,
        searchable=searchable,
        study=lambda corpus: study_of(corpus, known_aliases()),
        aliases=known_aliases,
        is_stale=corpora.is_stale,
        edit=_edit,
        save=corpora.save,
    )
