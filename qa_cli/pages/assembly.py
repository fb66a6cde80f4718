"""Labelled blocks → Question: puts answers together and keeps account of every line."""

from bisect import bisect_left
from dataclasses import dataclass
from functools import lru_cache

from qa_cli.model import Answer, Doctor, Evidence, Kind, Part, Problem, Question
from qa_cli.pages import signoff
from qa_cli.pages import weights as w
from qa_cli.pages.blocks import Block, judged
from qa_cli.pages.boundaries import STARTS, Declared, Reading, certainty, solve
from qa_cli.pages.cues import add_likeness, score_blocks
from qa_cli.pages.glance import late
from qa_cli.pages.habits import habits_of, with_bylines_above
from qa_cli.pages.lines import Piece
from qa_cli.pages.rating import is_beyond
from qa_cli.pages.tail import tail_of
from qa_cli.pages.texts import text_of
from qa_cli.pages.viterbi import Label, run
from qa_cli.pages.zones import Zones, has_photo
from qa_cli.problems import problem

LIKENESS_MARGIN = 4.0
"""Log-odds. A page read without likeness to the title by this margin throughout needs none."""

AGREED_MARGIN = 1.0
"""... and by this margin on a page that was not cut inside an answer, where the reading has the
declared number of answers: the count says as much as likeness would, and RapidFuzz need not be
imported."""

PARTS = 8192
"""Ledger entries remembered: those of pages of usual length come again."""

_OPEN_ENDS = ",;:(&/_"
"""What no text ends with."""

_HASHTAGS = late(r"\W*#")


@dataclass(slots=True)
class _Draft:
    """An answer being put together, as block numbers."""

    head: int | None
    body: list[int]
    margin: float
    byline: int | None = None

    @property
    def last(self) -> int:
        """Its last block, its byline apart."""
        return self.body[-1] if self.body else self.head or 0


