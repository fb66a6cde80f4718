"""How well misspelt words find what was meant, side by side with what else could be used.

    python benchmarks/search_quality.py [--queries 600] [--half report]

Queries are real misspellings from the dictionary that codespell ships, each for a word that stands
in the text, one a word. A hit is right if it holds the word or an inflection of it; of words run
together, if it holds them side by side. A planted slip also stands in the text, in place of the
word on one page. Three texts: the documentation that every Python carries (natural prose), and
Zipf-like text over 3,500 and over 50,000 words, made from fixed seeds. The costs in
`qa_cli.search.slips` were fitted on the half `tune` of the words (by a hash of the word), and the
bounds in `spelling` and `readings` chosen on it; the half `report` served for no number.

Measures: top-1 is the share of queries whose first hit is right; recall@5 the right hits among the
first five, of all there are or of five if there are more; precision@5 the right ones among those
shown of the first five. No hit counts as nothing right.
"""

import argparse
import hashlib
import random
import re
import shutil
import sqlite3
import subprocess
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import accumulate, pairwise
from typing import NamedTuple

from rapidfuzz import fuzz, process
from rapidfuzz.distance import OSA

from qa_cli.index import build_index
from qa_cli.model import Answer, Page, Question, Source
from qa_cli.search import SearchOptions, search

SHOWN = 5
"""Hits of a query that are judged."""

PLANTED = 20
"""Paragraphs with a word that is misspelt in one of them: a slip is told by how frequent it is."""

ENDINGS = ("s", "es", "d", "ed", "ing", "ings", "ies", "ied")
"""Endings of inflections. The rule is this script's own: the stemmer under test is no judge."""

Tool = Callable[[str], list[int]]
"""A misspelt query -> numbers of the paragraphs found, best first, at most `SHOWN`."""


@dataclass(frozen=True, slots=True)
class Case:
    """A misspelt query and what it means."""

    typed: str
    words: tuple[str, ...]
    """The words meant; a paragraph is right that holds all of them, or inflections, or for a single
    one what was typed."""
    together: bool = False
    """Whether it must hold them side by side."""


class Measures(NamedTuple):
    """How well a tool found what was meant."""

    top: float
    """Share of queries whose first hit is right."""
    recall: float
    """Right hits among the first five, of all there are or of five if there are more."""
    precision: float
    """Right hits among those shown of the first five."""
    milliseconds: float
    """Of a query."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """Tools on one text, with queries of one kind."""

    text: str
    kind: str
    paragraphs: int
    words: int
    """Different ones."""
    queries: int
    found: tuple[tuple[str, Measures], ...]
    """Of each tool."""


@dataclass(frozen=True, slots=True)
class Text:
    """Paragraphs to search in."""

    name: str
    paragraphs: tuple[str, ...]

    def words(self) -> set[str]:
        """Return the distinct words, lower case."""
        return {word for paragraph in self.paragraphs for word in _words(paragraph)}


def misspellings() -> dict[str, list[str]]:
    """Return word -> its misspellings, all in a to z, from codespell's dictionary."""
    found: dict[str, list[str]] = {}
    dictionary = files("codespell_lib").joinpath("data", "dictionary.txt")
    for line in dictionary.read_text(encoding="utf-8").splitlines():
        typed, _, word = line.lower().partition("->")
        if re.fullmatch("[a-z]+", typed) and re.fullmatch("[a-z]+", word):
            found.setdefault(word, []).append(typed)
    return found


def prose() -> Text:
    """Return paragraphs of the documentation that comes with Python."""
    from pydoc_data.topics import topics  # noqa: PLC0415  large, and only needed here

    text = "\n\n".join(topics.values())
    found = [" ".join(part.split()) for part in text.split("\n\n") if 200 < len(part) < 1200]
    return Text("prose", tuple(dict.fromkeys(found)))


