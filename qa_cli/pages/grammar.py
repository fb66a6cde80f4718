"""The labels of a page's lines, and which of them may follow which.

::

    page   = O { O } | Ft { Ft } | top [ { answer } ( answer | begin ) { Ft } ]
    top    = { T | Q | C | K }                     a T first, or below T or K
    answer = ( begin SI | SB ) { P | Fb } [ below ] [ W { W | Fw } ]
    begin  = [ HB { HR | Fh } ] { above [ HI { HR | Fh } ] }, not empty
    above  = a { a | Fa }                          a: one of Na Sa Ja La Ra Xa Ma
    below  = b { b | Fy }                          b: one of Nb Sb Jb Lb Rb Xb Mb

A label says where its line stands, so that only the label right above tells whether it fits: a
byline's line has one label above its body and another below it, furniture has one for each place.
The last answer may end before its body begins, for a page may be cut there.
"""

ABOVE = tuple("Na Sa Ja La Ra Xa Ma".split())
"""Lines of a byline above its body: name, place and specialty, job, place, rating, aside, mixed."""
BELOW = tuple("Nb Sb Jb Lb Rb Xb Mb".split())

LABELS = (
    *("T", "Q", "C", "K", "HB", "HI", "HR", "SB", "SI", "P"),
    *ABOVE,
    *BELOW,
    *("Fh", "Fa", "Fb", "Fy", "Ft", "W", "Fw", "O"),
)
"""All labels.

- `T` title, `Q` question, `C` count, `K` furniture above the answers.
- `HB` a headline that begins an answer, `HI` one below a byline, `HR` its further line, or its
  repetition.
- `SB` a body's first line that begins an answer, `SI` one below a headline or byline, `P` a further
  line of a body.
- `Fh` furniture below a headline, `Fa` in a byline above, `Fb` in a body, `Fy` in a byline below,
  `Ft` below all answers.
- `W` another question of the page, `Fw` furniture below it.
- `O` a line of a page that is no question page.
"""

FURNITURE = ("K", "Fh", "Fa", "Fb", "Fy", "Ft", "Fw", "O")
"""Labels of lines that belong to no part of question and answers."""

NUMBER = {label: number for number, label in enumerate(LABELS)}
"""Label -> its place in `LABELS`."""


def _followers() -> dict[str, tuple[str, ...]]:
    """Return for each label the labels that may stand right above it."""
    top = ("T", "Q", "C", "K")
    body = ("SB", "SI", "P", "Fb")
    ended = (*body, *BELOW, "Fy")
    found: dict[str, tuple[str, ...]] = {
        "T": ("K", "T"),
        "Q": top,
        "C": top,
        "K": top,
        "P": body,
        "Fh": ("HB", "HI", "HR", "Fh"),
        "HR": ("HB", "HI", "HR", "Fh"),
        "HI": (*ABOVE, "Fa"),
        "SI": ("HB", "HI", "HR", "Fh", "Fa", *ABOVE),
        "Fa": (*ABOVE, "Fa"),
        "Fb": body,
        "Fy": (*BELOW, "Fy"),
        "Ft": (*ended, "Ft", "HB", "HI", "HR", "Fh", "Fa", *ABOVE, "W", "Fw"),
        "W": (*ended, "W", "Fw"),
        "Fw": ("W", "Fw"),
        "O": ("O",),
    }
    found |= dict.fromkeys(("HB", "SB"), (*top, *ended, "W", "Fw"))
    found |= dict.fromkeys(BELOW, (*body, *BELOW, "Fy"))
    found |= dict.fromkeys(ABOVE, (*top, *ended, "Fa", "HB", "HI", "HR", "Fh", *ABOVE, "W", "Fw"))
    return found


BEFORE = _followers()
"""Label -> the labels that may stand right above it."""

FIRST = frozenset(("T", "Q", "C", "K", "HB", "SB", "O", "Ft", *ABOVE))
"""Labels that a page may begin with."""

_OPENS = frozenset((*ABOVE, "Fa", "HB", "HI", "HR", "Fh"))
"""Labels of lines above a body: below one of them a byline's line begins no answer."""


def starts(above: str | None, label: str) -> bool:
    """Whether an answer begins with a line, by its label and the one above (`None` at the top)."""
    if label in ("HB", "SB"):
        return True
    return label in ABOVE and above not in _OPENS
