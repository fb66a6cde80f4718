"""An index brought up to date holds what one made anew would hold."""

import json
import random
import shutil
import sqlite3
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import pytest

from benchmarks.corpus import write_pages
from qa_cli.index.faults import OutdatedError
from qa_cli.index.filing import assign_keys
from tests.conftest import Qa

NUMBER = 2**24 - 1


@pytest.fixture
def pages(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a folder of pages; indexes are made beside it, and by this process alone."""
    folder = tmp_path / "pages"
    folder.mkdir()
    write_pages(folder, 7, range(12))
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    monkeypatch.setattr("qa_cli.index.workers.FEW", 10**9)
    return folder


def contents(root: str) -> dict[str, object]:
    """Return what the one index below a folder holds, without keys and numbers of its own."""
    [path] = Path(root).glob("*/index.db")
    base = sqlite3.connect(path)
    base.text_factory = lambda data: data.decode("utf-8", "surrogatepass")
    ids = dict(base.execute("SELECT key, id FROM pages"))
    found: dict[str, object] = {
        "ids": [one for (one,) in base.execute("SELECT id FROM pages ORDER BY key")],
        "tails": dict(base.execute("SELECT id, tail FROM pages")),
        "words": set(base.execute("SELECT * FROM words")),
        "terms": set(base.execute("SELECT * FROM terms")),
        "errors": base.execute("SELECT * FROM errors").fetchall(),
    }
    persons: defaultdict[int, list[str]] = defaultdict(list)
    for key, person in base.execute("SELECT key, person FROM answers ORDER BY key"):
        persons[person].append(f"{ids[key & ~NUMBER]}/{key & NUMBER}")
    found["persons"] = {tuple(one) for person, one in persons.items() if person}
    found["people"] = {
        (*row, tuple(persons[person]))
        for person, *row in base.execute(
            "SELECT id, family, name, credentials, specialty, location, rating, reviews, answers,"
            " questions, names FROM people"
        )
    }
    found["figures"] = [
        (ids[key & ~NUMBER], key & NUMBER, *row)
        for key, *row in base.execute(
            "SELECT key, kind, role, measure, low, high, unit, negated, words, part,"
            " sentence_start, line FROM figures JOIN topics ON topic = id"
            " ORDER BY key, figures.rowid"
        )
    ]
    found["pages"] = base.execute(
        "SELECT pages.id, files.name, record, title, answers, evidence, problems, said, digest,"
        " facts_digest FROM pages JOIN files ON file = files.id ORDER BY key"
    ).fetchall()
    base.close()
    return found


def check(qa: Qa) -> None:
    """Bring the index up to date, and compare it with a new one; the engines' hits as well."""
    assert qa("index", "-C", "pages", "--index", "old").exit_code in {0, 2}
    shutil.rmtree("new", ignore_errors=True)
    qa("index", "-C", "pages", "--index", "new")
    old, new = contents("old"), contents("new")
    for name, held in new.items():
        assert old[name] == held, name
    for query in ("the", "doctor:kim", "id:00000", "botx"):
        hits = [
            sorted(qa("search", query, "-C", "pages", "--ids", "-n", "999", "--index", one).stdout)
            for one in ("old", "new")
        ]
        assert hits[0] == hits[1], query
    assert qa("index", "-C", "pages", "--index", "old", "--verify").stderr == ""


def changes(folder: Path, rng: random.Random) -> Iterator[str]:
    """Change a corpus in one way after the other."""
    for number in range(10):
        files = sorted(path for path in folder.rglob("*.*") if path.is_file())
        some = rng.choice(files)
        match number % 7:
            case 0:
                write_pages(folder, 8 + number, range(40 + number, 43 + number))
            case 1:
                rng.choice(files).unlink()
            case 2:
                some.rename(some.with_name(f"a{number}_{some.name}"))
            case 3:
                (folder / f"sub{number}").mkdir()
                shutil.copy(some, folder / f"sub{number}" / some.name)
            case 4:
                text = "What is new?\n\nIt hurts.\n\nDoctor Answers 1\n\nRest\n\nIce it for 3 days."
                ids = ("q 1", some.stem, None)
                lines = [
                    json.dumps({"text": f"{text} {n}", "id": rng.choice(ids)})
                    for n in range(rng.randint(1, 4))
                ]
                (folder / "many.jsonl").write_text("\n".join([*lines, "{", ""]))
            case 5:
                some.write_bytes(some.read_bytes().replace(b" a ", b" the ").replace(b"MD", b"DO"))
            case _:
                (folder / "m_zz.txt").write_text(f"What is page {number}?\n\nIt hurts.\n")
        yield f"{number} {some.name}"


@pytest.mark.long
def test_changes_give_what_a_new_index_would_hold(pages: Path, qa: Qa) -> None:
    """Pages that come, go, change, move, double; records; what cannot be read."""
    check(qa)
    for _ in changes(pages, random.Random(5)):
        check(qa)


def test_what_the_user_records_is_in_the_index(pages: Path, qa: Qa) -> None:
    """Two doctors of other names are one person, until that is taken back."""
    assert pages.is_dir()
    check(qa)
    names = [line.split("\t")[0] for line in qa("doctors", "-C", "pages").stdout.split("\n")]
    first, second, *_ = [name for name in names if names.count(name) == 1]
    before = contents("old")["people"]
    assert qa("doctors", "-C", "pages", "--same", first, second).exit_code == 0
    told = qa("doctors", "-C", "pages", "--json", "--index", "old").stdout  # people as recorded
    check(qa)
    assert contents("old")["people"] != before
    assert qa("doctors", "-C", "pages", "--json", "--index", "old").stdout == told
    assert qa("doctors", "-C", "pages", "--json").stdout == told
    assert qa("doctors", "-C", "pages", "--different", first, second).exit_code == 0
    check(qa)


@pytest.mark.parametrize(
    ("keys", "whole"),
    [
        ([], True),
        ([-1, -2], True),
        ([5_000, -1, 9_000, -2, -3], True),
        ([-4, 7, -1], True),
        ([-1, -2, 2], False),
        ([7, 5], False),
        ([2**39 - 3, -1], False),
    ],
)
def test_new_keys_keep_the_order(keys: list[int], *, whole: bool) -> None:
    """Those that are there stay; where there is no room, that is said."""
    if not whole:
        with pytest.raises(OutdatedError):
            assign_keys(keys)
        return
    placed = assign_keys(keys)
    assert placed == sorted(set(placed))
    assert all(new == old for old, new in zip(keys, placed, strict=True) if old > 0)
    assert all(key > 0 for key in placed)


def test_two_ratings_on_a_page_that_comes_and_goes(pages: Path, qa: Qa) -> None:
    """They part bylines on other pages, and without that page these are one doctor's again."""
    byline = "Ann Roe, MD\nReno Dermatologist\n{} out of 5 stars {} reviews"
    answer = "Rest\n\nIce it for three days, and see somebody if it still hurts.\n\n{}\n"
    for name, ratings in (("x", ["4.5"]), ("y", ["4.4"]), ("z", ["4.5", "3.1"])):
        bylines = [byline.format(rating, rating[-1] * 2) for rating in ratings]
        text = f"What is new?\n\nIt hurts.\n\nDoctor Answers {len(ratings)}\n\n"
        (pages / f"{name}.txt").write_text(text + "\n".join(map(answer.format, bylines)))
    check(qa)
    roes = qa("doctors", "-C", "pages", "--index", "old").stdout.count("Ann Roe\t")
    assert roes == 3
    (pages / "z.txt").unlink()
    check(qa)
    assert qa("doctors", "-C", "pages", "--index", "old").stdout.count("Ann Roe\t") == 1
