"""The file of what the user knows about doctors."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from stat import S_IMODE

import pytest
from filelock import FileLock

from qa_cli.commands import aliasfile
from qa_cli.commands.aliasfile import (
    MalformedError,
    add_alias,
    aliases_path,
    known_aliases,
    read_aliases,
    write_aliases,
)
from qa_cli.errors import QaError
from qa_cli.insight.aliases import Alias, Aliases, Person

ALIASES = (
    Alias(Person("Ann Roe"), Person("Ann B. Roe", "D", ""), same=True),
    Alias(Person("Jos\u00e9 \x1b[31m"), Person("\ud800"), same=False),
)


def test_what_is_written_is_read(tmp_path: Path) -> None:
    """In a folder that is made for it; in ASCII, whatever the names hold; nothing else is left."""
    path = tmp_path / "new" / "qa" / "aliases.json"
    write_aliases(str(path), ALIASES)
    assert read_aliases(str(path)) == ALIASES
    text = path.read_text("ascii")
    assert text.replace("\n", "").isprintable()
    write_aliases(str(path), ALIASES[:1])
    assert json.loads(path.read_text("ascii")) == {
        "schema": 1,
        "aliases": [
            {"same": True, "one": {"name": "Ann Roe"},
             "other": {"name": "Ann B. Roe", "specialty": "D", "location": ""}}
        ],
    }  # fmt: skip
    assert [one.name for one in path.parent.iterdir()] == ["aliases.json"]


@pytest.fixture
def open_umask() -> Iterator[None]:
    """Let everybody have what is made, unless its maker says otherwise."""
    before = os.umask(0)
    yield
    os.umask(before)


@pytest.mark.usefixtures("open_umask")
def test_it_is_for_the_user_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """File, lock and each folder that is made for them; a folder that is there stays as it is."""
    (tmp_path / "there").mkdir()
    path = tmp_path / "there" / "new" / "qa" / "aliases.json"
    modes = {}

    def seen(where: str, aliases: Aliases) -> None:
        write_aliases(where, aliases)
        for one in tmp_path.rglob("*"):  # while the lock is held
            modes[str(one.relative_to(tmp_path))] = S_IMODE(one.stat().st_mode)

    monkeypatch.setattr(aliasfile, "write_aliases", seen)
    add_alias(str(path), ALIASES[0])
    assert modes == {
        "there": 0o777, "there/new": 0o700, "there/new/qa": 0o700,
        "there/new/qa/aliases.json": 0o600, "there/new/qa/aliases.json.lock": 0o600,
    }  # fmt: skip


ADDING = """
import sys
from qa_cli.commands.aliasfile import add_alias
from qa_cli.insight.aliases import Alias, Aliases, Person
for number in range(int(sys.argv[3])):
    add_alias(sys.argv[1], Alias(Person(f"{sys.argv[2]} {number}"), Person("Roe"), same=True))
"""


def test_no_record_is_lost_where_several_record(tmp_path: Path) -> None:
    """Four processes at once, 25 records each: all are kept, and none is half."""
    path, each = str(tmp_path / "qa" / "aliases.json"), 25
    running = [
        subprocess.Popen([sys.executable, "-c", ADDING, path, name, str(each)]) for name in "abcd"
    ]
    assert [one.wait(60) for one in running] == [0] * 4
    names = {alias.one.name for alias in read_aliases(path)}
    assert names == {f"{name} {number}" for name in "abcd" for number in range(each)}


def test_all_links_to_a_file_have_one_lock(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It lies beside the file itself; who waits in vain is told for what."""
    monkeypatch.setattr(aliasfile, "PATIENCE", 0.1)
    real, link = tmp_path / "real.json", tmp_path / "aliases.json"
    link.symlink_to(real)
    with FileLock(f"{real}.lock"), pytest.raises(QaError) as raised:
        add_alias(str(link), ALIASES[0])
    assert str(raised.value) == f"{real}: another qa has been writing it for 0.1 seconds"
    add_alias(str(link), ALIASES[0])
    assert read_aliases(str(real)) == ALIASES[:1]


