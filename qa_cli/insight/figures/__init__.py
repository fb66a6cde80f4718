"""The figures of a page: every dose, duration, age, price, percentage and count that it states.

Grammar, then roles. `tokens` cuts sentences into words and numbers, `numbers` reads amounts and
`ranges` two of them, `units` and `currencies` know what makes them quantities; `ages` (with
`decades`, and `owners` for whose age it is), `measures`, `prices` and `rates` are the grammar of
each kind and `quantities` that of a sentence and its lists; `qualifiers` reads `about` and `or so`,
`negation` what is denied. `roles` says what a figure is given for, by learned weights and `cues`.
`reading` puts it together for a page, `places` finds lines and columns, `sharing` counts how many
answers give a figure; `axes` puts those of one question on the axes of what they tell, `heads` says
what it is that lasts.

Left out on purpose: dates, clock times, product numbers, lengths, weights, ratings; `a few` and
`several`, which state no number; numbers whose unit stands elsewhere (`six weeks, not three`).
"""

from qa_cli.insight.figures.axes import axes_of, with_rows_of
from qa_cli.insight.figures.counted import (
    Axis,
    AxisRow,
    Covered,
    FigureGroup,
    SharedFigure,
    Topic,
)
from qa_cli.insight.figures.figure import Figure, Kind, Quantity, Role, Speaker
from qa_cli.insight.figures.reading import figures_of, quantities_in
from qa_cli.insight.figures.sharing import (
    By,
    Sharing,
    Spoken,
    by_question,
    group_figures,
    most_shared,
    note_spoken,
    share,
)

__all__ = [
    "Axis",
    "AxisRow",
    "By",
    "Covered",
    "Figure",
    "FigureGroup",
    "Kind",
    "Quantity",
    "Role",
    "SharedFigure",
    "Sharing",
    "Speaker",
    "Spoken",
    "Topic",
    "axes_of",
    "by_question",
    "figures_of",
    "group_figures",
    "most_shared",
    "note_spoken",
    "quantities_in",
    "share",
    "with_rows_of",
]
