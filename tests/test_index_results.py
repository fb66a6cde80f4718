"""The same results with an index as without: every command, fresh and after changes."""

import json
import os
import random
import shutil
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import ParamSpec, TypeVar

import pytest

from benchmarks.corpus import write_corpus, write_pages
from qa_cli.corpus import load_corpus
from qa_cli.index import build_index
from qa_cli.insight.figures import figures_of
from qa_cli.insight.tally import tally
from tests.conftest import Qa

PAGES = 400
"""More than are made searchable anew each time, so that changes are applied to what is there."""

THOUSANDS = 2_000
"""Pages that are compared without changes: parsing them in memory takes most of a test's time."""

COMMANDS = (
    ("list",),
    ("list", "--json"),
    ("list", "--sort", "named", "--reverse", "-n", "7", "--json"),
    ("doctors",),
    ("doctors", "--json"),
    ("doctors", "--by", "specialty", "--json"),
    ("doctors", "smith", "--inferred", "--json"),
    ("summary", "--json", "-n", "50"),
    ("check", "--json"),
    ("export",),
    ("show", "000007", "000011/2", "nowhere", "0000", "--json"),
    ("show", "000009", "--source", "--json"),
    ("check", "000003", "--json"),
    ("summary", "000003", "--json"),
    ("figures", "000003", "--json"),
    ("figures",),
    ("figures", "--by", "doctor"),
    ("figures", "--by", "question", "--kind", "dose"),
    ("doctors", "--inferred", "--json"),
    ("show", "000011/2-", "pages/000007.txt", "000012.txt:3", "nowhere.txt:3", "--json"),
)
"""Command lines whose whole output is compared."""

MORE_COMMANDS = (
    ("doctors", "--where", "botox", "--json"),
    ("list", "--where", "swelling", "--json"),
    ("figures", "--where", "botox last", "--kind", "duration", "--by", "doctor"),
    ("summary", "--where", "title:surgery", "--json"),
    ("check", "--where", "has:problem", "--json"),
    ("export", "--where", "id:00001", "--csv"),
    ("doctors", "smith", "--json"),
    ("figures", "--by", "answer"),
    ("figures", "--quotes"),
    ("doctors", "--sort", "words", "--csv"),
    ("doctors", "--specialty", "derm", "--min-answers", "2", "--sort", "reviews", "--json"),
    ("doctors", "--location", "york", "--by", "specialty", "--csv"),
    ("doctors", "--possible", "--json"),
    ("figures", "--json"),
    ("export", "--format", "csv"),
    ("concord", "injections"),
    ("concord", "inject*", "--sort", "left", "--json", "-n", "50"),
    ("concord", "the skin", "--where", "title:surgery", "--sort", "right", "--csv"),
    ("concord", "nowhere at all"),
    ("terms", "-n", "50", "--json"),
    ("terms", "injection", "--json"),
    ("terms", "side effects", "--json"),
    ("terms", "--near", "doctor's", "--window", "3"),
    ("terms", "--key", "--where", "swelling", "--json"),
    ("terms", "--key", "--where", "laser", "--against", "botox"),
    ("terms", "--by", "doctor", "--where", "id:00001", "--phrases", "--json"),
    ("terms", "--by", "question", "--where", "title:surgery", "-n", "3"),
)
"""More of them, for fewer pages."""

QUERIES = (
    "botox", "botx", "masseter muscle", "masetter musle", '"side effects"', "inject*", "surg*",
    "doctor:smith", "specialty:surgeon", "rating:>=4.5", "reviews:>100 laser", "is:signed eyelid",
    "said:asker swelling", "swelling OR bruising", "filler -botox", "zzzzqqqq", "paralyzd face",
    "title:surgery", "headline:no", "location:york", "credentials:facs", "answers:3..5 skin",
    "has:problem", "recovry", "the", "id:000007", "eyedrops", "year old", "lip injections",
)  # fmt: skip
"""Queries of each kind, right and misspelt."""

SEARCHES = (
    *(("search", query, "--json", "-n", "60") for query in QUERIES),
    ("search", "botox", "--explain", "--json", "-n", "5"),
    ("search", "skin", "--sort", "rating", "--json", "--offset", "3"),
    ("search", "laser treatmnt", "--fuzzy", "--json"),
    ("search", "pain", "--exact", "--csv"),
    ("search", "botox", "--context", "2", "-n", "3"),
)
"""Command lines of searches."""


