"""Draws saved pages from a grammar of templates, and knows what is on them by construction.

From the words up: `data/` holds the sentences, `grammar` compiles them, `voice` speaks them on one
topic, `people` and `prose` make doctors, titles, headlines and bodies of them. From the page down:
`features` lists what a page may show, `exclusions` what must not go together, `draw` draws them,
`answers` plans the answers, `blocks` writes them onto a `sheet`, `verdict` reads the truth off it.
"""

from benchmarks.generator.exclusions import EXCLUSIONS
from benchmarks.generator.features import FEATURES, Profile
from benchmarks.generator.page import generate
from benchmarks.generator.sheet import Piece
from benchmarks.generator.truth import GeneratedPage, TrueAnswer, Truth

__all__ = [
    "EXCLUSIONS",
    "FEATURES",
    "GeneratedPage",
    "Piece",
    "Profile",
    "TrueAnswer",
    "Truth",
    "generate",
]
