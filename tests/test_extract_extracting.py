"""One shard: pages in, tables and a receipt out."""

import io
import json
import os
import pickle
from pathlib import Path

import pytest

from qa_cli.corpus import loader
from qa_cli.errors import QaError, SourceError
from qa_cli.extract import extract_shard, extracting
from qa_cli.extract.shards import shard_name
from tests.conftest import Qa
from tests.dumps import TABLES, files_in, ids_in, rows_in, write_shard


@pytest.fixture
def shard(tmp_path: Path) -> str:
    """Return a shard of three question pages, and two that are none."""
    return write_shard(tmp_path / "part.jsonl.gz", range(3))


def test_question_pages_alone_are_kept(shard: str, tmp_path: Path) -> None:
    """What the gate or the parser says is none is not; the receipt counts it all."""
    receipt = extract_shard(shard, str(tmp_path / "out"))
    assert ids_in(tmp_path / "out") == ["p0", "p1", "p2"]
    assert (receipt.pages, receipt.gated, receipt.unreadable) == (5, 1, 0)
    assert receipt.rows == {name: len(rows) for name, rows in rows_in(tmp_path / "out").items()}
    [file] = (tmp_path / "out" / "receipts").iterdir()
    fields = receipt._asdict()
    assert fields.pop("skipped") is False
    assert json.loads(file.read_text("utf-8")) == {"schema": 1, **fields}


@pytest.mark.parametrize("everything", [False, True])
def test_rows_are_those_of_an_export(
    shard: str, tmp_path: Path, qa: Qa, *, everything: bool
) -> None:
    """Every value of every table; but who is who takes a whole corpus."""
    extract_shard(shard, str(tmp_path / "out"), everything=everything)
    only = () if everything else ("--pages-only",)
    qa("export", "--format", "parquet", "-o", str(tmp_path / "export"), "-C", shard, *only)
    for folder in (tmp_path / "export" / name for name in TABLES):
        folder.mkdir()
        folder.with_suffix(".parquet").rename(folder / "whole.parquet")
    ours, theirs = rows_in(tmp_path / "out"), rows_in(tmp_path / "export")
    for row in theirs["answers"]:
        row["person_id"] = None
    assert ours == theirs
    assert all(ours.values())


def test_twins_in_a_shard_are_told_apart(tmp_path: Path) -> None:
    """Each gets the first digits of its digest; a page that is not kept is nobody's twin."""
    path = tmp_path / "twins.jsonl"
    question = "Is it so?\n\n2 answers\n\nAnswer by Ann Lee, MD\n\nYes.\n"
    pages = [{"id": "a", "text": text} for text in (question, f"{question}No.\n", "Closed.")]
    path.write_text("".join(json.dumps(page) + "\n" for page in pages), "utf-8")
    extract_shard(str(path), str(tmp_path / "out"))
    kept = ids_in(tmp_path / "out")
    assert len(kept) == 2
    assert all(str(one).startswith("a~") for one in kept)


def test_what_is_done_is_not_done_again(shard: str, tmp_path: Path) -> None:
    """Not a file is written; the receipt is the same."""
    out = tmp_path / "out"
    first = extract_shard(shard, str(out))
    before = files_in(out)
    assert extract_shard(shard, str(out)) == first._replace(skipped=True)
    assert files_in(out) == before


def test_what_has_changed_is_done_again(shard: str, tmp_path: Path) -> None:
    """The shard, the arguments, or a receipt that cannot be read; each time in the same files."""
    out = tmp_path / "out"
    extract_shard(shard, str(out))
    write_shard(Path(shard), range(3, 5))
    assert not extract_shard(shard, str(out)).skipped
    assert ids_in(out) == ["p3", "p4"]
    assert extract_shard(shard, str(out), everything=True).rows["questions"] == 4
    [receipt] = (out / "receipts").iterdir()
    for damage in ("", "{", "[]", '{"schema": 2}', '{"schema": 1}'):
        receipt.write_text(damage, "utf-8")
        assert not extract_shard(shard, str(out)).skipped
    assert len(files_in(out)) == len(TABLES) + 1


