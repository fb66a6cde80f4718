"""Draws a page: its features, its words, its text and its truth."""

from random import Random

from benchmarks.generator.answers import plan_answers
from benchmarks.generator.article import draw_article
from benchmarks.generator.blocks import (
    Draft,
    write_answers,
    write_asker,
    write_bare,
    write_foot,
    write_newest,
    write_top,
)
from benchmarks.generator.draw import draw_features
from benchmarks.generator.features import FEATURES, Profile
from benchmarks.generator.other import draw_other
from benchmarks.generator.prose import Spacing, write_title
from benchmarks.generator.sheet import Finish, Piece, Sheet
from benchmarks.generator.truth import GeneratedPage
from benchmarks.generator.verdict import read_truth
from benchmarks.generator.voice import Voice

_MEAN_ANSWERS = {"site": 9.0, "listed": 5.5, "wild": 5.5}
"""Mean number of answers per page; `site` is the mean of real pages."""

_MOST_ANSWERS = 30
"""No page has more."""

_SOON = 60
"""Most characters of a body that a page cut soon still has."""

_INVISIBLE = ("\u200b", "\ufeff", "\u200e", "\u200b\u200b")

_WHEN_USED = frozenset(
    {"cut-soon", "invisible", "answers-next-line"}
    | {"like-between", "ask-between", "byline-double-blank", "question-newlines", "nbsp"}
    | {"missing-space", "cut-off", "question-thanks", "byline-split", "byline-glued", "byline-date"}
    | {"byline-glued-tight", "specialty-unknown", "vote-mixed", "headlines-none-unsigned"}
)
"""Page-level features that a page may allow and yet, by chance, not show."""


def generate(
    seed: int, profile: Profile = "wild", *, rare: float = 0.0, doctors: int = 0
) -> GeneratedPage:
    """Draw a page; the same arguments always give the same page.

    Args:
        seed: Any number; neighbouring seeds give unrelated pages.
        profile: Which features are drawn, and how often.
        rare: Probability that a sentence holds an extra rare word: 0.15 or so for a corpus whose
            vocabulary is to be large. Profiles `other` and `article` have their own.
        doctors: How many doctors there are to answer pages; 0 for new ones in every answer.
    """
    if profile == "other":
        return draw_other(seed)
    if profile == "article":
        return draw_article(seed)
    rnd = Random(f"{profile} {seed}")
    voice = Voice(rnd, rare=rare, doctors=doctors)
    tags = draw_features(rnd, profile)
    gap = 0 if "blocks-glued" in tags else 2 if "blanks-doubled" in tags else 1
    draft = Draft(voice, Sheet(gap=gap), tags, glue=1 + voice.among(3))
    spacing = Spacing(nbsp=draft.uses("nbsp"), missing_space=draft.uses("missing-space"))
    count = min(_MOST_ANSWERS, 1 + int(rnd.expovariate(1 / (_MEAN_ANSWERS[profile] - 0.5))))
    if "bare-single" in tags:
        count = 1
    title = None
    if "title-none" not in tags:
        title = write_title(voice, photo=False, ends="question-short" not in tags)
    plans = plan_answers(voice, spacing, tags, title, count)
    declared = None
    if "newest" in tags:
        write_newest(draft, plans)
    else:
        write_top(draft, title)
        declared = write_asker(draft, spacing, title, count)
        if tags & {"bare", "bare-asked"}:
            write_bare(draft, plans, gap=voice.among(2))
        else:
            write_answers(draft, plans)
    write_foot(draft)
    text, pieces = draft.sheet.finish(_draw_finish(draft))
    truth = read_truth(pieces, plans, declared, vote="vote-none" not in tags)
    shown = {name for name in tags if not FEATURES[name].share} - _WHEN_USED | draft.used
    if "count-unusual" in tags:
        shown -= {"count-plain", "count-parentheses"}
    if tags & {"first-named", "rating-alone"}:
        shown -= {"first-rated", "first-specialty", "first-bare"}
    shown = shown.union(*(answer.features for answer in truth.answers))
    return GeneratedPage(seed, text, truth, frozenset(shown), tuple(pieces))


def _draw_finish(draft: Draft) -> Finish:
    voice, tags = draft.voice, draft.tags
    keep = 1.0
    if draft.uses("cut-off"):
        keep = 0.02 + 0.97 * voice.chance() if voice.often(0.1) else 0.3 + 0.69 * voice.chance()
    stop = _draw_stop(draft) if draft.uses("cut-soon") else None
    leads = _draw_leads(draft) if draft.uses("invisible") else {}
    return Finish(
        newline="\r\n" if "crlf" in tags else "\n",
        indent=("  ", "    ", "\t")[voice.among(3)] if "page-indented" in tags else "",
        trailing=(" ", "  ", "\N{NO-BREAK SPACE}")[voice.among(3)]
        if "trailing-spaces" in tags
        else "",
        blank=("  ", "\N{NO-BREAK SPACE}", "\t")[voice.among(3)]
        if "blanks-not-empty" in tags
        else "",
        mark="\N{ZERO WIDTH NO-BREAK SPACE}" if "byte-order-mark" in tags else "",
        keep=keep,
        stop=stop,
        leads=leads,
    )


def _draw_stop(draft: Draft) -> tuple[int, int] | None:
    """Draw a place soon after the start of an answer, or inside a byline."""
    starts: list[Piece] = []
    begun: set[int] = set()
    for piece in draft.sheet.pieces():
        if piece.role == "body" and piece.answer not in begun:
            begun.add(piece.answer)
            starts.append(piece)
        elif piece.role in {"headline", "name", "specialty", "rating"}:
            starts.append(piece)
    if not starts:
        return None
    chosen = starts[draft.voice.among(len(starts))]
    if chosen.role == "body":
        room = 1 + draft.voice.among(_SOON)
    else:
        room = len(chosen.text) if draft.voice.often(0.3) else draft.voice.among(len(chosen.text))
    return chosen.line, chosen.column + max(1, min(room, len(chosen.text)))


def _draw_leads(draft: Draft) -> dict[int, str]:
    """Draw a few lines that start with invisible characters."""
    pieces = draft.sheet.pieces()
    leads: dict[int, str] = {}
    for _ in range(1 + draft.voice.among(5)):
        mark = _INVISIBLE[draft.voice.among(len(_INVISIBLE))]
        leads[pieces[draft.voice.among(len(pieces))].line] = mark
    return leads
