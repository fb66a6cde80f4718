"""What a page's items of schema.org state: the question, its answers, who wrote them and when.

A page of one question is a `QAPage` with a `Question`, or a `DiscussionForumPosting` with its
comments. A page of many, such as an `FAQPage`, is read as one page whose answers have the questions
above them.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import date, datetime
from email.utils import parsedate_to_datetime
from html import unescape
from itertools import chain
from typing import Any, NamedTuple
from urllib.parse import urljoin, urlsplit

from qa_cli.model import Markup, Stated
from qa_cli.sources.markup import Item

_POSTINGS = {"DiscussionForumPosting", "SocialMediaPosting"}
_ACCEPTED, _SUGGESTED = "acceptedAnswer", "suggestedAnswer"
_COUNT = re.compile(r"[+-]?\d{1,3}(?:[,.\u202f\xa0 ]\d{3}){1,4}(?!\d)|[+-]?\d{1,15}")
_TELLING = 160
"""Characters of a text by which it is told from others; half as many letters and digits."""
_NAME = 120
"""Characters of a name at most."""
_LIKES = "LikeAction"
_DAY = 10
"""Characters of a date without a time."""
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8}){0,3}")


class Declared(NamedTuple):
    """What a page says of itself besides its items."""

    url: str | None
    language: str | None
    heading: str | None
    """Its largest heading."""


def markup_of(items: Sequence[Item], page: Declared) -> Markup | None:
    """Return what a page's items state of its question and answers.

    Args:
        items: All items, outer ones first.
        page: What is used where they do not tell.

    Returns:
        `None` where nothing at all is stated.
    """
    language = page.language or next(_texts(items, "inLanguage"), None)
    spoken = _LANGUAGE.fullmatch((language or "").strip())
    language = spoken[0].replace("_", "-") if spoken else None
    found = _one_question(items, page.url) or _many_questions(items, page.url)
    if found is not None:
        head = found.question.head or page.heading
        return replace(found, question=replace(found.question, head=head), language=language)
    return Markup(url=page.url, language=language) if page.url or language else None


def _one_question(items: Sequence[Item], url: str | None) -> Markup | None:
    """Read a page of one question; of two descriptions of it, that with more answers."""
    question = _main_question(items)
    replies = _replies(question)
    posting = max(_of(items, *_POSTINGS), key=lambda one: len(_items(one, "comment")), default={})
    comments = list(_comments(posting)) or (_orphans(items, "Comment") if posting else [])
    if len(comments) > len(replies):
        best = [_beginning(reply) for is_best, reply in replies if is_best]
        chosen = [(_is_one_of(best, one) if best else None, one) for one in comments]
        return _page_of(posting, chosen, url)
    if question or posting:
        return _page_of(question or posting, replies, url)
    orphans = [] if _of(items, "Question") else _orphans(items, "Answer")
    return _page_of({}, [(None, one) for one in orphans], url) if orphans else None


def _many_questions(items: Sequence[Item], url: str | None) -> Markup | None:
    """Read a page of many questions: the first answer of each, below the question."""
    found = [
        _stated(reply, is_best, _text(one, "name", "text"), url)
        for one in _of(items, "Question")
        for is_best, reply in _replies(one)[:1]
    ]
    return Markup(answers=tuple(found), url=url) if found else None


def _main_question(items: Sequence[Item]) -> Item:
    """Return the question that a page is about, if it is about one; else nothing."""
    pages = _of(items, "QAPage")
    listed = {id(one) for page in _of(items, "FAQPage") for one in _items(page, "mainEntity")}
    questions = [one for one in _of(items, "Question") if id(one) not in listed]
    answered = [one for one in questions if _replies(one)]
    named = {id(one) for page in pages for one in _items(page, "mainEntity")}
    main = [one for one in answered if id(one) in named] or answered
    if len(main) == 1 or (pages and main):
        return main[0]
    return questions[0] if questions and not main and not listed else {}


def _of(items: Sequence[Item], *types: str) -> list[Item]:
    return [one for one in items if not set(types).isdisjoint(one.get("@type", ()))]


def _orphans(items: Sequence[Item], kind: str) -> list[Item]:
    """Return the items of a kind that are in no other item."""
    held = {
        id(value)
        for one in items
        for values in one.values()
        for value in values
        if isinstance(value, dict)
    }
    return [one for one in _of(items, kind) if id(one) not in held]


def _replies(question: Item) -> list[tuple[bool | None, Item]]:
    """Return the answers of a question, the accepted first, each with whether it is."""
    found: dict[int, tuple[bool | None, Item]] = {}
    for name in (_ACCEPTED, _SUGGESTED, "answer"):
        is_best = name == _ACCEPTED if name != "answer" else None
        for one in _items(question, name):
            found.setdefault(id(one), (is_best, one))
    return list(found.values())


def _comments(posting: Item) -> Iterator[Item]:
    """Yield the comments on a posting, each before those on it."""
    waiting = _items(posting, "comment")[::-1]
    seen: set[int] = set()
    while waiting:
        one = waiting.pop()
        if id(one) not in seen:
            seen.add(id(one))
            yield one
            waiting += _items(one, "comment")[::-1]


def _items(item: Item, name: str) -> list[Item]:
    return [one for one in item.get(name, ()) if isinstance(one, dict)]


def _is_one_of(beginnings: Sequence[str], item: Item) -> bool:
    """Whether a text has one of these beginnings, which may be cut short; nor need it be whole."""
    own = _beginning(item)
    return any(one.startswith(own) or own.startswith(one) for one in beginnings if own and one)


def _beginning(item: Item) -> str:
    """Return what tells a text from others: its first letters and digits."""
    text = unescape(re.sub(r"<[^<>]*>", "", _text(item, "text") or ""))
    return "".join([one for one in text[:_TELLING] if one.isalnum()])[: _TELLING // 2]


def _page_of(
    question: Item,
    replies: list[tuple[bool | None, Item]],
    url: str | None,
) -> Markup:
    if replies and _is_same(question, replies[0][1]):
        question = {**question, "text": replies.pop(0)[1].get("text", [])}
    own = _address(question, url)
    answers = [_stated(one, is_best, None, own or url) for is_best, one in replies]
    head = _text(question, "name", "headline")
    declared = _count(question, "answerCount", "commentCount")
    return Markup(_stated(question, None, head, url), tuple(answers), declared, own or url)


def _is_same(posting: Item, first: Item) -> bool:
    """Whether a posting's first comment is the posting itself, which some forums state so."""
    dates = [_date(_text(one, "dateCreated", "datePublished")) for one in (posting, first)]
    authors = [_author(one) for one in (posting, first)]
    return None not in dates and dates[0] == dates[1] and authors[0] == authors[1]


