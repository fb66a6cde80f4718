"""Numbers of terms in the engine's files."""

import zlib
from collections import Counter
from pathlib import Path

import pytest

from qa_cli.index.disk import engine
from qa_cli.index.disk.errors import DamagedError
from qa_cli.index.disk.lengths import lengthen, lengths
from qa_cli.index.disk.searching import open_engine
from qa_cli.index.schema import FIELDS, documents
from tests.builders import Said, page


@pytest.fixture
def folder(tmp_path: Path) -> str:
    """Return the folder of an engine of one page: six terms in heads, seven in bodies."""
    path = str(tmp_path / "engine")
    writer = engine.new_writer(path, 15_000_000)
    made = page(
        "1", Said("one two three", "four five"), "one two four five", title="six one six six"
    )
    for document in documents(made, 7):
        writer.add_document(document)
    writer.commit()
    writer.wait_merging_threads()
    return path


def segment(folder: str) -> str:
    """Return the name of an engine's only segment."""
    (found,) = Path(folder).glob("*.idx")
    return found.stem


def test_the_numbers_of_terms_are_read_by_field(folder: str) -> None:
    """A word that is there twice counts twice."""
    found = engine.lengths_of(folder)
    assert found[FIELDS.index("head")] == 6
    assert found[FIELDS.index("body")] == 7
    assert found == lengths(folder, [segment(folder)])
    assert lengths(folder, []) == Counter()


def test_the_numbers_of_terms_are_replaced(folder: str) -> None:
    """The file stays whole, with a checksum of what it holds now; a second name keeps the old."""
    path = Path(folder, f"{segment(folder)}.idx")
    other = path.with_suffix(".kept")
    other.hardlink_to(path)
    before, data = engine.lengths_of(folder), path.read_bytes()
    lengthen(folder, segment(folder), Counter({0: 300, 1: -2}))
    after = engine.lengths_of(folder)
    assert after == before + Counter({0: 300}) - Counter({1: 2})
    assert other.read_bytes() == data
    body = path.read_bytes()
    tail = int.from_bytes(body[-8:-4], "little") + 8
    assert f'"crc":{zlib.crc32(body[:-tail])}}}'.encode() in body[-tail:]
    assert open_engine(folder).searcher().num_docs == 3
    engine.set_lengths(folder, before)
    assert path.read_bytes() == data


@pytest.mark.parametrize("kept", [0, 4, 60, -1])
def test_a_file_that_is_cut_is_damaged(folder: str, kept: int) -> None:
    """So is one that is gone."""
    path = Path(folder, f"{segment(folder)}.idx")
    path.write_bytes(path.read_bytes()[:kept])
    with pytest.raises(DamagedError, match="terms cannot be read"):
        engine.lengths_of(folder)
    path.unlink()
    with pytest.raises(DamagedError, match="terms cannot be read"):
        engine.lengths_of(folder)
