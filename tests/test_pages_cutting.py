"""A page cut into pieces: whole lines, labels before a text, and what is glued to its end."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qa_cli.pages.cutting import SHORT, cut_page, leftover
from qa_cli.pages.lines import Piece, PieceKind, bare, split_lines

VOTE = "{{ voteCount >= 0 ? '+' + (voteCount + 1) : (voteCount + 1) }}"
DISCLAIMER = (
    "These answers are for educational purposes and should not be relied upon as a substitute "
    "for medical advice you may receive from your physician."
)
SAID = "It goes down in six months."
LONG = "It goes down in a week or so, " * 8
thorough = settings(max_examples=100, deadline=None)


def cut(line: str, below: str = "") -> list[tuple[str, str]]:
    """Return the kinds and texts of the pieces of a line above another one."""
    return [(piece.kind, piece.text) for piece in cut_page([line, below]) if piece.line == 1]


def parts(line: str, below: str = "") -> list[str]:
    """Return the texts of the pieces of a line above another one."""
    return [text for _, text in cut(line, below)]


def test_a_page_in_pieces() -> None:
    """A piece knows its line, its columns there, and how many blank lines stand above its line."""
    page = f"Is it swollen?\n\n \u200b\n\t Q: Is&nbsp;it?\u2003\n\xa0\n\n\nNo.{VOTE}\n"
    assert cut_page(split_lines(page)) == [
        Piece(1, 0, 14, "Is it swollen?", "text", 0),
        Piece(4, 2, 4, "Q:", "label", 2),
        Piece(4, 5, 16, "Is it?", "text", 0),
        Piece(8, 0, 3, "No.", "text", 3),
        Piece(8, 3, 65, VOTE, "vote", 0),
    ]
    assert cut_page([]) == cut_page(["", "\u200b", "\ufeff \u3000"]) == []


@pytest.mark.parametrize("mark", ["\u200e", "\u200f", "\u202b", "\u2066", "\ufeff", "\u200b", "\t"])
def test_marks_around_a_line(mark: str) -> None:
    """They hide neither a leftover nor a label."""
    assert cut(f"{mark}Ask a doctor{mark}") == [("furniture", "Ask a doctor")]
    assert cut(f"{mark} Q: Is it?{mark}") == [("label", "Q:"), ("text", "Is it?")]


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("It swells.", "text"),
        ("Doctor Answers 8", "count"),
        ("Doctor\xa0Answers\u2009(8)", "count"),
        ("You might also like...", "furniture"),
        ("Related questions", "related"),
        ("Answer 2 of 4", "number"),
        ("Get the real deal on tarns", "slogan"),
        ("-----", "furniture"),
        ("-" * SHORT, "furniture"),
        ("-" * (SHORT + 1), "text"),
        ("{% if x %}", "furniture"),
        ("{% vote %}", "vote"),
        ("{# note #}", "furniture"),
        ("<% x %>", "furniture"),
        ("[[ x ]]", "furniture"),
        ("${name}", "furniture"),
        ("%NAME%", "furniture"),
        ("<!-- Vote -->", "vote"),
        (f"<!--{'x' * (SHORT - 7)}-->", "furniture"),
        (f"<!--{'x' * (SHORT - 6)}-->", "text"),
        ("{% x %} It heals", "text"),
        ("{x}", "text"),
        ("<p>It heals</p>", "text"),
        ("$5 a piece", "text"),
        ("[Jane Roe, MD]", "text"),
        (DISCLAIMER, "disclaimer"),
        ("These answers are for educational purposes only.", "disclaimer"),
        ("these answers are for educational purposes", "disclaimer"),
        ("The answers are solely for general information purposes.", "disclaimer"),
        ("All answers are for informational purposes and do not replace a visit.", "disclaimer"),
        ("All answers were given for educational purposes. They are no advice.", "disclaimer"),
        ("These answers are what I expected", "text"),
        ("These answers are for educational purposes and for fun.", "text"),
        ('The site says "these answers are for educational purposes only".', "text"),
        ("My answers are for educational purposes only and should not be relied upon.", "text"),
        ("Remember that these answers are for educational purposes.", "text"),
    ],
)  # fmt: skip
def test_a_line_that_is_one_piece(line: str, kind: str) -> None:
    """A leftover of the page's frame is known by its words; a longer line is text."""
    assert [found for found, _ in cut(line)] == [kind]
    assert parts(line) == [bare(line)]