DRAWN = 3
"""Places of the corpus from which queries of each kind are drawn."""

Commands = tuple[tuple[str, ...], ...]

P = ParamSpec("P")
T = TypeVar("T")


@pytest.fixture
def corpus(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a folder for generated pages; where an index of it would be is empty."""
    folder = tmp_path / "pages"
    monkeypatch.setenv("QA_INDEX", str(tmp_path / "indexes"))
    monkeypatch.chdir(tmp_path)
    # In memory, all commands may work with one corpus, parsed once, and made searchable once.
    monkeypatch.setattr("qa_cli.commands.shared.load_corpus", cache(load_corpus))
    monkeypatch.setattr("qa_cli.index.store.build_index", cache(build_index))
    # What is read of them, and who is who, is found once, too: most of the time went there.
    once_each = once_a_corpus(figures_of)
    monkeypatch.setattr("qa_cli.insight.study.figures_of", once_each)
    monkeypatch.setattr("qa_cli.insight.overview.figures_of", once_each)
    monkeypatch.setattr("qa_cli.insight.study.tally", once_a_corpus(tally))
    return folder


def once_a_corpus(function: Callable[P, T]) -> Callable[P, T]:
    """Return a function that remembers what it returned of these very objects."""
    kept: dict[tuple[int, ...], tuple[object, T]] = {}

    def remembering(*args: P.args, **kwargs: P.kwargs) -> T:
        key = tuple(map(id, args))
        if key not in kept:
            kept[key] = args, function(*args, **kwargs)  # who is kept has that id for ever
        return kept[key][1]

    return remembering


def outputs(qa: Qa, commands: Commands, root: str) -> dict[tuple[str, ...], tuple[int, str, str]]:
    """Return what commands say of a corpus, with the indexes below a folder."""
    found = {}
    for args in commands:
        result = qa(*args, "-C", "pages", env={"QA_INDEX": root})
        found[args] = (result.exit_code, result.stdout, result.stderr)
    return found


def compare(qa: Qa, commands: Commands) -> list[int]:
    """Compare commands with an index and without; return their exit codes.

    With the index, no page may be parsed: else nothing would have been compared.
    """
    expected = outputs(qa, commands, "")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("qa_cli.pages.parse_page", pytest.fail)
        patch.setattr("qa_cli.commands.shared.load_corpus", pytest.fail)
        found = outputs(qa, commands, os.environ["QA_INDEX"])
    for args, outcome in expected.items():
        assert found[args] == outcome, args
    return [code for code, _, _ in expected.values()]


def compare_hits(qa: Qa, commands: Commands) -> None:
    """Compare what searches find: corrections, totals, hits and tiers, in any order."""
    expected = outputs(qa, commands, "")
    found = outputs(qa, commands, os.environ["QA_INDEX"])
    for args, (code, out, err) in expected.items():
        assert (found[args][0], found[args][2]) == (code, err), args
        if "--json" not in args:
            continue
        told, right = json.loads(found[args][1]), json.loads(out)
        assert (told["total"], told["corrections"]) == (right["total"], right["corrections"]), args
        shown, wanted = ({(hit["id"], hit["tier"]) for hit in one["hits"]} for one in (told, right))
        if len(right["hits"]) == right["total"]:
            assert shown == wanted, args
        else:
            assert len(shown & wanted) > 0.8 * len(wanted), args


def drawn_searches(folder: Path) -> Commands:
    """Return searches of each kind, made from words that stand side by side somewhere."""
    rng = random.Random(8)
    pages = sorted(folder.iterdir())
    found: list[tuple[str, ...]] = []
    while len(found) < DRAWN * 10:
        words = rng.choice(pages).read_text("utf-8").split()
        place = rng.randrange(len(words) - 1)
        one, two = words[place : place + 2]
        if not (one.isalpha() and two.isalpha() and min(len(one), len(two)) > 4):
            continue
        slip = rng.randrange(1, len(one) - 2)
        typo = one[:slip] + one[slip + 1] + one[slip] + one[slip + 2 :]
        queries = (
            one, typo, f"{one} {two}", f'"{one} {two}"', f"{typo} {two}", f"{one[:-1]}*",
            f"{one} -{two}", f"{one} OR {typo}", f"body:{one}", f"reviews:>50 {two}",
        )  # fmt: skip
        for query in queries:
            order = rng.choice(("relevance", "page", "rating", "reviews"))
            found.append(("search", query, "--json", "-n", "30", "--sort", order))
    return tuple(found)


def change(folder: Path) -> None:
    """Change a corpus in all ways that there are."""
    pages = sorted(folder.iterdir())
    for path in pages[10:20]:
        path.unlink()
    for path in pages[50:60]:
        path.write_bytes(path.read_bytes().replace(b"the", b"thee"))
    pages[70].rename(folder / "zz_renamed.txt")
    shutil.copy(pages[80], folder / f"twin_{pages[80].name}")
    below = folder / "below"
    below.mkdir()
    shutil.copy(pages[90], below / pages[90].name)
    (below / "many.jsonl").write_text('{"text": "What is new?\\n\\nNothing."}\n\n{"text": 3}\n')
    write_pages(below, 4, range(1000, 1020))
    os.utime(pages[100])


@pytest.mark.long
def test_every_command_says_the_same_with_an_index(corpus: Path, qa: Qa) -> None:
    """On thousands of pages, output, complaints and exit codes are the same byte for byte."""
    write_corpus(corpus, seed=3, pages=THOUSANDS, jobs=os.cpu_count() or 1)
    assert qa("index", "-C", "pages").exit_code == 0
    compare(qa, COMMANDS)
    searches = drawn_searches(corpus)
    codes = compare(qa, SEARCHES[len(QUERIES) :] + searches)
    assert codes.count(0) > len(codes) * 3 // 4  # else the queries were not worth comparing


@pytest.mark.parametrize(
    "others", [(), ("many:2.txt",), ("below/one.txt", "below/many.jsonl"), ("one~0a0a.txt",)]
)
def test_records_and_twins_are_the_same_pages(
    corpus: Path, qa: Qa, others: tuple[str, ...]
) -> None:
    """Files of many records have their ids in a new index, whatever else is called like them."""
    (corpus / "below").mkdir(parents=True)
    write_pages(corpus, 3, range(3))
    record = '{"text": "What is new?\\n\\nNothing about %s."}\n'
    (corpus / "many.jsonl").write_text(record % "ice" + record % "rest" + "[]\n" + record % "heat")
    (corpus / "one.jsonl").write_text(record % "cold")
    for name in others:
        (corpus / name).write_text(record % name if name.endswith("l") else f"What is {name}?\n")
    stem = min(corpus.glob("000001*")).stem
    own = {"id": stem, "url": "https://example.org/1", "text": "What is owned?\n\nAll."}
    (corpus / "own.jsonl").write_text(f"{json.dumps(own)}\n{json.dumps(own | {'id': 'q 7'})}\n")
    assert qa("index", "-C", "pages").exit_code == 2  # a record cannot be read
    assert f"{stem}~" in qa("list", "-C", "pages").stdout  # a file's twin
    (corpus / "own.jsonl").rename(corpus / "also.jsonl")
    assert qa("index", "-C", "pages", "--optimize").exit_code == 2  # else scores are of before
    compare(
        qa,
        (
            ("list", "--json"), ("show", "many:2", "many:4", "one:1", "one", "q-7"), ("export",),
            ("search", "heat", "--json"), ("search", "id:many:2", "--ids"), ("check", "--json"),
        ),
    )  # fmt: skip
    assert qa("index", "-C", "pages", "--verify").exit_code == 0


@pytest.mark.long
def test_every_command_says_the_same_after_changes(corpus: Path, qa: Qa) -> None:
    """So they are when pages were added, changed, removed, renamed, doubled.

    Scores may then differ a little, and with them the order of hits, until the engine is made anew.
    """
    write_corpus(corpus, seed=3, pages=PAGES, jobs=os.cpu_count() or 1)
    assert qa("index", "-C", "pages").exit_code == 0
    change(corpus)
    result = qa("index", "-C", "pages", "--json")
    assert '"written": true' in result.stdout
    compare(qa, COMMANDS + MORE_COMMANDS)
    compare_hits(qa, SEARCHES)
    assert qa("index", "-C", "pages", "--optimize").exit_code == 2  # a record cannot be read
    compare(qa, SEARCHES)
    # Files that had changed just before the first run are looked at again.
    qa("index", "-C", "pages")
    result = qa("index", "-C", "pages", "--json")
    assert '"written": false' in result.stdout
