"""What a file's name says about its content."""

import pytest

from qa_cli.sources.filenames import compression, holds_records, is_page_name, page_name


@pytest.mark.parametrize(
    ("name", "read"),
    [
        ("a.txt", True),
        ("a.txt.gz", True),
        ("a.txt.zst", True),
        ("a.jsonl", True),
        ("a.jsonl.gz", True),
        ("a.jsonl.zst", True),
        ("A.TXT", True),
        ("a.b.txt", True),
        ("a.txt\udcff.txt", True),
        (".txt", False),
        (".a.txt", False),
        ("a.html", True),
        ("a.htm.gz", True),
        ("a.MHT", True),
        ("a.md", False),
        ("a.gz", False),
        ("a.txt.xz", False),
        ("a.txt~", False),
        ("txt", False),
    ],
)
def test_a_folder_gives_only_visible_files_with_a_pages_suffix(name: str, read: bool) -> None:  # noqa: FBT001
    """Hidden files and other suffixes are passed over; case does not matter."""
    assert is_page_name(name) is read


@pytest.mark.parametrize(
    ("path", "packing", "records", "name"),
    [
        ("seeds/000_52f1.txt", None, False, "000_52f1"),
        ("seeds/000_52f1.txt.gz", "gz", False, "000_52f1"),
        ("seeds/000_52f1.TXT.ZST", "zst", False, "000_52f1"),
        ("pages.jsonl", None, True, "pages"),
        ("./x/pages.jsonl.gz", "gz", True, "pages"),
        ("x/pages.JSONL.zst", "zst", True, "pages"),
        ("a.b.txt", None, False, "a.b"),
        ("page", None, False, "page"),
        ("page.html", None, False, "page"),
        ("page.mhtml.gz", "gz", False, "page"),
        ("page.gz", "gz", False, "page"),
        ("some.folder/page", None, False, "page"),
        ("/x/.hidden.txt", None, False, ".hidden"),
        ("/x/.txt", None, False, ".txt"),
        ("\udcff\n.txt", None, False, "\udcff\n"),
        ("./-", None, False, "-"),
        ("-", None, False, "stdin"),
    ],
)
def test_suffixes_tell_packing_and_kind_and_are_no_part_of_the_name(
    path: str,
    packing: str | None,
    records: bool,  # noqa: FBT001
    name: str,
) -> None:
    """The name that ids are made of is never empty, and loses a packing suffix and one more."""
    assert (compression(path), holds_records(path), page_name(path)) == (packing, records, name)
