"""Readers that stop, disks that are full, streams that are closed, and Ctrl-C at any moment."""

import shlex
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.hostile.command import PATIENCE, QA, ROOT, environment, run, shell

FULL = Path("/dev/full")

PAGES = 150
"""Pages of the corpus that is written out: their export fills a pipe's buffer many times over."""

COMMANDS = [
    "qa list",
    "qa show 000 --source",
    "qa search masseter",
    "qa summary --json",
    "qa check",
    "qa export --format csv",
    "qa search --help",
]


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Write many copies of a sample page."""
    folder = tmp_path_factory.mktemp("many")
    (page,) = (ROOT / "seeds").glob("000_*.txt")
    for number in range(PAGES):
        (folder / f"{number:03}_page.txt").write_bytes(page.read_bytes())
    return folder


@pytest.mark.parametrize("command", COMMANDS)
def test_a_reader_may_stop_at_once_or_in_the_middle(command: str) -> None:
    """The command ends silently with 0, closed before its first byte or after it."""
    done = shell(
        f"{command} | true; echo ${{PIPESTATUS[0]}}\n"
        f"{command} | head -c 1 > /dev/null; echo ${{PIPESTATUS[0]}}"
    )
    assert (done.lines, done.said) == (["0", "0"], [])


@pytest.mark.parametrize("command", COMMANDS)
def test_a_reader_may_stop_where_nothing_can_be_said(command: str) -> None:
    """Also with standard error closed the code is 0, and not the interpreter's own 120."""
    done = shell(f"{command} 2>&- | true; echo ${{PIPESTATUS[0]}}")
    assert (done.lines, done.said) == (["0"], [])


@pytest.mark.parametrize("args", ["export", "list --json", "show --source " + "000 " * 9])
def test_a_reader_may_stop_long_before_the_end(args: str, many: Path) -> None:
    """Also when there is far more to write than a pipe holds."""
    args = args.replace("000 ", "000_page ")
    done = shell(f"qa {args} -C {shlex.quote(str(many))} | head -c 9; echo :${{PIPESTATUS[0]}}")
    assert (done.lines[-1][-2:], done.said) == (":0", [])


@pytest.mark.skipif(not FULL.exists(), reason="the system has no /dev/full")
@pytest.mark.parametrize("command", COMMANDS)
def test_a_full_disk_is_one_line(command: str) -> None:
    """What cannot be written is said, and the code is 2."""
    done = shell(f"{command} > /dev/full; echo $?")
    assert done.lines == ["2"]
    assert done.said == ["qa: cannot write to standard output: No space left on device"]


@pytest.mark.skipif(not FULL.exists(), reason="the system has no /dev/full")
def test_a_full_disk_everywhere() -> None:
    """Where nothing can be said either, the code still tells."""
    done = shell(
        "qa list > /dev/full 2> /dev/full; echo $?\nqa lst 2> /dev/full; echo $?\n"
        "qa show x 2> /dev/full; echo $?"
    )
    assert (done.lines, done.said) == (["2", "2", "1"], [])


def test_closed_streams_are_no_trouble() -> None:
    """Without standard output there is nothing to do; without standard error nothing to say."""
    done = shell(
        "qa list >&-; echo $?\n"
        "qa list >&- 2>&-; echo $?\n"
        "qa list <&- >&- 2>&-; echo $?\n"
        "qa list 2>&- > /dev/null; echo $?\n"
        "qa list <&- > /dev/null; echo $?\n"
        "qa lst 2>&-; echo $?\n"
        "qa show x 2>&-; echo $?\n"
    )
    assert done.lines == ["2", "2", "2", "0", "0", "2", "1"]
    assert done.said == ["qa: standard output is closed"]


def test_other_bad_streams_are_one_line() -> None:
    """A standard output that is open for reading only, and a standard input that is not."""
    done = shell("qa list 1< /dev/null; echo $?\nqa list -C - < /dev/full 0> /dev/null; echo $?")
    assert done.lines == ["2", "2"]
    assert done.said == [
        "qa: cannot write to standard output: Bad file descriptor",
        "qa: -: Bad file descriptor",
    ]


INTERRUPTED_AT = """
import os, signal, sys
sys.argv[0] = "qa"
from qa_cli.__main__ import main
module = sys.argv.pop(1)
class Interrupt:
    def find_spec(self, name, path=None, target=None):
        if name == module:
            os.kill(os.getpid(), signal.SIGINT)
sys.meta_path.insert(0, Interrupt())
main()
"""
"""Runs `qa` and presses Ctrl-C when a module is imported."""


