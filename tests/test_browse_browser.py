"""The app by its keys: what each does, on the seeds."""

import pytest

from qa_cli.browse.bindings import KEYS
from qa_cli.browse.browser import INTERRUPTED, Browser
from tests.browsing import Driver, drive

pytestmark = pytest.mark.usefixtures("seeds")

PAGE = "004_4314e1bc94ffe93a"


def test_hits_follow_the_query() -> None:
    """From the second character on; corrections are told, errors with their place."""

    async def steps(on: Driver) -> None:
        assert on.app.hits.border_title == "2 pages"
        await on.press("slash", "b")
        assert on.app.hits.border_title == "2 pages"
        await on.press("o")
        await on.finds("bo", "10 hits")
        await on.type("tox")
        await on.finds("botox", "20 hits")
        await on.press("ctrl+u")
        await on.finds("", "2 pages")
        await on.type("masetter smile")
        await on.finds("masetter smile", "3 hits")
        assert on.told == 'no "masetter" in the corpus: searching for "masseter"'
        await on.until(lambda: on.app.facets.border_subtitle == "1 question, 2 answers")
        on.app.line.value = "botox rating:x"
        await on.sees("^ rating: takes a number")
        assert on.app.hits.rows  # those of before are still there
        on.app.line.value = "price"
        await on.sees('nothing found for "price"; nearest in the corpus: process (2)')
        assert (on.app.hits.rows, on.app.hits.border_title) == ([], "0 hits")
        assert on.text == ""
        await on.press("enter", "m", "o", "y", "s", "J", "n")  # with no hit, none of these fails
        assert on.desk.edited == []

    drive(steps)


def test_the_text_is_what_show_prints_with_matches_marked() -> None:
    """And Enter opens the page at the answer; Esc goes back."""

    async def steps(on: Driver) -> None:
        await on.search("lasts 3-4 months", "1 hit")
        await on.until(lambda: on.app.reading.border_title == "004/2")
        assert "2. Botox for muscles spasms and facial" in on.text
        assert "004/2  seeds/004_4314e1bc94ffe93a.txt:14" in on.text
        assert on.app.reading._matches
        await on.press("enter")
        await on.until(lambda: on.app.reading.border_title == "004")
        assert "1. Botox For Muscle Spasm Versus" in on.text
        assert "1. Botox For Muscle Spasm Versus" not in on.screen()
        assert on.focus == "reading"
        top = on.app.reading.scroll_offset.y
        await on.press("n")
        await on.until(lambda: on.app.reading.scroll_offset.y != top)
        await on.press("G")
        await on.until(lambda: on.app.reading.scroll_offset.y == on.app.reading.max_scroll_y)
        await on.press("n")
        await on.until(lambda: on.told == "no more marked words")
        await on.press("N", "escape")
        await on.until(lambda: on.app.reading.border_title == "004/2")
        assert on.focus == "hits"

    drive(steps)


def test_moving() -> None:
    """Arrows and letters move in the list and in the text; J and K from anywhere."""

    async def steps(on: Driver) -> None:
        await on.search("botox", "20 hits")
        hits, reading = on.app.hits, on.app.reading
        await on.press("j", "down", "k")
        assert hits.highlighted == 1
        await on.press("G")
        await on.until(lambda: len(hits.rows) == 20)  # the rest has come
        await on.press("G")
        assert hits.highlighted == 19
        await on.press("g", "space", "ctrl+u")
        assert hits.highlighted == 0
        await on.press("enter", "J")
        assert (hits.highlighted, on.focus) == (1, "reading")
        await on.press("K")
        await on.until(lambda: reading.max_scroll_y > 0)
        await on.press("g", "j", "down", "k")
        assert reading.scroll_offset.y == 1
        await on.press("G")
        await on.until(lambda: reading.scroll_offset.y == reading.max_scroll_y)
        await on.press("ctrl+u", "ctrl+d", "up", "home")
        assert reading.scroll_offset.y == 0

    drive(steps)


def test_panes() -> None:
    """Tab goes from one to the next, Shift+Tab back; out of the query, too."""

    async def steps(on: Driver) -> None:
        await on.press("tab")
        assert on.focus == "reading"
        await on.press("tab")
        assert on.focus == "facets"
        await on.press("shift+tab")
        assert on.focus == "reading"
        await on.press("slash", "tab")
        assert on.focus == "hits"
        await on.press("slash", "shift+tab")
        assert on.focus == "reading"
        await on.press("slash", "down")
        assert (on.focus, on.app.hits.highlighted) == ("hits", 1)

    drive(steps)


