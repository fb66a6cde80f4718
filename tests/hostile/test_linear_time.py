"""Twice the input takes at most about twice the time, whatever the input is.

Time is processor time of this process. A ratio that is too high is measured again, because a busy
machine slows down either half, and then at another size.
"""

import gc
import sys
from collections.abc import Callable, Iterator
from functools import cache, partial
from math import ceil, inf
from time import process_time
from typing import Protocol, runtime_checkable

import pytest

from qa_cli.insight.audit import audit
from qa_cli.insight.overview import summarise_question
from qa_cli.insight.tally import tally
from qa_cli.model import Page, Source
from qa_cli.output.columns import Sheet
from qa_cli.output.documents import question_document
from qa_cli.output.drawing import draw
from qa_cli.output.jsontext import json_text
from qa_cli.output.listing import source_lines
from qa_cli.output.paragraphs import plain_text, question_reading
from qa_cli.output.prose import drawn_paragraphs, drawn_source
from qa_cli.output.sanitise import sanitise_block
from qa_cli.output.screen import Screen
from qa_cli.output.sheets import ANSWERS, LINES, answers_on
from qa_cli.pages import parse_page
from qa_cli.pages.cutting import cut_page
from qa_cli.pages.lines import split_lines
from qa_cli.pages.marked import locate
from qa_cli.sources.encodings import decode
from qa_cli.sources.html import flatten
from qa_cli.sources.records import read_records
from tests.hostile.growth import BYTES, GROWING, HTML, READ, RECORDS

pytestmark = pytest.mark.timing

MOST = 2.5
"""Greatest ratio of the times for an input and for half of it; 2.0 is what linear work gives."""

SIZE = 25_000
"""Characters or bytes of the smaller input: four pages in one, and what it becomes fits a cache."""

SHORTEST = 0.01
"""Seconds that are measured at least: quicker work is done several times over."""

TRIES = 9
"""Measurements before a ratio is believed to be too high at a size."""

SIZES = 2
"""Sizes, each twice the one before, before it is believed at all: a step that a cache of the
processor or the allocator makes is at one size, what grows too fast does so at every one."""

Work = Callable[[], object]


@runtime_checkable
class Forgetful(Protocol):
    """A function made by `lru_cache` or `cache`."""

    def cache_clear(self) -> None:
        """Forget everything."""


@pytest.fixture(autouse=True)
def _no_collection() -> Iterator[None]:
    """Keep the garbage collector, which looks through the whole test run, out of the figures."""
    gc.collect()
    gc.disable()
    yield
    gc.enable()


def remembering() -> list[Forgetful]:
    """Return the parser's functions that remember what they once returned."""
    modules = [module for name, module in sys.modules.items() if name.startswith("qa_cli.pages.")]
    found = [value for module in modules for value in vars(module).values()]
    return [value for value in found if isinstance(value, Forgetful)]


def seconds(work: Work, times: int, remember: list[Forgetful]) -> float:
    """Return the processor time that a piece of work takes when it is done so often, afresh."""
    took = 0.0
    for _ in range(times):
        for function in remember:  # what half the input fits into, all of it may not
            function.cache_clear()
        start = process_time()
        work()
        took += process_time() - start
    return took


def ratio(make: Callable[[int], Work], size: int) -> float:
    """Return how often as long the work takes for twice the input; the least of some tries."""
    half, whole, remember = make(size), make(2 * size), remembering()
    times = ceil(SHORTEST / max(seconds(half, 1, remember), SHORTEST / 99))
    once = twice = inf
    for _ in range(TRIES):
        # The least time is the one that the machine disturbed least.
        once = min(once, seconds(half, times, remember))
        twice = min(twice, seconds(whole, times, remember))
        if twice <= MOST * once:
            break
    return twice / once