@pytest.mark.parametrize(
    ("module", "args"),
    [
        ("qa_cli.app", "list"),
        ("typer", "list"),
        ("qa_cli.commands.list", "list"),
        ("qa_cli.pages.decode", "list"),
        ("qa_cli.output.sanitise", "show nothing"),
        ("rapidfuzz", "show nothing"),
        ("tantivy", "search masseter"),
        ("json", "list --json"),
        ("qa_cli.output.columns", "export --format csv"),
        ("rich.console", "list"),
        ("pydantic", "doctors --same a b"),
    ],
)
def test_control_c_while_something_is_imported(module: str, args: str) -> None:
    """The process ends with 130 and without a word, however early."""
    command = [sys.executable, "-c", INTERRUPTED_AT, module]
    done = run(
        *args.split(),
        command=command,
        changes={"FORCE_COLOR": "1" if module == "rich.console" else ""},
    )
    assert (done.code, done.out, done.err) == (130, b"", b"")


def test_importing_the_package_leaves_no_time_for_control_c() -> None:
    """Before `main` catches Ctrl-C, only `gc` is imported, which is built in."""
    code = (
        "import sys; before = set(sys.modules); import qa_cli.__main__\n"
        "print(*sorted(set(sys.modules) - before))"
    )
    done = run(command=[sys.executable, "-c", code])
    assert done.lines == ["gc qa_cli qa_cli.__main__"]


REPLACED = """
import os, signal, sys
sys.argv[0] = "qa"
from importlib import import_module
from qa_cli.__main__ import main
place, after = sys.argv.pop(1), int(sys.argv.pop(1))
module, _, name = place.rpartition(".")
module = import_module(module)
real = getattr(module, name)
def counted(*args, **options):
    global after
    after -= 1
    if after == 0:
        {then}
    return real(*args, **options)
setattr(module, name, counted)
main()
"""
"""Runs `qa`, and something else when a function is called for the n-th time."""

INTERRUPTED_IN = REPLACED.format(then="os.kill(os.getpid(), signal.SIGINT)")
"""Runs `qa` and presses Ctrl-C when a function is called for the n-th time."""


@pytest.mark.parametrize(
    ("place", "after", "args"),
    [
        ("qa_cli.pages.parse_page", 40, "list"),
        ("qa_cli.sources.reader.decode", 90, "search masseter"),
        ("qa_cli.corpus.loader.make_ids", 1, "doctors"),
        ("qa_cli.output.columns.page_line", 100, "list"),
        ("qa_cli.output.documents.question_document", 120, "export"),
        ("qa_cli.output.columns.page_line", 3000, "export --format csv"),
        ("os.scandir", 1, "summary"),
    ],
)
def test_control_c_in_the_middle(place: str, after: int, args: str, many: Path) -> None:
    """It ends with 130 and without a word; what was written is whole lines but for the last."""
    command = [sys.executable, "-c", INTERRUPTED_IN, place, str(after)]
    done = run(*args.split(), "-C", many, command=command)
    assert (done.code, done.err) == (130, b"")


def test_control_c_while_nobody_reads(many: Path) -> None:
    """A process that waits for a pager ends at once, also if the pager goes away after that."""
    process = subprocess.Popen(
        [*QA, "export", "-C", str(many)],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=environment(),
        cwd=ROOT,
    )
    assert process.stdout is not None
    assert process.stderr is not None
    process.stdout.read(1)
    process.send_signal(signal.SIGINT)
    assert process.wait(PATIENCE) == 130
    process.stdout.close()
    assert process.stderr.read() == b""
    process.stderr.close()


AT_WORK = REPLACED.format(then='os.write(1, b"!")\n        while True: real(*args, **options)')
"""Runs `qa`, says so when a function is called for the n-th time, and calls it until it is ended.

A test that waits for the sign needs no clock: the signal meets work, however slow the machine is.
"""


@pytest.mark.parametrize(
    ("place", "after"),
    [
        ("qa_cli.sources.reader.decode", 1),
        ("qa_cli.pages.parse_page", PAGES // 2),
        ("qa_cli.pages.parse_page", PAGES),
        ("qa_cli.insight.study.summarise_corpus", 1),
    ],
)
def test_control_c_over_many_pages(place: str, after: int, many: Path) -> None:
    """Sent from outside, anywhere in the work: 130, and without a word."""
    with subprocess.Popen(
        [sys.executable, "-c", AT_WORK, place, str(after), "summary", "-C", str(many)],
        bufsize=0,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=environment(),
        cwd=ROOT,
    ) as process:
        assert process.stdout is not None
        try:
            sign = process.stdout.read(1)
            process.send_signal(signal.SIGINT)
            out, said = process.communicate(timeout=PATIENCE)
        finally:
            process.kill()  # else it would go on for ever where it does not heed the signal
    assert sign == b"!"
    assert (process.returncode, out, said) == (130, b"", b"")