def test_facets_narrow_the_query_and_widen_it_again() -> None:
    """Enter puts a term into the query, and takes it out; counts follow; d tells of the doctor."""

    async def steps(on: Driver) -> None:
        await on.search("botox", "20 hits")
        await on.until(lambda: on.app.facets.border_subtitle == "2 questions, 18 answers")
        await on.press("shift+tab", "enter")
        assert on.app.line.value == 'botox doctor:"Amiya Prasad"'
        await on.until(lambda: on.app.hits.border_title == "1 hit")
        await on.until(lambda: on.app.facets.border_subtitle == "0 questions, 1 answer")
        await on.press("d")
        await on.until(lambda: "Amiya Prasad, MD" in on.text)
        await on.press("enter")
        assert on.app.line.value == "botox"
        await on.until(lambda: on.app.hits.border_title == "20 hits")

    drive(steps)


def test_views() -> None:
    """Source, figures, doctor; the same key again goes back; what there is not is told."""

    async def steps(on: Driver) -> None:
        await on.search("spasm id:004/2", "1 hit")
        await on.press("s")
        await on.until(lambda: on.app.reading.border_title == "004 as saved")
        assert "  1 title" in on.text
        await on.sees(" 18 body 2 ")
        await on.press("f")
        await on.until(lambda: "5 of 10 answers cover 4 months" in on.text)
        await on.press("d")
        await on.until(lambda: "Victor Chung, MD  Facial Plastic Surgeon" in on.text)
        await on.press("d")
        await on.until(lambda: on.app.reading.border_title == "004/2")
        await on.press("slash", "backspace", "1")
        await on.until(lambda: on.app.hits.row is not None and on.app.hits.row.ref == "004/1")
        await on.press("enter", "d")
        await on.until(lambda: on.told == "no byline names a doctor here")

    drive(steps)


def test_marks() -> None:
    """Marked answers stand side by side, and are written as ids, Markdown or CSV."""

    async def steps(on: Driver) -> None:
        await on.press("e")
        await on.until(lambda: on.told == "nothing is marked: m marks a hit")
        await on.press("c")
        await on.until(lambda: on.told == "nothing is marked: m marks an answer")
        await on.search("months id:004", "7 hits")
        await on.press("m", "m", "k", "m")
        await on.sees("1 marked", "✓ ")
        await on.press("m", "c")
        await on.until(lambda: on.app.reading.border_title == "2 marked")
        ids = list(on.app.marked)
        assert all(f"{one.partition('/')[2]}. " in on.text for one in ids)
        await on.press("e", "down", "enter", "enter")
        await on.until(lambda: on.told == "2 marked hits written to qa-marked.md")
        assert on.desk.saved["qa-marked.md"].count("\n") == 4
        await on.press("e", "enter", "enter")
        await on.until(lambda: "qa-marked.txt" in on.desk.saved)
        assert on.desk.saved["qa-marked.txt"].split() == ids
        await on.press("e", "enter", "enter")
        await on.until(lambda: on.told == "qa-marked.txt is there already: choose another name")
        await on.press("e", "escape")
        assert on.focus == "hits"

    drive(steps, size=(150, 34))


def test_editor_clipboard_picture() -> None:
    """O opens the line of the hit; y and Y copy by OSC 52, and say so; p saves a picture."""

    async def steps(on: Driver) -> None:
        await on.search("months id:004/2", "1 hit")
        await on.press("y")
        assert on.app.clipboard == f"{PAGE}/2"
        assert on.told == f"copied, if your terminal takes it (OSC 52): {PAGE}/2"
        await on.press("Y")
        assert on.app.clipboard == f"seeds/{PAGE}.txt:18"
        await on.press("o")
        await on.until(lambda: bool(on.told) and "editor" in on.told)  # a test has no terminal
        await on.press("p")
        svg = on.desk.saved["qa-browse.svg"]
        assert "Victor" in svg
        assert "http" not in svg.replace("http://www.w3.org/2000/svg", "")
        assert "url(" not in svg.replace("url(#", "")
        await on.press("p")
        assert on.told == "qa-browse.svg is there already: choose another name"

    drive(steps)


