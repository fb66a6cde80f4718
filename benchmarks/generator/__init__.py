"""Draws saved pages from a grammar of templates, and knows what is on them by construction.

From the words up: `data/` holds the sentences, `grammar` compiles them, `voice` speaks them on one
topic, `people` and `prose` make doctors, titles, headlines and bodies of them. From the page down:
`features` lists what a page may show, `exclusions` what must not go together, `draw` draws them,
`answers` plans the answers, `blocks` writes them onto a `sheet`, `verdict` reads the truth off it.

Pages of other sites go their own way: `templates` says how a page tells question from answer,
`credits` how it names who speaks, `speech` what is said, `trimmings` what stands around it; `pen`
sets all that, for `other` question pages and for each `article` that is none.
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
