"""What web pages state of themselves is read: JSON-LD and microdata of schema.org."""

import json
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import pytest

from qa_cli.model import Markup, Stated
from qa_cli.sources.html import flatten

QUESTION: dict[str, Any] = {
    "@type": "Question",
    "name": "Is it safe?",
    "text": "I had it twice.",
    "answerCount": 3,
    "dateCreated": "2021-03-04T05:06:07Z",
    "author": {"@type": "Person", "name": " Ann  Roe "},
    "acceptedAnswer": {"@type": "Answer", "text": "Yes.", "upvoteCount": 7, "url": "/a/1"},
    "suggestedAnswer": [
        {"@type": "Answer", "text": "No.", "upvoteCount": "1,204", "downvoteCount": 4},
        {"@type": "Answer", "text": "Ask.", "author": "Jo", "datePublished": "2021-03-05"},
    ],
}
ANSWERS = (
    Stated(text="Yes.", votes=7, accepted=True, url="https://example.org/a/1"),
    Stated(text="No.", votes=1200, accepted=False),
    Stated(text="Ask.", author="Jo", date="2021-03-05", accepted=False),
)
ASKED = Stated("Is it safe?", "I had it twice.", "Ann Roe", "2021-03-04T05:06:07+00:00")


def stated(*scripts: object, more: str = "") -> Markup | None:
    """Return what a page with these scripts of JSON-LD states."""
    tags = [
        f'<script type="application/ld+json">{one if isinstance(one, str) else json.dumps(one)}'
        "</script>"
        for one in scripts
    ]
    page = f"<link rel=canonical href='https://example.org/q'>{''.join(tags)}{more}"
    return flatten(page.encode(), archived=False).markup


def page(question: Mapping[str, Any]) -> dict[str, Any]:
    """Return a page about a question."""
    return {"@context": "https://schema.org", "@type": "QAPage", "mainEntity": question}


@pytest.mark.parametrize(
    "script",
    [
        page(QUESTION),
        [page(QUESTION)],
        {"@graph": [{"@type": "WebSite", "name": "x"}, page(QUESTION)]},
        {**page({}), "mainEntity": [QUESTION]},
        QUESTION,
        {**QUESTION, "@type": ["Thing", "https://schema.org/Question"]},
        json.dumps(page(QUESTION)).replace("{", "/* a */{", 1).replace("}}", "},// b\n}"),
        json.dumps(page(QUESTION)).replace('"Yes."}', '"Yes.",}').replace("]", ",]"),
        f"<!--{json.dumps(page(QUESTION))}-->",
        f"//<![CDATA[\n{json.dumps(page(QUESTION))}\n//]]>",
        json.dumps(page(QUESTION)).replace("Is it safe?", "Is it\tsafe?"),
    ],
)
def test_a_question_in_json_ld(script: object) -> None:
    """Whole, in lists and graphs, with comments, commas and control characters too many."""
    markup = stated(script)
    assert markup is not None
    assert markup.answers == ANSWERS
    assert markup.question in {ASKED, replace(ASKED, head="Is it\tsafe?")}
    assert markup.declared == 3
    assert markup.url == "https://example.org/q"


MICRODATA = """
<html itemscope itemtype="https://schema.org/QAPage"><meta itemprop="name" content="a page">
<div itemprop="mainEntity" itemscope itemtype="https://schema.org/Question">
<h1 itemprop="name"><a href="/q">Is it <b>safe</b>?</a></h1><span itemprop="answerCount">3</span>
<time itemprop="dateCreated" datetime="2021-03-04 05:06:07Z">in March</time>
<div itemprop="author" itemscope itemtype="http://schema.org/Person">
<span itemprop="name">Ann Roe</span> 1,204 points</div>
<div itemprop="text"><p>I had it <span itemprop="other">twice</span>.</p></div>
<div itemprop="acceptedAnswer" itemscope itemtype="https://schema.org/Answer">
<meta itemprop="upvoteCount" content="7"><link itemprop="url" href="/a/1">
<div itemprop="text">Yes.</div><div itemprop="comment" itemscope><p itemprop="text">Oh.</div></div>
<div itemprop="suggestedAnswer" itemscope itemtype="https://schema.org/Answer">
<b itemprop="voteCount">1200</b><div itemprop="text">No.</div></div>
<div itemprop="suggestedAnswer" itemscope itemtype="https://schema.org/Answer">
<i itemprop="author">Jo</i><data itemprop="datePublished" value="2021-03-05">5th</data>
<div itemprop="text">Ask.</div></div></div>
"""


