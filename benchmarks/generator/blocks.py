"""Writes the blocks of a page onto its sheet, as the page's features ask."""

from dataclasses import dataclass, field

from benchmarks.generator.answers import Plan
from benchmarks.generator.people import ODD_SPACES, write_specialty
from benchmarks.generator.prose import Paragraph, Spacing, write_question
from benchmarks.generator.sheet import Role, Sheet
from benchmarks.generator.voice import Voice

VOTE = "{{ voteCount >= 0 ? '+' + (voteCount + 1) : (voteCount + 1) }}"
"""The vote template, as it stands on pages."""

DISCLAIMER = (
    "These answers are for educational purposes and should not be relied upon as a substitute for "
    "medical advice you may receive from your physician. If you have a medical emergency, please "
    "call 911. These answers do not constitute or initiate a patient/doctor relationship."
)
"""The site's disclaimer, as it stands on pages."""

_PLUS_ONE = "+1"

_UNUSUAL_COUNTS = ("{} Doctor Answers", "Doctor Answers: {}", "Answers ({})", "{} Answers")

_NEXT_LINE = 0.35
"""On a page of mixed layout, share of the gaps around the vote template that are no gap."""

_LEFTOVERS = {
    "like-between": "You might also like...",
    "ask-between": "Have a question? Ask a doctor",
}


@dataclass(slots=True)
class Draft:
    """A page in the making."""

    voice: Voice
    sheet: Sheet
    tags: frozenset[str]
    used: set[str] = field(default_factory=set)
    """Features shown."""
    glue: int = 0
    """Which lines of a glued byline are one: 1 the first two, 2 the last two, 3 all."""

    def uses(self, name: str) -> bool:
        """Return whether the page has a feature, and note that it shows."""
        if name not in self.tags:
            return False
        self.used.add(name)
        return True


def write_top(draft: Draft, title: str | None) -> None:
    """Write what stands above the question's body."""
    sheet, voice = draft.sheet, draft.voice
    if "furniture-top" in draft.tags:
        sheet.write("Ask a doctor", "furniture")
        sheet.skip()
    if title is None:
        return
    shown = f"{title} {voice.pick('photo')}" if "title-photo" in draft.tags else title
    for _ in range(1 + ("title-repeated" in draft.tags)):
        sheet.write(shown, "title")
        sheet.skip()


def write_asker(draft: Draft, spacing: Spacing, title: str | None, count: int) -> int | None:
    """Write the question's body and the declared count; return that count."""
    voice, sheet, tags = draft.voice, draft.sheet, draft.tags
    paragraphs = write_question(voice, spacing, tags, title)
    if paragraphs and "question-thanks" in tags:
        draft.uses("question-thanks")
    for paragraph in paragraphs:
        if len(paragraph.lines) > 1:
            draft.uses("question-newlines")
        for line in paragraph.lines:
            sheet.write(line, "question")
        if "follow-up" in tags and paragraph is paragraphs[-1]:
            sheet.skip(voice.among(2))
            sheet.write(voice.pick("followup"), "furniture")
        sheet.skip()
    return None if "count-none" in tags else _write_count(draft, count)


def _write_count(draft: Draft, count: int) -> int:
    voice, sheet, tags = draft.voice, draft.sheet, draft.tags
    declared = count
    if "count-lies" in tags:
        declared = max(0, count + voice.rnd.choice((-3, -2, -1, 1, 2, 4)))
        declared = count + 1 if declared == count else declared
    wording = "Doctor Answers ({})" if "count-parentheses" in tags else "Doctor Answers {}"
    if "count-unusual" in tags:
        wording = _UNUSUAL_COUNTS[voice.among(len(_UNUSUAL_COUNTS))]
    if "count-spaced" in tags:
        at = 1 + voice.among(wording.count(" "))
        words = wording.split(" ")
        odd = ODD_SPACES[voice.among(len(ODD_SPACES))]
        wording = f"{' '.join(words[:at])}{odd}{' '.join(words[at:])}"
    for _ in range(1 + ("count-repeated" in tags)):
        sheet.write(wording.format(declared), "count")
        sheet.skip()
    return declared