def test_a_corpus_that_changes_is_told_and_read_again() -> None:
    """Within seconds; r opens it anew, with the query as it is."""

    async def steps(on: Driver) -> None:
        await on.search("botox", "20 hits")
        on.desk.stale = True
        on.app._watch()
        await on.sees("the corpus has changed: r reads it again")
        on.desk.stale = False
        opened = on.desk.opened
        await on.press("r")
        await on.until(lambda: on.desk.opened > opened and on.app.hits.border_title == "20 hits")
        await on.sees("2 pages · no index")

    drive(steps)


def test_help_tells_all_keys() -> None:
    """Esc closes it; keys of the app do nothing meanwhile."""

    async def steps(on: Driver) -> None:
        await on.press("question_mark")
        await on.sees("write a query; hits follow from the second character on")
        assert all(key.words in on.screen() for key in KEYS)
        await on.press("m", "slash", "j", "k", "escape")
        assert not on.app.marked
        assert on.focus == "hits"

    drive(steps, size=(120, 44))


def test_themes() -> None:
    """T takes the next one, and says which."""

    async def steps(on: Driver) -> None:
        for name in ("terminal", "dark", "light"):
            await on.press("t")
            assert on.told == f"colors: {name}"

    drive(steps, theme="light")


def test_no_color(monkeypatch: pytest.MonkeyPatch) -> None:
    """Marked words have a line below them, the cursor is reversed, and no color is left."""
    monkeypatch.setenv("NO_COLOR", "1")

    async def steps(on: Driver) -> None:
        await on.press("t")
        assert on.told == "NO_COLOR is set: no colors"
        styles = [one.style for strip in on.app.reading._strips for one in strip if one.style]
        assert any(style.underline for style in styles)
        rows = [on.app.hits.render_line(y) for y in range(2)]
        assert all(one.style and one.style.reverse for row in rows for one in row)
        assert on.app.hits.rows[0].text.spans[-1].style == "underline"

    drive(steps, query="botox")


@pytest.mark.parametrize(("key", "code"), [("q", 0), ("ctrl+c", INTERRUPTED)])
def test_leaving(key: str, code: int) -> None:
    """Q from a pane, Ctrl-C from anywhere, the query included."""

    async def steps(on: Driver) -> None:
        if key == "ctrl+c":
            await on.press("slash", "q")
        await on.press(key)

    assert drive(steps).app.return_value == code


def test_the_mouse() -> None:
    """A click on a hit shows it, on a facet narrows to it, on a word at the bottom presses it."""

    async def steps(on: Driver) -> None:
        await on.pilot.click("#hits", offset=(5, 4))
        assert on.app.hits.highlighted == 1
        await on.pilot.click("#facets", offset=(12, 2))
        await on.until(lambda: on.app.line.value == 'doctor:"Amiya Prasad"')
        await on.pilot.click("#keys", offset=(3, 0))
        await on.until(lambda: on.focus == "query")

    drive(steps)


def test_a_mistake_of_the_program_ends_it() -> None:
    """And is kept for `qa` to tell."""

    async def steps(on: Driver) -> None:
        on.app._desks.ask("text", "text", lambda *_: 1 / 0)
        await on.until(lambda: on.app.failure is not None)

    with pytest.raises(ZeroDivisionError):
        drive(steps)


def test_every_key_is_bound() -> None:
    """What is told as a key of the app is one."""
    bound = {key for one in Browser.BINDINGS for key in one.key.split(",")}  # type: ignore[union-attr]
    assert {key for one in KEYS if one.action for key in one.keys.split(",")} <= bound


def test_what_is_said_of_the_corpus_is_told() -> None:
    """Once, a few lines of it, and again where there is no query."""

    async def steps(on: Driver) -> None:
        for number in (1, 1, 2, 3, 4, 5):
            on.app.hear(f"seeds/{number}.txt: cannot be read")
        await on.until(lambda: on.told.endswith("and 2 more"))
        assert on.told.count("\n") == 3
        await on.search("masetter", "8 hits")
        assert on.told == 'no "masetter" in the corpus: searching for "masseter"'
        await on.search("", "2 pages")
        assert on.told.endswith("and 2 more")

    drive(steps)


def test_replies_before_a_dialog() -> None:
    """What a desk tells meanwhile is shown behind it."""

    async def steps(on: Driver) -> None:
        await on.press("question_mark")
        on.app.line.value = "botox"
        await on.until(lambda: on.found == "botox")
        await on.until(lambda: on.app.facets.border_subtitle == "2 questions, 18 answers")
        await on.press("escape")
        await on.sees("20 hits")

    drive(steps)
