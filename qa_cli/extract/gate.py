"""The gate before the parser: tells in microseconds that a page can be no question page.

Nearly all pages of a crawl are none, and parsing one takes milliseconds. The gate looks at *prose*:
lines long enough to be no menu's. In it are counted points for signs that questions and answers
show and other pages seldom do. What has too few for its length is turned away; who is let in is
judged by the parser.

Points only ever add up: whatever else stands around question and answers, menus, comments, other
articles, takes no point away. They were learned from labelled pages and from pages of other kinds;
`python -m benchmarks.extract` measures what they are worth.
"""

VERSION = 1
"""Of the gate: raised when another page is let in or turned away."""

LOOKED_AT = 12_000
"""Characters of a page that are looked at: longer menus than that stand above no page's text."""

MENU = 30
"""Characters of a line that may be a menu's, at most."""

PROSE = 4_000
"""Characters of prose that are searched: enough to hold a question and the first answers."""

Sign = tuple[str, int]
"""What is searched for as it stands, so that no text is folded first, and its points. A mark lacks
the letter that may be a capital."""

FIRST: tuple[Sign, ...] = (
    (" I ", 9),  # somebody speaks of themselves
    ("?\n", 15),  # a line that asks
    ("octor", 25),  # who answers, in the fields that ask experts most
    ("urgeon", 28),
    ("uestion", 11),
    ("nswer", 11),  # `Answers 3`, `Answer:`, `answered by`
    ("\nQ", 23),  # `Q:`, `Q62.` at a line's beginning
)
"""What is looked for first: a question page of some length shows one of these."""

SIGNS: tuple[Sign, ...] = (
    ("Dear ", 20),  # letters to a column, and what it writes back
    ("hould I", 19),  # what is asked
    ("egards", 17),  # how letters end
    ("hysician", 17),
    ("I am", 16),
    ("treat", 16),
    ("sually", 14),  # how experts put it
    ("f you", 12),  # advice: `if you`
    ("onsult", 11),
    (" My ", 11),
    (" may ", 9),
    ("I have", 7),
    ("dvice", 7),
    (" your", 5),
    (" would ", 4),
)
"""What is looked for then."""

ENGLISH = " the "
"""What every English text of this length holds."""

ELSEWHERE: tuple[Sign, ...] = (
    ("?\n", 15),
    ("ntwort", 40),
    ("espuesta", 40),
    ("épon", 40),  # réponse, répondre
    ("ispost", 40),
    ("espost", 40),
    ("твет", 40),  # ответ
    ("dpowied", 40),
    ("antwoord", 40),
    ("答", 40),
    ("\uff1f", 20),  # the question mark of Chinese and Japanese
    ("¿", 20),
    ("Dr.", 20),
)
"""What is looked for in other languages: the word for an answer alone is enough."""

NEEDED = ((800, 0), (1_600, 2), (3_200, 17))
"""Up to so many characters of prose, the points that are needed: a short page costs little to parse
and shows few signs."""

FEW = 2
"""Points that a page may show without any of the first signs."""

NEEDED_AT_MOST = 36
"""Points that are needed where there is more prose."""


def may_ask(text: str) -> bool:
    """Whether a page may be a question page, as far as a quick look tells.

    Args:
        text: The page, its lines as a reader sees them (a web page without its mark-up).
    """
    if len(text) <= NEEDED[0][0]:
        return True
    lines = text[:LOOKED_AT].split("\n")
    prose = "\n".join([line for line in lines if len(line) > MENU])[:PROSE]
    size = len(prose)
    needed = next((points for most, points in NEEDED if size <= most), NEEDED_AT_MOST)
    if not needed:
        return True
    prose = f"\n{prose}\n"
    if ENGLISH not in prose:
        return _points(ELSEWHERE, prose, needed) >= needed
    points = _points(FIRST, prose, needed)
    if not points and needed > FEW:
        return False
    return points >= needed or points + _points(SIGNS, prose, needed - points) >= needed


def _points(signs: tuple[Sign, ...], prose: str, enough: int) -> int:
    """Add up the points of the signs in a text, until there are enough."""
    points = 0
    for mark, worth in signs:
        if mark in prose:
            points += worth
            if points >= enough:
                break
    return points
