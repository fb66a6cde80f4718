"""Draws pages that are no question pages (profile `article`).

Most are articles, of which about half look as question pages do: with a question for a title, with
sub-headings that ask, with quoted doctors, bylines, counts and comments. Some are lists, menus,
products and events. Some are pages on which somebody asks, and nobody answers: question pages all
the same. But for title and question, every line of them is furniture.
"""

from collections.abc import Callable
from random import Random

from benchmarks.generator.credits import draw_speaker, draw_style
from benchmarks.generator.pen import Pen, draw_setting
from benchmarks.generator.sheet import Finish, join_lines
from benchmarks.generator.speech import Paragraphs, Speech
from benchmarks.generator.trimmings import (
    draw_button,
    draw_date,
    draw_facts,
    draw_handle,
    write_advert,
    write_tail,
    write_teaser,
    write_top,
)
from benchmarks.generator.truth import GeneratedPage, Truth
from benchmarks.generator.voice import Voice, set_title_case

_CUT = 0.25
"""Share of pages that are cut off anywhere."""


def draw_article(seed: int) -> GeneratedPage:
    """Draw a page without answers; the same seed always gives the same page."""
    voice = Voice(Random(f"article {seed}"))
    speech = Speech(voice)
    pen = Pen(voice, draw_setting(voice))
    kinds, weights = zip(*_KINDS, strict=True)
    kind: Callable[[Pen, Speech], None] = voice.rnd.choices(kinds, weights)[0]
    write_top(pen, voice)
    kind(pen, speech)
    write_tail(pen, speech)
    keep = 0.2 + 0.79 * voice.chance() if voice.often(_CUT) else 1.0
    text, pieces = pen.sheet.finish(Finish(keep=keep))
    titles = [p for p in pieces if p.role == "title"]
    truth = Truth(
        title=" ".join(p.text.strip() for p in titles) or None,
        question_body=join_lines([p for p in pieces if p.role == "question"]),
        declared_answers=None,
        answers=(),
        unscored=frozenset() if keep == 1 else frozenset({"title", "question_body"}),
    )
    asked = kind in {_write_asker, _write_asker_alone}
    return GeneratedPage(seed, text, truth, frozenset(), tuple(pieces), is_qa=asked)


def _write_title(pen: Pen, speech: Speech, *, asks: float) -> None:
    if speech.voice.often(0.92):
        pen.text(speech.title(asks=asks), "title")
        pen.gap()


def _write_byline(pen: Pen, voice: Voice) -> None:
    """Write an author's lines, which are nobody's answer."""
    speaker = draw_speaker(voice, draw_style(voice, "above" if voice.often(0.5) else "below"))
    pen.lines([text for _, text in speaker.rows])


def _quoted(voice: Voice) -> tuple[str, str]:
    return f"Dr. {voice.pick('first')} {voice.pick('last')}", voice.pick("job")


def _write_article(pen: Pen, speech: Speech, *, asks: float, headed: float) -> None:
    """Write an article; `asks`: how often its title asks, `headed`: how often it has headings."""
    voice = speech.voice
    _write_title(pen, speech, asks=asks)
    if voice.often(0.35):
        _write_byline(pen, voice)
        pen.gap()
    if voice.often(0.15):
        write_teaser(pen, speech, speech.title())
    parts = speech.article(2 + voice.among(8), *_quoted(voice))
    if voice.often(headed):
        section = "o.headingask" if voice.often(0.5) else "o.heading"
        for at in range(len(parts) - 1, 0, -1 - voice.among(2)):
            parts.insert(at, [speech.say(section)])
    half = len(parts) // 2 if voice.often(0.15) else 0
    if half:
        pen.paragraphs(parts[:half], "furniture")
        write_advert(pen, voice)
        pen.gap()
    pen.paragraphs(parts[half:], "furniture")
    if voice.often(0.15):
        pen.gap()
        _write_byline(pen, voice)


def _write_close_article(pen: Pen, speech: Speech) -> None:
    """Write an article that looks as a question page does: it asks, is headed, and is signed."""
    _write_article(pen, speech, asks=1.0, headed=0.5)


def _write_plain_article(pen: Pen, speech: Speech) -> None:
    _write_article(pen, speech, asks=0.15, headed=0.3)


def _write_release(pen: Pen, speech: Speech) -> None:
    """Write a press release, with a place and date before its first sentence."""
    voice = speech.voice
    _write_title(pen, speech, asks=0.1)
    pen.lines(["FOR IMMEDIATE RELEASE"] if voice.often(0.4) else [draw_date(voice)])
    pen.gap()
    parts = speech.article(2 + voice.among(4), *_quoted(voice))
    parts[0][0] = f"{voice.pick('city').upper()} – {voice.pick('date.word')} – {parts[0][0]}"
    parts.append([f"About {voice.pick('practice.other')}: {speech.say('o.article')}"])
    pen.paragraphs(parts, "furniture")


def _write_product(pen: Pen, speech: Speech) -> None:
    voice = speech.voice
    pen.line(set_title_case(voice.say("o.topic")), "title")
    pen.gap()
    pen.lines([voice.pick("price"), f"Reviews {voice.among(90)}", "Add to cart"])
    pen.gap()
    pen.paragraphs([[speech.say("o.product")] for _ in range(2 + voice.among(5))], "furniture")
    for _ in range(voice.among(4)):
        pen.gap()
        pen.line(f"{draw_handle(voice)} - {voice.among(6)} stars", "furniture")
        pen.text(speech.say_several("o.comment", 2), "furniture")


