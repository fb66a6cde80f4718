"""Packed pages and files of records: read, bombs stopped at a stated limit, damage said."""

import gzip
import json
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

from tests.hostile.command import cost, run

if sys.version_info >= (3, 14):
    from compression import zstd
else:
    from backports import zstd

PACK: dict[str, Callable[[bytes], bytes]] = {
    "gz": gzip.compress,
    # As the tool does it: without its checksum, a .zst file cannot tell that it was changed.
    "zst": partial(zstd.compress, options={zstd.CompressionParameter.checksum_flag: 1}),
}

PAGE = "Is it {} safe?\n\nDoctor Answers 1\n\nYes\n\nIt is. Dr. Emer\n"

MEBIBYTE = 2**20


def record(number: int) -> bytes:
    """Return one page as a line of JSON."""
    return json.dumps({"text": PAGE.format(number), "more": [number]}).encode() + b"\n"


RECORDS = b"".join(map(record, range(1, 400)))


@pytest.mark.parametrize("suffix", ["", ".gz", ".zst"])
def test_packed_pages_and_records_are_pages(suffix: str, tmp_path: Path) -> None:
    """A page and a file of records say the same, packed or not, in one piece or in several."""
    pack = PACK.get(suffix[1:], bytes)
    (tmp_path / f"one.txt{suffix}").write_bytes(pack(PAGE.format("one").encode()))
    parts = [record(1), record(2) + b"\n", record(4)]
    (tmp_path / f"many.jsonl{suffix}").write_bytes(b"".join(map(pack, parts)))
    done = run("list", "-C", ".", folder=tmp_path)
    assert (done.code, done.err) == (0, b"")
    assert [line.split("\t")[:2] for line in done.lines] == [
        ["many:1", "Is it 1 safe?"],
        ["many:2", "Is it 2 safe?"],
        ["many:4", "Is it 4 safe?"],
        ["one", "Is it one safe?"],
    ]
    done = run("show", "many:4/1", "one", "--source", "-C", ".", folder=tmp_path)
    assert (done.code, done.err) == (0, b"")
    assert b"It is. Dr. Emer" in done.out


@pytest.mark.parametrize("suffix", PACK)
@pytest.mark.parametrize("cut", [0.5, 0.9, -1])
def test_a_truncated_archive_keeps_its_complete_records(
    suffix: str, cut: float, tmp_path: Path
) -> None:
    """What could be unpacked is listed; that the rest is missing is one line, and an error."""
    # Uneven numbers, so that the archive is long enough to be cut anywhere.
    lines = [json.dumps({"text": PAGE.format(hash((n, 7)))}).encode() for n in range(3000)]
    packed = PACK[suffix](b"\n".join(lines))
    (tmp_path / f"a.jsonl.{suffix}").write_bytes(
        packed[: cut if isinstance(cut, int) else int(len(packed) * cut)]
    )
    (tmp_path / "good.txt").write_text(PAGE.format("good"))
    done = run("list", "-C", ".", folder=tmp_path)
    assert done.code == 2
    assert len(done.said) == 1
    place, _, reason = done.said[0].removeprefix(f"qa: ./a.jsonl.{suffix}").rpartition(": ")
    assert reason == "the archive is cut off; the records before are kept"
    kept = len(done.lines) - 1
    assert place in {f":{kept + 1}", f":{kept + 2}"}
    assert kept > 3000 * max(cut, 0) / 3
    titles = [json.loads(line)["text"].split("\n")[0] for line in lines[:kept]]
    assert [line.split("\t")[1] for line in done.lines] == [*titles, "Is it good safe?"]