def generated(name: str, size: int, paragraphs: int, seed: int) -> Text:
    """Return paragraphs over a vocabulary of a size, the n-th word 1/(n+3) as common as a first."""
    chosen = random.Random(seed)
    known = sorted(misspellings())
    chosen.shuffle(known)
    vocabulary = dict.fromkeys(known[:size])
    for word in known * 2:  # related words, until there are enough
        for ending in chosen.sample(("ly", "ness", "able", "less", "ish", "like", "ist"), 3):
            if len(vocabulary) < size:
                vocabulary[word.removesuffix("e") + ending] = None
    words = list(vocabulary)
    chosen.shuffle(words)
    weights = list(accumulate(1 / (rank + 3) for rank in range(len(words))))
    drawn = chosen.choices(words, cum_weights=weights, k=paragraphs * 80)
    drawn[: len(words)] = words  # every word stands somewhere
    chosen.shuffle(drawn)
    cut = [" ".join(drawn[start : start + 80]) for start in range(0, len(drawn), 80)]
    return Text(name, tuple(cut))


def cases(text: Text, half: str, most: int) -> list[Case]:
    """Return one misspelling for each of the text's words in a half, in random order."""
    chosen = random.Random(5)
    words = text.words()
    found = []
    for word, typed in sorted(misspellings().items()):
        missing = [one for one in typed if one not in words]
        if word in words and missing and _half(word) == half:
            found.append(Case(chosen.choice(missing), (word,)))
    chosen.shuffle(found)
    return found[:most]


def pairs(text: Text, half: str, most: int) -> list[Case]:
    """Return queries of two misspelt words that stand in one paragraph."""
    chosen = random.Random(6)
    typed = {case.words[0]: case.typed for case in cases(text, half, 10**9)}
    found = []
    for paragraph in text.paragraphs:
        both = sorted({word for word in _words(paragraph) if word in typed})
        if len(both) > 1:
            one, other = chosen.sample(both, 2)
            found.append(Case(f"{typed[one]} {typed[other]}", (one, other)))
    chosen.shuffle(found)
    return found[:most]


def planted(text: Text, half: str, most: int) -> tuple[Text, list[Case]]:
    """Return the text with slips in it, and queries of these.

    A word that stands in `PLANTED` paragraphs at least is misspelt in one of them.
    """
    chosen = random.Random(8)
    paragraphs = [_words(paragraph) for paragraph in text.paragraphs]
    held: dict[str, list[int]] = {}
    for place, words in enumerate(paragraphs):
        for word in dict.fromkeys(words):
            held.setdefault(word, []).append(place)
    found: list[Case] = []
    for case in cases(text, half, 10**9):
        [word] = case.words
        if len(held[word]) >= PLANTED and len(found) < most:
            words = paragraphs[chosen.choice(held[word])]
            if word in words:  # else another slip has come first
                words[words.index(word)] = case.typed
                found.append(case)
    return Text(text.name, tuple(map(" ".join, paragraphs))), found


def joined(text: Text, half: str, most: int) -> list[Case]:
    """Return queries of two words that stand side by side, with the space left out."""
    chosen = random.Random(7)
    words = text.words()
    found = {}
    for paragraph in text.paragraphs:
        for one, other in pairwise(_words(paragraph)):
            if min(len(one), len(other)) > 3 and one + other not in words and _half(one) == half:
                found[one + other] = Case(one + other, (one, other), together=True)
    every = sorted(found.values(), key=lambda case: case.typed)
    chosen.shuffle(every)
    return every[:most]


@cache
def inflections(word: str) -> frozenset[str]:
    """Return the forms that count as the word itself."""
    bases = {word}
    for ending in ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            base = word.removesuffix(ending)
            bases |= {base, base + "e", base + "y"}
    undoubled = {base[:-1] for base in bases if base[-2:-1] == base[-1:]}
    forms = bases | undoubled
    for base in bases | undoubled:
        stem = base.removesuffix("e").removesuffix("y")
        forms |= {base + ending for ending in ENDINGS} | {stem + ending for ending in ENDINGS}
        forms |= {base + base[-1:] + ending for ending in ("ed", "ing", "er")}
    return frozenset(forms)


