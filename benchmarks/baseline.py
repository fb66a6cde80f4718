"""The simple script to compare with: split on blank lines, regular expressions for bylines.

This is what one would write in an afternoon; it has no idea of likelihood, and trusts every shape.
"""

import re
from dataclasses import dataclass, field

from benchmarks.scoring import ReadAnswer, Reading
from qa_cli.model import Doctor

_COUNT = re.compile(r"Doctor Answers \(?(\d+)\)?$")
_RATING = re.compile(r"(\d\.\d) out of 5 stars(?: ([\d,]+) reviews?)?$")
_NAME = re.compile(r"(.+?),? ((?:MD|DO|DDS|DMD|MBBS|PhD|RN|BDS|NP)\b[\w, ()]*)$")
_SPECIALTY = re.compile(
    r"(?:(.*?) )?((?:Facial Plastic|Plastic|Dermatologic|Oculoplastic|General|Vascular|Oral"
    r"|Cosmetic|Hair Restoration|Bariatric) Surgeon|(?:Cosmetic |General )?Dentist"
    r"|[A-Z]\w+(?:ologist|ontist|etrist|internist)|(?:Family )?Physician|OB/GYN)$"
)
_FURNITURE = re.compile(
    r"You might also like|Have a question\? Ask|Ask a doctor$|These answers are for educational"
)
_WORDY = re.compile(r"(?!Dr\.|Hi|Hello|Dear|#)\W?[A-Z0-9]\S*(?: \S+){2,}$")
"""Three words or more, the first one capitalised: a headline, after an answer without byline."""

_LONGEST_HEADLINE = 120
"""Characters; a longer block is no headline."""

_SLOGAN = "Get the real deal on beauty treatments"


@dataclass(slots=True)
class _Block:
    """Lines between two blank lines."""

    line: int
    lines: list[str]

    @property
    def text(self) -> str:
        return "\n".join(self.lines)


@dataclass(slots=True)
class _Draft:
    """An answer in the making."""

    first_line: int
    headline: str | None = None
    body: list[str] = field(default_factory=list)
    doctor: Doctor | None = None
    last_line: int = 0


def _split_blocks(text: str) -> list[_Block]:
    blocks: list[_Block] = []
    gap = True
    for number, line in enumerate(text.replace("\N{NO-BREAK SPACE}", " ").splitlines(), start=1):
        bare = line.strip()
        if bare and gap:
            blocks.append(_Block(number, []))
        if bare:
            blocks[-1].lines.append(bare)
        gap = not bare
    return [block for block in blocks if not _FURNITURE.match(block.text)]


def _read_doctor(lines: list[str]) -> Doctor | None:
    """Read a block of one to three lines as a byline; `None` where it is none."""
    if len(lines) > 3:
        return None
    found = Doctor()
    values: dict[str, str | float | int | None] = {}
    for place, line in enumerate(lines):
        if rating := _RATING.match(line):
            values["rating"] = float(rating[1])
            values["reviews"] = int(rating[2].replace(",", "")) if rating[2] else None
        elif (specialty := _SPECIALTY.match(line)) and len(line) < 60:
            values["location"], values["specialty"] = specialty[1], specialty[2]
        elif place == 0 and len(line) < 60 and (name := _NAME.match(line)):
            values["name"], values["credentials"] = name[1], name[2]
        else:
            return None
    return found if not values else Doctor(**values)  # type: ignore[arg-type]


def read_page(text: str) -> Reading:
    """Read a page the simple way."""
    blocks = _split_blocks(text)
    if blocks and blocks[0].text.startswith(_SLOGAN):
        lines = enumerate(blocks[0].lines[1:], start=blocks[0].line + 1)
        answers = tuple(ReadAnswer(n, n, None, line, None, None, 1.0) for n, line in lines)
        return Reading(None, "", None, answers)
    vote = [place for place, block in enumerate(blocks) if block.text.startswith("{{ vote")]
    count = next((p for p, block in enumerate(blocks) if _COUNT.match(block.text)), None)
    declared = None
    if count is not None:
        declared = int(_COUNT.match(blocks[count].text)[1])  # type: ignore[index]
        start = count + 1
    else:
        start = max(1, vote[0] - 1) if vote else 2
    question = blocks[1 : count if count is not None else start]
    drafts = _read_voted(blocks, start) if vote else _read_plain(blocks, start)
    return Reading(
        blocks[0].text if blocks else None,
        "\n\n".join(block.text for block in question),
        declared,
        tuple(
            ReadAnswer(
                d.first_line, d.last_line, d.headline, "\n\n".join(d.body), d.doctor, None, 1
            )
            for d in drafts
        ),
    )


def _read_voted(blocks: list[_Block], start: int) -> list[_Draft]:
    drafts: list[_Draft] = []
    for place in range(start, len(blocks)):
        block = blocks[place]
        if block.text.startswith("{{ vote"):
            continue
        following = blocks[place + 1].text if place + 1 < len(blocks) else ""
        if following.startswith("{{ vote"):
            drafts.append(_Draft(block.line, block.text))
        elif drafts:
            _add_block(drafts[-1], block)
    return drafts


def _read_plain(blocks: list[_Block], start: int) -> list[_Draft]:
    drafts: list[_Draft] = []
    for block in blocks[start:]:
        after_byline = not drafts or drafts[-1].doctor is not None
        short = len(block.lines) == 1 and len(block.text) <= _LONGEST_HEADLINE
        if after_byline or (short and block.text[-1] not in ".,!:" and _WORDY.match(block.text)):
            drafts.append(_Draft(block.line, block.text if short else None))
            if short:
                continue
        _add_block(drafts[-1], block)
    return drafts


def _add_block(draft: _Draft, block: _Block) -> None:
    doctor = _read_doctor(block.lines)
    if doctor is None:
        draft.body.append(block.text)
    else:
        draft.doctor = doctor
    draft.last_line = block.line + len(block.lines) - 1
