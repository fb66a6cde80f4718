"""Ids of pages, and the short forms that tables show."""

import time
from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa_cli.corpus.ids import make_ids, short_ids, tail
from qa_cli.model import Source

A = "ab12" + "0" * 28
B = "ab12" + "1" * 28
C = "cd34" + "0" * 28


def source(path: str, digest: str = A, record: int | None = None) -> Source:
    """Make a page's place."""
    return Source(path, record, 0, digest)


@pytest.mark.parametrize(
    ("sources", "ids"),
    [
        ([], []),
        ([source("seeds/000_52f1.txt"), source("x/004_4314.txt.gz")], ["000_52f1", "004_4314"]),
        (
            [source("p.jsonl", A, 1), source("p.jsonl", A, 10), source("-")],
            ["p:1", "p:10", "stdin"],
        ),
        # A record's own id stands for its file's name and its number; it may have a twin, too.
        ([Source("p.jsonl", 1, 0, A, None, "q-1"), source("p.jsonl", C, 2)], ["q-1", "p:2"]),
        ([Source("p.jsonl", 1, 0, A, None, "x"), source("x.txt", C)], ["x~ab12", "x~cd34"]),
        # Twins in two folders, or packed and not.
        ([source("a/x.txt", A), source("b/x.txt", C)], ["x~ab12", "x~cd34"]),
        ([source("x.txt", A), source("x.txt.gz", B)], ["x~ab120", "x~ab121"]),
        (
            [source("x.txt", A), source("d/x.txt", B), source("e/x.txt", C)],
            ["x~ab120", "x~ab121", "x~cd340"],
        ),
        # The same content under the same name.
        (
            [source("a/x.txt"), source("b/x.txt"), source("c/x.txt")],
            ["x~ab12", "x~ab12-2", "x~ab12-3"],
        ),
        (
            [source("a/x.txt", C), source("b/x.txt"), source("c/x.txt")],
            ["x~cd34", "x~ab12", "x~ab12-2"],
        ),
        # A record and a file, and files whose names look like ids of twins.
        ([source("p.jsonl", A, 1), source("p:1.txt", C)], ["p:1~ab12", "p:1~cd34"]),
        (
            [source("a/x.txt"), source("x~ab12.txt"), source("b/x.txt"), source("x~ab12-2.txt")],
            ["x~ab12-3", "x~ab12", "x~ab12-4", "x~ab12-2"],
        ),
    ],
)
def test_ids_are_names_and_twins_are_told_apart(sources: list[Source], ids: list[str]) -> None:
    """By content as far as it differs, else by number; a file's own name has precedence."""
    assert make_ids(sources) == ids


SOURCES = st.lists(
    st.builds(
        source,
        st.sampled_from(["x.txt", "a/x.txt", "x~ab12.txt", "x~ab12-2.txt", "p.jsonl", "p:1.txt"]),
        st.sampled_from([A, B, C]),
        st.none() | st.integers(1, 3),
    ),
    max_size=12,
)


@given(SOURCES)
def test_no_two_pages_share_an_id(sources: list[Source]) -> None:
    """However their names and contents coincide."""
    ids = make_ids(sources)
    assert len(set(ids)) == len(ids) == len(sources)


@given(st.data(), st.lists(st.sampled_from(["x", "y", "z~1"]), max_size=8))
def test_order_and_folders_do_not_matter(data: st.DataObject, names: list[str]) -> None:
    """Pages whose contents differ keep their ids in any order and in any folder."""
    digests = [f"{number:032x}"[::-1] for number in range(len(names))]
    sources = list(map(source, [f"{name}.txt" for name in names], digests))
    ids = dict(zip(digests, make_ids(sources), strict=True))
    mixed = data.draw(st.permutations(sources))
    moved = [source(f"other/{each.path}", each.blake2b) for each in mixed]
    assert dict(zip([each.blake2b for each in mixed], make_ids(moved), strict=True)) == ids


def test_the_tail_of_an_id_follows_its_first_underscore() -> None:
    """And is empty where there is none."""
    ids = ("000_52f1", "a_b_c", "_a", "a_", "abc")
    assert [tail(each) for each in ids] == ["52f1", "b_c", "a", "", ""]


@pytest.mark.parametrize(
    ("ids", "short"),
    [
        ([], []),
        (["000_52f1e9b741cd2cdd"], ["000"]),
        (["000_52f1", "004_4314"], ["000", "004"]),
        (["000_52f1", "000_4314"], ["000_5", "000_4"]),
        (["page_001", "page_002", "page_010"], ["page_001", "page_002", "page_01"]),
        (["0001_x", "0002_x"], ["0001", "0002"]),
        (["a_x", "b_x"], ["a", "b"]),
        (["a", "ab", "abc", "abcd"], ["a", "ab", "abc", "abcd"]),
        (["p:1", "p:2", "p:10"], ["p:1", "p:2", "p:10"]),
        (["x~ab12", "x~ab12-2"], ["x~ab12", "x~ab12-"]),
        # A tail that is another page's start, and one that is all of another page's id.
        (["one_two", "two_one"], ["one_", "two_"]),
        (["abc_def", "def"], ["abc", "def"]),
        # Two keys of one page side by side do not hide the next page.
        (["a_a_b", "a_a_c"], ["a_a_b", "a_a_c"]),
        (["aaa_aaab", "aaa_b"], ["aaa_a", "aaa_b"]),
        (["ab_baaaa", "baaab"], ["ab", "baaab"]),
        # No white space at the end.
        (["How do I", "How can I"], ["How d", "How c"]),
        (["How   "], ["How"]),
        (["Ho    x", "Ha"], ["Ho    x", "Ha"]),
        (["Ho _x"], ["Ho _"]),
    ],
)
def test_short_ids_look_like_the_names_of_files(ids: list[str], short: list[str]) -> None:
    """The part before the `_` where that is unique, else the shortest start of the id that is."""
    assert short_ids(ids) == dict(zip(ids, short, strict=True))


def naive_short_id(name: str, ids: Sequence[str]) -> str:
    """Find a short id the slow way: try every prefix against every other page."""
    others = [key for other in ids if other != name for key in (other, tail(other))]
    head, mark, _ = name.partition("_")
    prefixes = [head] if mark and head and not head[-1].isspace() else []
    for size in range(3, len(name)):
        prefixes += [name[:size]] if not name[size - 1].isspace() else []
    alone = (one for one in prefixes if not any(other.startswith(one) for other in others))
    return next(alone, name)


@given(st.sets(st.text("ab_ ~", min_size=1, max_size=7), max_size=9))
def test_short_ids_agree_with_trying_everything(ids: set[str]) -> None:
    """The sorted neighbours say as much as all other pages together."""
    assert short_ids(sorted(ids)) == {name: naive_short_id(name, sorted(ids)) for name in ids}


@pytest.mark.timing
def test_ids_of_many_pages_take_little_time() -> None:
    """Four times the pages take far less than sixteen times as long."""

    def seconds(count: int) -> float:
        start = time.process_time()
        ids = make_ids([source(f"{n % 7}/page_{n // 9:06d}.txt") for n in range(count)])
        assert len(short_ids(ids)) == count
        return time.process_time() - start

    assert min(seconds(20_000) for _ in range(2)) < 10 * min(seconds(5_000) for _ in range(3))