@pytest.mark.parametrize(
    ("text", "kind"),
    [("Answer 2", "number"), ("Ask a doctor", "furniture"), ("It heals.", "text"),
     ("-" * SHORT, "furniture"), ("-" * (SHORT + 1), "text")],
)  # fmt: skip
def test_leftovers(text: str, kind: PieceKind) -> None:
    """What numbers an answer is a number, whatever the phrases call it."""
    assert leftover(text) == kind


@pytest.mark.parametrize(
    ("line", "pieces"),
    [
        ("{{ title }}", [("vote", "{{ title }}")]),
        ("{{ voteCo", [("vote", "{{ voteCo")]),
        ("{{", [("vote", "{{")]),
        ("{{}} It swells.", [("vote", "{{}}"), ("text", "It swells.")]),
        (f"{VOTE} It swells.", [("vote", VOTE), ("text", "It swells.")]),
        (f"Swelling {VOTE}", [("text", "Swelling"), ("vote", VOTE)]),
        (f"A{VOTE}It swells.", [("text", "A"), ("vote", VOTE), ("text", "It swells.")]),
        (f"{VOTE} \u200b{VOTE}", [("vote", VOTE), ("vote", VOTE)]),
        ("{{ a }}\u2003b \t{{ c", [("vote", "{{ a }}"), ("text", "b"), ("vote", "{{ c")]),
        (f"{VOTE} Ask a doctor", [("vote", VOTE), ("furniture", "Ask a doctor")]),
        (f"Answer 3 {VOTE}", [("number", "Answer 3"), ("vote", VOTE)]),
        (f"Q: Is it? {VOTE}", [("text", "Q: Is it?"), ("vote", VOTE)]),
        ("}} It swells. {", [("text", "}} It swells. {")]),
    ],
)
def test_template_expressions_are_cut_out(line: str, pieces: list[tuple[str, str]]) -> None:
    """An expression is a piece, up to the line's end where it is cut; so is what stands between."""
    assert cut(line) == pieces


LABELS = """Q: Q. Que: Que. Q62 Q62: Q(62) Q#62: Q-- A: A. a) A) Ans: Ans. Question: Answer: Frage:
    Antwort: Pregunta: Respuesta: Réponse: Domanda: Risposta: Pergunta: Resposta:"""
SPACED = """Q 62:|Answer #2:|A –|A: Jane Roe:|A: Jane Roe, surgeon, says:|Jane Roe:|Jane Roe, MD:
    |J. Roe:|Dr. Roe:|Doctor:|Dear Jane:|Hi Jane:|Éva Roe:|Asker:|Attorney Jane Roe answered:
    |Jane Roe, surgeon, says:|Note:|Jane Ann Roe:|Jane Mary Ann Roe, MD:"""


@pytest.mark.parametrize("label", [*LABELS.split(), *map(str.strip, SPACED.split("|"))])
def test_labels(label: str) -> None:
    """What tells question from answer, or who speaks and to whom, is cut off before the text."""
    for space in (" ", "\t", "  ") if label[-1] != ":" else (" ", "  "):
        assert cut(f"{label}{space}It swells.") == [("label", label), ("text", "It swells.")]


@pytest.mark.parametrize("word", [label[:-1] for label in LABELS.split() if label[-1] == ":"])
def test_numbered_labels(word: str) -> None:
    """A number behind a label is a part of it, in any language."""
    label = f"{word.rstrip('0123456789()#')} #2) –"
    assert cut(f"{label} It swells.") == [("label", label), ("text", "It swells.")]


@pytest.mark.parametrize("line", ["Q:Is it?", "Q.Is it?", 'A:"It is."', "Answer:“It is.”"])
def test_labels_without_a_space(line: str) -> None:
    """A label may run into a capital or a quotation mark."""
    label, text = cut(line)
    assert label == ("label", line[: len(label[1])])
    assert label[1][-1] in ":."
    assert text == ("text", line[len(label[1]) :])


@pytest.mark.parametrize(
    "line",
    [
        "A. Bertrand Lyle, MD",
        "A.Bertrand Lyle, MD",
        "Q. Bertrand Lyle, MD, FACS",
        "Q:",
        "A. ",
        "Jane Roe:",
        "A-It is.",
        "The swelling is this: it goes",
        "Is it so? Yes: it is",
        "Jane Roe and Lee Poe: it is",
        "Jane, who is a surgeon: it is",
        "Jane roe: it is",
        "Jane Mary Ann Roe: it is",
        "A B C D E F G H I J: it is",
        "jane roe: it is",
        '"Jane": it is',
        "(Jane): it is",
        "62: it is",
        f"{LONG}: it is",
    ],
)
def test_what_is_no_label(line: str) -> None:
    """A name with an initial is one piece, and so is a sentence with a colon in it."""
    assert parts(line) == [line.strip()]


