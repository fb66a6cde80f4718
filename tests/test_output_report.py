"""Reports: complete, the same in both forms, safe to open, and readable by everybody."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa_cli.corpus.excerpts import Excerpt
from qa_cli.insight.overview import summarise_corpus
from qa_cli.insight.tally import tally
from qa_cli.model import Doctor, Page, Problem, Source
from qa_cli.output.report import anchors, findings
from qa_cli.output.report.backmatter import GLOSSARY
from qa_cli.output.report.binding import Form, Report, form_of, written
from qa_cli.output.report.blocks import Run
from qa_cli.output.report.webpage import stylesheet
from qa_cli.output.sanitise import page_line, sanitise_line
from tests.builders import Said, figure, page
from tests.hostile.grammar import acting
from tests.hostile.markup import MARKUP
from tests.hostile.texts import HOSTILE
from tests.reading import Element, elements_of, headings_of, text_of, tokens_of

TAGS = {
    "html", "head", "meta", "title", "style", "body", "a", "header", "nav", "main", "section",
    "article", "footer", "h1", "h2", "h3", "h4", "p", "div", "ul", "ol", "li", "dl", "dt", "dd",
    "table", "thead", "tbody", "tr", "th", "td", "bdi", "span", "small", "br",
    "svg", "line", "rect", "circle", "g",
}  # fmt: skip
ATTRIBUTES = {
    "lang", "charset", "http-equiv", "content", "name", "class", "href", "id", "aria-labelledby",
    "aria-hidden", "role", "scope", "dir", "data-label",
    "width", "height", "rx", "x1", "x2", "y1", "y2", "cx", "cy", "r",
}  # fmt: skip
OURS = re.compile(r'<a id="[A-Za-z0-9_.~:!/-]+">|</a>|<br>|<!-- -->')
"""The only HTML in Markdown."""


def report(*pages: Page, form: Form = "html", meant: list[Excerpt] | None = None) -> str:
    """Return a report of some pages."""
    chosen = [Excerpt(one, None, asker=True) for one in pages] if meant is None else meant
    cut = [one.cut for one in chosen]
    short = {one.page.id: one.page.id[:3] for one in chosen}
    told = Report(chosen, summarise_corpus(cut), tally(cut), short, None)
    return "".join(written(told, form, "1.0"))


def nasty(text: str) -> Page:
    """Return a page with a text in every place that a page has."""
    doctor = Doctor(f"Ana {text}", text, text, text, 4.4, 28)
    said = (
        Said(f"It lasts 3 months {text}.\n\n{text}\n{text}", text, doctor),
        Said(f"{text} It lasts 3 to 5 months.\n\n{text}", text, None, f"Dr. {text}"),
        Said(f"It won't last 9 months {text}", None, replace(doctor, name=None)),
    )
    problems = [Problem("cut-off", (1, 1), text), Problem("nameless-byline", None, text)]
    made = page("x", *said, title=text, body=f"I had 20 units {text}.\n\n{text}", problems=problems)
    return replace(made, id=f"x{text}", source=Source(f"pages/{text}.txt", None, 0, ""))


def links_hold(root: Element) -> None:
    """Check that each link leads to a place within, and that names of places are unique."""
    ids = [one.attributes["id"] for one in root.all() if "id" in one.attributes]
    assert len(ids) == len(set(ids))
    targets = [one.attributes["href"] for one in root.all("a")]
    assert {one for one in targets if not one.startswith("#")} == set()
    assert {one[1:] for one in targets} <= set(ids)


@pytest.mark.parametrize("text", [*MARKUP, *(one.text for one in HOSTILE)])
def test_nothing_of_a_page_is_markup(text: str) -> None:
    """Wherever it stands on a page: no element, no attribute, no link is made of it."""
    html = report(nasty(text))
    root = elements_of(html)
    assert {one.tag for one in root.all()} <= TAGS
    assert {name for one in root.all() for name in one.attributes} <= ATTRIBUTES
    links_hold(root)
    assert acting(html) == set()
    words = page_line(text.split("\n", maxsplit=1)[0])
    assert root.all("h2")[2].text == page_line(text)
    assert root.text.count(words) >= 15


@pytest.mark.parametrize("text", [*MARKUP, *(one.text for one in HOSTILE)])
def test_nothing_of_a_page_is_markdown(text: str) -> None:
    """No link but within, no HTML but names and line breaks; headings are those of HTML."""
    markdown = report(nasty(text), form="md")
    tokens = tokens_of(markdown)
    root = elements_of(report(nasty(text)))
    assert acting(markdown) == set()
    counts = Counter(one.type for one in tokens)
    lists = [one for one in tokens if one.type.endswith("_list_open")]
    assert counts["blockquote_open"] == counts["ordered_list_open"] == 1
    assert counts["table_open"] == len(root.all("table"))
    assert counts["bullet_list_open"] == len(root.all("ul")) + len(root.all("dl"))
    assert {one.level for one in lists} == {0}
    assert not {one.type for one in tokens} & {
        "html_block", "fence", "code_block", "code_inline", "image", "hr", "s_open", "em_open",
    }  # fmt: skip
    html = [one.content for one in tokens if one.type == "html_inline"]
    assert [one for one in html if not OURS.fullmatch(one)] == []
    targets = {one.attrs["href"] for one in tokens if one.type == "link_open"}
    names = re.findall(r'<a id="([^"]+)">', markdown)
    assert targets <= {f"#{name}" for name in names}
    assert len(names) == len(set(names))
    expected = [(one.tag, one.text) for one in root.all() if re.fullmatch("h[1-6]", one.tag)]
    assert [(tag, " ".join(line.split())) for tag, line in headings_of(tokens)] == [
        (tag, " ".join(line.split())) for tag, line in expected
    ]
    seen = "\n".join(text_of(one) for one in tokens if one.type == "inline")
    for line in filter(None, map(str.strip, sanitise_line(text).split("␊"))):
        assert seen.count(page_line(line)) >= 4


def test_nothing_comes_from_elsewhere() -> None:
    """No address, no import; a policy forbids whatever would be there."""
    html = report(page("001_ab", "It lasts 3 months.", "It lasts 4 months."))
    assert "://" not in html
    assert "url(" not in html
    assert "@import" not in html
    [policy] = [
        one.attributes["content"]
        for one in elements_of(html).all("meta")
        if one.attributes.get("http-equiv") == "Content-Security-Policy"
    ]
    assert policy.startswith("default-src 'none'; style-src 'sha256-")
    assert "unsafe" not in policy
    assert "style=" not in html


@pytest.fixture
def made() -> Page:
    """Return a page on which most is to be seen."""
    doctor = Doctor("Zoe Abel", "MD", "Dermatologist", "Rome", 4.9, 3)
    other = Doctor("Adam Zorn", None, None, None, None, None)
    return page(
        "001_ab",
        Said("It lasts 3-4 months.\n\nIt lasts 4 months.\nIce.", "Wait", doctor),
        Said("It lasts 4 months. Swelling needs care.", None, other),
        Said("It won't last 9 months. Swelling needs care.", "No", None, "Dr. Emer"),
        "Nothing helps.",
        body="I had 20 units.\n\nWhat now?",
        problems=[
            Problem("count-mismatch", None, "5 declared"),
            Problem("uncertain-boundary", (7, 9), "answer 1 may begin elsewhere"),
        ],
    )


def chapter_of(root: Element) -> Element:
    """Return the section of the first question."""
    return root.all("main")[0].all("section")[-3]


def test_the_order_of_a_report(made: Page) -> None:
    """A way past the contents, headings without a gap, one title; landmarks."""
    root = elements_of(report(made))
    [html] = root.all("html")
    assert html.attributes["lang"] == "en"
    assert root.all("body")[0].all()[0].attributes["href"] == f"#{anchors.START}"
    levels = [int(one.tag[1]) for one in root.all() if re.fullmatch("h[1-6]", one.tag)]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))
    assert [len(root.all(tag)) for tag in ("main", "nav", "header", "footer")] == [1, 1, 1, 1]
    links_hold(root)
    assert [one.text for one in root.all("h2")] == [
        "Contents", "Overview", "A title", "Doctors", "Words used",
    ]  # fmt: skip


def test_page_text_has_its_own_direction_and_no_language(made: Page) -> None:
    """Paragraphs and words of a page: `dir` is found out, `lang` is unknown."""
    root = elements_of(report(made))
    prose = [one for one in root.all("div") if "prose" in one.attributes["class"]]
    assert len(prose) == 5
    assert {one.attributes["lang"] for one in [*prose, *root.all("bdi")]} == {""}
    assert {one.attributes["dir"] for part in prose for one in part.all("p")} == {"auto"}
    assert [one.text for one in prose[0].all("p")] == ["I had 20 units.", "What now?"]
    last = prose[1].all("p")[1]
    assert (last.text, len(last.all("br"))) == ("It lasts 4 months.Ice.", 1)


def test_pictures_say_what_they_show(made: Page) -> None:
    """Those of axes in words, those of shares not at all: the numbers stand beside them."""
    root = elements_of(report(made))
    axes = [one for one in root.all("svg") if one.attributes.get("role") == "img"]
    assert [one.all("title")[0].text for one in axes] == [
        "3–4 months, on an axis from 3 months to 9 months",
        "4 months, on an axis from 3 months to 9 months",
        "not 9 months, on an axis from 3 months to 9 months",
    ]
    assert [len(one.all("circle")) for one in axes] == [2, 1, 1]
    assert axes[2].all("g")[0].attributes["class"] == "denied"
    assert axes[0].all("line")[0].attributes["class"] == "agreed"
    assert axes[0].all("circle")[0].attributes["cx"] == "3.0%"
    assert axes[2].all("circle")[0].attributes["cx"] == "97.0%"
    others = [one for one in root.all("svg") if one not in axes]
    assert others
    assert {one.attributes["aria-hidden"] for one in others} == {"true"}


def test_what_answers_say(made: Page) -> None:
    """How many agree, how many are silent, who says so, each quote with a link to its answer."""
    text = chapter_of(elements_of(report(made))).text
    assert "2 of 4 answers cover 4 months (lasts)." in text
    assert "1 of 4 answers tell nothing of it." in text
    quotes = [
        one for one in elements_of(report(made)).all("ul")
        if one.attributes.get("class") == "quotes"
    ]  # fmt: skip
    first = quotes[0].all("li")
    assert [one.text for one in first[:2]] == [
        "It lasts 3-4 months. Zoe Abel, answer 1", "It lasts 4 months. Zoe Abel, answer 1",
    ]  # fmt: skip
    assert [one.text for one in first[0].all("bdi") if "class" in one.attributes] == ["3-4 months"]
    assert first[0].all("a")[0].attributes["href"] == "#001_ab/1"
    assert quotes[1].all("a")[0].attributes["href"] == "#001_ab"
    assert "swelling needs care2 of 4 answers2 silentanswers 2, 3" in text


def test_figures_stand_out_in_their_sentence() -> None:
    """Each once, also where one is part of another, or at the end."""
    one = figure("dose", 10, 15, "unit", quote="So 10 to 15 units")
    figures = [replace(one, words="10 to 15 units"), replace(one, words="15 units")]
    assert [*findings._marked("So 10 to 15 units", figures)] == [
        Run("So "), Run("10 to 15 units", "strong"),
    ]  # fmt: skip


def test_a_question_alone() -> None:
    """Where a query finds what askers say, the answers are left out, and no numbers made up."""
    made = page("001_ab", "Ice.", body="It hurts.")
    meant = [Excerpt(made, frozenset(), asker=True)]
    told = Report(meant, summarise_corpus([]), tally([]), {made.id: "001"}, None)
    text = elements_of("".join(written(told, "html", "1.0"))).text
    assert "1 question, 0 answers, 0 doctors by name." in text
    assert "1 of 1 answer · 0 of them chosen" in text
    assert "It hurts." in text


def test_an_answer(made: Page) -> None:
    """Headline, doctor with a link to the list, text, place, evidence, certainty, problems."""
    answer = made.question.answers[0]
    unsure = replace(answer, certainty=0.62)
    nearly = replace(made.question.answers[1], certainty=0.999)
    question = replace(made.question, answers=(unsure, nearly, *made.question.answers[2:]))
    root = elements_of(report(replace(made, question=question)))
    articles = root.all("article")
    assert articles[0].all("h4")[0].text == "1. Wait"
    assert articles[0].all("a")[0].attributes["href"] == "#report/doctor-0"
    assert "Zoe Abel, MD · Dermatologist, Rome · 4.9 (3 reviews)" in articles[0].text
    assert "001/1 · pages/001_ab.txt:7 · lines 7-14 · evidence: byline · certainty 0.62" in (
        articles[0].text
    )
    assert "pages/001_ab.txt:7: answer 1 may begin elsewhere (uncertain-boundary)" in (
        articles[0].text
    )
    assert "certainty over 0.99" in articles[1].text
    assert articles[1].all("h4")[0].text == "2. (no headline)"
    assert 'evidence: no byline; signed "Dr. Emer"' in articles[2].text
    assert "certainty" not in articles[2].text
    assert root.text.count("5 declared (count-mismatch)") == 1


def test_doctors_in_the_order_of_the_alphabet(made: Page) -> None:
    """By family name, whatever their ratings; with links to their answers."""
    root = elements_of(report(made))
    section = root.all("main")[0].all("section")[-2]
    rows = section.all("tbody")[0].all("tr")
    assert [one.all("th")[0].text for one in rows] == ["Zoe Abel, MD", "Adam Zorn"]
    assert [one.attributes["href"] for row in rows for one in row.all("a")] == [
        "#001_ab/1", "#001_ab/2",
    ]  # fmt: skip
    assert "Answers without a doctor's name: 2." in section.text


def test_problems_are_explained(made: Page) -> None:
    """Each code that is met has its meaning at the end, and leads there."""
    root = elements_of(report(made))
    meant = {one.attributes["id"]: one.text for one in root.all("dt") if "id" in one.attributes}
    assert meant == {
        "report/problem-count-mismatch": "count-mismatch (warning)",
        "report/problem-uncertain-boundary": "uncertain-boundary (warning)",
    }
    assert len(GLOSSARY) == len({word for word, _ in GLOSSARY}) == 12
    assert all(meaning.endswith((".", '"')) for _, meaning in GLOSSARY)


def test_some_answers_of_a_question(made: Page) -> None:
    """It is said how many there are, and the rest is left out everywhere."""
    meant = [Excerpt(made, frozenset({2}), asker=False)]
    text = elements_of(report(meant=meant)).text
    assert "4 of 4 answers · 1 of them chosen" in text
    assert "1 answer: nothing to compare." in text
    assert "Nothing helps." not in text
    assert "Zoe Abel" not in text


def test_a_bare_page(bare: Page) -> None:
    """Without title, text, answers: still a report, in both forms."""
    for form in ("html", "md"):
        assert "(no title)" in report(bare, form=form)
    root = elements_of(report(bare))
    links_hold(root)
    assert "1 page without an answer." in root.text
    assert "Nothing was found to be doubtful" in root.text


def test_an_answer_without_figures() -> None:
    """It is said that there are none."""
    text = elements_of(report(page("001_ab", "Ice.", "Rest."))).text
    assert "Nobody gives a dose, a duration, a price or another figure." in text


def test_far_apart() -> None:
    """A logarithmic axis says that it is one."""
    root = elements_of(report(page("001_ab", "It lasts 3 days.", "It lasts 2 years.")))
    assert "Axis from 3 days logarithmic 2 years" in root.text


def test_long_lists_say_how_much_more_there_is() -> None:
    """Of places, and of words that answers share or have alone."""
    doctors = [Doctor(f"Ana P{chr(97 + n)}", None, None, f"Town {n}") for n in range(12)]
    said = "ankle bone cast drain edge fever graft hinge inlay joint knee ligament"
    own = "alpha beta gamma delta epsilon zeta theta iota kappa lambda sigma omega"
    answers = [Said(f"{said}.", None, doctor) for doctor in doctors[:11]]
    root = elements_of(report(page("001_ab", *answers, Said(f"{own}.", None, doctors[11]))))
    assert "2 more." in root.all("section")[0].text
    assert chapter_of(root).text.count("more.") >= 1


@pytest.mark.parametrize("form", ["html", "md"])
def test_drawn_from_some_pages(form: Form, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where figures are those of some pages of a large corpus, that is said."""
    monkeypatch.setattr("qa_cli.insight.overview.MOST_FIGURE_PAGES", 1)
    pages = [page(f"00{n}_ab", "It lasts 3 months.") for n in range(3)]
    assert "On 1 page, drawn evenly from all." in report(*pages, form=form)


