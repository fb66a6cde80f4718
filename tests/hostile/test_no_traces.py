"""Reading leaves no trace: no network, nothing written, the corpus as it was.

Looked at from outside, with strace where there is one, and from inside, with Python's audit events.
"""

import json
import re
import shutil
import sys
from pathlib import Path

import pytest

from qa_cli.app import COMMANDS as COMMANDS_OF_QA
from tests.hostile.command import QA, ROOT, run

COMMANDS = [
    "list --json",
    "show 000 004/2",
    "show 000 --source",
    "search masetter",
    "doctors",
    "doctors chungg",
    "doctors --possible --inferred",
    "figures",
    "figures 004 --json",
    "summary",
    "summary 004",
    "check",
    "export",
    "export --format csv",
    "concord masseter",
    "terms botox",
    "browse --plain masseter",
    "list -C nowhere",
]
"""Every command that reads a corpus, and one that fails to."""

WRITING = {
    "index --index out": {"out"},
    "figures --save out.svg": {"out.svg"},
    "report -o out.html": {"out.html"},
    "extract seeds/many.jsonl -o out": {"out"},
    "people same Chung Shelton": {"settings"},
}
"""Commands that write, and what they make beside the corpus."""

AUDITED = """
import os, sys
log = []
def audit(event, args):
    if event == "open":
        path, mode, flags = args
        if flags & (os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC) and path != "/dev/null":
            log.append(f"{event} {path!r} {flags}")
    elif event.startswith(("socket.", "subprocess.", "ftplib.", "urllib.", "http.", "os.exec",
                           "os.fork", "os.posix_spawn", "os.system", "pty.", "ctypes.dlopen",
                           "tempfile.", "shutil.", "os.remove", "os.rename", "os.mkdir",
                           "os.rmdir", "os.link", "os.symlink", "os.chmod", "os.chown",
                           "os.utime", "os.truncate", "os.setxattr")):
        log.append(f"{event} {args!r}")
sys.addaudithook(audit)
from qa_cli.__main__ import run
sys.argv[0] = "qa"
try:
    run()
finally:
    sys.stderr.write("".join(f"AUDIT {line}\\n" for line in log))
"""
"""Runs `qa` and tells of every event that would leave a trace."""

STRACE = shutil.which("strace")

CALLS = (
    "trace=%network,open,openat,openat2,creat,unlink,unlinkat,rename,renameat,renameat2,mkdir,"
    "mkdirat,rmdir,link,linkat,symlink,symlinkat,chmod,fchmod,fchmodat,chown,fchown,fchownat,"
    "truncate,ftruncate,utimensat,mknod,mknodat,setxattr,fsetxattr,execve"
)
"""System calls that reach a network or change a file system, and those that open files."""

TRACE = re.compile(
    r"O_WRONLY|O_RDWR|O_CREAT|O_TRUNC|O_TMPFILE|^\d* *(?!open|execve|[+-]{3})[a-z]\w*\("
)
"""A line of strace that would be a trace: any of `CALLS` but opening to read and the start."""


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    """Copy the sample pages, and put one beside them as a record; return the folder above."""
    shutil.copytree(ROOT / "seeds", tmp_path / "seeds")
    text = next((ROOT / "seeds").glob("000*")).read_text("utf-8")
    (tmp_path / "seeds" / "many.jsonl").write_text(json.dumps({"text": text}) + "\n")
    return tmp_path


def snapshot(folder: Path) -> dict[str, tuple[object, ...]]:
    """Describe everything below a folder: kind, size, times of change, owner, content."""
    found: dict[str, tuple[object, ...]] = {}
    for path in [folder, *sorted(folder.rglob("*"))]:
        status = path.lstat()
        content = path.read_bytes() if path.is_file() else b""
        found[str(path)] = (
            status.st_mode, status.st_ino, status.st_size, status.st_mtime_ns, status.st_ctime_ns,
            status.st_uid, status.st_nlink, content,
        )  # fmt: skip
    return found


