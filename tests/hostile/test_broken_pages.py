"""Pages in wrong encodings, with nothing on them or far too much: a problem or a limit, never more.

The real command reads each; memory is that of its process.
"""

import json
from pathlib import Path

import pytest

from tests.hostile.command import cost, run
from tests.hostile.growth import BYLINE, OPENING, VOTE
from tests.hostile.texts import write_hostile

PAGE = "Is naïve “care” safe?\n\nDoctor Answers 1\n\nYes\n\nIt is. Dr. Émer\n"

BROKEN: dict[str, tuple[bytes, str | None, set[str]]] = {
    "sound": (PAGE.encode(), "Is naïve “care” safe?", set()),
    "utf8-bom": (b"\xef\xbb\xbf" + PAGE.encode(), "Is naïve “care” safe?", set()),
    "cp1252": (PAGE.encode("cp1252"), "Is naïve “care” safe?", {"not-utf8"}),
    "invalid": (
        PAGE.encode().replace("ï".encode(), b"\xff"),
        "Is naÿve “care” safe?",
        {"not-utf8"},
    ),
    "cut": (PAGE.encode()[:-1] + b"\xe2\x82", "Is naïve “care” safe?", {"not-utf8"}),
    "surrogates": (b"Is \xed\xa0\x80 it?\n\nYes", None, {"not-utf8"}),
    "overlong": (b"Is \xc0\xaf it?\n\nYes", None, {"not-utf8"}),
    "utf16-le": (b"\xff\xfe" + PAGE.encode("utf-16-le"), "Is naïve “care” safe?", {"utf-16"}),
    "utf16-be": (b"\xfe\xff" + PAGE.encode("utf-16-be"), "Is naïve “care” safe?", {"utf-16"}),
    "utf16-bare": (PAGE.encode("utf-16-le"), "Is naïve “care” safe?", {"utf-16"}),
    "utf16-odd": (b"\xff\xfe" + PAGE.encode("utf-16-le") + b"x", None, {"utf-16", "not-utf8"}),
    "utf32": (b"\xff\xfe\0\0" + PAGE.encode("utf-32-le"), "Is naïve “care” safe?", {"utf-16"}),
    "nul": (PAGE.replace("Yes", "Y\0es").encode(), "Is naïve “care” safe?", {"nul-bytes"}),
    "nuls": (bytes(9000), None, {"binary"}),
    "empty": (b"", None, {"empty-page"}),
    "blank": (b" \n\t\r\n \xc2\xa0\n", None, {"empty-page"}),
    "bom-alone": (b"\xef\xbb\xbf", None, {"empty-page"}),
    "picture": (b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 9, None, {"binary"}),
    "cr-only": (PAGE.replace("\n", "\r").encode(), "Is naïve “care” safe?", set()),
    "no-page": (b"milk, eggs\nbread", None, {"not-a-question-page"}),
}
"""Name -> bytes, title (`None`: not looked at), and problem codes that must be recorded."""