def test_a_label_before_a_name() -> None:
    """Only a full stop makes an initial of a letter."""
    assert parts("A – Bertrand Lyle, MD") == ["A –", "Bertrand Lyle, MD"]
    assert parts("A: Bertrand Lyle, MD") == ["A:", "Bertrand Lyle, MD"]


def test_the_longest_tag() -> None:
    """It has nine words."""
    tag = "Dear all of you who have asked me this:"
    assert parts(f"{tag} it heals") == [tag, "it heals"]
    assert len(parts(f"Dear all of you who have ever asked me this: {SAID}")) == 1


@pytest.mark.parametrize(
    ("line", "kind", "tail"),
    [
        ("Does it swell?Doctor Answers 2", "count", "Doctor Answers 2"),
        ("It swells. Doctor Answers (2)", "count", "Doctor Answers (2)"),
        ("It swells.) \t Answers: 12", "count", "Answers: 12"),
        (f"{LONG}. Doctor Answers 2", "count", "Doctor Answers 2"),
        (f"It swells.{DISCLAIMER}", "disclaimer", DISCLAIMER),
        (f"Does it swell?   {DISCLAIMER}", "disclaimer", DISCLAIMER),
        (f"It swells {DISCLAIMER}", "disclaimer", DISCLAIMER),
        (f"{LONG * 3}{DISCLAIMER}", "disclaimer", DISCLAIMER),
        (f"It swells. {DISCLAIMER[:42]}", "disclaimer", DISCLAIMER[:42]),
        ("It goes down... Read more", "furniture", "Read more"),
        ("It goes down…see more", "furniture", "see more"),
        ("It goes down... [Show more]", "furniture", "[Show more]"),
        ("It goes down...(view more)", "furniture", "(view more)"),
        ("It goes down... read more »", "furniture", "read more »"),
        ("It goes down... read more...", "furniture", "read more..."),
        (f"{LONG}... Read more", "furniture", "Read more"),
        ("It heals (Jane Roe, MD)", "text", "(Jane Roe, MD)"),
        ("It heals.(Jane Roe, MD).", "text", "(Jane Roe, MD)."),
        ("It heals. (Dr. Jane Roe, Dentist, Austin)", "text", "(Dr. Jane Roe, Dentist, Austin)"),
        ("It heals (so) (Jane Roe (Lee), MD)", "text", "(Jane Roe (Lee), MD)"),
        ("It heals. (Jane&nbsp;Roe, MD)", "text", "(Jane Roe, MD)"),
        (f"{LONG} (Jane Roe, MD)", "text", "(Jane Roe, MD)"),
        ("It heals. — Jane Roe, MD", "text", "— Jane Roe, MD"),
        ("It heals.—Jane Roe, MD", "text", "—Jane Roe, MD"),
        ("It heals – Jane Roe, MD, FACS", "text", "– Jane Roe, MD, FACS"),
        ("It heals - Jane Roe, MD", "text", "- Jane Roe, MD"),
        ("It heals -- Jane Roe, MD", "text", "-- Jane Roe, MD"),
        ("It heals ~ Jane Roe, MD, Dentist", "text", "~ Jane Roe, MD, Dentist"),
        ("It heals\u2003— Jane Roe, MD", "text", "— Jane Roe, MD"),
        ("It heals — so — Jane Roe, MD", "text", "— Jane Roe, MD"),
        (f"{LONG} — Jane Roe, MD", "text", "— Jane Roe, MD"),
    ],
)
def test_what_is_glued_to_a_line_s_end(line: str, kind: str, tail: str) -> None:
    """A count, a disclaimer, a link to the rest, and a byline in brackets or behind a dash."""
    text, (found, said) = cut(line)
    assert (found, said) == (kind, tail)
    assert text == ("text", bare(line.replace("&nbsp;", " ").removesuffix(tail)))


def test_one_byline_is_cut_off() -> None:
    """One in brackets is cut off whatever stands below, also where a glued name is looked for."""
    assert parts("It heals (Jane Roe, MD)", "Austin Dentist") == ["It heals", "(Jane Roe, MD)"]


