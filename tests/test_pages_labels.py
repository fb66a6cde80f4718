"""Labels, numbers, rules and markup: what says outright where an answer begins."""

import pytest

from qa_cli.model import Doctor
from qa_cli.pages import parse_page
from qa_cli.pages.labels import cut_labels
from qa_cli.pages.lines import pieces_of, split_lines

TITLE = "Does it swell?"
BODY = "The swelling goes down in a week or so."
MORE = "It itches when it heals, which is a good sign."


def cut(*texts: str) -> list[tuple[str, str]]:
    """Return kind and text of the pieces of texts that stand apart by blank lines."""
    pieces = cut_labels(pieces_of(split_lines("\n\n".join(texts))))
    return [(piece.kind, piece.text) for piece in pieces]


def answers(*texts: str) -> list[tuple[str | None, str, str | None]]:
    """Return headline, body and doctor's name of a page's answers."""
    question = parse_page("\n\n".join(texts))
    return [
        (answer.headline, answer.body, answer.doctor.name if answer.doctor else None)
        for answer in question.answers
    ]


@pytest.mark.parametrize("label", ["Q: ", "Question: ", "QUESTION:  ", "Frage: ", "Pregunta: "])
def test_a_question_s_label(label: str) -> None:
    """It stands before the title and is not part of it."""
    assert cut(f"{label}{TITLE}", BODY) == [("text", TITLE), ("text", BODY)]
    assert parse_page(f"{label}{TITLE}\n\nMara Tarn, DO\nA: {BODY}").title == TITLE


def test_a_label_that_is_only_a_word() -> None:
    """Without text behind it, it is furniture; below the first line, text."""
    assert cut("Question:", TITLE)[0] == ("furniture", "Question:")
    assert cut(TITLE, "Q: why") == [("text", TITLE), ("text", "Q: why")]


@pytest.mark.parametrize(
    "label", ["A", "Answer", "Answer 1", "answer #12", "ANSWER", "Antwort", "Respuesta 2"]
)
def test_answers_labels(label: str) -> None:
    """They count where there are two, or where the question has its label."""
    line = f"{label}: {BODY}"
    found = [("label", f"{label}:"), ("text", BODY)]
    assert cut(TITLE, line, line) == [("text", TITLE), *found, *found]
    assert cut(f"Q: {TITLE}", line) == [("text", TITLE), *found]
    assert cut(TITLE, line) == [("text", TITLE), ("text", line)]


def test_labels_with_bylines_above_and_below() -> None:
    """A name right above a label belongs to what is below it; so do names that speak."""
    found = [(None, BODY, "Mara Tarn"), (None, MORE, "Tobin Wexmoor")]
    page = (f"Q: {TITLE}", f"Mara Tarn, DO\nA: {BODY}", f"Tobin Wexmoor, MD\nA: {MORE}")
    assert answers(*page) == found
    for says in ("says:", "replied:", "wrote:"):
        page = (TITLE, f"Mara Tarn, DO {says}\n{BODY}", f"Tobin Wexmoor, MD {says}\n{MORE}")
        assert answers(*page) == found
    one, two = "Mara Tarn, DO\nDentist, Tarnville", "Tobin Wexmoor, MD\nDentist, Tarnville"
    assert answers(TITLE, f"Answer 1: {BODY}", one, f"Answer 2: {MORE}", two) == found


def test_doctors_who_speak() -> None:
    """`DR. TARN:` on its own line begins an answer; the question is what stands above the first."""
    page = (TITLE, "It does.", f"DR. MARA TARN:\n{BODY}", f"DR. TOBIN WEXMOOR:\n{MORE}")
    assert answers(*page) == [
        (None, BODY, "DR. MARA TARN"),
        (None, MORE, "DR. TOBIN WEXMOOR"),
    ]
    assert parse_page("\n\n".join(page)).body == "It does."


def test_numbered_answers() -> None:
    """The numbers count if they are as many as declared, in order, from the count on."""
    page = (TITLE, "2 answers", f"1. {BODY}", "Ice helps.", f"2. {MORE}")
    assert answers(*page) == [(None, f"{BODY}\n\nIce helps.", None), (None, MORE, None)]
    for other in (
        (TITLE, "3 answers", f"1. {BODY}", f"2. {MORE}"),
        (TITLE, "2 answers", f"2. {BODY}", f"1. {MORE}"),
        (TITLE, "2 answers", "Ice", f"1. {BODY}", f"2. {MORE}"),
        (TITLE, f"1. {BODY}", f"2. {MORE}"),
    ):
        assert not any(kind == "label" for kind, _ in cut(*other))