def assert_linear(make: Callable[[int], Work], size: int = SIZE) -> None:
    """Assert that work grows as its input does; `make` returns the work for an input's size."""
    ratios: list[float] = []
    for step in range(SIZES):
        ratios.append(ratio(make, size << step))
        if ratios[-1] <= MOST:
            return
    pytest.fail(f"twice as much from {size:,} on takes so often the time: {ratios}")


def test_what_is_not_linear_is_found_out() -> None:
    """Work that grows as the square of its input fails, so that the tests below can."""

    def make(size: int) -> Work:
        return lambda: sum(sum(range(size // 20)) for _ in range(size // 2000))

    with pytest.raises(pytest.fail.Exception, match="so often the time"):
        assert_linear(make)


@pytest.mark.parametrize("name", GROWING)
def test_parsing_is_linear(name: str) -> None:
    """No line, however long, and no number of lines, however odd, makes the parser slow."""
    assert_linear(lambda size: partial(parse_page, GROWING[name](size)))


@pytest.mark.parametrize("name", BYTES)
def test_decoding_is_linear(name: str) -> None:
    """Neither are bytes in a wrong encoding, or in none."""
    assert_linear(lambda size: partial(decode, BYTES[name](size)))


@pytest.mark.parametrize("name", HTML)
def test_flattening_is_linear(name: str) -> None:
    """Nor is a web page whose elements are never closed, or one that states much of itself."""

    def read(page: bytes) -> None:
        text, _, markup = flatten(page, archived=False)
        if markup is not None:
            locate(cut_page(split_lines(text)), markup)

    assert_linear(lambda size: partial(read, HTML[name](size)))


@pytest.mark.parametrize("name", RECORDS)
def test_reading_records_is_linear(name: str) -> None:
    """Nor are files of records, sound or not."""

    def make(size: int) -> Work:
        data = RECORDS[name](size)
        chunks = [data[start : start + 65_536] for start in range(0, len(data), 65_536)]
        return lambda: list(read_records(chunks))

    assert_linear(make)


SCREEN = Screen(drawn=True, color=True, width=80, unicode=True)

READERS: dict[str, Callable[[Page, str], object]] = {
    "summary of a question": lambda page, _: summarise_question(page),
    "audit": lambda page, _: audit([page]),
    "tally": lambda page, _: tally([page]),
    "JSON": lambda page, _: json_text(question_document(page)),
    "CSV": lambda page, _: list(Sheet(ANSWERS, answers_on([page])).lines("csv")),
    "text": lambda page, _: plain_text(question_reading(page, "a", unicode=True)),
    "source": lambda page, text: list(Sheet(LINES, source_lines(page, text)).lines("tsv")),
    "drawn": lambda page, _: draw(
        SCREEN, *drawn_paragraphs(question_reading(page, "a", unicode=True), SCREEN)
    ),
    "drawn source": lambda page, text: draw(SCREEN, drawn_source(source_lines(page, text), SCREEN)),
}
"""What reads a page once it is parsed, and shows it."""


@cache
def page_of(name: str, size: int) -> tuple[Page, str]:
    """Return a parsed page of `READ`, and its text."""
    text = READ[name](size)
    return Page("a", Source("a.txt", None, len(text), "0" * 32), parse_page(text)), text


@pytest.mark.parametrize("name", READ)
@pytest.mark.parametrize("reader", READERS)
def test_reading_and_showing_a_page_is_linear(reader: str, name: str) -> None:
    """What the parser finds is counted, compared and shown in time that grows as it does."""
    assert_linear(lambda size: partial(READERS[reader], *page_of(name, size)))


@pytest.mark.parametrize(
    "unit",
    ["a", "\x1b[31m", "\u202e", "\ufe0f\u200d", "\u2764\ufe0f\u200d", "\x85\ud800"],
    ids=ascii,
)
def test_making_text_harmless_is_linear(unit: str) -> None:
    """However much of it there is to make visible."""
    assert_linear(lambda size: partial(sanitise_block, unit * (size // len(unit))))