def write_answers(draft: Draft, plans: list[Plan]) -> None:
    """Write all answers, and the furniture between them."""
    voice, sheet = draft.voice, draft.sheet
    inserts: dict[int, str] = {}
    for feature in _LEFTOVERS:
        if feature in draft.tags and len(plans) > 1:
            inserts[1 + voice.among(len(plans) - 1)] = feature
    leftover = voice.pick("furniture.between") if "furniture-unknown" in draft.tags else ""
    slot = "headlines-none" in draft.tags and ("vote-none" not in draft.tags or voice.often(0.5))
    for plan in plans:
        if plan.byline == "none":
            draft.uses("headlines-none-unsigned")
        _write_answer(draft, plan, slot=slot)
        _write_below(draft, plan)
        if "answers-next-line" in draft.tags and plan.byline in {"full", "nameless"}:
            draft.uses("answers-next-line")
        else:
            sheet.skip()
        if leftover:
            sheet.write(leftover, "furniture")
            sheet.skip()
        feature = inserts.get(plan.number, "")
        if feature and draft.uses(feature):
            sheet.write(_LEFTOVERS[feature], "furniture")
            sheet.skip()


def _write_below(draft: Draft, plan: Plan) -> None:
    """Write the furniture below an answer: a street address, or who found it helpful."""
    sheet, voice = draft.sheet, draft.voice
    if "street-address" in plan.show:
        sheet.skip(voice.among(2))
        sheet.write(f"{1 + voice.among(9900)} {voice.pick('street')}", "furniture")
        sheet.write(voice.pick("town"), "furniture")
    if "labelled" in draft.tags:
        sheet.skip(voice.among(2))
        sheet.write(voice.pick("helpful"), "furniture")
        if voice.often(0.3):
            sheet.write(voice.pick("date"), "furniture")


def _write_answer(draft: Draft, plan: Plan, *, slot: bool) -> None:
    """Write headline, body and byline; `slot`: an empty headline takes a line all the same."""
    sheet, tags, number = draft.sheet, draft.tags, plan.number
    if "labelled" in tags:
        sheet.write("Answer:", "label", number)
        if plan.headline is not None:  # nothing on the line tells it from the body
            lines = plan.body.paragraphs[0].lines
            lines[0] = f"{plan.headline.text} {lines[0]}"
            plan.headline = None
        _write_body(draft, plan, glued=True)
        if plan.byline != "none":
            _write_byline(draft, plan)
        return
    vote = "vote-none" not in tags
    gap = 2 if "headlines-double-blank" in tags else 0 if "headline-next-line" in tags else 1
    if plan.headline is not None:
        if "headline-repeated" in plan.show:
            sheet.write(plan.headline.text, "headline", number)
            sheet.skip()
        sheet.write(plan.headline.text, "headline", number)
        if not vote:
            sheet.skip(gap)
    elif slot or "headline-empty" in plan.show:
        sheet.skip(gap)
    if vote:
        _write_vote(draft, below_headline=plan.headline is not None)
    _write_body(draft, plan, glued="vote-glued-to-body" in tags)
    if plan.byline != "none":
        _write_byline(draft, plan)


def _write_vote(draft: Draft, *, below_headline: bool) -> None:
    sheet, tags = draft.sheet, draft.tags
    vote = _PLUS_ONE if "vote-plus-one" in tags else VOTE
    if below_headline and "vote-glued-to-headline" in tags:
        sheet.glue(vote, "furniture")
    else:
        if below_headline:
            _skip_mixed(draft)
        sheet.write(vote, "furniture")
    if "vote-repeated" in tags:
        sheet.skip()
        sheet.write(vote, "furniture")
    if "vote-glued-to-body" not in tags:
        _skip_mixed(draft)