def test_rules() -> None:
    """Rules stand between answers where there are several, about as many as declared."""
    page = (TITLE, "It does.", "---", BODY, "---", MORE)
    assert answers(*page) == [(None, BODY, None), (None, MORE, None)]
    assert [kind for kind, _ in cut(TITLE, "5 answers", "---", BODY, "---", MORE)][2] == "furniture"
    assert [kind for kind, _ in cut(TITLE, BODY, "---", MORE)][2] == "furniture"
    assert [kind for kind, _ in cut(TITLE, "{{ vote }}", "---", BODY, "---", MORE)][
        2
    ] == "furniture"


@pytest.mark.parametrize(
    ("line", "kind", "text"),
    [
        ("## Does it heal?", "text", "Does it heal?"),
        ("# **Does it heal?** #", "text", "Does it heal?"),
        ("**2 answers**", "count", "2 answers"),
        ("## Answer 1", "label", "Answer 1"),
        ("_Dentist, Tarnville_", "text", "Dentist, Tarnville"),
        ("#swelling", "text", "#swelling"),
        ("**one** or **two", "text", "**one** or **two"),
        ("* ice", "text", "* ice"),
        ("***", "furniture", "***"),
    ],
)
def test_markup(line: str, kind: str, text: str) -> None:
    """Marks around a whole line are no part of it, and what it says is looked at without them."""
    assert cut(TITLE, line)[1] == (kind, text)


def test_initials_in_a_picture_s_place() -> None:
    """Right above the name that they stand for; anywhere else they are text."""
    assert cut("MT\nDr. Mara Tarn, DO")[0] == ("furniture", "MT")
    assert cut("MT\n\nDr. Mara Tarn, DO")[0] == ("text", "MT")
    assert cut("XY\nDr. Mara Tarn, DO")[0] == ("text", "XY")


def test_nothing_to_cut() -> None:
    """A page without text has no labels."""
    assert cut("") == []
    assert cut("---") == [("furniture", "---")]


def test_labelled_fields() -> None:
    """Where headlines and answers have labels, one of each is an answer; fields are a byline."""
    fields = "Doctor: Mara Tarn, DO\nSpecialty: Lash Lifter\nLocation: Tarnville\nRating: 4.7"
    one = f"Headline: Swelling\nAnswer: {BODY}\n{fields}\nReviews: 28"
    two = f"Headline: Itching\nAnswer: {MORE}\n{fields} (9 reviews)"
    page = parse_page(
        f"Question: {TITLE}\nDetails: It is big.\nNumber of answers: 2\n\n{one}\n\n{two}"
    )
    assert (page.title, page.body, page.declared_answers) == (TITLE, "It is big.", 2)
    assert [(answer.headline, answer.body) for answer in page.answers] == [
        ("Swelling", BODY),
        ("Itching", MORE),
    ]
    doctors = [Doctor("Mara Tarn", "DO", "Lash Lifter", "Tarnville", 4.7, n) for n in (28, 9)]
    assert [answer.doctor for answer in page.answers] == doctors
    assert parse_page(f"Question: {TITLE}").title == TITLE


def test_a_stressed_sentence_is_no_heading() -> None:
    """Marks around a whole sentence stay: somebody says it with stress."""
    assert cut(TITLE, "*It heals.*", "**Healing**")[1:] == [
        ("text", "*It heals.*"),
        ("text", "Healing"),
    ]


def test_links() -> None:
    """Markup of links is taken off short lines; several links in a line are furniture."""
    assert cut(TITLE, "### [Give it time](/a)", "[Yes](#) [No](#)", "![](x.png)") == [
        ("text", TITLE), ("text", "Give it time"), ("furniture", "[Yes](#) [No](#)"),
        ("furniture", "![](x.png)"),
    ]  # fmt: skip
    assert cut(TITLE, "[1]Home", "[2]Give it time", "[see below]") == [
        ("text", TITLE), ("furniture", "Home"), ("text", "Give it time"), ("text", "[see below]"),
    ]  # fmt: skip


def test_numbered_headings() -> None:
    """Numbers that count from 1 over single lines are taken off; those of a list are not."""
    assert cut(TITLE, "1. Give it time", BODY, "2. Ice helps", BODY) == [
        ("text", TITLE), ("text", "Give it time"), ("text", BODY), ("text", "Ice helps"),
        ("text", BODY),
    ]  # fmt: skip
    for lines in (("1. ice", "2. rest"), ("1. ice", BODY, "3. rest", BODY), ("1. ice", BODY)):
        assert cut(TITLE, *lines) == [("text", text) for text in (TITLE, *lines)]


