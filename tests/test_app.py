"""The app as a whole: help, version, where options may stand, and what an error becomes."""

import errno
import importlib
import io
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
import typer
from typer.testing import CliRunner, Result

import qa_cli
from qa_cli.app import COMMANDS, app, main
from qa_cli.errors import AmbiguousIdError, NotFoundError, QaError, SourceError, UsageError

Qa = Callable[..., Result]

HELP = """\
Usage: qa [OPTIONS] COMMAND [ARGS]...

  Explore a folder of saved expert question-and-answer pages.

  An id may be shortened as long as it is clear which is meant: 000, or 000/3
  for the third answer. Every command says where on a page a thing stands, and
  prints tables on a terminal, plain lines in a pipe, and JSON with --json. Exit
  codes: 0 done, 1 nothing found, 2 an error, 130 interrupted.

  Examples:
    qa list
    qa show 000/3
    qa search masetter
    qa doctors -C pages/ --by specialty

Commands:
  list     List the questions.
  show     Show questions with their answers, or single answers.
  search   Search questions and answers; typos are forgiven.
  browse   Read, narrow and compare answers on the whole screen.
  concord  List every place where a word stands, with what is around it.
  doctors  List the doctors with their counts, or the answers of one.
  people   Record who is one doctor and who is not, list it, or take it back.
  figures  List the figures on the pages: doses, durations, prices and more.
  terms    Count words and phrases: how often, by whom, near what.
  summary  Summarise the corpus, or one question, in numbers.
  check    List what is doubtful in how the pages were read, and where.
  report   Write a report to be read in a browser, or as Markdown.
  index    Make an index on disk, so that every command answers at once.
  export   Write everything that was read: JSON, CSV, Parquet, SQLite.
  extract  Write the question pages of crawl dumps into tables.
  open     Open a page in your editor, at the right line.
  help     Show the help of qa, or of one command.

Options:
  --version             Print the version and exit.
  --install-completion  Install completion for the current shell.
  --show-completion     Show completion for the current shell, to copy it or
                        customize the installation.

Everywhere:
  -C, --corpus PATH          A page or a folder of pages, - for standard input;
                             may be repeated. Default: QA_CORPUS, else ./seeds,
                             else this folder if it holds pages, else the sample
                             pages.
  --column NAME              The column of Parquet files that holds the pages.
                             Default: text, html or content.
  --pages-only               Leave out pages that are no question pages, and say
                             how many: for a crawl.
  --index PATH               The folder that holds indexes. Default: QA_INDEX,
                             else qa in your cache folder.
  --no-index                 Read the pages themselves, even where there is an
                             index.
  --color auto|always|never  Color in tables and texts; stronger than NO_COLOR
                             and FORCE_COLOR. Default: auto, on a terminal only.
                             It changes no layout: in a pipe, --format table
                             draws.
  --no-pager                 Print what is longer than the screen at once. Else
                             QA_PAGER, PAGER or less shows it.
  -h, --help                 Show this message and exit.
"""


@pytest.mark.parametrize("args", [(), ("--help",), ("-h",), ("help",)])
def test_help(qa: Qa, args: tuple[str, ...]) -> None:
    """Bare `qa` is a question for help, and gets it on standard output."""
    result = qa(*args)
    assert (result.exit_code, result.stdout, result.stderr) == (0, HELP, "")


@pytest.mark.parametrize("command", COMMANDS)
def test_help_is_the_same_however_it_is_asked_for(qa: Qa, command: str) -> None:
    """`qa help COMMAND`, `-h` and `--help`; also where the command lacks an argument."""
    told = qa(command, "--help").stdout
    assert told
    for args in ((command, "-h"), ("help", command), ("help", command, "--no-pager")):
        result = qa(*args)
        assert (result.exit_code, result.stdout, result.stderr) == (0, told, "")


