"""The benchmarks' own parts: tables, their places in a text, and pages as mails."""

import sys
from email import message_from_bytes
from email.policy import default
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks import report, timing
from benchmarks.generator import generate
from benchmarks.launcher import Result
from benchmarks.scale import building, updating
from benchmarks.scale.mails import as_mail, has_mails, replace_mail, write_mails
from benchmarks.scale.place import Place
from benchmarks.scale.run import DEFAULT
from benchmarks.search_quality import Comparison, Measures
from benchmarks.tables import Asked, Row, as_markdown, replace_block, row


def result(wall: float, processor: float = 1, largest: float = 50, code: int = 0) -> Result:
    """Return a made-up result."""
    return Result(wall, processor, largest, together=80, code=code)


def test_a_table_tells_what_was_measured_and_what_missed_its_limit() -> None:
    """Ratio, limits of all kinds, and no column that nothing stands in."""
    made = [
        row("both", result(0.5), result(0.25), asked=Asked(ratio=1.5), before="1.8"),
        row(
            "alone",
            result(12.34, largest=199.6),
            asked=Asked(seconds=20, megabytes=150),
            memory=True,
        ),
    ]
    assert as_markdown(made) == (
        "| | seconds | beside it | ratio | MB | asked | before |\n"
        "|---|---|---|---|---|---|---|\n"
        "| both | 0.500 | 0.250 | 2.00 |  | ≤ 1.5, missed | 1.8 |\n"
        "| alone | 12.3 |  |  | 200 | ≤ 20 s; ≤ 150 MB, missed |  |"
    )
    assert as_markdown([Row("one", 1234.5)]) == "| | seconds |\n|---|---|\n| one | 1,234.5 |"


@pytest.mark.parametrize(
    ("ours", "missed"), [(0.7, False), (0.704, False), (0.706, True), (None, False)]
)
def test_what_is_judged_is_what_is_shown(ours: float | None, *, missed: bool) -> None:
    """A ratio shown as its limit is not told as missed, nor is one that was not measured."""
    assert Row("row", ours, 1, asked=Asked(ratio=0.7)).limits() == [("≤ 0.7", missed)]


def test_what_failed_or_was_not_run_has_no_number() -> None:
    """The row says why instead, and keeps the numbers of the side that did run."""
    failed = row("a", result(1, code=2), result(2), asked=Asked(ratio=1))
    assert failed.cells() == ("a (failed, exit code 2)", "", "", "", "", "≤ 1", "")
    other = row("a", result(1), result(2, code=-9))
    assert other.cells() == ("a (the other failed, exit code -9)", "1.00", "", "", "", "", "")
    assert row("a", result(1, code=1), codes=(0, 1)).ours == 1
    assert row("a", result(1, processor=3), result(1, processor=2), "processor").ratio == 1.5


TEXT = """# Title
<!-- scale 20 -->
old
<!-- /scale -->

<!-- scale 200 -->
kept
<!-- /scale -->
"""


def test_a_block_is_replaced_between_its_markers_alone() -> None:
    """Every other byte stays, and again with the same block nothing changes."""
    new = replace_block(TEXT, "scale 20", "\\1 new\n\nlines\n")
    assert new == TEXT.replace("old", "\\1 new\n\nlines")
    assert replace_block(new, "scale 20", "\\1 new\n\nlines") == new


@pytest.mark.parametrize("text", ["", "<!-- scale 20 -->\n", TEXT * 2, "<!-- /scale -->\n"])
def test_a_text_without_the_markers_is_refused(text: str) -> None:
    """Rather than measured for and not written, or written twice."""
    with pytest.raises(ValueError, match="not once in the text: <!-- scale 20 -->"):
        replace_block(text, "scale 20", "new")


def test_the_report_writes_each_block_and_leaves_the_rest(tmp_path: Path) -> None:
    """What is asked for is measured in order; the README has a place for all of it."""
    readme = tmp_path / "README.md"
    readme.write_text(TEXT, encoding="utf-8")
    report.write(readme, {"scale 200": lambda: "one", "scale 20": lambda: "two"})
    assert readme.read_text(encoding="utf-8") == TEXT.replace("kept", "one").replace("old", "two")
    asked = report.blocks(report.KINDS, [4_000, 20_000, 200_000], DEFAULT)
    assert list(asked) == ["startup", "search", "scale 4000", "scale 20000", "scale 200000"]
    report.check(report.README, asked)


def test_builds_are_told_only_of_programs_that_indexed_every_mail() -> None:
    """One that is missing, or has too few mails, stands with the reason and without a ratio."""
    told = {"notmuch new": "", "mu index": "`mu` is not installed", "recollindex": "it has 7 of 9"}
    others = {"notmuch new": [result(9, 8), result(8, 9)], "recollindex": [result(1, 1)]}
    made = building.rows(20_000, [result(6, 7), result(5, 6)], [result(4, 4)], others, told)
    assert [(one.ours, one.theirs, one.note) for one in made[:4]] == [
        (6, 8, ""),
        (6, None, "`mu` is not installed"),
        (6, None, "it has 7 of 9"),
        (5, 4, ""),
    ]
    assert [one.memory for one in made[-2:]] == [50, 80]
    failed = building.rows(20_000, [result(5, code=1)], [result(4)], others, told)
    assert all(one.ours is None and one.memory is None for one in failed)