def test_another_version_is_left_until_it_is_done_again(
    shard: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With `again` just what that version did, so that this, too, can be interrupted."""
    out = str(tmp_path / "out")
    extract_shard(shard, out)
    monkeypatch.setattr(extracting, "CODE", "another")
    left = extract_shard(shard, out)
    assert (left.skipped, left.is_outdated) == (True, True)
    assert not extract_shard(shard, out, again=True).skipped
    assert extract_shard(shard, out, again=True).skipped


def test_a_record_that_is_damaged_is_counted(tmp_path: Path) -> None:
    """The rest is read; the receipt tells the first of these, with their places."""
    path = tmp_path / "part.jsonl"
    path.write_text('{"text": "Closed."}\n' + "damaged\n" * 30, "utf-8")
    receipt = extract_shard(str(path), str(tmp_path / "out"))
    assert receipt.pages == 1
    assert receipt.unreadable == 21  # of the last ten it is told in one
    assert len(receipt.errors) == extracting.ERRORS
    assert receipt.errors[0].startswith(f"{path}:2: not JSON")


@pytest.mark.parametrize("content", [None, b"", b"no gzip"])
def test_a_shard_without_a_page_that_can_be_read_fails(
    tmp_path: Path, content: bytes | None
) -> None:
    """It gets no receipt: perhaps it is there the next time. Nothing else is left, either."""
    path = tmp_path / "part.jsonl.gz"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(SourceError, match="part"):
        extract_shard(str(path), str(tmp_path / "out"))
    assert not files_in(tmp_path / "out")


def test_a_disk_that_fails_in_the_middle_is_no_end_of_the_shard(
    shard: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Readers take it for one, and go on with what came before."""

    class Failing(io.BytesIO):
        def read(self, size: int | None = -1) -> bytes:
            if self.tell():
                raise OSError(5, "Input/output error")
            return super().read(min(size or 0, 3_000))

    data = Path(shard).read_bytes()
    monkeypatch.setattr("qa_cli.extract.storage.open_file", lambda _: Failing(data))
    with pytest.raises(SourceError, match="Input/output error"):
        extract_shard(shard, str(tmp_path / "out"))
    assert not files_in(tmp_path / "out")


def test_a_shard_that_changes_while_it_is_read_fails(
    shard: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As one that is still being written: its tables would not be whole."""
    parse = loader.parse_raw_page

    def grows(raw: object) -> object:
        os.utime(shard, ns=(0, 0))
        return parse(raw)  # type: ignore[arg-type]

    monkeypatch.setattr(extracting, "parse_raw_page", grows)
    with pytest.raises(SourceError, match="changed while it was read"):
        extract_shard(shard, str(tmp_path / "out"))
    assert not files_in(tmp_path / "out")


def test_what_a_killed_run_has_left_is_cleared_away(shard: str, tmp_path: Path) -> None:
    """What it has begun of this shard alone: others may be at work on theirs."""
    out = tmp_path / "out"
    name = shard_name(shard)
    for left in (f"{name}.killed", "other.busy"):
        (out / extracting.UNFINISHED / left).mkdir(parents=True)
    extract_shard(shard, str(out))
    assert [one.name for one in (out / extracting.UNFINISHED).iterdir()] == ["other.busy"]


def test_a_folder_that_cannot_be_written_is_told(shard: str, tmp_path: Path) -> None:
    """In one line."""
    (tmp_path / "out").write_text("")
    with pytest.raises(SourceError, match="out"):
        extract_shard(shard, str(tmp_path / "out"))


def test_without_pyarrow_it_is_told_what_to_install(
    shard: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Before a page is read."""
    monkeypatch.setitem(__import__("sys").modules, "pyarrow.parquet", None)
    with pytest.raises(QaError, match=r"pip install 'qa-cli\[data\]'"):
        extract_shard(shard, str(tmp_path / "out"))


def test_a_receipt_travels_between_processes(shard: str, tmp_path: Path) -> None:
    """As engines send it."""
    receipt = extract_shard(shard, str(tmp_path / "out"))
    assert pickle.loads(pickle.dumps(receipt)) == receipt  # noqa: S301
