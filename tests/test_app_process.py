"""`qa` as a process: pipes, full disks, closed streams, Ctrl-C, and what it imports."""

import os
import signal
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
QA = [sys.executable, "-m", "qa_cli"]
PIPE = 1 << 20
"""Bytes, more than a pipe holds."""
LONG = 300
"""Pages enough to fill a pipe's buffer many times over when they are exported."""


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Write a corpus whose export is longer than any buffer."""
    folder = tmp_path_factory.mktemp("many")
    text = (ROOT / "seeds" / "000_52f1e9b741cd2cdd.txt").read_text("utf-8")
    for number in range(LONG):
        (folder / f"{number:03}_page.txt").write_text(text, "utf-8")
    return folder


def _shell(command: str, **environ: str) -> subprocess.CompletedProcess[str]:
    """Run a command line in a shell that knows `qa`; `$status` is its exit code."""
    script = f'qa() {{ "{sys.executable}" -m qa_cli "$@"; }}\n{command}'
    return subprocess.run(
        ["bash", "-c", script],  # noqa: S607  any bash will do
        cwd=ROOT,
        env=os.environ | environ,
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )


@pytest.mark.parametrize("command", ["qa list", "qa show 000", "qa export", "qa --help"])
def test_a_reader_that_has_had_enough(command: str) -> None:
    """A pipe that is closed early ends the command silently, with code 0."""
    done = _shell(f"{command} | true; echo ${{PIPESTATUS[0]}}")
    assert (done.stdout, done.stderr) == ("0\n", "")


def test_a_reader_that_stops_in_the_middle(many: Path) -> None:
    """So does one that is closed while there is more to write than a buffer holds."""
    done = _shell(f"qa export -C {many} | head -c 10; echo; echo ${{PIPESTATUS[0]}}")
    assert (done.stdout, done.stderr) == ('{"schema":\n0\n', "")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="the system has no /dev/full")
@pytest.mark.parametrize("command", ["qa list", "qa show 000 --json", "qa --version", "qa --help"])
def test_a_full_disk(command: str) -> None:
    """What cannot be written is one line and an error."""
    done = _shell(f"{command} > /dev/full; echo $?")
    assert done.stdout == "2\n"
    assert done.stderr == "qa: cannot write to standard output: No space left on device\n"


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="the system has no /dev/full")
def test_a_full_disk_in_the_middle(many: Path) -> None:
    """Also where it fills up while results are being written."""
    done = _shell(f"qa export -C {many} > /dev/full; echo $?")
    assert done.stdout == "2\n"
    assert done.stderr == "qa: cannot write to standard output: No space left on device\n"


@pytest.mark.parametrize("command", ["qa list", "qa --version"])
def test_closed_streams(command: str) -> None:
    """Without standard output nothing can be done; without standard error nothing is said."""
    done = _shell(f"{command} >&-; echo $? >&2")
    assert done.stderr == "qa: standard output is closed\n2\n"
    done = _shell("qa lst 2>&-; echo $?")
    assert (done.stdout, done.stderr) == ("2\n", "")


def test_interrupted() -> None:
    """Ctrl-C ends with code 130 and without a word, whatever was going on."""
    process = subprocess.Popen(
        [*QA, "list", "-C", "-"],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert process.stdin is not None
    process.stdin.write(b"x" * PIPE)  # returns when it is being read; it never comes to an end
    process.stdin.flush()
    for _ in range(10):  # a signal just before it waits for more is not seen while it waits
        process.send_signal(signal.SIGINT)
        with suppress(subprocess.TimeoutExpired):
            process.wait(2)
            break
    process.kill()  # does nothing to one that has ended
    assert process.stdout is not None
    assert process.stderr is not None
    assert (process.returncode, process.stderr.read()) == (130, b"")
    for stream in (process.stdin, process.stdout, process.stderr):
        stream.close()


def test_any_encoding_will_do() -> None:
    """A stream that cannot take a character gets an escape, and JSON stays JSON."""
    done = _shell("qa show 004/4", PYTHONIOENCODING="ascii")
    assert (done.returncode, done.stderr) == (0, "")
    assert "Bell\\u2019s palsy" in done.stdout
    done = _shell("qa show 004/4 --json | python3 -m json.tool", PYTHONIOENCODING="latin-1")
    assert done.returncode == 0
    assert "Bell\\u2019s palsy" in done.stdout


def _imported(*args: str) -> set[str]:
    """Run `qa` and return the modules it has imported at its end."""
    code = (
        "import atexit, sys\n"
        "atexit.register(lambda: print(*sys.modules, file=sys.stderr))\n"
        f"sys.argv = ['qa', *{args!r}]\n"
        "from qa_cli.app import main\n"
        "main()\n"
    )
    environ = {  # a measured test run would import json to write its figures
        name: value for name, value in os.environ.items() if not name.startswith("COV")
    }
    done = subprocess.run(
        [sys.executable, "-c", code],
        cwd=ROOT,
        env=environ,
        capture_output=True,
        text=True,
        check=True,
    )
    return set(done.stderr.split())


@pytest.mark.parametrize(
    ("args", "unwanted"),
    [
        ("--version", "pydantic rich json rapidfuzz tantivy qa_cli.corpus"),
        ("--help", "pydantic rich json rapidfuzz tantivy qa_cli.corpus"),
        ("list -n 1 --sort id", "pydantic rich json tantivy csv"),
        ("show 000", "pydantic rich json tantivy csv"),
        ("show 000 --json", "pydantic rich tantivy csv"),
        ("search masseter", "pydantic rich csv"),
        ("doctors", "pydantic rich json tantivy csv"),
        ("summary -n 3", "pydantic rich json tantivy csv"),
        ("summary 004", "pydantic rich json tantivy csv"),
        ("figures 004", "pydantic rich json tantivy csv"),
        ("export --format csv", "pydantic rich json tantivy"),
    ],
)
def test_nothing_is_imported_that_is_not_needed(args: str, unwanted: str) -> None:
    """Start-up time is imports: a command has only what its own output takes."""
    assert not set(unwanted.split()) & _imported(*args.split())


def test_the_package_costs_nothing() -> None:
    """Importing it imports nothing else of ours; its names come when they are used."""
    code = (
        "import sys, qa_cli\n"
        "assert not [m for m in sys.modules if m.startswith('qa_cli.')]\n"
        "assert qa_cli.Page.__module__ == 'qa_cli.model'\n"
        "assert all(getattr(qa_cli, name) is not None for name in qa_cli.__all__)\n"
    )
    subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=True)