def qa(text: Text) -> Tool:
    """Search with qa, in memory."""
    index = build_index([_page(text)])
    options = SearchOptions(limit=SHOWN)
    return lambda typed: [
        int(hit.id.partition("/")[2]) - 1 for hit in search(index, typed, options).hits
    ]


def partial_ratio(text: Text) -> Tool:
    """Rank all texts by RapidFuzz's partial ratio."""
    folded = [paragraph.lower() for paragraph in text.paragraphs]
    return lambda typed: [
        place for _, _, place in process.extract(typed, folded, scorer=fuzz.partial_ratio, limit=5)
    ]


def nearest_word(text: Text) -> Tool:
    """Look for the nearest word by OSA distance, the commonest if several, and its inflections."""
    held: dict[str, list[int]] = {}
    for place, paragraph in enumerate(text.paragraphs):
        for word in set(_words(paragraph)):
            held.setdefault(word, []).append(place)
    vocabulary = sorted(held, key=lambda word: (-len(held[word]), word))

    def find(typed: str) -> list[int]:
        near = process.extract(typed, vocabulary, scorer=OSA.distance, score_cutoff=4, limit=1)
        if not near:
            return []
        forms = sorted(inflections(near[0][0]) & held.keys())
        places = held[near[0][0]] + [place for form in forms for place in held[form]]
        return list(dict.fromkeys(places))[:SHOWN]

    return find


def trigrams(text: Text) -> Tool:
    """Rank by SQLite's FTS5 over trigrams, any of the query's."""
    base = sqlite3.connect(":memory:")
    base.execute("CREATE VIRTUAL TABLE held USING fts5(body, tokenize='trigram')")
    rows = [(place + 1, paragraph) for place, paragraph in enumerate(text.paragraphs)]
    base.executemany("INSERT INTO held(rowid, body) VALUES (?, ?)", rows)

    def find(typed: str) -> list[int]:
        parts = [f'"{word[i : i + 3]}"' for word in typed.split() for i in range(len(word) - 2)]
        if not parts:
            return []
        asked = "SELECT rowid FROM held WHERE held MATCH ? ORDER BY rank LIMIT 5"
        return [row - 1 for (row,) in base.execute(asked, (" OR ".join(parts),))]

    return find


def command(text: Text, *arguments: str) -> Tool:
    """Give a command the paragraphs as lines on standard input; the query is its last argument.

    The lines that it prints are taken in its order.
    """
    numbered = {paragraph: place for place, paragraph in enumerate(text.paragraphs)}
    lines = "\n".join(text.paragraphs)

    def find(typed: str) -> list[int]:
        done = subprocess.run(
            [*arguments, typed], input=lines, capture_output=True, text=True, check=False
        )
        return [numbered[line] for line in done.stdout.splitlines()[:SHOWN] if line in numbered]

    return find


def tools(text: Text) -> Iterator[tuple[str, Tool]]:
    """Yield what is compared, as far as it is installed."""
    yield "qa search", qa(text)
    yield "nearest word, inflections", nearest_word(text)
    yield "RapidFuzz partial_ratio", partial_ratio(text)
    yield "SQLite FTS5 trigram", trigrams(text)
    if shutil.which("ugrep"):
        yield "ugrep -Z1", command(text, "ugrep", "-i", "-Z1")
        yield "ugrep -Z2", command(text, "ugrep", "-i", "-Z2")
    if shutil.which("fzf"):
        yield "fzf --filter", command(text, "fzf", "--filter")
    if shutil.which("rg"):
        yield "ripgrep", command(text, "rg", "-i", "-F", "-e")


