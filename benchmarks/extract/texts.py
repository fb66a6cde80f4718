"""Texts to let through the gate: labelled question pages, and texts that ask nothing."""

import gzip
import json
import pydoc_data.topics
from collections.abc import Iterator
from pathlib import Path
from random import Random

from benchmarks.generator import Profile, generate
from benchmarks.labeller.sheets import HERE, MORE_PAGES, PAGES
from qa_cli.sources.html import flatten

FIRST_SEED = 78_000_000
"""Seeds from here on are for this alone: the gate was learned from others."""

LEAST, MOST = 300, 200_000
"""Characters of a text that is taken for a page."""

ADVERT = 60
"""Characters of a line that may be a menu's or an advertisement's, at most."""


def question_pages(each: int) -> Iterator[tuple[str, list[str]]]:
    """Yield sets of question pages, each with its name; of the generated ones so many `each`."""
    for kind in ("same", "other"):
        paths = sorted((HERE / "twins" / kind / "pages").glob("*.txt"))
        truths = [HERE / "twins" / kind / "truth" / f"{path.stem}.json" for path in paths]
        asks = [json.loads(path.read_text("utf-8")).get("is_qa", True) for path in truths]
        texts = [path.read_text("utf-8") for path, is_qa in zip(paths, asks, strict=True) if is_qa]
        yield f"twins, {kind}", texts
    rows = (HERE / "written.txt").read_text("utf-8").splitlines()
    names = [name for name, _, said in (row.partition("\t") for row in rows) if said != "none"]
    found = [MORE_PAGES / f"{name}.txt" for name in names]
    yield (
        "written by hand",
        [(one if one.exists() else PAGES / one.name).read_bytes().decode() for one in found],
    )
    profiles: tuple[Profile, ...] = ("site", "listed", "wild", "other")
    for profile in profiles:
        seeds = range(FIRST_SEED, FIRST_SEED + each)
        yield f"generated, {profile}", [generate(seed, profile).text for seed in seeds]


def other_texts(folders: list[Path], each: int) -> Iterator[tuple[str, list[str]]]:
    """Yield sets of texts that are no question pages: articles, Python's help, and files."""
    seeds = range(FIRST_SEED, FIRST_SEED + each)
    yield "generated articles", [generate(seed, "article").text for seed in seeds]
    yield "Python's help", [text for text in pydoc_data.topics.topics.values() if len(text) > LEAST]
    for folder in folders:
        yield f"`{folder.name}`", list(texts_below(folder))


def texts_below(folder: Path) -> Iterator[str]:
    """Yield the texts and the web pages, as text, in a folder and below it."""
    for path in sorted(folder.rglob("*")):
        if not path.is_file() or path.is_symlink():
            continue
        data = path.read_bytes()
        if path.suffix == ".gz":
            data = gzip.decompress(data)
        if path.suffix in {".html", ".htm"}:
            text = flatten(data, archived=False)[0]
        else:
            try:
                text = data.decode()
            except UnicodeDecodeError:
                continue
        if LEAST < len(text) < MOST:
            yield text


def wrapped(text: str, menus: list[str], rnd: Random) -> str:
    """Return a page with menus above and below it, some kilobytes, as a crawl has it."""
    above, below = int(rnd.triangular(100, 5_000, 800)), int(rnd.triangular(100, 9_000, 1_500))
    return f"{_menu(menus, above, rnd)}\n\n{text}\n\n{_menu(menus, below, rnd)}"


def _menu(menus: list[str], size: int, rnd: Random) -> str:
    lines = [line for line in rnd.choice(menus).split("\n") if 0 < len(line) < ADVERT]
    start = rnd.randrange(len(lines)) if lines else 0
    taken: list[str] = []
    for line in lines[start:] + lines[:start]:
        if size <= 0:
            break
        taken.append(line)
        size -= len(line) + 1
    return "\n".join(taken)
