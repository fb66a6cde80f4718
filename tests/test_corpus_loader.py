"""Loading a corpus into memory."""

import gzip
import io
import json
import os
from dataclasses import replace
from pathlib import Path

import pytest

from qa_cli.corpus import MemoryCorpus, load_corpus, parse_raw_page
from qa_cli.errors import SourceError
from qa_cli.model import Page, Part, Problem, Question, Source
from qa_cli.pages import parse_page
from qa_cli.sources import RawPage

SEEDS = Path(__file__).parent.parent / "seeds"


def parse_title(text: str, _: object = None) -> Question:
    """Parse as simply as can be, with one problem on line 2 and one about the page."""
    problems = (Problem("whole", None, ""), Problem("second", (2, 2), ""))
    return Question(text, "", False, None, (), (Part("title", (1, 1)),), problems)  # noqa: FBT003


@pytest.fixture
def simple(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Work inside an empty folder, with a parser that is easy to predict."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("qa_cli.pages.parse_page", parse_title)


def test_the_seeds_load_with_their_ids_and_questions(monkeypatch: pytest.MonkeyPatch) -> None:
    """Both pages, found by what people type, each as the parser reads it."""
    monkeypatch.chdir(SEEDS.parent)
    corpus = load_corpus(["seeds"])
    assert corpus.errors == ()
    for short, name, path in (
        ("000", "000_52f1e9b741cd2cdd", "seeds/000_52f1e9b741cd2cdd.txt"),
        ("004", "004_4314e1bc94ffe93a", "seeds/004_4314e1bc94ffe93a.txt"),
    ):
        page = corpus.find(short).page
        text = (SEEDS / f"{name}.txt").read_text(encoding="utf-8")
        assert (page.id, corpus.short_ids[name], corpus.by_id[name]) == (name, short, page)
        assert (page.source.path, page.source.record) == (path, None)
        assert page.source.bytes == (SEEDS / f"{name}.txt").stat().st_size
        assert page.question == parse_page(text)
        assert corpus.saved(page).text == text
    assert [page.id[:3] for page in corpus.pages] == ["000", "004"]


@pytest.mark.usefixtures("simple")
def test_pages_and_errors_are_kept_apart_in_order() -> None:
    """Whatever cannot be read is an error, and the ids are those of all pages together."""
    Path("c/d").mkdir(parents=True)
    Path("c/a.txt").write_bytes(b"A")
    Path("c/d/a.txt").write_bytes(b"B")
    Path("c/bad.txt.gz").write_bytes(b"no")
    Path("c/p.jsonl").write_text(f"{json.dumps({'text': 'P'})}\n[]\n", encoding="utf-8")
    Path("empty").mkdir()
    corpus = load_corpus(["none", "c", "empty", "-"], stdin=io.BytesIO(b"I"))
    assert [(page.id, page.source.path, page.source.record) for page in corpus.pages] == [
        ("a~f966", "c/a.txt", None),
        ("a~fd78", "c/d/a.txt", None),
        ("p:1", "c/p.jsonl", 1),
        ("stdin", "-", None),
    ]
    assert [page.question.title for page in corpus.pages] == ["A", "B", "P", "I"]
    assert list(map(str, corpus.errors)) == [
        "none: No such file or directory",
        "c/bad.txt.gz: the archive is damaged (Not a gzipped file (b'no'))",
        'c/p.jsonl:2: not a record: no "text" field',
        "empty: no pages here: a folder without .txt, .html, .jsonl, .warc or .parquet files",
    ]
    assert {error.exit_code for error in corpus.errors} == {2}


@pytest.mark.usefixtures("simple")
def test_what_was_odd_about_the_bytes_joins_the_pages_problems() -> None:
    """In the order of the lines, page-wide ones first."""
    Path("a.txt").write_bytes(b"\xff\xfe" + "one\ntwo\n\0".encode("utf-16-le") + b"x")
    Path("b.txt").write_bytes(b"one\xe9.")
    corpus = load_corpus(["a.txt", "b.txt"])
    assert [[each.code for each in page.question.problems] for page in corpus.pages] == [
        ["utf-16", "whole", "second", "not-utf8", "nul-bytes"],
        ["whole", "not-utf8", "second"],
    ]


@pytest.mark.usefixtures("simple")
def test_a_page_without_oddities_is_as_the_parser_made_it() -> None:
    """Its problems keep the parser's order."""
    raw = RawPage("a.txt", None, "text", 4, "", ())
    assert parse_raw_page(raw) == parse_title("text")


@pytest.mark.usefixtures("simple")
def test_a_pages_text_is_there_again() -> None:
    """Read anew from files and records, kept from standard input, refused when it has changed."""
    Path("a.txt").write_bytes(b"ol\xe9\r\n")
    with gzip.open("p.jsonl.gz", "wt") as file:
        file.write('{"text": "one"}\n{"text": "two"}\n')
    corpus = load_corpus(["a.txt", "p.jsonl.gz", "-"], stdin=io.BytesIO(b"in"))
    assert [corpus.saved(page).text for page in corpus.pages] == ["olé\r\n", "one", "two", "in"]
    Path("a.txt").write_bytes(b"new")
    with pytest.raises(SourceError, match=r"^a\.txt: changed since it was read$"):
        corpus.saved(corpus.pages[0])


def test_records_of_standard_input_have_their_ids_and_texts() -> None:
    """A record's own id is the page's, told apart from others; its text is kept for later."""
    records = [{"text": "one", "id": "a b"}, {"text": "two", "id": "a-b"}, {"text": "three"}]
    data = "".join(f"{json.dumps(record)}\n" for record in records).encode()
    corpus = load_corpus(["-"], stdin=io.BytesIO(data))
    ids = [page.id for page in corpus.pages]
    assert [one.partition("~")[0] for one in ids] == ["a-b", "a-b", "stdin:3"]
    assert len(set(ids)) == 3
    assert [corpus.saved(page).text for page in corpus.pages] == ["one", "two", "three"]


def test_an_empty_page_is_told_once() -> None:
    """By the parser, however the page is stored."""
    for data in (b"", b" \n", b"\xef\xbb\xbf", b"\xff\xfe\n\0"):
        [page] = load_corpus(["-"], stdin=io.BytesIO(data)).pages
        assert [one.code for one in page.question.problems].count("empty-page") == 1


def test_a_corpus_can_be_made_of_pages_in_hand() -> None:
    """Without errors and standard input, as an index or a test would make it."""
    question = parse_title("text")
    page = Page("stdin", Source("-", None, 0, "0" * 32), question)
    corpus = MemoryCorpus((page, replace(page, id="other")))
    assert corpus.errors == ()
    assert dict(corpus.short_ids) == {"stdin": "std", "other": "oth"}
    assert corpus.find("std").page is page


@pytest.mark.usefixtures("simple")
def test_names_that_are_no_utf8_and_names_with_controls_make_ids() -> None:
    """The id is the name as the system gives it, and finds its page."""
    Path("c").mkdir()
    for name in (b"\xff.txt", b"a\x1b[31m\n.txt"):
        os.close(os.open(os.path.join(b"c", name), os.O_CREAT))  # noqa: PTH118 - bytes
    corpus = load_corpus(["c"])
    assert [page.id for page in corpus.pages] == ["a\x1b[31m\n", "\udcff"]
    assert corpus.find("\udcff").page is corpus.pages[1]


def test_loading_the_same_corpus_twice_gives_the_same() -> None:
    """Order, ids and questions are stable."""
    assert load_corpus([str(SEEDS)]) == load_corpus([str(SEEDS)])