def test_no_command_leaves_a_trace(corpus: Path) -> None:
    """No file is opened for writing, no socket made, no process started; the corpus is the same."""
    before = snapshot(corpus)
    for args in COMMANDS:
        done = run(*args.split(), folder=corpus, command=[sys.executable, "-c", AUDITED])
        assert done.code in {0, 1, 2}
        assert [line for line in done.said if line.startswith("AUDIT")] == [], args
    assert snapshot(corpus) == before


def test_the_audit_sees_traces(corpus: Path) -> None:
    """A command that would write is found out, so that the test above can fail."""
    spy = AUDITED.replace(
        "run()\n",
        "open('seeds/x.txt', 'w').close(); import socket; socket.socket().close(); run()\n",
        1,
    )
    done = run("list", folder=corpus, command=[sys.executable, "-c", spy])
    said = [line.split()[1] for line in done.said if line.startswith("AUDIT")]
    assert {"open", "socket.__new__"} <= set(said)


@pytest.mark.skipif(STRACE is None, reason="strace is not installed")
@pytest.mark.parametrize("args", COMMANDS)
def test_the_system_sees_no_trace_either(args: str, corpus: Path, tmp_path: Path) -> None:
    """Of all system calls, native code's included, none reaches a network or changes a file."""
    before = snapshot(corpus / "seeds")
    log = tmp_path / "calls"
    strace = [str(STRACE), "-f", "-qq", "-e", CALLS, "-o", str(log)]
    done = run(
        *args.split(), folder=corpus, before=strace, changes={"PYTHONDONTWRITEBYTECODE": "1"}
    )
    assert done.code in {0, 1, 2}
    calls = log.read_text().splitlines()
    assert sum("execve(" in call and call.endswith(" = 0") for call in calls) == 1
    assert any("seeds" in call for call in calls) or "nowhere" in args
    assert [call for call in calls if TRACE.search(call)] == []
    assert snapshot(corpus / "seeds") == before


@pytest.mark.skipif(STRACE is None, reason="strace is not installed")
def test_strace_sees_traces(corpus: Path, tmp_path: Path) -> None:
    """A process that writes and connects is found out, so that the test above can fail."""
    log = tmp_path / "calls"
    code = (
        "import socket; open('seeds/x.txt', 'w').close()\n"
        "socket.socket(socket.AF_UNIX).connect_ex('nowhere')"
    )
    strace = [str(STRACE), "-f", "-qq", "-e", CALLS, "-o", str(log)]
    run(folder=corpus, command=[*strace, QA[0], "-c", code])
    traces = [call for call in log.read_text().splitlines() if TRACE.search(call)]
    assert any("seeds/x.txt" in call for call in traces)
    assert any("connect(" in call for call in traces)


def test_every_command_is_looked_at() -> None:
    """A new one has to be put into the tables above."""
    assert {args.split()[0] for args in [*COMMANDS, *WRITING]} == (
        COMMANDS_OF_QA.keys() - {"open", "help"}  # one starts an editor, one reads no corpus
    )


@pytest.mark.skipif(STRACE is None, reason="strace is not installed")
@pytest.mark.parametrize("args", WRITING)
def test_what_writes_writes_beside_the_corpus(args: str, corpus: Path, tmp_path: Path) -> None:
    """An index, a saved table and a record of doctors are made where asked; nothing goes out."""
    before, log = snapshot(corpus / "seeds"), tmp_path.parent / f"{tmp_path.name}.calls"
    strace = [str(STRACE), "-f", "-qq", "-e", "trace=%network", "-o", str(log)]
    settings = {"XDG_CONFIG_HOME": str(corpus / "settings"), "PYTHONDONTWRITEBYTECODE": "1"}
    done = run(*args.split(), folder=corpus, before=strace, changes=settings)
    assert (done.code, done.err) == (0, b"")
    assert not re.search(
        r"AF_INET|connect\(", log.read_text()
    )  # pipes between own processes may be
    assert snapshot(corpus / "seeds") == before
    assert {path.name for path in corpus.iterdir()} == {"seeds", *WRITING[args]}
