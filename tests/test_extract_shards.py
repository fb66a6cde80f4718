"""Shards found, and the names of their tables."""

from pathlib import Path

import pytest

from qa_cli.errors import SourceError
from qa_cli.extract.shards import find_shards, shard_name


@pytest.fixture
def crawl(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Work beside a folder of shards; return it."""
    monkeypatch.chdir(tmp_path)
    for name in ("b.jsonl.gz", "a.warc.gz", "deep/c.parquet", "deep/a.jsonl.zst", "page.txt", "x"):
        path = tmp_path / "crawl" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"")
    return Path("crawl")


def found(*inputs: str) -> list[str]:
    """Return what is found, errors as they are said."""
    return [str(one) for one in find_shards(inputs)]


@pytest.mark.usefixtures("crawl")
@pytest.mark.parametrize(
    ("inputs", "shards"),
    [
        (
            ["crawl"],
            [
                "crawl/a.warc.gz",
                "crawl/b.jsonl.gz",
                "crawl/deep/a.jsonl.zst",
                "crawl/deep/c.parquet",
            ],
        ),
        (["crawl/*.gz"], ["crawl/a.warc.gz", "crawl/b.jsonl.gz"]),
        (["crawl/**/a*"], ["crawl/a.warc.gz", "crawl/deep/a.jsonl.zst"]),
        (["crawl/deep/c.parquet", "crawl/*/*.parquet"], ["crawl/deep/c.parquet"]),
        (["crawl/x", "crawl/b*", "./crawl/x"], ["crawl/x", "crawl/b.jsonl.gz"]),
        (["crawl/none"], ["crawl/none: No such file or directory"]),
        (["crawl/none*", "crawl/x"], ["crawl/none*: no such files", "crawl/x"]),
    ],
)
def test_what_is_found(inputs: list[str], shards: list[str]) -> None:
    """Folders, patterns and files, each shard once; a file that is named whatever its name is."""
    assert found(*inputs) == shards


def test_a_folder_of_single_pages_has_no_shards(crawl: Path) -> None:
    """It is told what writes these."""
    for path in ("a.warc.gz", "b.jsonl.gz", "deep/c.parquet", "deep/a.jsonl.zst"):
        (crawl / path).unlink()
    [error] = find_shards(["crawl"])
    assert isinstance(error, SourceError)
    assert "qa export" in str(error)


def test_a_file_whose_name_looks_like_a_pattern(crawl: Path) -> None:
    """It is that file."""
    (crawl / "part[1].jsonl").write_bytes(b"")
    assert found("crawl/part[1].jsonl") == ["crawl/part[1].jsonl"]


@pytest.mark.usefixtures("crawl")
def test_names_of_tables() -> None:
    """Stable, readable, safe, and others for shards of one name in two folders."""
    name = shard_name("crawl/a.warc.gz")
    assert name.startswith("a-")
    assert shard_name(str(Path("crawl/a.warc.gz").resolve())) == name
    assert shard_name("crawl/deep/../a.warc.gz") == name
    assert shard_name("crawl/deep/a.warc.gz") != name
    assert shard_name("s3://bucket/a.warc.gz") != shard_name("s3://other/a.warc.gz")
    assert shard_name("/x/-; rm *\n.jsonl").startswith("rm-")
    assert shard_name("/x/日本.jsonl").startswith("日本-")
    assert len(shard_name("/x/" + "n" * 200)) < 80