def test_limits_belong_to_the_sizes_they_were_set_for() -> None:
    """100 changed pages of 20,000 may take a second, of 200,000 three; 4,000 have no limit."""
    told = dict.fromkeys(("notmuch new", "mu index", "recollindex"), "missing")
    asked = {
        pages: updating.rows(pages, 100, result(0.1), [result(2)], {}, told)[1].limits()
        for pages in (4_000, 20_000, 200_000)
    }
    assert asked == {4_000: [], 20_000: [("≤ 1 s", True)], 200_000: [("≤ 3 s", False)]}


def test_search_tables_show_all_tools_once_and_ours_everywhere() -> None:
    """The first comparison is told of every tool, the others of `qa search` alone."""
    ours, theirs = Measures(0.98, 0.97, 0.96, 3), Measures(0.5, 0.4, 0.3, 2)
    first = Comparison("prose", "one", 620, 2604, 600, (("qa search", ours), ("fzf", theirs)))
    second = Comparison("made-up", "two", 300, 3500, 150, (("qa search", theirs),))
    assert report.search_tables([first, second]) == (
        "| 620 paragraphs, 600 queries of one | top-1 | recall@5 | precision@5 |\n"
        "|---|---|---|---|\n"
        "| `qa search` | 0.980 | 0.970 | 0.960 |\n"
        "| fzf | 0.500 | 0.400 | 0.300 |\n\n"
        "| `qa search` | | top-1 | recall@5 | precision@5 |\n"
        "|---|---|---|---|---|\n"
        "| prose, 2,604 different words, 620 paragraphs | one (600) | 0.980 | 0.970 | 0.960 |\n"
        "| made-up, 3,500 different words, 300 paragraphs | two (150) | 0.500 | 0.400 | 0.300 |"
    )


@pytest.mark.parametrize("seed", range(20))
def test_a_page_is_read_back_from_its_mail(seed: int) -> None:
    """Text, subject and sender, by the standard library."""
    text = generate(seed, "site").text
    mail = message_from_bytes(as_mail(seed, text.encode()), policy=default)
    assert mail.get_payload(decode=True) == text.encode()
    assert mail.get_content() == text
    assert (
        mail["Subject"].split() == next(line for line in text.split("\n") if line.strip()).split()
    )
    assert mail["From"] == f"Doctor {seed} <doctor{seed}@example.org>"
    assert not mail.defects


@given(st.text())
def test_any_text_survives_as_a_mail(text: str) -> None:
    """Whatever stands in its first line, the body is the page's bytes."""
    page = text.encode(errors="replace")
    mail = message_from_bytes(as_mail(0, page), policy=default)
    assert mail.get_payload(decode=True) == page


def test_a_changed_page_is_another_mail(tmp_path: Path) -> None:
    """The old file goes, the new one has another name and Message-ID, and back is as before."""
    corpus, maildir = tmp_path / "pages", tmp_path / "mails"
    corpus.mkdir()
    for name in ("000000_a.txt", "000001_b.txt"):
        (corpus / name).write_text(f"page {name}\n", encoding="utf-8")
    assert not has_mails(corpus, maildir)
    assert write_mails(corpus, maildir) == 2
    assert has_mails(corpus, maildir)
    before = {path.name: path.read_bytes() for path in (maildir / "cur").iterdir()}
    old = (corpus / "000001_b.txt").read_bytes()
    replace_mail(maildir, 1, old, b"new\n")
    assert not has_mails(corpus, maildir)
    after = {path.name: path.read_bytes() for path in (maildir / "cur").iterdir()}
    assert len(before.keys() & after.keys()) == 1
    assert len(after) == 2
    ids = {message_from_bytes(mail)["Message-ID"] for mail in (*before.values(), *after.values())}
    assert len(ids) == 3
    replace_mail(maildir, 1, b"new\n", old)
    assert {path.name: path.read_bytes() for path in (maildir / "cur").iterdir()} == before


def test_a_corpus_is_mended_or_refused(tmp_path: Path) -> None:
    """A page left changed is written anew; one of another generator is told."""
    place = Place(tmp_path, 1, 3)
    place.prepare()
    pages = {path.name: path.read_bytes() for path in place.corpus.iterdir()}
    assert len(pages) == 3
    changed = sorted(place.corpus.iterdir())[1]
    changed.write_bytes(b"changed")
    place.prepare()
    assert {path.name: path.read_bytes() for path in place.corpus.iterdir()} == pages
    changed.rename(changed.with_name("000001_0123456789abcdef.txt"))
    with pytest.raises(ValueError, match="another generator wrote 000001_0123456789abcdef"):
        place.prepare()


def test_a_command_is_measured_with_the_processes_it_started() -> None:
    """Seconds, processor time and memory of a child's child, and the exit code."""
    inner = "x = bytearray(60_000_000); sum(range(3_000_000))"
    code = f"import subprocess, sys; subprocess.run([sys.executable, '-c', {inner!r}]); sys.exit(3)"
    taken = timing.take([sys.executable, "-c", code], timing.environment())
    assert taken.code == 3
    assert taken.largest > 60
    assert 0 < taken.processor < 60
    assert taken.together == 0


@pytest.mark.skipif(sys.platform != "linux", reason="looks into /proc")
def test_memory_of_all_processes_is_looked_at_meanwhile() -> None:
    """Two processes of 60 MB together are more than the largest one."""
    hold = "import time; x = bytearray(60_000_000); time.sleep(1.5)"
    code = (
        "import subprocess, sys; a = [subprocess.Popen([sys.executable, '-c', "
        f"{hold!r}]) for _ in range(2)]; [one.wait() for one in a]"
    )
    taken = timing.take([sys.executable, "-c", code], timing.environment(), sample=True)
    assert taken.together > 120 > taken.largest > 60