def _stated(item: Item, is_best: bool | None, head: str | None, url: str | None) -> Stated:  # noqa: FBT001
    return Stated(
        head,
        _text(item, "text", "articleBody", "description") or "",
        _author(item),
        _date(_text(item, "dateCreated", "datePublished")),
        _votes(item),
        is_best,
        _address(item, url),
    )


def _texts(items: Iterable[Item], name: str) -> Iterator[str]:
    return (one for item in items for one in item.get(name, ()) if isinstance(one, str))


def _text(item: Item, *names: str) -> str | None:
    """Return the first text of the first of these properties that has one."""
    found = chain.from_iterable(_texts([item], name) for name in names)
    return next((one.strip() for one in found if one.strip()), None)


def _author(item: Item) -> str | None:
    for one in chain(item.get("author", ()), item.get("creator", ())):
        name = _text(one, "name", "alternateName") if isinstance(one, dict) else one
        name = " ".join((name or "").split())
        if 0 < len(name) <= _NAME and not name.startswith(("http:", "https:")):
            return name
    return None


def _date(text: str | None) -> str | None:
    """Return a date or time in ISO 8601; `None` for what is none."""
    text = (text or "").strip()
    with suppress(ValueError, OverflowError):
        if len(text) == _DAY:
            return date.fromisoformat(text).isoformat()
        return datetime.fromisoformat(text).isoformat()
    with suppress(ValueError, OverflowError):
        return parsedate_to_datetime(text).isoformat()
    return None


def _count(item: Item, *names: str) -> int | None:
    found = _COUNT.fullmatch(_text(item, *names) or "")
    return int(re.sub(r"[^\d+-]", "", found[0])) if found else None


def _votes(item: Item) -> int | None:
    up, down = _count(item, "upvoteCount", "voteCount"), _count(item, "downvoteCount")
    if up is not None:
        return up - (down or 0)
    for one in _items(item, "interactionStatistic"):
        if _LIKES in _kinds(one):
            return _count(one, "userInteractionCount")
    return None


def _kinds(counter: Item) -> str:
    """Return what a counter of interactions counts."""
    kinds: list[Any] = counter.get("interactionType", [])
    named = [one.get("@type", []) if isinstance(one, dict) else [one] for one in kinds]
    return " ".join(chain.from_iterable(named))


def _address(item: Item, base: str | None) -> str | None:
    """Return an item's own address, whole; `None` where it states none that is one."""
    text = _text(item, "url", "@id", "mainEntityOfPage")
    if text is None:
        return None
    with suppress(ValueError):
        whole = urljoin(base or "", text)
        return whole if urlsplit(whole).scheme in {"http", "https"} else None
    return None
