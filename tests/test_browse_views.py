"""What the panes show of hostile pages: all of it, as text and as nothing else."""

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from qa_cli.browse import choices, inquiry, views
from qa_cli.browse.access import Shelf
from qa_cli.browse.marks import written
from qa_cli.browse.shapes import Part, Sight, View, Wish
from qa_cli.errors import NotFoundError
from tests.browsing import Desk
from tests.hostile.grammar import acting
from tests.hostile.texts import FORGED, HOSTILE, write_hostile

if TYPE_CHECKING:
    from rich.text import Text


def shelf_of(folder: str | Path) -> Shelf:
    """Return a corpus as the app has it."""
    desk = Desk([str(folder)])
    return Shelf(desk.access(), desk.open())


@pytest.fixture(scope="module")
def shelf(tmp_path_factory: pytest.TempPathFactory) -> Shelf:
    """Return the hostile pages."""
    return shelf_of(write_hostile(tmp_path_factory.mktemp("hostile") / "pages"))


def harmless(view: View) -> None:
    """Fail where a view does more than show text."""
    for strip in view.strips:
        assert not acting(strip.text, allowed="")
        assert strip.cell_length <= 200
        assert not strip.text.lstrip(" │").startswith(FORGED)
        assert not any(
            one.control or (one.style and (one.style.link or one.style.meta)) for one in strip
        )


def nobody() -> None:
    """Want everything."""


@pytest.mark.parametrize("sight", ["page", "answer", "source"])
def test_hostile_pages_are_shown(shelf: Shelf, sight: Sight) -> None:
    """With what the query finds in them marked."""
    named = {one.file_name.removesuffix(".txt"): one for one in HOSTILE}
    assert len(shelf.corpus.pages) == len(named)
    for one in shelf.corpus.pages:
        unit = f"{one.id}/1" if sight == "answer" else one.id
        view = views.drawn(shelf, Wish(sight, unit, 1, "masseter", 200), nobody)
        harmless(view)
        text = "".join(strip.text.strip() for strip in view.strips)
        assert named[one.id].shown.replace(" ", "") in text.replace(" ", "")


def test_hostile_rows(shelf: Shelf) -> None:
    """Hits, pages, and what facets list."""
    lines: list[Text] = []
    for query in ("", "masseter"):
        found = inquiry.find(shelf, Part(query, 100, 500))
        assert found.rows
        lines += [row.text for row in found.rows]
        assert not any(acting(row.ref + row.place) for row in found.rows)
        lines += [one.text for one in choices.choices(inquiry.count(shelf, query, nobody), query)]
    assert not any(acting(line.plain) for line in lines)


def test_hostile_doctors_figures_and_comparisons(shelf: Shelf) -> None:
    """The first of the pages stands for all: the renderables are those of other commands."""
    one, two, *_ = shelf.corpus.pages
    marked = (f"{one.id}/1", two.id)
    for sight in ("doctor", "figures", "compare"):
        wish = Wish(sight, f"{one.id}/1", 1, "masseter", 100, marked, colored=False)
        harmless(views.drawn(shelf, wish, nobody))


def test_what_there_is_not(seeds: Path) -> None:
    """Is told as every command tells it."""
    shelf = shelf_of(seeds)
    for sight, unit in (("doctor", "000"), ("compare", "000")):
        with pytest.raises(NotFoundError):
            views.drawn(shelf, Wish(sight, unit, 1, "", 80), nobody)  # type: ignore[arg-type]
    Path(seeds, "z.txt").write_text("Is it ice?\n\nIt is.\n\nDoctor Answers 0\n", "utf-8")
    with pytest.raises(NotFoundError, match="no figures"):
        views.drawn(shelf_of(seeds), Wish("figures", "z", 1, "", 80), nobody)


def test_a_doctor_with_many_answers(seeds: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody waits for a profile of hundreds of answers: the command makes it."""
    monkeypatch.setattr(views, "MOST_READ", 0)
    with pytest.raises(NotFoundError, match="Victor Chung, MD gives 1 answers: see qa doctors"):
        views.doctor(shelf_of(seeds), "004_4314e1bc94ffe93a/2", 80, nobody)


def test_narrow_comparisons_stand_below_one_another(seeds: Path) -> None:
    """As many beside one another as have room."""
    shelf = shelf_of(seeds)
    marked = ("000_52f1e9b741cd2cdd/2", "000_52f1e9b741cd2cdd/3", "000_52f1e9b741cd2cdd/4")
    heights = []
    for width in (40, 80, 120):
        view = views.compare(shelf, marked, "botox", width)
        assert all(strip.cell_length <= width for strip in view.strips)
        heights.append(len(view.strips))
    assert heights == sorted(heights, reverse=True)
    assert view.matches


def test_a_query_that_cannot_be_read_marks_nothing(seeds: Path) -> None:
    """The text is shown all the same."""
    view = views.page(shelf_of(seeds), "000", "rating:x", 80)
    assert (view.matches, view.strips != []) == ((), True)


def test_marked_questions_are_written_with_all_their_answers(seeds: Path) -> None:
    """And an answer that is marked besides once."""
    text = written(shelf_of(seeds), ("000_52f1e9b741cd2cdd/2", "000_52f1e9b741cd2cdd"), "csv")
    assert text.startswith("question_id,title,")
    assert text.count("\n000_52f1e9b741cd2cdd,") == 8