def _write_events(pen: Pen, speech: Speech) -> None:
    voice = speech.voice
    pen.line(("Upcoming events", "Calendar", "Events", "Schedule")[voice.among(4)], "furniture")
    for _ in range(2 + voice.among(7)):
        pen.gap()
        pen.line(voice.pick("date.word"), "furniture")
        pen.line(set_title_case(speech.title(asks=0.3)), "furniture")
        pen.line(f"{1 + voice.among(12)}:30 pm, {voice.pick('city')}", "furniture")


def _write_steps(pen: Pen, speech: Speech) -> None:
    """Write instructions below a title that says or asks how."""
    voice = speech.voice
    act = voice.pick("act")
    pen.text(f"How to {act}" if voice.often(0.6) else f"How do you {act}?", "title")
    pen.gap()
    pen.text(speech.say_several("o.article", 2), "furniture")
    mark = ("{}. ", "Step {}: ", "Step {}\n", "- ")[voice.among(4)]
    parts: Paragraphs = []
    for number in range(1, 3 + voice.among(7)):
        head, _, same = mark.format(number).partition("\n")
        text = speech.say_several("o.step", 2)
        parts.append([head, text] if "\n" in mark else [head + same + text])
    pen.gap()
    pen.paragraphs(parts, "furniture")


def _write_menu(pen: Pen, speech: Speech) -> None:
    voice = speech.voice
    for _ in range(5 + voice.among(25)):
        text = voice.pick("o.menu") if voice.often(0.7) else voice.say("o.tail")
        pen.line(text, "furniture")
        if voice.often(0.2):
            pen.gap()


def _write_index(pen: Pen, speech: Speech) -> None:
    """Write a list of questions, each with its counts, of which none is answered here."""
    voice = speech.voice
    heads = ("Recent questions", "Questions about {}", "{} questions", "Forum: {}", "Latest Q&A")
    pen.line(heads[voice.among(len(heads))].format(voice.pick("trouble")), "furniture")
    counted, teased, dated = voice.often(0.6), voice.often(0.4), voice.often(0.4)
    for _ in range(3 + voice.among(8)):
        pen.gap()
        pen.line(speech.title(asks=0.8), "furniture")
        if teased:
            pen.text(f"{speech.say('o.start')[:70]}...", "furniture")
        if dated:
            pen.line(draw_facts(voice), "furniture")
        if counted:
            number = voice.among(9)
            pen.line(f"{number} answer{'' if number == 1 else 's'}", "furniture")


def _write_results(pen: Pen, speech: Speech) -> None:
    """Write what a search gives: titles above the beginnings of texts."""
    voice = speech.voice
    pen.line(f"{2 + voice.among(900)} results", "furniture")
    for _ in range(2 + voice.among(6)):
        pen.gap()
        pen.line(set_title_case(speech.title(asks=0.4)), "furniture")
        pen.text(f"{speech.say_several('o.article', 2)[:150]}...", "furniture")


def _write_biography(pen: Pen, speech: Speech) -> None:
    voice = speech.voice
    name, job = _quoted(voice)
    pen.line(name, "title" if voice.often(0.6) else "furniture")
    pen.lines([job, voice.pick("city")])
    pen.gap()
    text = f"{name} is a {job.lower()} in {voice.pick('place.one')}. {speech.say('o.article')}"
    pen.paragraphs([[text], *speech.article(1 + voice.among(3), name, job)], "furniture")


def _write_directory(pen: Pen, speech: Speech) -> None:
    """Write a list of people, whose lines look as bylines do."""
    voice = speech.voice
    pen.line(voice.pick("o.site") if voice.often(0.4) else "Find an expert", "furniture")
    style = draw_style(voice, "below")
    for _ in range(3 + voice.among(7)):
        pen.gap()
        pen.lines([text for _, text in draw_speaker(voice, style).rows])
        if voice.often(0.4):
            pen.line(draw_button(voice), "furniture")


def _write_asker(pen: Pen, speech: Speech) -> None:
    """Write a question with its title, which nobody answers."""
    voice = speech.voice
    pen.text(speech.title(), "title")
    pen.gap()
    if voice.often(0.3):
        pen.line(draw_facts(voice), "furniture")
        pen.gap()
    _write_asker_alone(pen, speech)


def _write_asker_alone(pen: Pen, speech: Speech) -> None:
    voice = speech.voice
    label = ("Q: ", "Question: ", "Q. ")[voice.among(3)] if voice.often(0.15) else ""
    pen.paragraphs(speech.question(1 + voice.among(4)), "question", label=label)
    if voice.often(0.3):
        pen.gap()
        texts = ("No answers yet", "Be the first to answer", "0 Answers", "Answer this question")
        pen.line(texts[voice.among(4)], "furniture")


_KINDS: tuple[tuple[Callable[[Pen, Speech], None], int], ...] = (
    (_write_close_article, 34),
    (_write_plain_article, 14),
    (_write_index, 7),
    (_write_asker, 7),
    (_write_steps, 6),
    (_write_directory, 5),
    (_write_release, 5),
    (_write_results, 4),
    (_write_biography, 4),
    (_write_asker_alone, 3),
    (_write_product, 4),
    (_write_events, 3),
    (_write_menu, 4),
)
"""What a page is, and how often."""