def test_help_of_what_is_no_command(qa: Qa) -> None:
    """The nearest is told."""
    result = qa("help", "lst")
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr == 'qa: no command "lst"; did you mean list?\n'


@pytest.mark.parametrize("command", COMMANDS)
def test_help_ends_with_the_options_of_all_commands(qa: Qa, command: str) -> None:
    """They stand there, and not among a command's own; no type is told in Python's words."""
    told = qa(command, "--help").stdout
    own, everywhere = told.split("\nEverywhere:\n")
    assert everywhere == HELP.split("\nEverywhere:\n")[1]
    assert "\n  -C, --corpus" not in own
    assert "--color" not in own.replace("--color always", "")
    for word in ("<", "[x>=", "range", "list[", "TEXT..."):
        assert word not in told.replace("= < <=", "").replace("answers:<", "").replace(
            "parentheses, < >", ""
        )


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_explains_itself(qa: Qa, command: str) -> None:
    """Help has the command's usage, examples, and the corpus option; no hidden ones."""
    result = qa(command, "--help")
    assert result.exit_code == 0
    assert result.stdout.startswith(f"Usage: qa {command} [OPTIONS]")
    assert f"  Examples:\n    qa {command}" in result.stdout
    assert "-C, --corpus PATH" in result.stdout
    assert "--version" not in result.stdout
    assert all(len(line) <= 80 for line in result.stdout.splitlines())


@pytest.mark.parametrize("args", [("--version",), ("list", "--version"), ("show", "--version")])
def test_version(qa: Qa, args: tuple[str, ...]) -> None:
    """Before a subcommand or after it, even where the subcommand lacks an argument."""
    result = qa(*args)
    assert (result.exit_code, result.stdout) == (0, f"qa {qa_cli.__version__}\n")


def test_the_corpus_may_be_named_before_and_after(qa: Qa, seeds: Path) -> None:
    """Both are read, those before the subcommand first."""
    first, second = sorted(str(path) for path in seeds.iterdir())
    result = qa("-C", second, "list", "--corpus", first)
    assert [line[:3] for line in result.stdout.splitlines()] == ["004", "000"]
    assert qa("-C", first, "list").stdout.count("\n") == 1
    assert qa("list", "-C", first).stdout.count("\n") == 1


@pytest.mark.parametrize(
    ("args", "message"),
    [
        (("lst",), 'no command "lst"; did you mean list?'),
        (("\x1b[31m",), 'no command "␛[31m"; qa --help lists them'),
        (("--foo",), "no option --foo (see qa --help)"),
        (("--colour", "never"), "no option --colour; did you mean --color? (see qa --help)"),
        (("-x",), "no option -x (see qa --help)"),
        (("list", "--zoo"), "no option --zoo (see qa list --help)"),
        (("list", "--sorted"), "no option --sorted; did you mean --sort? (see qa list --help)"),
        (("list", "--srot=id"), "no option --srot; did you mean --sort? (see qa list --help)"),
        (("list", "-limit", "3"), "no option -limit; did you mean --limit? (see qa list --help)"),
        (("list", "--json=1"), "--json takes no value (see qa list --help)"),
        (("list", "extra"), 'qa list does not take "extra" (see qa list --help)'),
        (("list", 'a "b"'), "qa list does not take 'a \"b\"' (see qa list --help)"),
        (("summary", "a", "b", "c"), 'qa summary takes one ID; "b c" is too much (see qa summary'),
        (("list", "-n"), "-n needs a whole number from 1 up after it (see qa list --help)"),
        (("list", "--index"), "--index needs a PATH after it (see qa list --help)"),
        (("doctors", "--by"), "--by needs specialty|location after it (see qa doctors --help)"),
        (("show",), "what is to be shown? name an id (qa list has them), or use --where"),
        (("open",), "qa open needs an ID (see qa open --help)"),
        (("search",), "qa search needs a QUERY (see qa search --help)"),
        (("-C",), "-C needs a PATH after it (see qa --help)"),
        (("list", "--color", "red"), '--color takes auto, always or never, not "red" (see qa list'),
        (("--color", "Never"), '--color takes auto, always or never, not "Never"; did you mean'),
    ],
)
def test_wrong_usage_is_one_line(qa: Qa, args: tuple[str, ...], message: str) -> None:
    """On standard error, in our words, with the help that helps; the exit code is 2."""
    result = qa(*args)
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.startswith(f"qa: {message}")
    assert result.stderr.count("\n") == 1


