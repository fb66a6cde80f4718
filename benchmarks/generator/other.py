"""Draws question pages of other sites, each of a template of its own (profile `other`).

What is on the page is known piece by piece, as on the site's own pages. Names and jobs in a label
run into a body are part of the label; later questions are `other-question`, and their answers are
numbered on.
"""

from dataclasses import dataclass, replace
from random import Random

from benchmarks.generator.credits import Speaker, draw_speaker, draw_style
from benchmarks.generator.pen import Pen, draw_setting
from benchmarks.generator.sheet import Finish, Piece, Role, join_lines
from benchmarks.generator.speech import Speech
from benchmarks.generator.templates import draw_template
from benchmarks.generator.trimmings import (
    RULES,
    draw_button,
    draw_count,
    draw_facts,
    draw_handle,
    write_advert,
    write_tail,
    write_teaser,
    write_top,
)
from benchmarks.generator.truth import GeneratedPage, TrueAnswer, Truth
from benchmarks.generator.voice import Voice
from qa_cli.model import Doctor, Evidence

_CUT = 0.3
"""Share of pages that are cut off anywhere."""

_LEAST_BODY = 5
"""Words of a body below which a cut answer is not scored."""

_OF_DOCTOR = frozenset({"name", "credentials", "specialty", "location", "sign_off"})

_NOBODY = frozenset({"Doctor", "Counselor", "Editor", "Pharmacist", "Expert"})
"""Whom a salutation addresses without naming anybody."""

_ANSWERS_BELOW = ("Answers", "Answers:", "Best answers", "Responses", "ANSWERS", "All answers")


@dataclass(frozen=True, slots=True)
class _Turn:
    """One answer as it was written."""

    number: int
    doctor: Doctor | None
    """All that the page says of its speaker, the valediction left aside."""
    sign_off: str | None


class _Page:
    """A page in the making."""

    def __init__(self, voice: Voice) -> None:
        """Draw how the page looks."""
        self.voice = voice
        self.speech = Speech(voice)
        self.template = draw_template(voice)
        self.pen = Pen(voice, draw_setting(voice))
        self.style = draw_style(voice, "above" if self.template.place == "above" else "below")
        self.asker = draw_handle(voice)
        self.columnist = voice.pick("columnist")
        self.speaker = draw_speaker(voice, self.style)
        self.turns: list[_Turn] = []
        self.adverts = voice.often(0.06)
        self.stays = voice.often(0.7)
        """Whether the same person answers all."""
        self.rule = RULES[voice.among(len(RULES))]
        self.buttons = [draw_button(voice) for _ in range(1 + voice.among(2))]

    def fill(self, label: str, number: int, speaker: Speaker) -> str:
        """Fill a label's format: `{n}` the number, `{k}` a large one, the others names."""
        doctor = speaker.doctor
        job = doctor.specialty or self.voice.pick("job")
        place = doctor.location or self.voice.pick("place.one")
        return label.format(
            n=number,
            k=10 + len(self.asker) * 7 + number,
            asker=self.asker,
            ASKER=self.asker.upper(),
            columnist=self.columnist,
            COLUMNIST=self.columnist.upper(),
            name=speaker.name,
            NAME=speaker.name.upper(),
            surname=speaker.surname,
            SURNAME=speaker.surname.upper(),
            handle=speaker.name.lower().replace(" ", "."),
            job=job,
            cred=doctor.credentials or "MD",
            byline=f"{place} {job}",
        )


def draw_other(seed: int) -> GeneratedPage:
    """Draw a question page of another site; the same seed always gives the same page."""
    voice = Voice(Random(f"other {seed}"))
    page = _Page(voice)
    template, pen = page.template, page.pen
    declared = None
    write_top(pen, voice)
    if template.titled:
        _write_title(page)
    elif template.place == "top" and template.marking != "alone":
        _write_rows(page, page.speaker, 1)
        pen.gap()
    number = 0
    for asked in range(1, template.questions + 1):
        if template.asked:
            _write_question(page, asked)
            pen.gap()
        if asked == 1:
            declared = _write_count(page)
        for _ in range(template.answers):
            number += 1
            _write_answer(page, number)
    write_tail(pen, page.speech)
    keep = 0.15 + 0.84 * voice.chance() if voice.often(_CUT) else 1.0
    text, pieces = pen.sheet.finish(Finish(keep=keep))
    if declared is not None and not any(p.role == "count" and not p.cut for p in pieces):
        declared = None
    truth = _read_truth(pieces, page.turns, declared, whole=keep == 1)
    return GeneratedPage(seed, text, truth, frozenset(), tuple(pieces))


