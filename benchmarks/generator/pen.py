"""Sets text on a sheet as a page of another site sets it: wrapped, indented, with its own gaps."""

import textwrap
from dataclasses import dataclass

from benchmarks.generator.sheet import Role, Sheet
from benchmarks.generator.voice import Voice

_WIDTHS = (60, 66, 70, 72, 78, 80, 90, 100)
"""Characters to a line, where lines are wrapped."""

_WRAPPED = 0.17
"""Share of pages with wrapped lines."""


@dataclass(frozen=True, slots=True)
class Setting:
    """How a page sets its text."""

    width: int
    """Characters to a line; 0 where lines are not wrapped."""
    paragraph_gap: int
    """Blank lines between the paragraphs of a body."""
    part_gap: int
    """Blank lines between title, question and answers."""
    indent: str
    """Before each paragraph of a body."""
    slack: float
    """Share of gaps that are one line wider or narrower."""


def draw_setting(voice: Voice) -> Setting:
    """Draw a page's setting."""
    wrapped = voice.often(_WRAPPED)
    tight = voice.often(0.35 if wrapped else 0.14)
    flat = voice.often(0.1)
    part_gap = 0 if flat else 2 if voice.often(0.15) else 1
    return Setting(
        width=_WIDTHS[voice.among(len(_WIDTHS))] if wrapped else 0,
        paragraph_gap=0 if tight or flat else 2 if voice.often(0.04) else 1,
        part_gap=part_gap,
        indent=("  ", "    ", "\t", "> ")[voice.among(4)] if voice.often(0.06) else "",
        slack=0.3 if voice.often(0.25) else 0.03,
    )


class Pen:
    """Writes lines and paragraphs, and gaps between them."""

    def __init__(self, voice: Voice, setting: Setting) -> None:
        """Start on an empty sheet."""
        self.sheet = Sheet()
        self.setting = setting
        self._voice = voice
        self._empty = True

    def gap(self, lines: int | None = None) -> None:
        """Leave blank lines: those between two parts of a page unless said otherwise."""
        if self._empty:
            return
        wanted = self.setting.part_gap if lines is None else lines
        if wanted and self._voice.often(self.setting.slack):
            wanted += 1 if self._voice.often(0.6) else -1
        self.sheet.skip(wanted)

    def line(self, text: str, role: Role, answer: int = 0) -> None:
        """Write one line, never wrapped."""
        self._empty = False
        self.sheet.write(text, role, answer)

    def lines(self, texts: list[str], role: Role = "furniture") -> None:
        """Write lines without gaps."""
        for text in texts:
            self.line(text, role)

    def text(
        self, text: str, role: Role, answer: int = 0, *, label: str = "", end: str = ""
    ) -> None:
        """Write text, wrapped as the page is.

        Args:
            text: What belongs to the role.
            role: What it is.
            answer: Whose it is.
            label: What stands before it on its first line, with the space after it.
            end: The speaker's name, on its last line after a space.
        """
        rows = [text]
        if self.setting.width:
            rows = textwrap.wrap(
                text,
                max(self.setting.width, len(label) + 20),
                initial_indent=" " * len(label),
                break_long_words=False,
                break_on_hyphens=False,
            )
            rows[0] = rows[0][len(label) :]
        if label:
            self.line(label, "label", answer)
            self.sheet.glue(rows[0], role, answer, space="")
        else:
            self.line(rows[0], role, answer)
        for row in rows[1:]:
            self.line(row, role, answer)
        if end:
            self.sheet.glue(end, "name", answer)

    def paragraphs(
        self,
        parts: list[list[str]],
        role: Role,
        answer: int = 0,
        *,
        label: str = "",
        end: str = "",
    ) -> None:
        """Write paragraphs of lines with the page's gaps; see `text`."""
        indent = self.setting.indent if role == "body" else ""
        for place, part in enumerate(parts):
            if place:
                self.gap(self.setting.paragraph_gap)
            for number, text in enumerate(part):
                last = place == len(parts) - 1 and number == len(part) - 1
                first = not place and not number
                self.text(
                    indent + text if not (first and label) else text,
                    role,
                    answer,
                    label=label if first else "",
                    end=end if last else "",
                )