@pytest.mark.parametrize("suffix", PACK)
@pytest.mark.parametrize("kind", ["txt", "jsonl"])
@pytest.mark.parametrize(
    ("damage", "reason"),
    [
        (lambda data: data[: len(data) // 2], "the archive is cut off"),
        (lambda data: data[:3], "the archive is cut off"),
        (lambda _: b"", "the archive is cut off"),
        (lambda _: b"no archive at all", "the archive is damaged ("),
        (lambda data: data[:20] + b"\xff" * 20 + data[40:], "the archive is damaged ("),
    ],
    ids=["half", "bytes", "nothing", "text", "holes"],
)
def test_a_damaged_archive_is_one_line(
    suffix: str, kind: str, damage: Callable[[bytes], bytes], reason: str, tmp_path: Path
) -> None:
    """It says what is wrong, in one line without control bytes; the good page is listed."""
    data = RECORDS if kind == "jsonl" else PAGE.format("cut").encode()
    (tmp_path / f"bad.{kind}.{suffix}").write_bytes(damage(PACK[suffix](data)))
    (tmp_path / "good.txt").write_text(PAGE.format("good"))
    done = run("list", "-C", ".", folder=tmp_path)
    assert done.code == 2
    assert done.lines[-1].startswith("good\tIs it good safe?")
    assert len(done.said) == 1
    assert done.said[0].startswith(f"qa: ./bad.{kind}.{suffix}")
    assert reason in done.said[0]


BOMBS: dict[str, tuple[str, bytes, str]] = {
    "page of zeros": ("txt", bytes(16 * MEBIBYTE), "larger than the limit of 32 MiB a page"),
    "line of blanks": ("jsonl", b" " * 16 * MEBIBYTE, "unpacks to more than the limit of 2 GiB"),
    "blank lines": ("jsonl", b"\n" * 16 * MEBIBYTE, "more than the limit of 500,000 packed lines"),
}
"""Name -> kind of file, what it unpacks to again and again, and the limit that is named."""


@pytest.mark.parametrize("suffix", PACK)
@pytest.mark.parametrize("name", BOMBS)
def test_a_bomb_stops_at_a_stated_limit(name: str, suffix: str, tmp_path: Path) -> None:
    """16 GiB in a file of a few megabytes take little memory and one line."""
    kind, content, limit = BOMBS[name]
    (tmp_path / f"bomb.{kind}.{suffix}").write_bytes(PACK[suffix](content) * 1000)
    (tmp_path / "good.txt").write_text(PAGE.format("good"))
    took = cost("show", "good", "-C", ".", folder=tmp_path)
    assert took.code == 2
    assert len(took.said) == 1
    assert limit in took.said[0]
    assert took.memory < 96


def test_a_bomb_of_a_window_takes_no_memory(tmp_path: Path) -> None:
    """A .zst file of 13 bytes may ask for two gigabytes of memory; it does not get them."""
    options: dict[int, int] = {zstd.CompressionParameter.window_log: 31}
    (tmp_path / "window.txt.zst").write_bytes(
        zstd.ZstdCompressor(options=options).compress(b"x" * 9) + b"\x00" * 3
    )
    # The frame header alone: magic number, a descriptor, and a window of 2 GiB.
    (tmp_path / "header.txt.zst").write_bytes(b"\x28\xb5\x2f\xfd\x00\xa8" + b"\x01\x00\x00")
    took = cost("list", "-C", ".", folder=tmp_path)
    assert took.code == 2
    assert took.memory < 64
    assert all("the archive is" in line for line in took.said)


def test_bad_records_are_counted(tmp_path: Path) -> None:
    """Twenty are named by line, the rest counted: a file of another format buries nothing."""
    (tmp_path / "a.jsonl").write_bytes(record(1) + b"not JSON\n" * 5000 + record(2))
    done = run("list", "-C", ".", folder=tmp_path)
    assert done.code == 2
    assert [line.split("\t")[0] for line in done.lines] == ["a:1", "a:5002"]
    assert len(done.said) == 21
    assert done.said[0].startswith("qa: ./a.jsonl:2: not JSON: ")
    assert done.said[-1] == "qa: ./a.jsonl: 4,980 more records cannot be read"