def test_what_could_not_be_read_and_what_was_chosen(made: Page) -> None:
    """Both are told at the top; a query is text there."""
    meant = [Excerpt(made, None, asker=True)]
    summary, counted = summarise_corpus([made]), tally([made])
    told = Report(meant, summary, counted, {made.id: "001"}, "Only <b>", 3)
    root = elements_of("".join(written(told, "html", "1.0")))
    assert "3 files of the corpus could not be read." in root.text
    assert root.all("header")[0].all("p")[1].text == "Only <b>"


@given(st.lists(st.text(max_size=8), max_size=4, unique=True))
def test_names_of_places_are_told_apart(ids: list[str]) -> None:
    """Different ids have different names, which hold nothing that needs quoting anywhere."""
    names = [anchors.of_question(one) for one in ids]
    names += [anchors.of_answer(one, number) for one in ids for number in (1, 2)]
    own = [anchors.CONTENTS, anchors.of_doctor(1), anchors.of_problem("cut-off")]
    assert len({*names, *own}) == len(names) + len(own)
    assert all(re.fullmatch(r"[A-Za-z0-9_.~:!/-]*", one) for one in names)


@pytest.mark.parametrize(
    ("path", "form"), [("a.html", "html"), ("a.HTM", "html"), ("x/a.Md", "md"), ("md.html", "html")]
)
def test_the_name_tells_the_form(path: str, form: str) -> None:
    """In any case of letters."""
    assert form_of(path) == form


