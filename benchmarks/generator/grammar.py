"""The sentence grammar: text files of alternatives, compiled into pools quick to draw from.

A data file holds sections, `[name]`, of alternatives: one a line, or several parted by ` | `; `#`
starts a comment line. `{slot}` in an alternative stands for a draw from the section of that name.
Earlier alternatives are drawn more often (weight 1 / rank ** skew), as words are in real text.
What the sentences are used for is `prose`'s business.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import chain
from pathlib import Path
from random import Random
from typing import TypeVar

_T = TypeVar("_T")

_DATA = Path(__file__).parent / "data"

_SLOT = re.compile(r"\{([a-z.]+)\}")

_WORD_SKEW = 0.7
"""Skew of the short pools: near natural text, yet every word turns up."""

_SENTENCE_SKEW = 0.35
"""Skew of the sentence pools: no template should dominate, or bodies would look alike."""

_OWN_SKEWS = {"specialty": 1.3}
"""Skew of the sections that differ: a few specialties write nearly all answers."""

_RESOLUTION = 6
"""Copies in a pool of an alternative that is drawn most often, before rounding."""

_FILES = (
    (_WORD_SKEW, ("words.txt", "topics.txt", "people.txt", "furniture.txt", "subjects.txt")),
    (_SENTENCE_SKEW, ("doctor.txt", "patient.txt", "headlines.txt", "other.txt")),
)
"""Skew and names of the data files. No two have a section of the same name."""

_EXPANDED = 400
"""Draws that stand for a short pool whose alternatives have slots themselves (`{number} weeks`)."""

_ARTICLE = re.compile(r"^(?:an?|the) ", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Form:
    """One alternative, ready to fill."""

    frame: str
    """Text with `%s` for each slot."""
    slots: tuple[str, ...]
    """Pool names, in order."""


@dataclass(frozen=True, slots=True)
class Grammar:
    """All pools. A pool repeats its frequent members, so that a flat draw from it is skewed."""

    words: dict[str, list[str]]
    """Pools of plain text by section."""
    forms: dict[str, list[Form]]
    """Pools of sentence forms by section: every section whose forms have slots."""
    topics: tuple[str, ...]
    """Names of the topics; each has the pools `procedure`, `area`, `problem` and `product`."""
    subjects: tuple[str, ...]
    """Names of other sites' subjects; each has the pools `thing`, `part`, `trouble`, `act`, `agent`
    and `job`."""


def _read_sections(name: str) -> Iterator[tuple[str, list[str]]]:
    section, alternatives = "", list[str]()
    for line in (_DATA / name).read_text(encoding="utf-8").splitlines():
        if line.startswith("["):
            if section:
                yield section, alternatives
            section, alternatives = line.strip("[]"), []
        elif line and not line.startswith("#"):
            alternatives.extend(line.split(" | "))
    yield section, alternatives


def _spread(alternatives: list[_T], skew: float) -> list[_T]:
    pool: list[_T] = []
    share = _RESOLUTION * len(alternatives) ** (skew / 2)
    for rank, alternative in enumerate(alternatives, start=1):
        pool.extend([alternative] * max(1, round(share / rank**skew)))
    return pool


def _compile_form(text: str) -> Form:
    return Form(_SLOT.sub("%s", text.replace("%", "%%")), tuple(_SLOT.findall(text)))


def drop_article(text: str) -> str:
    """Return a noun phrase without its leading article: `a tummy tuck` becomes `tummy tuck`."""
    return _ARTICLE.sub("", text)


@cache
def load_grammar() -> Grammar:
    """Read and compile all data files; the result is shared and must not be changed."""
    words: dict[str, list[str]] = {}
    forms: dict[str, list[Form]] = {}
    for skew, names in _FILES:
        for section, alternatives in chain.from_iterable(map(_read_sections, names)):
            if any("{" in alternative for alternative in alternatives):
                forms[section] = _spread([_compile_form(a) for a in alternatives], skew)
            else:
                words[section] = _spread(alternatives, _OWN_SKEWS.get(section, skew))
    rnd = Random(0)
    for section in ("time", "ago"):
        words[section] = [_fill(rnd, forms[section], words) for _ in range(_EXPANDED)]
    topics = tuple(name.removesuffix(".area") for name in words if name.endswith(".area"))
    subjects = tuple(name.removesuffix(".agent") for name in words if name.endswith(".agent"))
    return Grammar(words, forms, topics, subjects)


def _fill(rnd: Random, pool: list[Form], words: dict[str, list[str]]) -> str:
    form = rnd.choice(pool)
    return form.frame % tuple(rnd.choice(words[slot]) for slot in form.slots)
