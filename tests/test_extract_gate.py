"""The gate before the parser: hardly a question page is turned away, and most other pages are."""

import json
import pydoc_data.topics
from collections.abc import Callable

import pytest

from benchmarks.generator import Profile, generate
from benchmarks.labeller.sheets import HERE, MORE_PAGES, PAGES
from qa_cli.extract import gate
from qa_cli.extract.gate import may_ask

RECALL = 0.995
"""Share of question pages that are let in, at least."""

MENU = "Home\nNews\nSports\nWeather\nSign in\nSubscribe\n" * 40
"""What stands around a page's text: 1,760 characters."""


def written() -> list[str]:
    """Return the question pages that were written and labelled by hand."""
    rows = (HERE / "written.txt").read_text("utf-8").splitlines()
    names = [name for name, _, said in (row.partition("\t") for row in rows) if said != "none"]
    found = [MORE_PAGES / f"{name}.txt" for name in names]
    return [(one if one.exists() else PAGES / one.name).read_bytes().decode() for one in found]


def twins() -> list[str]:
    """Return the question pages among the twins of real pages."""
    paths = sorted((HERE / "twins").glob("*/pages/*.txt"))
    truths = [one.parent.parent / "truth" / f"{one.stem}.json" for one in paths]
    asking = [json.loads(one.read_text("utf-8")).get("is_qa", True) for one in truths]
    return [one.read_text("utf-8") for one, is_qa in zip(paths, asking, strict=True) if is_qa]


def generated() -> list[str]:
    """Return question pages of every profile."""
    profiles: tuple[Profile, ...] = ("site", "listed", "wild", "other")
    return [generate(seed, one).text for one in profiles for seed in range(60_000, 60_025)]


@pytest.mark.parametrize("pages", [written, twins, generated])
def test_labelled_question_pages_are_let_in(pages: Callable[[], list[str]]) -> None:
    """Of all pages of which somebody has said that they are question pages."""
    texts = pages()
    assert len(texts) >= 100
    assert sum(map(may_ask, texts)) / len(texts) >= RECALL


def test_menus_do_not_hide_a_question_page() -> None:
    """What stands around it takes nothing away, and is not counted as text."""
    texts = [f"{MENU}{text}{MENU}" for text in (*written(), *twins())]
    assert sum(map(may_ask, texts)) / len(texts) >= RECALL


def test_most_other_texts_are_turned_away() -> None:
    """Of the texts of Python's own help, at least half; the parser judges the rest."""
    texts = [text for text in pydoc_data.topics.topics.values() if len(text) > gate.NEEDED[0][0]]
    assert len(texts) > 50
    assert sum(map(may_ask, texts)) / len(texts) < 0.5


SENTENCE = "The mill was built of the stone that the river had left beside it. "
"""An English sentence without a sign."""

SATZ = "Die Mühle wurde aus Steinen gebaut, die der Fluss dort liegen ließ. "
"""Likewise, a German one."""


@pytest.mark.parametrize(
    ("text", "let_in"),
    [
        ("", True),
        (SENTENCE * 5, True),  # too short to be worth a look
        (SENTENCE * 11 + "\nIs it so?", True),
        (SENTENCE * 100, False),
        (SENTENCE * 100 + "\nShould I ask a doctor?\nA surgeon answers the question.", False),
        ("Should I ask a doctor?\nA surgeon answers the question.\n" + SENTENCE * 100, True),
        ("Is it so?\n" + SENTENCE * 30, False),  # one sign is too little for so much text
        ("Is it so?\n" + SENTENCE * 30 + "\nIf you ask me, I would consult a physician.", True),
        (f"{MENU}\n{SENTENCE * 100}", False),
        (SATZ * 100, False),
        (f"2 Antworten der Ärzte auf diese Frage eines Patienten\n{SATZ * 100}", True),
        ("水車小屋は川のそばにあった石で建てられたものです。" * 200, False),
        (
            "医師からの回答が二件あります。" + "水車小屋は川のそばにあった石で建てられた。" * 200,
            True,
        ),
    ],
)
def test_what_is_let_in(text: str, let_in: bool) -> None:  # noqa: FBT001
    """Short pages, and long ones with signs enough, in the language that they are in."""
    assert may_ask(text) == let_in
