"""The Typer app, put together, and the only place that turns errors into exit codes.

A subcommand's module is imported when the subcommand is asked for: `COMMANDS` knows enough of each
for the list in `qa --help`.
"""

import copy
import os
import sys
from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext, suppress
from difflib import get_close_matches
from functools import partial
from importlib import import_module
from inspect import cleandoc
from io import TextIOWrapper
from typing import Annotated, Any

import typer
from typer.core import TyperCommand, TyperGroup, TyperOption
from typer.main import get_command

import qa_cli
from qa_cli.commands import complaints, everywhere, stream
from qa_cli.commands.again import Command
from qa_cli.commands.options import (
    ColorOption,
    ColumnOption,
    CorpusOption,
    IndexOption,
    NoIndexOption,
    NoPagerOption,
    PagesOnlyOption,
)
from qa_cli.commands.params import (
    help_option,
    quick_params,
    shortened,
    stands_last,
    typed,
    write_everywhere,
    write_params,
)
from qa_cli.commands.stream import say
from qa_cli.errors import QaError, UsageError, quoted

COMMANDS = {
    "list": "List the questions.",
    "show": "Show questions with their answers, or single answers.",
    "search": "Search questions and answers; typos are forgiven.",
    "browse": "Read, narrow and compare answers on the whole screen.",
    "concord": "List every place where a word stands, with what is around it.",
    "doctors": "List the doctors with their counts, or the answers of one.",
    "people": "Record who is one doctor and who is not, list it, or take it back.",
    "figures": "List the figures on the pages: doses, durations, prices and more.",
    "terms": "Count words and phrases: how often, by whom, near what.",
    "summary": "Summarise the corpus, or one question, in numbers.",
    "check": "List what is doubtful in how the pages were read, and where.",
    "report": "Write a report to be read in a browser, or as Markdown.",
    "index": "Make an index on disk, so that every command answers at once.",
    "export": "Write everything that was read: JSON, CSV, Parquet, SQLite.",
    "extract": "Write the question pages of crawl dumps into tables.",
    "open": "Open a page in your editor, at the right line.",
    "help": "Show the help of qa, or of one command.",
}
"""Subcommand -> its line in `qa --help`. Its module in `commands` has the same name."""

DEBUG = "QA_DEBUG"
"""Environment variable: not empty, an internal error comes with its traceback."""

INTERRUPTED = 130
"""Exit code after Ctrl-C: 128 plus the signal's number, as shells have it."""


class Commands(TyperGroup):
    """The group of subcommands: builds the one that is asked for, and ends the process."""

    def list_commands(self, ctx: object) -> list[str]:
        """Return the names of the subcommands, in the order of help."""
        del ctx
        return list(COMMANDS)

    def get_command(self, ctx: object, cmd_name: str) -> TyperCommand | None:
        """Build a subcommand, options of `qa` itself included, so that they may stand after it.

        Raises:
            UsageError: no such subcommand, unless a shell is only completing.
        """
        if cmd_name not in COMMANDS:
            if getattr(ctx, "resilient_parsing", False):
                return None
            near = get_close_matches(cmd_name, COMMANDS, n=1)
            hint = f"did you mean {near[0]}?" if near else "qa --help lists them"
            raise UsageError(f"no command {quoted(cmd_name)}; {hint}")
        module = import_module(f"qa_cli.commands.{cmd_name}")
        single = typer.Typer(add_completion=False, rich_markup_mode=None)
        single.command(
            cmd_name,
            cls=getattr(module, "QueryCommand", Command),
            help=_help(module.run),
            epilog=module.epilog() if hasattr(module, "epilog") else None,
        )(module.run)
        command = get_command(single)
        known = {param.name for param in command.params}
        for param in self.params:
            if isinstance(param, TyperOption) and param.name not in known:
                own = copy.copy(param)
                own.hidden = not stands_last(param)
                own.expose_value = False
                command.params.append(own)
        return command if isinstance(command, TyperCommand) else None

    def get_params(self, ctx: Any) -> Any:  # noqa: ANN401  the types are private to Typer
        """Return the parameters of `qa` itself, the help option included."""
        return quick_params(super().get_params(ctx))

    def get_help_option(self, ctx: Any) -> Any:  # noqa: ANN401  as above
        """Return the help option, with help that goes the way of all output."""
        return help_option(super().get_help_option(ctx))

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:  # noqa: ANN401  as above
        """Parse the options of `qa` itself, which stand before the subcommand."""
        with typed(ctx, args):
            return super().parse_args(ctx, args)

    def shell_complete(self, ctx: Any, incomplete: str) -> Any:  # noqa: ANN401  as above
        """Return the commands and options that begin so, each with a line of what it is."""
        return shortened(super().shell_complete(ctx, incomplete))

    def format_options(self, ctx: Any, formatter: Any) -> None:  # noqa: ANN401  as above
        """Write the commands, the options of `qa` alone, and those of all commands."""
        self.format_commands(ctx, formatter)
        params = self.get_params(ctx)
        own = [param for param in params if not stands_last(param)]
        write_params("Options", own, ctx, formatter)
        write_everywhere(params, ctx, formatter)

    def format_commands(self, ctx: object, formatter: Any) -> None:  # noqa: ANN401  as above
        """Write the list of subcommands into the help, without importing them."""
        del ctx
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))

    def main(self, *args: Any, **options: Any) -> Any:  # noqa: ANN401  as above
        """Run the command line and exit with its code, whatever goes wrong."""
        everywhere.begin()
        standalone = options.get("standalone_mode", True)
        options["standalone_mode"] = (
            False  # so that Typer raises its errors instead of drawing them
        )
        run = partial(super().main, *args, **options)
        if not standalone:
            return run()
        sys.exit(_exit_code(run))


