"""Reports in a browser: they ask for nothing, run nothing, say nothing, and fit the screen."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.chromium import Browser, browser, found
from tests.hostile.markup import MARKUP, STOLEN
from tests.hostile.texts import HOSTILE
from tests.test_output_report import nasty, report

PROGRAM = found()
RUNS = f"<!DOCTYPE html><title>x</title><script>document.title = '{STOLEN}'</script>"

pytestmark = [
    pytest.mark.long,
    pytest.mark.skipif(PROGRAM is None, reason="Chromium is not installed"),
]


@pytest.fixture(scope="module")
def chromium(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    """Run a browser for all tests of this module."""
    with browser(str(PROGRAM), tmp_path_factory.mktemp("chromium")) as running:
        yield running


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Write a report of pages with every hostile text in every place; return its path."""
    pages = [nasty(text) for text in [*MARKUP, *(one.text for one in HOSTILE)]]
    path = tmp_path_factory.mktemp("report") / "hostile.html"
    path.write_text(report(*pages), "utf-8")
    return path


def test_the_browser_is_watched(chromium: Browser, tmp_path: Path) -> None:
    """A script, a message and a request are seen, so that the test below can fail."""
    page = tmp_path / "page.html"
    page.write_text(f"{RUNS}<script>console.log('x')</script><img src=http://127.0.0.1:9/x.png>")
    seen = chromium.look_at(page)
    assert chromium.value("document.title") == STOLEN
    assert "http://127.0.0.1:9/x.png" in seen.requests
    assert any('"x"' in one for one in seen.messages)


def test_a_policy_stops_what_gets_through(chromium: Browser, hostile: Path, tmp_path: Path) -> None:
    """The second wall: with a script and a picture put into a report, neither runs nor loads."""
    page = tmp_path / "page.html"
    through = f"{RUNS}<img src=http://127.0.0.1:9/x.png><p style='color: red'>x</p><main"
    page.write_text(hostile.read_text("utf-8").replace("<main", through, 1), "utf-8")
    seen = chromium.look_at(page)
    assert chromium.value("document.title") == "Questions and answers"
    assert seen.blocked == ["csp"] * (len(seen.requests) - 1)
    assert any("Content Security Policy" in one for one in seen.messages)


@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.parametrize("width", [320, 400, 1200])
def test_hostile_pages(chromium: Browser, hostile: Path, width: int, *, dark: bool) -> None:
    """Nothing is asked for but the file, nothing runs, nothing is said, nothing is cut off."""
    seen = chromium.look_at(hostile, width=width, dark=dark)
    assert seen.requests == [hostile.as_uri()]
    assert seen.messages == []
    assert chromium.value("document.title") == "Questions and answers"
    assert chromium.value("document.documentElement.scrollWidth") == width
    assert chromium.value("document.scripts.length + document.images.length") == 0
    ground = chromium.value("getComputedStyle(document.body).backgroundColor")
    assert ground == ("rgb(21, 24, 28)" if dark else "rgb(252, 252, 250)")
    assert chromium.picture().startswith(b"\x89PNG")


def test_links_lead_somewhere(chromium: Browser, hostile: Path) -> None:
    """Each is found in the browser's own way, whatever an id holds."""
    chromium.look_at(hostile)
    lost = """[...document.links].filter(
        one => !document.getElementById(decodeURIComponent(one.hash.slice(1)))
    ).length"""
    assert chromium.value("document.links.length") > 500
    assert chromium.value(lost) == 0
    last = "document.links[document.links.length - 1]"
    chromium.value(f"{last}.click()")
    assert chromium.value(f"document.querySelector(':target').id === {last}.hash.slice(1)") is True


def test_what_is_heard(chromium: Browser, tmp_path: Path) -> None:
    """Tables, headings and pictures of axes are such for those who hear a page."""
    page = tmp_path / "page.html"
    page.write_text(report(nasty("x")), "utf-8")
    chromium.look_at(page, width=400)
    chromium.ask("Accessibility.enable")
    nodes: list[dict[str, Any]] = chromium.ask("Accessibility.getFullAXTree")["nodes"]
    roles = {one["role"]["value"] for one in nodes if not one.get("ignored")}
    assert {"main", "navigation", "heading", "table", "row", "rowheader", "article"} <= roles
    pictures = [one["name"]["value"] for one in nodes if one["role"]["value"] in {"image", "img"}]
    assert any("on an axis from" in one for one in pictures)


def test_paper(chromium: Browser, tmp_path: Path) -> None:
    """It prints, and leaves out what paper does not need."""
    page = tmp_path / "page.html"
    page.write_text(report(nasty("x")), "utf-8")
    chromium.look_at(page, dark=True)
    assert chromium.printed().startswith(b"%PDF")
    chromium.ask("Emulation.setEmulatedMedia", media="print")
    style = "getComputedStyle(document.querySelector('{}')).{}"
    assert chromium.value(style.format("nav", "display")) == "none"
    assert chromium.value(style.format("main a", "textDecorationLine")) == "none"
    assert chromium.value(style.format("body", "backgroundColor")) == "rgb(255, 255, 255)"
    assert chromium.value(style.format("article", "breakInside")) == "avoid"
    chromium.ask("Emulation.setEmulatedMedia", media="")