def test_signs_before_headings() -> None:
    """A sign before several lines is a template's, unless they are a list."""
    assert cut(TITLE, "» Give it time", BODY, "» Ice helps") == [
        ("text", TITLE), ("text", "Give it time"), ("text", BODY), ("text", "Ice helps"),
    ]  # fmt: skip
    assert cut(TITLE, "» ice\n» rest")[1:] == [("text", "» ice"), ("text", "» rest")]
    assert cut(TITLE, "» Give it time", BODY)[1] == ("text", "» Give it time")


def test_the_page_s_heading() -> None:
    """What stands above the only heading of the first level is the site's."""
    assert cut("Tarn Clinic", f"# {TITLE}", BODY)[:2] == [
        ("furniture", "Tarn Clinic"),
        ("text", TITLE),
    ]
    assert cut("# Tarn", f"# {TITLE}", BODY)[:2] == [("text", "Tarn"), ("text", TITLE)]


def test_a_question_s_label_below_the_site_s_name() -> None:
    """What stands above it is the site's: a name, a menu; no sentence."""
    assert cut("Tarn Board", f"Q. {TITLE}", BODY) == [
        ("furniture", "Tarn Board"),
        ("text", TITLE),
        ("text", BODY),
    ]
    assert cut("It hurts.", f"Q. {TITLE}", BODY)[1] == ("text", f"Q. {TITLE}")


@pytest.mark.parametrize("sign", ["-", "|", "–"])
def test_the_site_s_name_behind_the_title(sign: str) -> None:
    """It goes where the site gives it elsewhere, too, and only there."""
    title = "A metallic taste after three weeks"
    name = f"{title} {sign} MediForum"
    assert cut(name, "mediforum.example · 4 min read", BODY)[0] == ("text", title)
    assert cut(name, BODY, BODY, "Copyright Medi-Forum")[0] == ("text", title)
    assert cut(name, BODY, MORE)[0] == ("text", name)
    asked = "Smart lipo for loose skin - is it safe?"
    assert cut(asked, "Is it safe?", BODY)[0] == ("text", asked)


def test_pictures() -> None:
    """What text browsers write for them is no part of a line, nor a line."""
    assert cut("[logo]", TITLE, "Mara Tarn, DO [photo]", "[bullet.gif] Wex Moor, MD") == [
        ("furniture", "[logo]"),
        ("text", TITLE),
        ("text", "Mara Tarn, DO"),
        ("text", "Wex Moor, MD"),
    ]
    assert cut(TITLE, "[Useful] [13]", "[I see]")[1:] == [
        ("furniture", "[Useful] [13]"),
        ("text", "[I see]"),
    ]


def test_numbered_links_in_one_line() -> None:
    """A row of links is the site's, whatever the browser puts before each."""
    lines = cut("[1]Home | [2]Tarns", TITLE, "[3]Mara Tarn, DO", "[4]<< Previous [5]Next >>")
    assert [kind for kind, _ in lines] == ["furniture", "text", "text", "furniture"]
    assert lines[2][1] == "Mara Tarn, DO"


@pytest.mark.parametrize("words", ["Photo of", "Portrait of", "Avatar for"])
def test_portraits(words: str) -> None:
    """Who is on it stands below, or else the line says something."""
    assert cut(TITLE, f"{words} Mara Tarn\nMara Tarn, DO")[1] == ("furniture", f"{words} Mara Tarn")
    assert cut(TITLE, f"{words} my nose\n{BODY}")[1] == ("text", f"{words} my nose")


def test_a_count_on_two_lines() -> None:
    """The word that heads all answers, and their number below it."""
    assert cut(TITLE, "Answers\n(6)", BODY)[1:3] == [
        ("furniture", "Answers"),
        ("count", "Answers (6)"),
    ]
    assert cut(TITLE, "Answer 2\n(6)", BODY)[1:3] == [("label", "Answer 2"), ("text", "(6)")]
    assert cut(TITLE, "Answers", "(6)")[1:] == [("label", "Answers"), ("text", "(6)")]


def test_numbers_of_marked_headings() -> None:
    """They are taken off though lists between them count from one, too; emphasis goes with them."""
    page = [TITLE, f"### 1. Ice\n\n{BODY}\n\n1. rest\n\n2. wait\n\nMore.", f"### 2. Heat\n\n{BODY}"]
    texts = [text for _, text in cut(*page)]
    assert texts == [TITLE, "Ice", BODY, "1. rest", "2. wait", "More.", "Heat", BODY]
    texts = [text for _, text in cut(TITLE, "(1) *Ice*", BODY, "(2) *Heat*", BODY)]
    assert texts == [TITLE, "Ice", BODY, "Heat", BODY]