def test_a_question_in_microdata() -> None:
    """The same, from elements and attributes; each item has its own properties."""
    markup = stated(more=MICRODATA)
    assert markup is not None
    assert (markup.question, markup.answers, markup.declared) == (ASKED, ANSWERS, 3)


POSTING: dict[str, Any] = {
    "@type": "DiscussionForumPosting",
    "headline": "Is it safe?",
    "articleBody": "I had it twice.",
    "datePublished": "Thu, 04 Mar 2021 05:06:07 GMT",
    "author": [{"@type": "Person", "name": "Ann Roe"}],
    "interactionStatistic": [
        {"@type": "InteractionCounter", "interactionType": "https://schema.org/CommentAction",
         "userInteractionCount": 3},
        {"@type": "InteractionCounter", "interactionType": {"@type": "LikeAction"},
         "userInteractionCount": 9},
    ],
    "comment": [
        {"@type": "Comment", "text": "Yes.", "comment": {"@type": "Comment", "text": "Why?"}},
        {"@type": "Comment", "text": "No."},
    ],
}  # fmt: skip


def test_a_discussion() -> None:
    """Its comments are the answers, each before those on it; likes are votes."""
    markup = stated(POSTING)
    assert markup is not None
    assert markup.question == replace(ASKED, votes=9)
    assert [one.text for one in markup.answers] == ["Yes.", "Why?", "No."]
    circle = {"@id": "#c", "@type": "Comment", "text": "Yes.", "comment": {"@id": "#c"}}
    again = stated({**POSTING, "comment": circle})
    assert again is not None
    assert [one.text for one in again.answers] == ["Yes."]
    assert {one.accepted for one in markup.answers} == {None}


def test_a_comment_that_is_the_posting() -> None:
    """By the same author at the same moment: it is the question's text."""
    same = {"datePublished": "2021-03-04T05:06:07+00:00", "author": "Ann Roe", "text": "Twice."}
    markup = stated({**POSTING, "comment": [{"@type": "Comment", **same}, {"text": "No."}]})
    assert markup is not None
    assert markup.question.text == "Twice."
    assert [one.text for one in markup.answers] == ["No."]


def test_two_descriptions_of_one_page() -> None:
    """That with more answers counts; the other one tells which is accepted."""
    short = {**QUESTION, "suggestedAnswer": [], "acceptedAnswer": {"text": "<p>No."}}
    markup = stated(page(short), POSTING)
    assert markup is not None
    assert [(one.text, one.accepted) for one in markup.answers] == [
        ("Yes.", False),
        ("Why?", False),
        ("No.", True),
    ]
    none = stated(page({**short, "acceptedAnswer": []}), POSTING)
    assert none is not None
    assert {one.accepted for one in none.answers} == {None}
    more = stated(page(QUESTION), {**POSTING, "comment": []})
    assert more is not None
    assert len(more.answers) == 3


def test_comments_and_answers_that_belong_to_nothing() -> None:
    """Belong to the posting of the page, or to a question that is not marked."""
    alone = '<div itemscope itemtype="https://schema.org/{}"><p itemprop="text">Yes.</p></div>'
    comments = stated({**POSTING, "comment": []}, more=alone.format("Comment"))
    assert comments is not None
    assert [one.text for one in comments.answers] == ["Yes."]
    answers = stated(more=alone.format("Answer"))
    assert answers is not None
    assert [one.text for one in answers.answers] == ["Yes."]
    assert answers.question == Stated()
    neither = stated(more=alone.format("Comment"))
    assert neither is not None
    assert neither.answers == ()


FAQ: dict[str, Any] = {
    "@type": ["WebPage", "FAQPage"],
    "mainEntity": [
        {"@type": "Question", "name": "Is it safe?", "acceptedAnswer": {"text": "Yes."}},
        {"@type": "Question", "name": "Is it dear?", "acceptedAnswer": {"text": "No."}},
        {"@type": "Question", "name": "Is it good?"},
    ],
}


def test_many_questions() -> None:
    """Each answer has its question above it; one page has no question of its own."""
    markup = stated(FAQ)
    assert markup is not None
    assert markup.question == Stated()
    assert [(one.head, one.text) for one in markup.answers] == [
        ("Is it safe?", "Yes."),
        ("Is it dear?", "No."),
    ]
    assert stated(*FAQ["mainEntity"]) == markup
    headed = stated(FAQ, more="<h1>All of <b>it</b></h1><h1>No</h1>")
    assert headed is not None
    assert headed == replace(markup, question=Stated("All of it"))