def judge(text: Text, tool: Tool, asked: Sequence[Case]) -> Measures:
    """Return the measures of a tool."""
    held = [_words(paragraph) for paragraph in text.paragraphs]
    top = recall = precision = spent = 0.0
    for case in asked:
        right = {place for place, words in enumerate(held) if _is_right(case, words)}
        start = time.perf_counter()
        found = tool(case.typed)[:SHOWN]
        spent += time.perf_counter() - start
        hits = [place in right for place in found]
        top += bool(hits) and hits[0]
        recall += sum(hits) / min(SHOWN, len(right))
        precision += sum(hits) / len(hits) if hits else 0
    count = len(asked)
    return Measures(top / count, recall / count, precision / count, 1000 * spent / count)


def _is_right(case: Case, words: list[str]) -> bool:
    """Tell whether a paragraph holds what a query means."""
    if case.typed in words:
        return True
    forms = [inflections(word) for word in case.words]
    if any(accepted.isdisjoint(words) for accepted in forms):
        return False
    runs = zip(*(words[start:] for start in range(len(forms))), strict=False)
    return not case.together or any(
        all(word in accepted for word, accepted in zip(run, forms, strict=True)) for run in runs
    )


def compare(queries: int, half: str, only: str = "") -> Iterator[Comparison]:
    """Yield a comparison for each text and kind of query.

    Args:
        queries: Most queries of one misspelt word; of the other kinds a quarter of it.
        half: Which words.
        only: Only the tools whose name holds this.
    """
    texts = (
        prose(),
        generated("Zipf-like", 3_500, 300, seed=1),
        generated("Zipf-like", 50_000, 4_000, seed=3),
    )
    for text in texts:
        for kind, asked in (
            ("one misspelt word", cases(text, half, queries)),
            ("two misspelt words", pairs(text, half, queries // 4)),
            ("two words run together", joined(text, half, queries // 4)),
        ):
            found = tuple(
                (name, judge(text, tool, asked)) for name, tool in tools(text) if only in name
            )
            size = len(text.paragraphs), len(text.words())
            yield Comparison(text.name, kind, *size, len(asked), found)
    with_slips, asked = planted(texts[-1], half, queries)
    found = tuple(
        (name, judge(with_slips, tool, asked)) for name, tool in tools(with_slips) if only in name
    )
    size = len(with_slips.paragraphs), len(with_slips.words())
    yield Comparison(with_slips.name, "one planted slip", *size, len(asked), found)


def main() -> None:
    """Print a table for each text and kind of query."""
    options = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    options.add_argument("--queries", type=int, default=600, help="most queries of a kind")
    options.add_argument("--half", choices=("tune", "report"), default="report")
    options.add_argument("--only", default="", help="only the tools whose name holds this")
    chosen = options.parse_args()
    for one in compare(chosen.queries, chosen.half, chosen.only):
        print(f"\n{one.text}, {one.kind}: {one.paragraphs:,} paragraphs,", end=" ")
        print(f"{one.words:,} different words, {one.queries} queries ({chosen.half})")
        print(f"{'':28}{'top-1':>9}{'recall@5':>9}{'prec@5':>9}{'ms/query':>11}")
        for name, measures in one.found:
            numbers = "".join(f"{measure:9.3f}" for measure in measures[:3])
            print(f"{name:28}{numbers}{measures.milliseconds:11.1f}", flush=True)


def _words(text: str) -> list[str]:
    return re.findall("[a-z]+", text.lower())


def _half(word: str) -> str:
    """Return the half a word belongs to, by a hash that stays the same."""
    digest = hashlib.md5(word.encode(), usedforsecurity=False).digest()
    return "report" if digest[-1] % 2 else "tune"


def _page(text: Text) -> Page:
    """Return the paragraphs as the answers of one page."""
    answers = tuple(
        Answer(number, None, body, (number, number), None, "none", None, 1.0)
        for number, body in enumerate(text.paragraphs, 1)
    )
    question = Question(
        None, "", has_photo=False, declared_answers=None, answers=answers, ledger=(), problems=()
    )
    return Page("text", Source("text", None, 0, ""), question)


if __name__ == "__main__":
    main()