@pytest.fixture(scope="module")
def broken(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Write the broken pages into a folder; return the one above."""
    folder = tmp_path_factory.mktemp("broken")
    (folder / "pages").mkdir()
    for name, (data, _, _) in BROKEN.items():
        (folder / "pages" / f"{name}.txt").write_bytes(data)
    return folder


def test_broken_bytes_are_pages_with_problems(broken: Path) -> None:
    """Every page is listed with what could be read, and each doubt has its documented code."""
    done = run("list", "--json", "-C", "pages", folder=broken)
    assert (done.code, done.err) == (0, b"")
    listed = {page["id"]: page for page in json.loads(done.out)["questions"]}
    assert listed.keys() == BROKEN.keys()
    for name, (_, title, codes) in BROKEN.items():
        recorded = {problem["code"] for problem in listed[name]["problems"]}
        assert codes <= recorded, name
        assert not ({"not-utf8", "utf-16", "binary", "nul-bytes"} & (recorded - codes)), name
        if title:
            assert listed[name]["title"] == title, name


@pytest.mark.parametrize(
    "args",
    [
        ["show", *BROKEN],
        ["show", "--source", *BROKEN],
        ["search", "care"],
        ["doctors"],
        ["summary"],
        ["export", "--format", "csv"],
    ],
    ids=lambda args: " ".join(args[:2]),
)
def test_every_command_takes_broken_pages(args: list[str], broken: Path) -> None:
    """None of them fails on one, and none says more than is so."""
    done = run(*args, "-C", "pages", folder=broken)
    assert (done.code, done.err) == (0, b"")
    assert done.out


def test_the_audit_finds_broken_pages(broken: Path) -> None:
    """`check` names them with their lines and ends with 1: some of what it shows is damaged."""
    done = run("check", "--json", "-C", "pages", folder=broken)
    assert (done.code, done.err) == (1, b"")
    findings = {(one["id"], one["code"]): one for one in json.loads(done.out)["findings"]}
    assert {(name, code) for name, (_, _, codes) in BROKEN.items() for code in codes} <= set(
        findings
    )
    assert findings["invalid", "not-utf8"]["lines"] == [1, 1]
    assert findings["cut", "not-utf8"]["lines"] == [7, 7]
    assert findings["empty", "empty-page"]["level"] == "error"


LARGE: dict[str, tuple[bytes, int, str | None]] = {
    "line-of-200-MB": (b"x" * 200_000_000, 96, "larger than the limit of 32 MiB a page"),
    "blank-lines": (b"\n" * 100_000, 96, None),
    "too-many-lines": (b"a\n" * 400_000, 96, "more than the limit of 250,000 lines a page"),
    "headlines": ((OPENING + "Is it safe\n\nYes, it is.\n\n" * 25_000).encode(), 320, None),
    "bylines": ((OPENING + (BYLINE + "\n") * 25_000).encode(), 230, None),
    "votes": ((OPENING + (VOTE + " ") * 20_000).encode(), 160, None),
    "braces": ((OPENING + "{{" * 1_000_000).encode(), 128, None),
    "words": (b"the masseter muscle, " * 400_000, 160, None),
    "controls": (b"\x1b[31m\x80" * 500_000, 160, None),
}
"""Name -> bytes, MiB that the command may take, and the limit that it names, if any."""


@pytest.mark.parametrize("name", LARGE)
@pytest.mark.long
def test_a_large_page_is_read_in_bounded_memory_or_refused(name: str, tmp_path: Path) -> None:
    """A page that is far too large ends at a limit that is named; the others are listed."""
    data, memory, limit = LARGE[name]
    (tmp_path / "good.txt").write_text(PAGE)
    (tmp_path / f"{name}.txt").write_bytes(data)
    took = cost("list", "-C", ".", folder=tmp_path)
    (tmp_path / f"{name}.txt").unlink()  # pytest would keep it
    assert took.memory < memory
    assert took.said == ([f"qa: ./{name}.txt: {limit}"] if limit else [])
    assert took.code == (2 if limit else 0)


def test_a_large_record_is_refused(tmp_path: Path) -> None:
    """A line of 20 MB is no record, and the records around it are read."""
    record = b'{"text": "Is it?\\n\\nDoctor Answers 1\\n\\nYes."}\n'
    lines = b'{"text": "' + b"a\\n" * 400_000 + b'"}\n'
    path = tmp_path / "a.jsonl"
    path.write_bytes(record + b"x" * 20_000_000 + b"\n" + lines + record)
    took = cost("show", "a:4", "-C", ".", folder=tmp_path)
    assert took.memory < 128
    assert took.code == 2
    assert took.said == [
        "qa: ./a.jsonl:2: a line larger than the limit of 8 MiB a record",
        "qa: ./a.jsonl:3: more than the limit of 250,000 lines a page",
    ]


def test_drawing_a_large_page_is_no_slower_than_its_size(tmp_path: Path) -> None:
    """A paragraph of 3 MB, wrapped on a screen, takes seconds, not the minutes that Rich would."""
    (tmp_path / "a.txt").write_bytes(
        b"Is it?\n\nDoctor Answers 1\n\nYes\n\n" + b"the muscle, " * 250_000
    )
    took = cost("show", "a", "-C", ".", folder=tmp_path, changes={"FORCE_COLOR": "1"})
    assert took.code == 0
    assert took.time < 20
    assert took.memory < 160


def test_what_is_hostile_costs_no_more(tmp_path: Path) -> None:
    """The hostile pages of the other tests are read as fast as any."""
    took = cost("export", "-C", write_hostile(tmp_path / "pages"))
    assert (took.code, took.said) == (0, [])
    assert took.memory < 64