def test_a_question_beside_many() -> None:
    """A page that is about one question is read as that one."""
    markup = stated(FAQ, page(QUESTION))
    assert markup is not None
    assert markup.answers == ANSWERS
    both = stated(page(QUESTION), {"@type": "Question", "answer": {"text": "x"}})
    assert both is not None
    assert both.answers == ANSWERS
    alone = stated({"@type": "Question", "name": "Is it?", "text": "Is it so?"})
    assert alone is not None
    assert (alone.question.head, alone.answers) == ("Is it?", ())
    other = stated({"@type": "Question", "name": "Is it?", "answer": {"text": "x"}})
    assert other is not None
    assert other.answers == (Stated(text="x"),)


def test_items_by_reference() -> None:
    """`{"@id": …}` stands for the item with that id, wherever it is."""
    author = {"@id": "#p", "@type": "Person", "name": "Ann Roe"}
    asked = {**QUESTION, "author": {"@id": "#p"}, "about": {"@id": "#nowhere"}, "x": {"@id": None}}
    markup = stated(page(asked), author)
    assert markup is not None
    assert markup.question.author == "Ann Roe"


@pytest.mark.parametrize(
    ("change", "attribute", "expected"),
    [
        ({"dateCreated": "yesterday"}, "date", None),
        ({"dateCreated": "9999999-01-01"}, "date", None),
        ({"dateCreated": None, "datePublished": "2021-03-04T05:06"}, "date", "2021-03-04T05:06:00"),
        ({"upvoteCount": "many"}, "votes", None),
        ({"upvoteCount": -3}, "votes", -3),
        ({"upvoteCount": "9" * 40}, "votes", None),
        ({"upvoteCount": {"@type": "x"}}, "votes", None),
        ({"interactionStatistic": ["x", {"interactionType": {}}]}, "votes", None),
        ({"author": {"name": ""}}, "author", None),
        ({"author": ["https://example.org/u", "Jo"]}, "author", "Jo"),
        ({"author": "x" * 500}, "author", None),
        ({"author": None, "creator": "Jo"}, "author", "Jo"),
        ({"url": "https://[", "name": "x"}, "url", None),
        ({"url": "javascript:alert(1)"}, "url", None),
        ({"url": "#x"}, "url", "https://example.org/q#x"),
        ({"schema:url": "/x"}, "url", "https://example.org/x"),
        ({"text": 5}, "text", "5"),
    ],
)
def test_what_a_question_states(change: dict[str, Any], attribute: str, expected: object) -> None:
    """What is no date, number, name or address is as good as missing."""
    markup = stated(page({**QUESTION, **change}))
    assert markup is not None
    assert getattr(markup.question, attribute) == expected


@pytest.mark.parametrize(
    "script",
    ["", "{", "[" * 100_000, '"x"', "null", "1" * 9_000, '{"@type": 5}', '{"@type": [5]}', "// x"],
)
def test_scripts_that_state_nothing(script: str) -> None:
    """Are passed over."""
    assert stated(script) == Markup(url="https://example.org/q")


@pytest.mark.parametrize(
    ("head", "url", "language"),
    [
        ("<html lang=en-GB>", None, "en-GB"),
        ("<html lang='pt_BR '>", None, "pt-BR"),
        ("<html lang='<b>'>", None, None),
        ("<meta property='og:url' content='https://example.org/o'>", "https://example.org/o", None),
        ("<link rel=canonical href='/q'>", None, None),
    ],
)
def test_a_page_says_where_it_is_and_what_it_speaks(
    head: str, url: str | None, language: str | None
) -> None:
    """In its head; what is no address or language is none."""
    markup = flatten(f"{head}<p>x".encode(), archived=False).markup
    assert (markup.url if markup else None, markup.language if markup else None) == (url, language)


def test_the_language_that_an_item_states() -> None:
    """Counts where the page itself says none."""
    markup = stated({**page(QUESTION), "inLanguage": "de"})
    assert markup is not None
    assert markup.language == "de"


def test_items_without_end() -> None:
    """Are read up to a number, texts within texts up to a depth."""
    many = stated(json.dumps([{"@type": "Comment"}] * 30_000), POSTING)
    assert many is not None
    top = '<div itemscope itemtype="https://schema.org/Answer">'
    nested = stated(more=top + "<b itemprop=text>x" * 50)
    assert nested is not None
    assert [one.text for one in nested.answers] == ["x" * 50]
    assert stated(more="<i itemscope></i>" * 30_000) == Markup(url="https://example.org/q")
