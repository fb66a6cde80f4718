"""What stands around question and answer on pages of other sites: menus, buttons and tails."""

from benchmarks.generator.pen import Pen
from benchmarks.generator.speech import Speech
from benchmarks.generator.voice import Voice, set_title_case

RULES = ("-" * 3, "-" * 40, "-" * 72, "* * *", "***", "___", "=" * 20, "~~~", "———", "#")
"""Lines that part two answers."""

_WORDS = (
    "Share Tweet Email Print Save Like Follow Report Flag Thank Agree Helpful Reply Comment Quote "
    "Bookmark Subscribe Copy Link Edit Hide Upvote Pin Listen Book Consult Call Message Rate Yes No"
).split()
_SIGNS = ("\N{THUMBS UP SIGN}", "▲", "▼", "★", "♥", "✔", "⚑", "+", "»", "›")

_NUMBERS = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen"
).split()


def draw_handle(voice: Voice) -> str:
    """Draw the name under which somebody asks or comments."""
    return voice.pick(("handle", "asker.name", "forename", "first")[voice.among(4)])


def draw_button(voice: Voice) -> str:
    """Draw a line of buttons."""
    if voice.often(0.5):
        return voice.pick("o.button")
    words = [_WORDS[voice.among(len(_WORDS))] for _ in range(1 + voice.among(4))]
    if voice.often(0.3):
        words = [f"{_SIGNS[voice.among(len(_SIGNS))]} {word}" for word in words]
    elif voice.often(0.3):
        words = [f"{word} ({voice.among(30)})" for word in words]
    return (" ", " | ", " · ", "  ", " / ")[voice.among(5)].join(words)


def draw_date(voice: Voice) -> str:
    """Draw a line that says when something was asked or answered."""
    frame = ("{}", "{}", "Posted {}", "Published: {}", "Updated {}", "Last reviewed on {}.", "({})")
    return frame[voice.among(len(frame))].format(voice.pick("date.word"))


def draw_facts(voice: Voice) -> str:
    """Draw a line of facts about the asker or the question."""
    name, date, state = draw_handle(voice), voice.pick("date.word"), voice.pick("state")
    town, age, number = voice.pick("place.one"), voice.pick("age"), voice.among(900)
    frames = (
        f"{'FM'[voice.among(2)]}, {age}, {state}",
        f"Asked {date}",
        f"Asked {date}, {1 + voice.among(12)}:{10 + voice.among(49)} PM EST",
        f"Asked by {name}",
        f"Asked by {name} on {date}",
        f"Question From: {town}, {state}",
        f"From: {name}",
        f"By {name} | {date} | {number} views",
        f"{number} views",
        f"{town} County {state}",
        f"Category: {voice.pick('trouble')}",
        f"Tags: {voice.pick('part')}, {voice.pick('trouble')}",
        f"Topic: {voice.pick('thing')}",
        f"{name}, {state}",
        f"{name} ({age}, female)",
        f"Age: {age}",
        f"Asked in {town}, {state} | {date}",
        f"Viewed {number} times",
        date,
    )
    return frames[voice.among(len(frames))]


def draw_count(voice: Voice, number: int) -> str:
    """Draw a line that declares so many answers."""
    plural = "" if number == 1 else "s"
    replies = "reply" if number == 1 else "replies"
    word = _NUMBERS[number] if number < len(_NUMBERS) else str(number)
    frames = (
        *(f"{number} Answer{plural}", f"{number} answer{plural}", f"{number} Answer{plural}:"),
        *(f"{number} Response{plural}", f"{number} {replies}", f"Replies {number}"),
        *(f"Attorney answers {number}", f"Answers ({number})", f"Answers: {number}"),
        *(f"{number} expert answer{plural}", f"Expert answers {number}", f"All {number} answers"),
        *(f"{word.title()} answer{plural}", f"Showing {number} answer{plural}"),
        *(f"## {number} Answer{plural}", f"{number} doctor{plural} answered", f"Replies: {number}"),
        *(f"Best Answer ({number})", f"{number} {replies} to this question"),
        *(f"{number} Solution{plural}", f"Responses ({number})", f"Doctor Answers {number}"),
    )
    return frames[voice.among(len(frames))]


