"""The corpus for who writes Python, and what is told of it."""

import doctest
import io
import json
import re
from pathlib import Path

import pytest

import qa_cli
from qa_cli.collection import Corpus, load_corpus
from qa_cli.errors import AmbiguousIdError, NotFoundError
from qa_cli.model import Answer, Page
from qa_cli.search import QueryError

ROOT = Path(__file__).resolve().parent.parent
GUIDE = ROOT / "docs" / "python.md"
EXAMPLES = re.compile(r"```pycon\n(.*?)```", re.DOTALL)
PAGES = 2


@pytest.fixture(autouse=True)
def _root(monkeypatch: pytest.MonkeyPatch) -> None:
    """Stand where the sample pages are `seeds`, whatever the environment says."""
    monkeypatch.chdir(ROOT)
    monkeypatch.delenv("QA_CORPUS", raising=False)


@pytest.fixture
def corpus() -> Corpus:
    """Return the sample pages."""
    return load_corpus("seeds")


def test_the_guide_shows_what_comes_out() -> None:
    """Its examples, one after the other, give just what is shown below them."""
    text = "\n".join(EXAMPLES.findall(GUIDE.read_text("utf-8")))
    example = doctest.DocTestParser().get_doctest(text, {}, GUIDE.name, str(GUIDE), 0)
    told = io.StringIO()
    result = doctest.DocTestRunner().run(example, out=told.write)
    assert len(example.examples) > 10
    assert result.failed == 0, told.getvalue()


def test_the_guide_tells_every_name() -> None:
    """All that `dir(qa_cli)` shows, and every attribute of a corpus."""
    text = GUIDE.read_text("utf-8")
    names = [*dir(qa_cli), *(name for name in vars(Corpus) if not name.startswith("_"))]
    assert [name for name in names if not re.search(rf"\b{name}\b", text)] == ["__version__"]


def test_the_public_names_are_there() -> None:
    """`dir` lists them all, and each can be had."""
    assert sorted(qa_cli.__all__) == dir(qa_cli)
    assert all(getattr(qa_cli, name) is not None for name in dir(qa_cli))
    assert qa_cli.load_corpus is load_corpus
    with pytest.raises(AttributeError):
        qa_cli.nothing  # noqa: B018


def test_paths_in_all_forms(corpus: Corpus, monkeypatch: pytest.MonkeyPatch) -> None:
    """A string is a path, not its characters; so are paths, several of them, lists, nothing."""
    files = sorted(Path("seeds").glob("*.txt"))
    for paths in (
        ("seeds",),
        (Path("seeds"),),
        (["seeds"],),
        (str(files[0]), files[1]),
        (files,),
        (iter(files),),
        (),
    ):
        loaded = load_corpus(*paths)
        assert (list(loaded), loaded.errors) == (list(corpus), ())
    assert len(load_corpus([])) == 0
    monkeypatch.setenv("QA_CORPUS", str(files[0]))
    assert len(load_corpus()) == 1
    crawl = load_corpus("-", stdin=io.BytesIO(b"Shoes"), pages_only=True)
    assert (len(crawl), crawl.left_out) == (0, 1)
    assert [page.id for page in load_corpus("-", stdin=io.BytesIO(b"Why?"))] == ["stdin"]


def test_a_corpus_is_a_collection_of_pages(corpus: Corpus) -> None:
    """Counted, gone through, looked up by id, and shown in one line."""
    assert len(corpus) == len(list(corpus)) == len(corpus.questions) == PAGES
    assert [page.question for page in corpus] == list(corpus.questions)
    assert all(isinstance(page, Page) for page in corpus)
    page, answer = corpus["000"], corpus["000/3"]
    assert isinstance(page, Page)
    assert isinstance(answer, Answer)
    assert (page, answer.number) == (corpus.pages[0], 3)
    assert corpus.find("000/3") == (page, answer)
    assert corpus.text(page) == (ROOT / "seeds" / f"{page.id}.txt").read_text("utf-8")
    assert corpus.short_ids[page.id] == "000"
    assert page in corpus
    assert "000/3" in corpus
    assert "00" not in corpus  # it stands for two
    assert "9" not in corpus
    assert repr(corpus) == "<Corpus: 2 pages, 18 answers>"
    assert repr(load_corpus("none")) == "<Corpus: 0 pages, 0 answers, 1 not readable>"
    with pytest.raises(NotFoundError):
        corpus["9"]
    with pytest.raises(AmbiguousIdError):
        corpus["00"]


def test_search_figures_and_people(corpus: Corpus) -> None:
    """As the commands have them; the pages are made searchable once."""
    found = corpus.search("masetter", limit=3, offset=1)
    assert (len(found.hits), found.total) == (3, 8)
    assert corpus.search("masetter", mode="exact").total == 0
    assert corpus.search("spasms", within=["title"]).total == 1
    assert corpus._index is corpus._index
    with pytest.raises(QueryError):
        corpus.search("(")
    doses = corpus.figures("dose")
    assert {figure.kind for figure in doses} == {"dose"}
    assert len(doses) < len(corpus.figures())
    assert corpus.tally().answers == corpus.tally(inferred=True).answers == 18
    assert len(corpus.tally(inferred=True).anonymous) < len(corpus.tally().anonymous)
    assert corpus.summary().doctors == len(corpus.tally().doctors)


def test_records_are_flat_and_plain(corpus: Corpus) -> None:
    """A row an answer, each with the same keys; what is not there is `None`; JSON takes it."""
    rows = corpus.to_records()
    assert len(rows) == 18
    assert len({tuple(row) for row in rows}) == 1
    assert json.loads(json.dumps(rows)) == rows
    assert (rows[2]["rating"], rows[2]["record"]) == (4.9, None)
