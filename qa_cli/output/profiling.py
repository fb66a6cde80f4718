"""Doctors as people, drawn by Rich: what is told of one, and pairs who may be one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.padding import Padding

from qa_cli.output.drawing import Text
from qa_cli.output.phrases import counted, details_of, full_name, ref_of, shown_of, value_of
from qa_cli.output.sanitise import page_line
from qa_cli.output.screen import DOUBT

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from rich.console import RenderableType

    from qa_cli.insight.figures import FigureGroup, SharedFigure, Topic
    from qa_cli.insight.possible import Possible
    from qa_cli.insight.profile import OwnTerm, Profile
    from qa_cli.output.screen import Screen

INDENT = 2
"""Columns by which what is told of a doctor stands below the name."""
MOST_TOPICS = 8
"""Lines of figures shown of a doctor; `qa figures --by doctor` has them all."""
MOST_FIGURES = 8
"""Figures on one of these lines."""
MOST_WORDS = 8
"""Own words shown of a doctor, as many as fit a line or two."""
MOST_FELLOWS = 8
"""Other doctors shown of one."""
MOST_POSSIBLE = 4
"""Doctors shown who may be the same."""


def profile_lines(profile: Profile, screen: Screen) -> Iterator[RenderableType]:
    """Draw the figures that a doctor gives, the own words, who else answers, who may be the same.

    What there is not is said, too; lists that are cut say how much more there is.
    """
    yield from _figures(profile.shared, screen)
    if profile.compared:
        among = f"on {counted(profile.compared, 'question')} with other answers"
        words = [_own_term(term) for term in profile.terms[:MOST_WORDS]]
        yield _indented(f"Own words {among}: {_cut(words, len(profile.terms)) or 'none'}")
    else:
        yield _indented("Own words: nobody else answers these questions, nothing to compare")
    fellows = [
        f"{page_line(fellow.doctor.name)} ({fellow.questions:,})"
        for fellow in profile.fellows[:MOST_FELLOWS]
    ]
    if fellows:
        shown = _cut(fellows, len(profile.fellows))
        yield _indented(f"Same questions answered by (how many): {shown}")
    for pair in profile.possible[:MOST_POSSIBLE]:
        other = pair.other if pair.one == profile.doctor else pair.one
        maybe = f"Possibly {full_name(other)}{details_of(other)}: {pair.evidence}"
        yield _indented(maybe, style=DOUBT)
    if (more := len(profile.possible) - MOST_POSSIBLE) > 0:
        yield _indented(f"Possibly {more:,} more: qa doctors --possible", style=DOUBT)


def possible_lines(
    pairs: Sequence[Possible], short_ids: Mapping[str, str], limit: int | None = None
) -> Iterator[RenderableType]:
    """Draw the pairs of doctors who may be one: both, with an answer of each, and the evidence.

    At most `limit` pairs; how many there are stands below.
    """
    shown = pairs[:limit]
    for pair in shown:
        for doctor in (pair.one, pair.other):
            ref = ref_of(doctor.answer_ids[0], short_ids)
            yield Text.assemble((full_name(doctor), "bold"), f"{details_of(doctor)}  {ref}")
        yield Text(f"  {pair.evidence}\n", style="dim")
    found = shown_of(len(shown), len(pairs), "pair")
    yield Text(f"{found} of doctors who may be one (see qa people)", "dim")


def _figures(shared: FigureGroup, screen: Screen) -> Iterator[RenderableType]:
    of = counted(shared.answers, "answer")
    if not shared.topics:
        yield _indented(f"Figures in {of}: none")
        return
    yield _indented(f"Figures in {of} (how many give them):")
    for topic in shared.topics[:MOST_TOPICS]:
        values = [_value(one, screen) for one in topic.figures[:MOST_FIGURES]]
        heading = f"{topic.kind}, {topic.role}"
        text = f"{heading}: {_cut(values, len(topic.figures))}{_silent(topic)}"
        yield _indented(text, 2 * INDENT)
    if (more := len(shared.topics) - MOST_TOPICS) > 0:
        yield _indented(f"{more:,} more lines: qa figures --by doctor", 2 * INDENT, style="dim")


def _value(one: SharedFigure, screen: Screen) -> str:
    return f"{page_line(value_of(one, unicode=screen.unicode))} ({one.given:,})"


def _silent(topic: Topic) -> str:
    return f"; {topic.silent:,} silent" if topic.silent else ""


def _cut(shown: Sequence[str], total: int) -> str:
    """Join what is shown, and say how many more there are."""
    more = total - len(shown)
    return ", ".join([*shown, *[f"{more:,} more"] * (more > 0)])


def _own_term(term: OwnTerm) -> str:
    word = page_line(term.word)
    return word if term.questions == 1 else f"{word} ({term.questions:,})"


def _indented(text: str, by: int = INDENT, style: str = "") -> Padding:
    """Indent a text, the lines that it wraps into as well."""
    return Padding(Text(text, style=style), (0, 0, 0, by), expand=False)