@pytest.mark.parametrize("value", ["x", "0", "-1", "1.5", "", "\u0661"])
@pytest.mark.parametrize("option", ["-n", "--limit"])
def test_a_bad_count_is_one_line(qa: Qa, option: str, value: str) -> None:
    """What is no count, or too small a one, is refused with the option as it was typed."""
    result = qa("list", f"{option}{'=' if option == '--limit' else ''}{value}" if value else option,
                *([] if value else [""]))  # fmt: skip
    assert result.exit_code == 2
    assert result.stderr == (
        f'qa: {option} takes a whole number from 1 up, not "{value}" (see qa list --help)\n'
    )


@pytest.mark.usefixtures("seeds")
@pytest.mark.parametrize(
    ("args", "line"),
    [
        (("list", "seeds"), "qa list takes no path; try: qa -C seeds list"),
        (("index", "my pages"), "qa index takes no path; try: qa -C 'my pages' index"),
        (("list", "seeds", "my pages"),
         "qa list takes no path; try: qa -C seeds -C 'my pages' list"),
        (("show", "seeds"), '"seeds" is a path, not the id of a page; try: qa -C seeds list'),
        (("show", "seeds/"), '"seeds/" is a path, not the id of a page; try: qa -C seeds/ list'),
        (("figures", "my pages"),
         "\"my pages\" is a path, not the id of a page; try: qa -C 'my pages' list"),
    ],
)  # fmt: skip
def test_a_path_where_none_goes(qa: Qa, args: tuple[str, ...], line: str) -> None:
    """Who names a folder where it is not looked for is told the option that takes it."""
    Path("my pages").mkdir()
    result = qa(*args)
    assert (result.exit_code, result.stdout, result.stderr) == (2, "", f"qa: {line}\n")


def _failing(monkeypatch: pytest.MonkeyPatch, error: BaseException) -> None:
    """Have `qa list` raise this error when it runs."""

    def run() -> None:
        """List nothing."""
        raise error

    monkeypatch.setattr(importlib.import_module("qa_cli.commands.list"), "run", run)


@pytest.mark.parametrize(
    ("error", "code", "line"),
    [
        (NotFoundError("no page a\x1bb"), 1, "qa: no page a␛b\n"),
        (AmbiguousIdError("two\nlines"), 2, "qa: two␊lines\n"),
        (SourceError("p.txt:3: cut"), 2, "qa: p.txt:3: cut\n"),
        (UsageError("no"), 2, "qa: no\n"),
        (QaError("no"), 2, "qa: no\n"),
        (typer.BadParameter("No.\n\tWay."), 2, "qa: invalid value: No. Way (see qa list --help)\n"),
        (typer.TyperException("Odd"), 2, "qa: odd (see qa --help)\n"),
        (KeyboardInterrupt(), 130, ""),
        (typer.Abort(), 130, ""),
        (typer.Exit(0), 0, ""),
        (BrokenPipeError(errno.EPIPE, "Broken pipe"), 0, ""),
        (OSError(errno.ENOSPC, "No space left on device"), 2,
         "qa: cannot write to standard output: No space left on device\n"),
        (OSError(5, "I/O", "f"), 2,
         "qa: internal error: OSError: [Errno 5] I/O: 'f' (for the traceback, set QA_DEBUG=1)\n"
         ),
        (ValueError("bug\x1b"), 2,
         "qa: internal error: ValueError: bug␛ (for the traceback, set QA_DEBUG=1)\n"),
    ],
    ids=repr,
)  # fmt: skip
def test_errors_become_exit_codes(
    qa: Qa, monkeypatch: pytest.MonkeyPatch, error: BaseException, code: int, line: str
) -> None:
    """Each class of error has its code and at most one harmless line."""
    _failing(monkeypatch, error)
    result = qa("list")
    assert (result.exit_code, result.stdout, result.stderr) == (code, "", line)