def write_top(pen: Pen, voice: Voice) -> None:
    """Write menus, breadcrumbs, the site's name and dates above the title; often nothing."""
    if voice.often(0.14):
        entries = [voice.pick("o.menu") for _ in range(2 + voice.among(7))]
        if voice.often(0.4):
            pen.line((" | ", " > ", " / ", "  ", " » ")[voice.among(5)].join(entries), "furniture")
        else:
            mark = ("", "", "  * ", "- ", "\N{BULLET} ")[voice.among(5)]
            pen.lines([mark + entry for entry in entries])
        pen.gap()
    if voice.often(0.14):
        pen.line(voice.pick("o.site"), "furniture")
        pen.gap()
    if voice.often(0.06):
        crumbs = (voice.pick("o.menu"), voice.pick("thing").title(), voice.pick("trouble").title())
        pen.line((" > ", " » ", " / ")[voice.among(3)].join(crumbs), "furniture")
        pen.gap()
    if voice.often(0.1):
        pen.line(draw_date(voice), "furniture")
        pen.gap()


def write_teaser(pen: Pen, speech: Speech, title: str) -> None:
    """Write what stands between title and question: a copied title, a reviewer, a lead-in."""
    voice = speech.voice
    kind = voice.among(5)
    if kind == 0:
        pen.line(title, "furniture")
    elif kind == 1:
        name = f"{voice.pick('first')} {voice.pick('last')}, {voice.pick('credentials.one')}"
        frames = (
            "Medically reviewed by {}",
            "Medically reviewed by {} on {}",
            "Reviewed by {}",
            "Fact checked by {}. Last updated on {}.",
            "Approved by {}",
        )
        pen.line(
            frames[voice.among(len(frames))].format(name, voice.pick("date.word")), "furniture"
        )
    elif kind == 2:
        pen.text(speech.say_several("o.article", 3), "furniture")
    elif kind == 3:
        pen.line(draw_button(voice), "furniture")
    else:
        pen.line(draw_date(voice), "furniture")
    pen.gap()


def write_advert(pen: Pen, voice: Voice) -> None:
    """Write an advertisement between two paragraphs."""
    pen.gap(pen.setting.paragraph_gap)
    pen.line(voice.say("o.advert"), "furniture")


def write_comments(pen: Pen, speech: Speech) -> None:
    """Write comments of readers below the answers."""
    voice = speech.voice
    number = 1 + voice.among(5)
    heads = ("Comments", "Comments:", "{} Comments", "Comments ({})", "## Comments", "Discussion")
    pen.line(heads[voice.among(len(heads))].format(number), "furniture")
    names_below, dated = voice.often(0.3), voice.often(0.6)
    for _ in range(number):
        pen.gap()
        name = draw_handle(voice)
        line = f"{name} says:" if voice.often(0.3) else name
        text = speech.say_several("o.comment", 3)
        for part in (text, line) if names_below else (line, text):
            pen.text(part, "furniture")
        if dated:
            pen.line(draw_date(voice), "furniture")
        if voice.often(0.3):
            pen.line("Reply", "furniture")


def write_tail(pen: Pen, speech: Speech) -> None:
    """Write what closes a page: lines of all sorts, forms, other pages' titles; often nothing."""
    voice = speech.voice
    if voice.often(0.1):
        pen.gap()
        write_comments(pen, speech)
    if not voice.often(0.45):
        return
    sparse = voice.often(0.6)
    for _ in range((1, 1, 2, 3, 5, 9)[voice.among(6)]):
        pen.gap(None if sparse else 0)
        if voice.often(0.2):
            pen.line(set_title_case(speech.title()), "furniture")
        elif voice.often(0.1):
            pen.line(draw_button(voice), "furniture")
        else:
            pen.line(voice.say("o.tail"), "furniture")