def _help(run: Callable[..., object]) -> str:
    """Return a docstring as help text: paragraphs with indented lines are not to be rewrapped."""
    paragraphs = cleandoc(run.__doc__ or "").split("\n\n")
    return "\n\n".join(f"\b\n{text}" if "\n  " in text else text for text in paragraphs)


def _exit_code(run: Callable[[], object]) -> int:
    """Run and return the exit code; say in one line what went wrong.

    Whatever is still buffered is written here, where a full disk or a closed pipe can be handled,
    and not at the interpreter's exit, where it would be a traceback.
    """
    if sys.stdout is None:
        say("standard output is closed")
        return UsageError.exit_code
    if isinstance(sys.stdout, TextIOWrapper):  # else a caller's own
        sys.stdout.reconfigure(errors="backslashreplace")
    streams = sys.stdout, sys.stderr
    try:
        with _shown():
            code = _outcome(run)
        sys.stdout.flush()
    except BrokenPipeError:  # the reader has had enough
        sys.stdout, sys.stderr = streams  # Typer has wrapped them, also one that is closed
        _discard_output()
        return 0
    except OSError as err:
        _discard_output()
        say(f"cannot write to standard output: {err.strerror}")
        return QaError.exit_code
    except KeyboardInterrupt:
        return INTERRUPTED
    return code


def _shown() -> AbstractContextManager[None]:
    """Have a pager show what is written meanwhile, where a person looks at it."""
    if not sys.stdout.isatty():
        return nullcontext()
    from qa_cli.commands import pager  # noqa: PLC0415  not needed in a pipe

    return pager.output()


def _outcome(run: Callable[[], object]) -> int:
    """Run and return the exit code; what concerns standard output itself is raised as `OSError`."""
    try:
        code = run()
    except QaError as err:
        say(str(err))
        return err.exit_code
    except typer.TyperException as err:
        say(complaints.in_our_words(err))
        return UsageError.exit_code
    except typer.Abort:
        return INTERRUPTED
    except SystemExit as err:
        if isinstance(err.__context__, BrokenPipeError):  # Typer has turned it into exit code 1
            raise err.__context__ from None
        raise
    except Exception as err:  # the last resort: a bug is one line too
        if isinstance(err, OSError) and err.filename is None:
            raise
        _say_internal(err)
        return QaError.exit_code
    return code if isinstance(code, int) else 0


def _say_internal(err: Exception) -> None:
    from traceback import format_exception  # noqa: PLC0415  never needed, it is hoped

    if os.environ.get(DEBUG):
        for line in "".join(format_exception(err)).splitlines():
            say(line)
    say(f"internal error: {type(err).__name__}: {err} (for the traceback, set {DEBUG}=1)")


def _discard_output() -> None:
    """Send what standard output still holds to nowhere, so that exiting does not fail on it."""
    with suppress(OSError, ValueError):  # a stand-in without a file behind it has nothing to fail
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, sys.stdout.fileno())
        os.close(nowhere)


app = typer.Typer(
    name="qa",
    cls=Commands,
    invoke_without_command=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _print_version(wanted: bool) -> None:  # noqa: FBT001  Typer calls it so
    if wanted:
        typer.echo(f"qa {qa_cli.__version__}")
        raise typer.Exit


def _root(  # noqa: PLR0913  as many as there are options everywhere
    ctx: typer.Context,
    *,
    corpus: CorpusOption = None,
    index: IndexOption = None,
    no_index: NoIndexOption = False,
    column: ColumnOption = None,
    pages_only: PagesOnlyOption = False,
    color: ColorOption = None,
    no_pager: NoPagerOption = False,
    version: Annotated[
        bool,
        typer.Option(
            "--version",
            callback=_print_version,
            is_eager=True,
            expose_value=False,
            help="Print the version and exit.",
        ),
    ] = False,
) -> None:
    """Explore a folder of saved expert question-and-answer pages.

    An id may be shortened as long as it is clear which is meant: 000, or 000/3 for the third
    answer. Every command says where on a page a thing stands, and prints tables on a terminal,
    plain lines in a pipe, and JSON with --json. Exit codes: 0 done, 1 nothing found, 2 an error,
    130 interrupted.

    Examples:
      qa list
      qa show 000/3
      qa search masetter
      qa doctors -C pages/ --by specialty
    """
    del corpus, index  # are read by the subcommand, from the context
    del no_index, column, pages_only, color, no_pager, version  # their callbacks have seen to them
    if ctx.invoked_subcommand is None:
        stream.write(f"{ctx.get_help()}\n")


app.callback(help=_help(_root))(_root)


def main() -> None:
    """Run `qa` as the console script does."""
    app(prog_name="qa")
