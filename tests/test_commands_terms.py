"""`qa terms`."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.builders import saved_page
from tests.conftest import Qa

pytestmark = pytest.mark.usefixtures("seeds")


def rows_of(qa: Qa, *args: str) -> list[list[str]]:
    """Return what a pipe gets."""
    return [line.split("\t") for line in qa("terms", *args).stdout.splitlines()]


def document_of(qa: Qa, *args: str) -> dict[str, Any]:
    """Return the JSON."""
    document: dict[str, Any] = json.loads(qa("terms", *args, "--json").stdout)
    return document


def test_the_most_frequent_words(qa: Qa) -> None:
    """Times, answers, doctors; how many there are in all."""
    result = qa("terms", "-n", "2")
    assert result.stdout == "botox\t46\t18\t11\nmuscle\t20\t11\t7\n"
    assert result.stderr == "qa: 2 of 357 terms (more with -n)\n"
    document = document_of(qa, "-n", "1")
    assert (document["total"], len(document["terms"])) == (357, 1)


def test_they_agree_with_the_concordance(qa: Qa) -> None:
    """A word stands in answers as often as it is listed there."""
    lines = qa("concord", "masseter", "--where", "said:doctor").stdout.splitlines()
    [row] = [row for row in rows_of(qa, "-n", "50") if row[0] == "masseter"]
    assert row[1:3] == [str(len(lines)), str(len({line.split("\t")[0] for line in lines}))]


def test_phrases(qa: Qa) -> None:
    """Two or three telling words."""
    assert rows_of(qa, "--phrases", "-n", "1") == [["masseter muscle", "6", "5", "4"]]


def test_some_answers_alone(qa: Qa) -> None:
    """`--where` and `--doctor` narrow what is counted, and each other."""
    assert rows_of(qa, "--doctor", "palmer", "-n", "1") == [["botox", "3", "1", "1"]]
    assert rows_of(qa, "--where", "id:004", "-n", "1")[0][0] == "botox"
    result = qa("terms", "--where", "id:004", "--doctor", "palmer")
    assert (result.exit_code, result.stdout) == (1, "")


def test_a_word(qa: Qa) -> None:
    """Itself, its forms, what is near it, phrases with it."""
    rows = rows_of(qa, "muscle")
    assert rows[0] == ["word", "muscle", "20", "11", "7"]
    assert [row for row in rows if row[0] == "form"] == [["form", "muscles", "17", "11"]]
    assert {row[0] for row in rows} == {"word", "form", "near", "phrase"}
    document = document_of(qa, "muscle")
    assert (document["of_answers"], document["window"]) == (18, 5)
    assert document["forms"] == [{"term": "muscles", "times": 17, "answers": 11, "doctors": None}]
    assert document_of(qa, "muscle", "-n", "1")["near"] == document["near"][:1]


def test_a_phrase_and_a_beginning(qa: Qa) -> None:
    """They have no forms."""
    assert rows_of(qa, "masseter", "muscle")[0] == ["word", "masseter muscle", "6", "5", "4"]
    assert rows_of(qa, "inject*")[0][:2] == ["word", "inject*"]
    assert {row[0] for row in rows_of(qa, "inject*")} == {"word", "near", "phrase"}


def test_what_stands_near(qa: Qa) -> None:
    """Closest first, within a window that can be chosen."""
    rows = rows_of(qa, "--near", "masseter")
    assert rows[0] == ["muscle", "6", "5", "20", "12.58"]  # 14 + log2(2 * 6 / (12 + 20))
    narrow = {row[0]: int(row[1]) for row in rows_of(qa, "--near", "masseter", "--window", "1")}
    assert narrow
    assert all(count <= int(row[1]) for row in rows for name, count in narrow.items()
               if row[0] == name)  # fmt: skip
    assert document_of(qa, "--near", "masseter")["times"] == 12


def test_key_terms(qa: Qa) -> None:
    """Of some answers against all others: what both sides add up to is the corpus."""
    document = document_of(qa, "--key", "--where", "id:000")
    whole = document_of(qa)["size"]
    assert document["size"] + document["other_size"] == whole
    assert document["terms"][0]["term"] == "masseter"
    assert document["terms"][0]["other_times"] == 0
    [row] = [row for row in rows_of(qa, "--key", "--where", "id:000") if row[0] == "masseter"]
    assert float(row[5]) == document["terms"][0]["log_likelihood"]


def test_against_other_answers(qa: Qa) -> None:
    """Only what the other query finds is compared with; answers of both are on the first side."""
    document = document_of(qa, "--where", "id:000", "--against", "id:004")
    assert document["terms"] == document_of(qa, "--key", "--where", "id:000")["terms"]
    both = document_of(qa, "--where", "id:000", "--against", "id:000 OR id:004")
    assert both["terms"] == document["terms"]
    assert document_of(qa, "--doctor", "palmer", "--against", "id:000/2")["other_size"] < 100
    result = qa("terms", "--where", "id:000", "--against", "id:000")
    assert (result.exit_code, result.stderr) == (1, "qa: nothing is left to compare with\n")


def test_groups(qa: Qa) -> None:
    """Some terms of each; -n says how many."""
    rows = rows_of(qa, "--by", "question", "-n", "2")
    assert [row[7] for row in rows] == [
        *["000_52f1e9b741cd2cdd"] * 2,
        *["004_4314e1bc94ffe93a"] * 2,
    ]
    rows = rows_of(qa, "--by", "question", "--where", "id:000")
    assert {row[7] for row in rows} == {"000_52f1e9b741cd2cdd"}
    assert ["Amiya Prasad", "hemifacial"] in [row[:2] for row in rows_of(qa, "--by", "doctor")]
    assert document_of(qa, "--by", "specialty", "--phrases")["by"] == "specialty"


@pytest.mark.parametrize(
    "args",
    [
        ("zebra",),
        ("--near", "zebra"),
        ("--near", "antidote"),
        ("--key", "--where", "id:000/4"),
        ("--by", "doctor", "--where", "id:000/4"),
        ("--where", "zebra"),
    ],
)
def test_nothing(qa: Qa, args: tuple[str, ...]) -> None:
    """Exit code 1, and a word on standard error."""
    result = qa("terms", *args)
    assert (result.exit_code, result.stdout, result.stderr.count("\n")) == (1, "", 1)


@pytest.mark.parametrize(
    "args",
    [
        ("--key",),
        ("--against", "botox"),
        ("botox", "--near", "muscle"),
        ("botox", "--phrases"),
        ("--near", "botox", "--phrases"),
        ("--key", "--by", "doctor", "--where", "botox"),
        ("?!",),
        ("--near", "..."),
        ("--window", "0"),
    ],
)
def test_what_does_not_go_together(qa: Qa, args: tuple[str, ...]) -> None:
    """Exit code 2, in one line."""
    result = qa("terms", *args)
    assert (result.exit_code, result.stdout, result.stderr.count("\n")) == (2, "", 1)


@pytest.mark.parametrize(
    ("args", "told"),
    [
        (("-n", "3"), "3 of 357 terms; telling words in all: "),
        (("masseter",), "masseter  12 times, in 7 of 18 answers, by 5 doctors"),
        (("--near", "masseter", "-n", "2"), "masseter stands there 12 times; window: 5 words"),
        (("--key", "--where", "id:000", "-n", "1"), "; telling words here: "),
        (("--by", "question"), "Face Semi-paralyzed After Botox to Masseter"),
    ],
)
def test_a_screen(qa: Qa, args: tuple[str, ...], told: str) -> None:
    """A table, and what it is of."""
    shown = qa("terms", *args, "--format", "table", env={"COLUMNS": "80"}).stdout
    assert told in shown


def test_hostile_text_is_made_harmless(write_page: Callable[[str, str], Path], qa: Qa) -> None:
    """What is typed and what a page says is shown as text."""
    body = "Zebra\x1b[31m zebra \u202ezebra [red]zebra[/red]. " * 3
    write_page("a.txt", saved_page("Is it \x1b[31mred?", "I asked.", ("No.", body)))
    write_page("b.txt", saved_page("Is it blue?", "I asked.", ("No.", "It is ice. " * 9)))
    for args in ((), ("zebra",), ("--near", "zebra\x1b[31m"), ("--by", "question"), ("\x1b[2Jx",)):
        for form in ("table", "tsv", "csv"):
            result = qa("terms", *args, "--format", form, "-C", "pages")
            assert not set(result.stdout + result.stderr) & {"\x1b", "\u202e"}