def _write_title(page: _Page) -> None:
    pen, voice, template = page.pen, page.voice, page.template
    asks = 0.9 if not template.asked else 0.5 if template.questions == 1 else 0.15
    title = page.speech.title(asks=asks)
    label = "# " if voice.often(0.03) else ""
    if not template.asked and voice.often(0.08):
        label = ("Q: ", "Question: ", "Q. ")[voice.among(3)]
    pen.text(title, "title", label=label)
    if template.place == "top":
        pen.gap()
        _write_rows(page, page.speaker, 1)
    if voice.often(0.15):
        if voice.often(0.5):
            pen.gap()
        for _ in range(1 + voice.among(2)):
            pen.line(draw_facts(voice), "furniture")
    pen.gap()
    if voice.often(0.13):
        write_teaser(pen, page.speech, title)


def _write_question(page: _Page, asked: int) -> None:
    """Write a question with its label, its asker's signature, and facts about it."""
    pen, voice, template = page.pen, page.voice, page.template
    role: Role = "question" if asked == 1 else "other-question"
    size = 1 if template.questions > 1 else (1, 1, 1, 2, 2, 3, 4)[voice.among(7)]
    parts = page.speech.question(size)
    label = page.fill(template.question, asked, page.speaker)
    if template.marking == "posts" or (asked == 1 and voice.often(0.07)):
        pen.line(draw_facts(voice), "furniture")
    if template.marking == "salutations" and template.above:
        parts.insert(0, [label.rstrip(",: -–") + ("," if voice.often(0.6) else ":")])
        label = ""
    elif label and template.above:
        pen.line(label, "furniture")
        pen.gap(voice.among(2))
        label = ""
    signed = 0.6 if template.marking == "salutations" else 0.06
    if voice.often(signed):
        mark = ("", "- ", "— ", "–", "Signed, ", "Thanks, ")[voice.among(6)]
        parts.append([f"{mark}{page.asker}"])
    pen.paragraphs(parts, role, label=label)
    if voice.often(0.08 if template.questions == 1 else 0.02):
        pen.gap()
        pen.line(draw_facts(voice), "furniture")


def _write_count(page: _Page) -> int | None:
    """Write the line that declares the number of answers, or one that only announces them."""
    pen, voice, template = page.pen, page.voice, page.template
    if not template.count:
        if template.marking in {"order", "posts"} and voice.often(0.08):
            pen.line(_ANSWERS_BELOW[voice.among(len(_ANSWERS_BELOW))], "furniture")
            pen.gap()
        return None
    declared = template.answers if voice.often(0.93) else template.answers + 1 + voice.among(4)
    pen.line(draw_count(voice, declared), "count")
    if voice.often(0.15):
        pen.line(voice.pick("date.word"), "furniture")
    pen.gap()
    return declared


def _write_answer(page: _Page, number: int) -> None:
    """Write an answer with all that names its speaker, and what parts it from the next."""
    pen, voice, template = page.pen, page.voice, page.template
    if number > 1 and not (page.stays and template.questions > 1):
        page.speaker = draw_speaker(voice, page.style)
    speaker = page.speaker
    label = page.fill(template.answer, number, speaker)
    end = page.fill(template.end, number, speaker)
    parts = page.speech.answer(single=template.single)
    sign_off = _sign(page, parts) if template.place == "valediction" else None
    if template.headlines and voice.often(0.7):
        pen.line(page.speech.title(asks=0.3), "headline", number)
        pen.gap()
    doctor = _doctor_of(page, label + end)
    if template.marking == "posts":
        pen.line(f"{speaker.name}, {voice.pick('date.word')}", "name", number)
        doctor = Doctor(name=speaker.name)
    elif template.place == "above":
        _write_rows(page, speaker, number)
        pen.gap(1 if voice.often(0.8) else 0)
    if template.marking == "salutations" and (template.above or not label.endswith(" ")):
        parts.insert(0, [label.rstrip()])
        label = ""
    elif label and template.above:
        pen.line(label, "name" if doctor and doctor.name else "furniture", number if doctor else 0)
        pen.gap(voice.among(2))
        label = ""
    _write_body(page, parts, number, label=label, end=end)
    if template.place == "below":
        pen.gap(1 if voice.often(0.75) else 0)
        _write_rows(page, speaker, number)
    if template.place in {"above", "below"} and template.marking != "posts":
        doctor = speaker.doctor
    page.turns.append(_Turn(number, doctor, sign_off))
    _part(page, last=number == template.questions * template.answers)


