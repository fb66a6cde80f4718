"""How soon `qa browse` shows hits after a key, and how long it takes to start.

    python -m benchmarks.browse --folder FOLDER [--pages 20000] [--seed 1]

The app runs in this process, without a terminal, on the corpus of `benchmarks.scale` and its
index. A query is typed key by key; a key's time ends when the list shows its hits. Between two
keys there is a pause, as long as a quick typist makes, so that the text and the facets of one key
are still being worked on when the next is pressed. This is done twice: at once, while facets are
counted for the first time, and when that is done. Starts are whole processes: `qa browse` is left
once its screen is drawn, beside an import of Textual.
"""

import argparse
import asyncio
import os
import statistics
import sys
import time
from dataclasses import dataclass
from pathlib import Path

import pexpect
from textual.events import Key

from benchmarks import machine, timing
from benchmarks.scale.place import Place
from qa_cli.browse.access import Access
from qa_cli.browse.browser import Browser
from qa_cli.browse.stage import SHORTEST
from qa_cli.commands.shared import open_indexed, searchable, study_of
from qa_cli.corpus import Corpus

QUERIES = (
    "masseter smile",
    "massetter paralysis",
    '"eye drops" rating:>4',
    "botox -filler",
    "doctor:smith swelling",
    "(botox OR dysport) has:photo",
)
"""Words, a misspelling, a phrase, filters, a field, a group."""

PAUSE = 0.12
"""Seconds between two keys."""

LOOK = 0.001
"""Seconds between two looks: without a rest, they would keep the threads from working."""

PATIENCE = 10.0
STARTS = 5

KEYS = {
    " ": "space", '"': "quotation_mark", ":": "colon", ">": "greater_than_sign", "-": "minus",
    "(": "left_parenthesis", ")": "right_parenthesis",
}  # fmt: skip

IMPORT = "import textual.app, textual.widgets; textual.widgets.Input, textual.widgets.OptionList"


@dataclass(frozen=True, slots=True)
class Typed:
    """A key, and what came of it."""

    query: str
    """As it was then."""
    seconds: float


def opened(place: Place) -> Corpus:
    """Open the corpus by its index; `FileNotFoundError` where there is none of use."""
    corpus = open_indexed([str(place.corpus)], str(place.indexes))
    if corpus is None:
        raise FileNotFoundError(f"no index of {place.corpus}: qa index makes one")
    return corpus


def access_to(place: Place) -> Access:
    """Return what the app needs, of which nothing is written."""
    return Access(
        open=lambda: opened(place),
        load=lambda: opened(place),
        searchable=searchable,
        study=lambda corpus: study_of(corpus, ()),
        aliases=lambda: (),
        is_stale=lambda _: False,
        edit=lambda *_: None,
        save=lambda *_: None,
    )


async def typed(place: Place, *, at_once: bool) -> list[Typed]:
    """Type the queries and return the time of each key.

    Args:
        place: The corpus.
        at_once: Begin as soon as pages are listed; else when the first facets are counted.
    """
    app = Browser(access_to(place))
    told: list[Typed] = []
    async with app.run_test(size=(120, 40)) as pilot:
        while not (app.hits.rows if at_once else app.facets.choices):  # noqa: ASYNC110  there is no event to wait for
            await asyncio.sleep(LOOK)
        await pilot.press("slash")
        for query in QUERIES:
            app.line.value = ""
            await asyncio.sleep(PAUSE)
            for character in query:
                before = app._found  # noqa: SLF001  the benchmark looks inside
                shown = app.line.value + character
                start = time.perf_counter()
                app.post_message(Key(KEYS.get(character, character), character))
                if len(shown.strip()) < SHORTEST or character == " ":
                    await asyncio.sleep(PAUSE)
                    continue
                while app._found is before and not _failed(app):  # noqa: SLF001
                    await asyncio.sleep(LOOK)
                    if time.perf_counter() - start > PATIENCE:
                        raise TimeoutError(shown)
                told.append(Typed(shown, time.perf_counter() - start))
                await asyncio.sleep(PAUSE)
    return told


def _failed(app: Browser) -> bool:
    """Whether the query cannot be read, so that nothing new is to be shown."""
    return app.query_one("#told").has_class("-error")


def started(place: Place) -> tuple[float, float]:
    """Return the best times of a start of `qa browse` and of an import of Textual, in turns."""
    own, other = [], []
    environment = os.environ | place.environment | {"TERM": "xterm-256color"}
    for _ in range(STARTS):
        begun = time.perf_counter()
        child = pexpect.spawn(
            sys.executable,
            ["-m", "qa_cli", "browse", "-C", str(place.corpus)],
            env=environment,
            dimensions=(40, 120),
            timeout=60,
        )
        child.expect("leave")
        own.append(time.perf_counter() - begun)
        child.send("\x03")
        child.read()
        begun = time.perf_counter()
        timing.take([sys.executable, "-c", IMPORT], timing.environment())
        other.append(time.perf_counter() - begun)
    return min(own), min(other)


def tell(name: str, keys: list[Typed]) -> None:
    """Print the times of keys: the middle one, the share within 100 ms, the slowest."""
    times = sorted(key.seconds * 1000 for key in keys)
    within = sum(one <= 100 for one in times) / len(times)
    worst = max(keys, key=lambda key: key.seconds)
    print(f"{name}: {len(times)} keys, median {statistics.median(times):.0f} ms", end="")
    print(f", 95 % {times[len(times) * 95 // 100]:.0f} ms, {within:.0%} within 100 ms", end="")
    print(f", worst {times[-1]:.0f} ms ({worst.query})", flush=True)


def main() -> None:
    """Run from the command line."""
    parser = argparse.ArgumentParser(
        prog="benchmarks.browse",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--folder", type=Path, required=True, help="where corpora are")
    parser.add_argument("--pages", type=int, default=20_000, help="number of pages")
    parser.add_argument("--seed", type=int, default=1, help="which corpus")
    options = parser.parse_args()
    place = Place(options.folder, options.seed, options.pages)
    before = machine.load()
    tell("typed at once", asyncio.run(typed(place, at_once=True)))
    tell("typed when facets are there", asyncio.run(typed(place, at_once=False)))
    print(f"{place.pages:,} pages, {machine.conditions(before, [])}")
    own, other = started(place)
    print(f"start {own:.2f} s, import of Textual {other:.2f} s: {own / other:.2f} times")


if __name__ == "__main__":
    main()