def colors(style: str) -> Iterator[dict[str, str]]:
    """Yield the colors of each scheme: light, dark, paper."""
    for block in re.findall(r":root \{(.*?)\}", style, re.DOTALL):
        yield dict(re.findall(r"--(\w+): (#[0-9a-f]{6});", block))


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colors, 1 to 21, by WCAG 2.2."""

    def luminance(color: str) -> float:
        parts = (int(color[at : at + 2], 16) / 255 for at in (1, 3, 5))
        red, green, blue = (
            part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
        )
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def test_contrast() -> None:
    """In each scheme, text at least 4.5 on every ground, what is drawn at least 3."""
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    schemes = list(colors(stylesheet()))
    assert len(schemes) == 3
    for scheme in schemes:
        for ground in ("paper", "tint"):
            for text in ("ink", "faint", "link", "doubt"):
                assert contrast(scheme[text], scheme[ground]) >= 4.5, (text, ground)
            assert contrast(scheme["mark"], scheme[ground]) >= 3


def test_the_style_sheet_has_no_color_but_these() -> None:
    """So that the contrast of all is known."""
    rules = re.sub(r":root \{.*?\}", "", stylesheet(), flags=re.DOTALL)
    assert re.findall(r"#[0-9a-fA-F]{3,8}\b|rgb|hsl", rules) == []
    assert "opacity" not in rules