def _skip_mixed(draft: Draft) -> None:
    """Leave the gap beside the vote template, which some pages leave out at times."""
    if "vote-mixed" in draft.tags and draft.voice.often(_NEXT_LINE):
        draft.uses("vote-mixed")
    else:
        draft.sheet.skip()


def _write_body(draft: Draft, plan: Plan, *, glued: bool) -> None:
    """Write a body; `glued`: it starts on the line that is there."""
    sheet, number = draft.sheet, plan.number
    for place, paragraph in enumerate(plan.body.paragraphs):
        if place:
            sheet.skip(paragraph.gap)
        for line in paragraph.lines:
            if glued:
                sheet.glue(line, "body", number)
                glued = False
            else:
                sheet.write(line, "body", number)


def _write_byline(draft: Draft, plan: Plan) -> None:
    """Write the byline, split, glued, dated or repeated as the page's features ask."""
    sheet, voice = draft.sheet, draft.voice
    doctor = plan.doctor
    if doctor is None:
        return
    lines: list[tuple[Role, str]] = [
        ("name", plan.person.name_line if doctor.name else ""),
        ("specialty", write_specialty(doctor)),
        ("rating", plan.person.rating_line),
    ]
    lines = [(role, text) for role, text in lines if text]
    if lines[0][0] != "rating" and draft.uses("byline-date"):
        lines.append(("byline", voice.pick("date")))
    if "web-reference" in plan.show:
        sheet.skip()
        sheet.write(voice.pick("reference"), "furniture")
    if "specialty-unknown" in draft.tags:
        draft.uses("specialty-unknown")
    for again in range(1 + ("byline-repeated" in plan.show)):
        if not again and "byline-glued-to-body" in plan.show:
            role, text = lines[0]
            sheet.glue(text, role, plan.number, space=" " if voice.often(0.5) else "")
            _write_byline_lines(draft, lines, plan.number, start=1)
            continue
        twice = voice.often(0.5) and draft.uses("byline-double-blank")
        sheet.skip(1 + twice)
        _write_byline_lines(draft, lines, plan.number, start=0)


def _write_byline_lines(
    draft: Draft, lines: list[tuple[Role, str]], number: int, *, start: int
) -> None:
    sheet = draft.sheet
    tight = "byline-glued-tight" in draft.tags
    for place, (role, text) in enumerate(lines):
        if place < start:
            continue
        joined = role == "specialty" and place and draft.glue & 1
        joined = joined or (role == "rating" and place and draft.glue & 2)
        if (
            place > start
            and joined
            and draft.uses("byline-glued-tight" if tight else "byline-glued")
        ):
            sheet.glue(text, role, number, space="" if tight else " ")
            continue
        if place > start and draft.uses("byline-split"):
            sheet.skip()
        sheet.write(text, role, number)


def write_newest(draft: Draft, plans: list[Plan]) -> None:
    """Write the newest template: a slogan, then each answer on a line."""
    draft.sheet.write(draft.voice.pick("slogan"), "furniture")
    write_bare(draft, plans, gap=0)


def write_bare(draft: Draft, plans: list[Plan], *, gap: int) -> None:
    """Write answers as one paragraph each; `gap`: blank lines between them."""
    for plan in plans:
        space = " " if draft.voice.often(0.5) else ""
        line = space.join(text for part in plan.body.paragraphs for text in part.lines)
        plan.body.paragraphs = [Paragraph([line])]
        draft.sheet.write(line, "body", plan.number)
        draft.sheet.skip(gap)


def write_foot(draft: Draft) -> None:
    """Write what follows the answers."""
    sheet, voice, tags = draft.sheet, draft.voice, draft.tags
    if "like-last" in tags:
        sheet.write("You might also like...", "furniture")
        sheet.skip()
    if "disclaimer" in tags:
        sheet.write(DISCLAIMER, "furniture")
    if "text-after-disclaimer" in tags:
        for _ in range(1 + voice.among(4)):
            sheet.skip()
            sheet.write(voice.say("furniture.after"), "furniture")