def _doctor_of(page: _Page, said: str) -> Doctor | None:
    """Return what a label, a salutation or the page's top says of the speaker."""
    speaker, template = page.speaker, page.template
    if template.marking == "salutations":
        name = page.columnist.upper() if "{COLUMNIST}" in template.question else page.columnist
        return None if page.columnist in _NOBODY else Doctor(name=name)
    if template.place == "top":
        return speaker.doctor
    for name in (speaker.name, speaker.name.upper(), f"Dr. {speaker.surname}"):
        if name in said or name.upper() in said:
            shown = name if name in said else name.upper()
            found = speaker.doctor
            job = found.specialty if found.specialty and found.specialty in said else None
            cred = found.credentials if found.credentials and found.credentials in said else None
            place = found.location if found.location and found.location in said else None
            return Doctor(name=shown, credentials=cred, specialty=job, location=place)
    handle = speaker.name.lower().replace(" ", ".")
    return Doctor(name=handle) if handle in said else None


def _sign(page: _Page, parts: list[list[str]]) -> str:
    """Close a body with a valediction and a name; return the name."""
    voice, speaker = page.voice, page.speaker
    name = (speaker.name, f"Dr. {speaker.surname}", speaker.name.split(" ")[0])[voice.among(3)]
    if name == "Dr.":
        name = speaker.name
    salute = voice.pick("salute")
    if voice.often(0.3):
        parts[-1][-1] += f" {salute} {name}"
    else:
        parts.append([salute, name] if voice.often(0.7) else [name])
    return name


def _write_rows(page: _Page, speaker: Speaker, number: int) -> None:
    for place, (role, text) in enumerate(speaker.rows):
        if place:
            page.pen.gap(page.style.gap)
        page.pen.line(text, role, number)


def _write_body(page: _Page, parts: list[list[str]], number: int, *, label: str, end: str) -> None:
    """Write a body, perhaps with an advertisement between its paragraphs."""
    pen, voice = page.pen, page.voice
    if not (page.adverts and len(parts) > 1):
        pen.paragraphs(parts, "body", number, label=label, end=end)
        return
    at = 1 + voice.among(len(parts) - 1)
    pen.paragraphs(parts[:at], "body", number, label=label)
    write_advert(pen, voice)
    pen.gap(pen.setting.paragraph_gap)
    pen.paragraphs(parts[at:], "body", number, end=end)


def _part(page: _Page, *, last: bool) -> None:
    """Write what stands below an answer."""
    pen, voice, template = page.pen, page.voice, page.template
    if template.parting == "line" and not last and template.answers > 1:
        return
    if template.parting == "button" and voice.often(0.9):
        pen.gap(voice.among(2))
        pen.lines(page.buttons)
    elif template.parting == "rule" and not last:
        pen.gap()
        pen.line(page.rule, "furniture")
    pen.gap()


def _read_truth(
    pieces: list[Piece], turns: list[_Turn], declared: int | None, *, whole: bool
) -> Truth:
    """Tell what is left on the page."""
    answers = [
        _read_answer(pieces, turn)
        for turn in turns
        if any(p.answer == turn.number and p.role in {"headline", "body"} for p in pieces)
    ]
    if answers and not whole:
        last = answers[-1]
        short = len(last.body.split()) < _LEAST_BODY
        doubt = _OF_DOCTOR | {"answer"} if short else _OF_DOCTOR
        answers[-1] = replace(last, unscored=doubt)
    titles = [p for p in pieces if p.role == "title"]
    return Truth(
        title=" ".join(p.text.strip() for p in titles) or None,
        question_body=join_lines([p for p in pieces if p.role == "question"]),
        declared_answers=declared,
        answers=tuple(answers),
        unscored=frozenset() if whole else frozenset({"title", "question_body"}),
    )


def _read_answer(pieces: list[Piece], turn: _Turn) -> TrueAnswer:
    """Tell what is left of an answer; its speaker counts where the name is still there."""
    own = [p for p in pieces if p.answer == turn.number]
    headlines, body = ([p for p in own if p.role == role] for role in ("headline", "body"))
    doctor = turn.doctor
    if doctor is not None and doctor.name is not None:
        said = [p.text for p in pieces if p.answer in {0, turn.number}]
        doctor = doctor if any(doctor.name in text for text in said) else None
    text = join_lines(body)
    sign_off = turn.sign_off if turn.sign_off and text.endswith(turn.sign_off) else None
    evidence: Evidence = "none"
    if doctor is not None:
        evidence = "byline" if doctor.name else "nameless-byline"
    elif sign_off is not None:
        doctor, evidence = Doctor(name=sign_off), "sign-off"
    after = [p.line for p in own if p.role in {"body", "name", "specialty", "byline"}]
    start = [*headlines, *body][0].line
    return TrueAnswer(
        number=turn.number,
        headline=headlines[0].text.strip() if headlines else None,
        body=text,
        first_line=start,
        body_line=body[0].line if body else start,
        last_line=max([start, *after]),
        doctor=doctor,
        evidence=evidence,
        sign_off=sign_off,
        unscored=frozenset(),
        features=frozenset(),
    )