def test_a_lock_that_cannot_be_made(tmp_path: Path) -> None:
    """One line, and nothing is written."""
    (tmp_path / "aliases.json.lock").mkdir()
    with pytest.raises(QaError, match="cannot be written: "):
        add_alias(str(tmp_path / "aliases.json"), ALIASES[0])
    with pytest.raises(QaError, match="cannot be written: Not a directory"):
        add_alias(str(Path(sys.executable) / "qa" / "aliases.json"), ALIASES[0])
    assert [one.name for one in tmp_path.iterdir()] == ["aliases.json.lock"]


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    """Settings are often links into a folder that is kept elsewhere."""
    real, link = tmp_path / "real.json", tmp_path / "aliases.json"
    real.write_text('{"schema": 1, "aliases": []}', "ascii")
    link.symlink_to(real)
    write_aliases(str(link), ALIASES)
    assert link.is_symlink()
    assert read_aliases(str(real)) == ALIASES


def test_no_file_is_no_records(tmp_path: Path) -> None:
    """Nobody has to make one."""
    assert read_aliases(str(tmp_path / "none")) == ()
    (tmp_path / "file").touch()
    assert read_aliases(str(tmp_path / "file" / "aliases.json")) == ()


@pytest.mark.parametrize(
    "text",
    [
        "", "{", "[]", "null", "\xff", "{}", '{"schema": 2, "aliases": []}', '{"schema": 1}',
        '{"schema": 1, "aliases": {}}', '{"schema": 1, "aliases": [1]}',
        '{"schema": 1, "aliases": [{"same": 1, "one": {"name": "a"}, "other": {"name": "b"}}]}',
        '{"schema": 1, "aliases": [{"same": true, "one": {"name": "a"}}]}',
        '{"schema": 1, "aliases": [{"same": true, "one": {"name": 1}, "other": {"name": "b"}}]}',
        '{"schema": 1, "aliases": [{"same": true, "one": {"name": "", "location": 1}}]}',
        "[" * 100_000,
    ],
)  # fmt: skip
def test_what_is_no_such_file(tmp_path: Path, text: str) -> None:
    """Whatever it holds, it is an error that names the file."""
    path = tmp_path / "aliases.json"
    path.write_bytes(text.encode("latin-1"))
    with pytest.raises(MalformedError) as raised:
        read_aliases(str(path))
    assert str(raised.value).startswith(f"{path}: malformed aliases: ")
    assert len(str(raised.value).splitlines()) == 1


def test_a_file_too_large(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is not read to the end."""
    path = tmp_path / "aliases.json"
    write_aliases(str(path), ALIASES)
    monkeypatch.setattr(aliasfile, "LARGEST", 100)
    with pytest.raises(MalformedError):
        read_aliases(str(path))


def test_a_place_where_nothing_can_be_written(tmp_path: Path) -> None:
    """One line that says which file, and why."""
    (tmp_path / "file").touch()
    path = str(tmp_path / "file" / "qa" / "aliases.json")
    with pytest.raises(QaError, match="cannot be written: "):
        write_aliases(path, ALIASES)
    with pytest.raises(QaError):
        read_aliases(str(tmp_path))
    with pytest.raises(QaError):
        read_aliases("a\0b")


def test_what_cannot_be_read_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """The tally goes on without it."""
    path = tmp_path / "aliases.json"
    monkeypatch.setattr(aliasfile, "aliases_path", lambda: str(path))
    assert known_aliases() == ()
    path.write_text("{", "ascii")
    assert known_aliases() == ()
    assert capsys.readouterr().err.endswith("(going on without it)\n")
    monkeypatch.setattr(aliasfile, "aliases_path", lambda: None)
    assert known_aliases() == ()


@pytest.mark.parametrize(
    ("config", "home", "path"),
    [
        ("/c", "/h", "/c/qa/aliases.json"),
        ("", "/h", "/h/.config/qa/aliases.json"),
        ("relative", "/h", "/h/.config/qa/aliases.json"),
        ("", "h", None),
    ],
)
def test_where_it_is(
    monkeypatch: pytest.MonkeyPatch, config: str, home: str, path: str | None
) -> None:
    """In the user's config folder, by the rules of XDG: a relative one is no folder."""
    monkeypatch.setenv("XDG_CONFIG_HOME", config)
    monkeypatch.setenv("HOME", home)
    monkeypatch.setattr("sys.platform", "linux")
    assert aliases_path() == path