def test_a_traceback_on_request(qa: Qa, monkeypatch: pytest.MonkeyPatch) -> None:
    """QA_DEBUG shows where a bug is; harmless, and the exit code stays 2."""
    _failing(monkeypatch, ValueError("bug\x1b"))
    result = qa("list", env={"QA_DEBUG": "1"})
    lines = result.stderr.splitlines()
    assert result.exit_code == 2
    assert lines[0] == "qa: Traceback (most recent call last):"
    assert lines[-2:] == [
        "qa: ValueError: bug␛",
        "qa: internal error: ValueError: bug␛ (for the traceback, set QA_DEBUG=1)",
    ]


def test_a_caller_may_handle_errors_itself() -> None:
    """Without standalone mode, errors are raised and results returned, as Typer has it."""
    with pytest.raises(UsageError):
        app(["lst"], standalone_mode=False)
    assert app(["--version"], standalone_mode=False) == 0


def test_a_code_from_elsewhere_is_kept(qa: Qa, monkeypatch: pytest.MonkeyPatch) -> None:
    """An exit that is asked for deeper down is not turned into something else."""
    _failing(monkeypatch, SystemExit(7))
    assert qa("list").exit_code == 7


def test_a_closed_standard_output(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Results that can go nowhere are an error; nothing is run."""
    monkeypatch.setattr(sys, "argv", ["qa", "list"])
    monkeypatch.setattr(sys, "stdout", None)
    with pytest.raises(SystemExit) as caught:
        main()
    assert caught.value.code == 2
    assert capsys.readouterr().err == "qa: standard output is closed\n"


def test_a_closed_standard_error(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without a place to complain, the exit code has to do."""
    monkeypatch.setattr(sys, "argv", ["qa", "lst"])
    monkeypatch.setattr(sys, "stderr", None)
    with pytest.raises(SystemExit) as caught:
        main()
    assert caught.value.code == 2


def test_an_output_of_another_kind(monkeypatch: pytest.MonkeyPatch) -> None:
    """A caller may catch the output in a plain string buffer."""
    buffer = io.StringIO()
    monkeypatch.setattr(sys, "argv", ["qa", "--version"])
    monkeypatch.setattr(sys, "stdout", buffer)
    with pytest.raises(SystemExit) as caught:
        main()
    assert caught.value.code == 0
    assert buffer.getvalue() == f"qa {qa_cli.__version__}\n"


class _Interrupted(io.StringIO):
    def flush(self) -> None:
        raise KeyboardInterrupt


def test_an_interrupt_at_the_last_moment(monkeypatch: pytest.MonkeyPatch) -> None:
    """Ctrl-C while the last results are being written is Ctrl-C all the same."""
    monkeypatch.setattr(sys, "argv", ["qa", "doctors", "--help"])
    monkeypatch.setattr(sys, "stdout", _Interrupted())
    with pytest.raises(SystemExit) as caught:
        main()
    assert caught.value.code == 130


def test_typos_of_commands_are_no_matter_to_completion() -> None:
    """A shell that completes behind a word that is no command gets nothing, and no complaint."""
    result = CliRunner().invoke(
        app,
        [],
        env={"_QA_COMPLETE": "complete_bash", "COMP_WORDS": "qa lst x", "COMP_CWORD": "2"},
        prog_name="qa",
    )
    assert (result.exit_code, result.stdout.strip(), result.stderr) == (0, "", "")
