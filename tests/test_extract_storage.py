"""Shards and tables at addresses: S3 on the loopback, a web server, what is not installed."""

import logging
import sys
from collections.abc import Iterator
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest

from qa_cli.errors import QaError, SourceError
from qa_cli.extract import extract_shard, find_shards
from qa_cli.extract.storage import file_system, joined, put, read_bytes, scheme_of, stamp_of
from tests.dumps import ids_in, rows_in, write_shards


@pytest.fixture(scope="module")
def s3() -> Iterator[str]:
    """Run a server of S3 on the loopback; return the address of a bucket that is there."""
    import s3fs  # noqa: PLC0415  takes long to import, as does the next
    from moto.server import ThreadedMotoServer  # noqa: PLC0415

    logging.getLogger("werkzeug").setLevel(logging.ERROR)
    server = ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
    server.start()
    host, port = server.get_host_and_port()
    with pytest.MonkeyPatch.context() as environment:
        environment.setenv("AWS_ENDPOINT_URL", f"http://{host}:{port}")
        environment.setenv("AWS_ACCESS_KEY_ID", "key")
        environment.setenv("AWS_SECRET_ACCESS_KEY", "secret")
        environment.setenv("AWS_DEFAULT_REGION", "us-east-1")
        s3fs.S3FileSystem.clear_instance_cache()
        s3fs.S3FileSystem().mkdir("bucket")
        yield "s3://bucket"
        s3fs.S3FileSystem.clear_instance_cache()
    server.stop()


def test_shards_and_tables_in_s3(s3: str, tmp_path: Path) -> None:
    """The same rows as on disk but for the address; done once; done again when it changes."""
    system, _ = file_system(s3)
    for path in write_shards(tmp_path / "crawl", 2):
        extract_shard(path, str(tmp_path / "out"))
        put(path, joined(s3, "crawl", Path(path).name))
    shards = [str(one) for one in find_shards([f"{s3}/crawl/*.gz"])]
    assert shards == [str(one) for one in find_shards([f"{s3}/crawl/"])]
    assert shards == [f"{s3}/crawl/part-{at}.jsonl.gz" for at in (0, 1)]
    assert [extract_shard(one, f"{s3}/out").skipped for one in shards] == [False, False]
    system.get(f"{s3}/out/", f"{tmp_path}/fetched/", recursive=True)
    ours, theirs = rows_in(tmp_path / "fetched"), rows_in(tmp_path / "out")
    for row in (*ours["questions"], *theirs["questions"]):
        row["path"] = str(row["path"]).rpartition("/")[2]
    assert ours == theirs
    assert all(ours.values())
    assert [extract_shard(one, f"{s3}/out").skipped for one in shards] == [True, True]
    system.pipe(
        f"{s3}/crawl/part-0.jsonl.gz", Path(tmp_path / "crawl/part-1.jsonl.gz").read_bytes()
    )
    assert [extract_shard(one, f"{s3}/out").skipped for one in shards] == [False, True]


def test_what_is_missing_in_s3_is_told(s3: str, tmp_path: Path) -> None:
    """As one line with the address."""
    assert [str(one) for one in find_shards([f"{s3}/none/*"])] == [f"{s3}/none/*: no shards here"]
    assert read_bytes(f"{s3}/none") is None
    with pytest.raises(SourceError, match=r"s3://bucket/none.jsonl: No such file or directory"):
        stamp_of(f"{s3}/none.jsonl")
    (tmp_path / "file").write_text("")
    with pytest.raises(SourceError, match="s3://no-such-bucket/file: "):
        put(f"{tmp_path}/file", "s3://no-such-bucket/file")


def test_a_shard_of_a_web_server(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Read as it comes; what is not there is told."""
    pytest.importorskip("aiohttp")
    write_shards(tmp_path / "crawl", 1)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(SimpleHTTPRequestHandler, "log_message", lambda *_: None)
    with ThreadingHTTPServer(("127.0.0.1", 0), SimpleHTTPRequestHandler) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        address = f"http://127.0.0.1:{server.server_port}/crawl"
        [shard] = find_shards([f"{address}/part-0.jsonl.gz"])
        extract_shard(str(shard), str(tmp_path / "out"))
        assert ids_in(tmp_path / "out") == ["p0", "p1", "p2"]
        with pytest.raises(SourceError, match=r"none\.jsonl: No such file"):
            extract_shard(f"{address}/none.jsonl", str(tmp_path / "out"))
        server.shutdown()


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("s3://bucket/a.jsonl", r"s3:// needs another package: pip install 'qa-cli\[s3\]'"),
        ("gs://bucket/a.jsonl", r"gs:// needs another package: pip install 'qa-cli\[gs\]'"),
        ("https://host/a.jsonl", r"https:// needs another package: pip install 'qa-cli\[http\]'"),
    ],
)
def test_what_to_install_is_told(address: str, said: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where fsspec is not there at all."""
    monkeypatch.setitem(sys.modules, "fsspec.core", None)
    with pytest.raises(QaError, match=said):
        file_system(address)


def test_an_address_that_nothing_knows() -> None:
    """It is an error in one line."""
    with pytest.raises(QaError, match="nowhere://x"):
        file_system("nowhere://x/y")


@pytest.mark.parametrize(
    ("path", "scheme"),
    [("a.jsonl", None), ("/a/b", None), ("S3://b/c", "s3"), ("C:\\a", None), ("a:b//c", None)],
)
def test_paths_and_addresses(path: str, scheme: str | None) -> None:
    """What has a scheme is an address."""
    assert scheme_of(path) == scheme