def test_a_label_and_a_tail() -> None:
    """Both are cut off one line; with no text between them, none is made up."""
    assert cut(f"Q: Is it?{DISCLAIMER}") == [
        ("label", "Q:"),
        ("text", "Is it?"),
        ("disclaimer", DISCLAIMER),
    ]
    assert cut(f"A: {DISCLAIMER}") == [("label", "A:"), ("disclaimer", DISCLAIMER)]
    assert cut("A: (Jane Roe, MD)") == [("label", "A:"), ("text", "(Jane Roe, MD)")]


@pytest.mark.parametrize(
    "line",
    [
        "I have read Doctor Answers 2",
        "It swells. Answers 12 more",
        "It swells. Bob Answers 2",
        "It goes down. Read more",
        "It goes down... Read more about it",
        "It hurts more and more",
        "It hurts... more",
        "It heals (in a week or so)",
        "It heals (Dentist, Austin)",
        "It heals (see ((Jane Roe, MD)))",
        "It heals :)",
        "It heals, as he said).",
        "(Jane Roe, MD) It heals",
        "It heals – in a week",
        "It heals – Slowly in a week",
        "It heals - Twice a day, I think",
        "It heals-Jane Roe, MD",
        f"It heals — {'Jane ' * 30}Roe, MD",
    ],
)
def test_what_is_not_glued(line: str) -> None:
    """A sentence's own words stay, however they end."""
    assert parts(line) == [line]


@pytest.mark.parametrize("line", ["(Jane Roe, MD)", "— Jane Roe, MD", "-- Jane Roe, MD"])
def test_a_byline_that_is_the_whole_line(line: str) -> None:
    """Nothing is before it, so nothing is cut."""
    assert cut(line) == [("text", line)]


@pytest.mark.parametrize(
    ("before", "name"),
    [
        (SAID, "Jane Roe, MD"),
        (f"{SAID} ", "Jane Roe, MD"),
        (f"{SAID}  \t", "Jane Roe, MD, FACS"),
        ("It heals.", "Jane Roe, MD"),
        ("So well.", "Jane Roe, MD"),
        ("It is so. ", "Jane Roe, MD"),
        (f"{SAID[:-1]} (or so) ", "Jane Roe, MD"),
        (f"{SAID[:-1]}!", "Dr. Jane Roe, MD"),
        (SAID, "A. B. Roe, MD"),
        (SAID, "Jane B. Roe, MD"),
        (SAID, "José Roe, MD"),
        (LONG[:-2] + ".", "Jane Roe, MD"),
    ],
)
@pytest.mark.parametrize(
    "below",
    ["Austin Dentist", " Austin\xa0Plastic  Surgeon", "4.7 out of 5 stars 28 reviews",
     "4.7 out of 5 stars", "1 review"],
)  # fmt: skip
def test_a_name_glued_to_a_body(before: str, name: str, below: str) -> None:
    """Above the rest of a byline a body's last line may end with the byline's name."""
    assert parts(f"{before}{name}", below) == [bare(before), name]


@pytest.mark.parametrize(
    ("line", "below"),
    [
        (f"{SAID} Jane Roe, MD", ""),
        (f"{SAID} Jane Roe, MD", "Ice helps."),
        (f"{SAID} Jane Roe, MD", "I see no stars"),
        (f"{SAID} Jane Roe, MD", "I read his reviews"),
        (f"{SAID} Jane Roe, MD", "Lee Poe, MD, Austin Dentist"),
        (f"{SAID} Jane Roe, MD", f"Austin Dentist, {LONG} Dentist"),
        (f"{SAID} Jane Roe and me, MD", "Austin Dentist"),
        (f"{SAID} Jane Roe, too", "Austin Dentist"),
        (f"{SAID} Roe, MD", "Austin Dentist"),
        (f"{SAID} jane roe, MD", "Austin Dentist"),
        ("It does. See Dr. Jane Roe, MD", "Austin Dentist"),
        ("It does at the NHS.Jane Roe, MD", "Austin Dentist"),
        ("Is it. Jane Roe, MD", "Austin Dentist"),
        ("It is x. Jane Roe, MD", "Austin Dentist"),
        ("Francis (Frank) Ann Roe, MD", "Austin Dentist"),
        ("J. B. Roe, MD", "Austin Dentist"),
        ("Van. Jane Roe, MD", "Austin Dentist"),
        (SAID, "Austin Dentist"),
    ],
)
def test_names_that_are_not_glued(line: str, below: str) -> None:
    """Without the rest of a byline below, or without a sentence before it, a name stays."""
    assert parts(line, below) == [line]