class Assembly:
    """Turns labelled blocks into the question's parts, and keeps account of every line."""

    def __init__(
        self, lines: list[str], pieces: list[Piece], blocks: list[Block], zones: Zones
    ) -> None:
        self.lines = lines
        self.pieces = pieces
        self.blocks = blocks
        self.zones = zones
        self.kinds: list[Kind] = ["furniture" if line.strip() else "blank" for line in lines]
        self.owners = [0] * len(lines)
        self.drafts: list[_Draft] = []
        self.problems: list[Problem] = []

    def read(self) -> None:
        """Label the answer zone's blocks and sort them into drafts."""
        zones, blocks = self.zones, self.blocks
        zone = blocks[zones.answers.start : zones.answers.stop]
        zone = with_bylines_above(zone, counted=zones.counted)
        for i, block in enumerate(blocks):
            if block.kind not in ("text", "byline"):
                self._mark(i, "count" if block.kind == "count" else "furniture")
            elif i >= zones.footer:
                self._mark(i, "furniture")
        if zones.title is not None:
            self._mark(zones.title, "title")
        reading = self._solve(zone)
        indices = [zones.answers.start + i for i in judged(zone)]
        markers = [
            zones.answers.start + i
            for i, block in enumerate(zone)
            if block.doctor is not None and block.kind in ("vote", "label")
        ]
        for i, label, margin in zip(indices, reading.labels, reading.margins, strict=True):
            if label is Label.HEAD and i == len(blocks) - 1:
                self._leave(i)  # of the answer nothing but the headline was saved
            elif label is Label.BYLINE and self._is_past(markers, i):
                self._leave(i)
            else:
                self._sort(i, label, margin)
        self._attach(markers)
        self._drop(set(tail_of(blocks, self.drafts, zones.declared)))
        for i in zones.question:
            self._mark(i, "question")
        for number, draft in enumerate(self.drafts, 1):
            self._close(number, draft)

    def question(self) -> Question:
        """Put everything together."""
        zones = self.zones
        title = None if zones.title is None else self.blocks[zones.title].text.replace("\n", " ")
        answers = tuple(self._answer(number, draft) for number, draft in enumerate(self.drafts, 1))
        self._note_page(answers)
        return Question(
            title=title,
            body=self._text(zones.question),
            has_photo=title is not None and has_photo(title),
            declared_answers=zones.declared,
            answers=answers,
            ledger=self._ledger(),
            problems=tuple(sorted(self.problems, key=lambda p: p.lines or (0, 0))),
        )

    def _solve(self, zone: list[Block]) -> Reading:
        zones = self.zones
        habits = habits_of(zone, counted=zones.counted, line_per_answer=zones.line_per_answer)
        scores = score_blocks(zone, habits, counted=zones.counted)
        declared = None if zones.declared is None else Declared(zones.declared, self._is_ended())
        if zones.title is not None:
            free = run(scores) if scores else None
            reading = solve(scores, None, free)
            agreed = declared is not None and reading.starts == declared.answers
            whole = self._is_complete() or self.blocks[-1].sure
            enough = AGREED_MARGIN if agreed and whole else LIKENESS_MARGIN
            clear = min(reading.margins, default=enough) >= enough
            if clear and (declared is None or agreed):
                return solve(scores, declared, free) if agreed else reading
            add_likeness(zone, scores, self.blocks[zones.title].text)
        return solve(scores, declared)

    def _is_ended(self) -> bool:
        """Whether the page is complete, or ends with a sentence at least."""
        return self._is_complete() or self.pieces[-1].text[-1] in ".!?"

    def _is_complete(self) -> bool:
        """Whether the disclaimer that ends every whole page is there."""
        return self.zones.footer < len(self.blocks)

    def _sort(self, i: int, label: Label, margin: float) -> None:
        """Give a labelled block to the question, to a new answer or to the open one."""
        drafts = self.drafts
        if label in STARTS:
            if drafts:
                drafts[-1].margin = min(drafts[-1].margin, margin)
            head, body = (i, []) if label is Label.HEAD else (None, [i])
            drafts.append(_Draft(head, body, margin))
        elif label is Label.QUESTION:
            self.zones.question.append(i)
        elif not drafts or (label is Label.BYLINE and drafts[-1].byline is not None):
            self._leave(i)
        else:
            draft = drafts[-1]
            draft.margin = min(draft.margin, margin)
            if label is Label.BYLINE:
                draft.byline = i
            else:
                draft.body.append(i)

    def _is_past(self, markers: list[int], i: int) -> bool:
        """Whether a byline that opens the next answer stands between the open one and a block."""
        before = bisect_left(markers, i) - 1
        return before >= 0 and bool(self.drafts) and markers[before] > self.drafts[-1].last

    def _attach(self, bylines: list[int]) -> None:
        """Give each byline that stands above its answer's body to that answer.

        One at the end of a body's line is that body's.
        """
        at = 0
        for i in bylines:
            while at < len(self.drafts) and self.drafts[at].last < i:
                at += 1
            above = self.drafts[at - 1].last if at else -1
            if above >= 0 and self._span(above, above)[1] == self._span(i, i)[0]:
                draft = self.drafts[at - 1]
            elif at < len(self.drafts) and self.drafts[at].body[:1] > [i]:
                draft = self.drafts[at]
            else:
                draft = None
            if draft is None or draft.byline is not None:
                self._leave(i)
            else:
                draft.byline = i

    def _drop(self, tail: set[int]) -> None:
        """Take what a site says below the last answer out of the answers, and say so."""
        for i in sorted(tail):
            self._leave(i)
        for draft in self.drafts:
            draft.head = None if draft.head in tail else draft.head
            draft.body = [i for i in draft.body if i not in tail]
        self.drafts = [
            d for d in self.drafts if d.body or d.head is not None or d.byline is not None
        ]

    def _leave(self, i: int) -> None:
        """Leave a block out of all answers, and say so."""
        self._mark(i, "unattributed")
        self.problems.append(
            problem("unattributed", self._span(i, i), "these lines belong to no answer")
        )

    def _close(self, number: int, draft: _Draft) -> None:
        """Write a finished draft into the ledger."""
        if draft.head is not None:
            self._mark(draft.head, "headline", number)
            if (
                len(draft.body) > 1
                and self.blocks[draft.body[0]].text == self.blocks[draft.head].text
            ):
                self._mark(draft.body.pop(0), "headline", number)  # saved twice
        for i in draft.body:
            self._mark(i, "body", number)
        if draft.byline is not None:
            self._mark(draft.byline, "byline", number)

    def _mark(self, block: int, kind: Kind, owner: int = 0) -> None:
        """Enter a block's lines; a line that holds several parts goes to the weightiest of them."""
        rank, kinds = _RANK[kind], self.kinds
        for piece in self.pieces[self.blocks[block].first : self.blocks[block].last + 1]:
            at = piece.line - 1
            if rank >= _RANK[kinds[at]]:
                kinds[at] = kind
                self.owners[at] = owner

    def _answer(self, number: int, draft: _Draft) -> Answer:
        block = None if draft.byline is None else self.blocks[draft.byline]
        doctor = None if block is None else block.doctor
        body = self._text(draft.body)
        sign_off = signoff.find_sign_off(body)
        evidence: Evidence = "none"
        if doctor is not None:
            evidence = "byline" if doctor.name is not None else "nameless-byline"
        elif sign_off is not None:
            evidence, doctor = "sign-off", Doctor()
        parts = sorted([i for i in (draft.head, draft.byline) if i is not None] + draft.body)
        answer = Answer(
            number=number,
            headline=None
            if draft.head is None
            else self.blocks[draft.head].text.replace("\n", " "),
            body=body,
            lines=self._span(parts[0], parts[-1]),
            doctor=doctor,
            evidence=evidence,
            sign_off=sign_off,
            certainty=certainty(draft.margin),
        )
        self._note_answer(answer)
        if block is not None and doctor is not None and doctor.rating is None:
            self._note_rating(number, block)
        return answer

    def _span(self, first: int, last: int) -> tuple[int, int]:
        return self.pieces[self.blocks[first].first].line, self.pieces[self.blocks[last].last].line

    def _text(self, blocks: list[int]) -> str:
        spans = [range(self.blocks[i].first, self.blocks[i].last + 1) for i in blocks]
        return text_of(self.lines, self.pieces, [at for span in spans for at in span])

    def _ledger(self) -> tuple[Part, ...]:
        parts: list[Part] = []
        start = 1
        ahead: Kind | None = None
        owned = 0
        for line, (kind, owner) in enumerate(zip(self.kinds, self.owners, strict=True), 1):
            if kind != ahead or owner != owned:
                if ahead is not None:
                    parts.append(_part(ahead, start, line - 1))
                start, ahead, owned = line, kind, owner
        if ahead is not None:
            parts.append(_part(ahead, start, len(self.kinds)))
        return tuple(parts)

    def _note_answer(self, answer: Answer) -> None:
        """Record what is doubtful about one answer."""
        if answer.certainty < w.UNCERTAIN:
            self.problems.append(
                problem(
                    "uncertain-boundary",
                    answer.lines,
                    f"answer {answer.number} may begin or end elsewhere "
                    f"(certainty {answer.certainty:.2f})",
                )
            )
        if answer.evidence == "nameless-byline":
            self.problems.append(
                problem(
                    "nameless-byline",
                    answer.lines,
                    f"the byline of answer {answer.number} has no name",
                )
            )
        if not answer.body:
            self.problems.append(
                problem("empty-answer", answer.lines, f"answer {answer.number} has no text")
            )

    def _note_rating(self, number: int, block: Block) -> None:
        """Record a rating that cannot be."""
        for piece in self.pieces[block.first : block.last + 1]:
            if is_beyond(piece.text):
                self.problems.append(
                    problem(
                        "impossible-rating",
                        (piece.line, piece.line),
                        f"the byline of answer {number} gives more than five stars",
                    )
                )

    def _note_page(self, answers: tuple[Answer, ...]) -> None:
        """Record what is doubtful about the page as a whole."""
        declared, found = self.zones.declared, len(answers)
        if not self.pieces:
            self.problems.append(problem("empty-page", None, "the page has no text"))
            return
        if not answers:
            code = (
                "no-answers"
                if declared is not None or self._is_complete()
                else "not-a-question-page"
            )
            self.problems.append(
                problem(
                    code,
                    None,
                    "no answer was found"
                    if code == "no-answers"
                    else "the page does not look like a question with answers",
                )
            )
        if declared is not None and declared != found:
            self.problems.append(
                problem(
                    "count-mismatch",
                    self._count_lines(),
                    f"answers declared: {declared}, found: {found}",
                )
            )
        unsigned = len(answers) > 1 and all(answer.evidence == "none" for answer in answers)
        if unsigned and not self.zones.line_per_answer:  # that template has no bylines
            self.problems.append(problem("no-bylines", None, "no answer has a byline or a name"))
        if self.zones.title is None and not self.zones.line_per_answer:
            self.problems.append(problem("no-title", None, "the page has no title"))
        last = self.pieces[-1]
        if not self._is_complete() and (
            last.text.startswith("{{")
            or (self.kinds[last.line - 1] != "furniture" and self._ends_open(last, answers))
        ):
            self.problems.append(
                problem(
                    "cut-off", (last.line, last.line), "the page ends in the middle of something"
                )
            )

    def _count_lines(self) -> tuple[int, int] | None:
        return next(((at, at) for at, kind in enumerate(self.kinds, 1) if kind == "count"), None)

    def _ends_open(self, last: Piece, answers: tuple[Answer, ...]) -> bool:
        if self.kinds[last.line - 1] == "byline":
            doctor = answers[-1].doctor if answers else None
            return doctor is not None and (
                doctor.specialty is None or (doctor.rating is not None and doctor.reviews is None)
            )
        if answers and answers[-1].sign_off is not None:
            return False
        open_end = last.text[-1].isalnum() or last.text[-1] in _OPEN_ENDS
        return open_end and not _HASHTAGS.match(last.text)


@lru_cache(PARTS)
def _part(kind: Kind, first: int, last: int) -> Part:
    return Part(kind, (first, last))


_RANK: dict[Kind, int] = {
    "blank": 0,
    "furniture": 1,
    "unattributed": 2,
    "count": 3,
    "title": 4,
    "question": 4,
    "headline": 5,
    "byline": 6,
    "body": 7,
}
"""Which part a line goes to that holds several: the text before the frame."""