def test_a_glued_name_that_was_decoded_wrongly() -> None:
    """It is read repaired."""
    assert parts(f"{SAID}Jos&eacute; NÃºÃ±ez, MD", "Austin Dentist") == [SAID, "José Núñez, MD"]


@pytest.mark.parametrize(
    "line",
    [
        "It goes down... Read More »",
        "It goes down... Show More]",
        "It heals. — Dr. Jane Roe, MD",
        "It heals. — J. Roe, MD",
        "It heals. — Jane Roe, M.D.",
        "It heals. - Jane Roe, MD.",
    ],
)
def test_more_that_is_glued_to_a_line_s_end(line: str) -> None:
    """A link in capitals is cut off, and a byline with a full stop in it."""
    assert len(parts(line)) == 2


@pytest.mark.parametrize("line", ["a.m. is best", "A.M. is best", "a.k.a. the lift", "q:it is"])
def test_letters_that_are_no_label(line: str) -> None:
    """Behind a letter and its stop a label needs a space, or a capital that begins a sentence."""
    assert parts(line) == [line]


@pytest.mark.parametrize("line", ["Rating: 4.8", "Specialty: Lash Lifter", "Location: Fonz"])
def test_a_field_and_its_key(line: str) -> None:
    """A line of a byline that names its field is read as a whole."""
    assert parts(line) == [line]


def test_a_tag_of_nothing() -> None:
    """A no-break space that was decoded wrongly is no tag before a colon."""
    assert parts("Â : it heals") == [": it heals"]


@pytest.mark.parametrize("line", ["&nbsp;", "\xad", "&#8203;", "Q: &nbsp;", "{{ x }} &nbsp;"])
def test_no_piece_is_empty(line: str) -> None:
    """What says nothing to a reader is blank."""
    assert all(parts(line))


PIECES = [
    "Q: ", "A. ", "Q62 ", "Jane Roe: ", "Dear Jane, ", "It swells", "Is it", ".", "?", "... ", " ",
    "Read more", "Doctor Answers 2", "(2)", "Answers", VOTE, "{{", "}}", "{%", "%}", "\u200b",
    "\u2003", "\t", "(Jane Roe, MD)", "— ", "Jane Roe, MD", "Lee Poe, MD", "Austin Dentist", ",",
    DISCLAIMER, "These answers are for educational purposes", "\n", "\r\n", "\n\n", "\ufeff",
    "\xa0",
    "4.7 out of 5 stars 28 reviews", "Ã©", "&amp;", ")", "(", ":", "x" * 230, "\x00", "é",
]  # fmt: skip
pages = st.lists(st.sampled_from(PIECES), max_size=14).map("".join)
texts = pages | st.text(max_size=60)


@thorough
@given(texts)
def test_pieces_lie_in_order(page: str) -> None:
    """They lie on their lines from left to right, and whatever is between them shows nothing."""
    lines = split_lines(page)
    pieces = cut_page(lines)
    for piece in pieces:
        assert 0 <= piece.start < piece.end <= len(lines[piece.line - 1])
        assert piece.text == bare(lines[piece.line - 1][piece.start : piece.end])
    for above, below in pairwise(pieces):
        assert (above.line, above.end) <= (below.line, below.start)
    for number, line in enumerate(lines, 1):
        at = 0
        for piece in pieces:
            if piece.line == number:
                assert not bare(line[at : piece.start])
                at = piece.end
        assert not bare(line[at:])


@thorough
@given(texts)
def test_gaps_are_blank_lines(page: str) -> None:
    """The first piece of a line counts the blank lines above, the further ones none."""
    lines = split_lines(page)
    last = 0
    for piece in cut_page(lines):
        assert piece.gap == max(0, piece.line - last - 1)
        last = piece.line


@thorough
@given(texts)
def test_cutting_again_changes_nothing(page: str) -> None:
    """A page is cut line by line; only the line below matters to a line."""
    lines = split_lines(page)
    alone: list[tuple[int, str, str]] = []
    for number, line in enumerate(lines, 1):
        below = lines[number : number + 1]
        alone += [(number, p.kind, p.text) for p in cut_page([line, *below]) if p.line == 1]
    assert [(p.line, p.kind, p.text) for p in cut_page(lines)] == alone
