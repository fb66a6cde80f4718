"""The query language: from what was typed to a tree. Knows no index.

The grammar, with the methods of `_Reader` that read each rule:

    query   = any                                                    read
    any     = all { "OR" all }                                       _any
    all     = item { [ "AND" ] item }                                _all
    item    = [ "-" | "NOT" ] ( FIELD ":" operand | filter | operand )  _item
    operand = "(" any ")" | phrase | word                            _operand
    phrase  = '"' characters '"'                                     _phrase
    word    = characters [ "*" ]                                     _word
    filter  = ( "said" | "is" | "has" ) ":" name                     _filter
            | ( "rating" | "reviews" | "answers" ) ":" range
            | "id" ":" id

A value follows its colon directly; `OR`, `AND` and `NOT` are capitals; curly quotes are quotes too.
What only looks like syntax is text: an unknown name before a colon ("Botox:yes", "10:30"), any one
before a colon and a space ("Botox: yes?", "Answers: 5"), a hyphen or a quotation mark inside a word
or on its own, a smiley. A name that is nearly one of the known names, or what others call them, is
an error ("speciality:eye", "name:palmer"), and so is a range without a colon ("rating>4").
"""

import re

from qa_cli.index.schema import Figure
from qa_cli.search.scopes import ANYWHERE, FIELD_NAMES, FIGURES, FLAGS, SCOPES, FieldName, Scope
from qa_cli.search.tree import (
    All,
    Between,
    Either,
    Flagged,
    Identified,
    Node,
    Not,
    Phrase,
    QueryError,
    Word,
)

MAX_CHARACTERS = 1_000
"""A query is typed, or pasted from a title; a longer one is a file given by mistake."""

MAX_ITEMS = 32
"""Words, phrases and filters. Each word may cost a search of the whole vocabulary."""

MAX_DEPTH = 16
"""Parentheses inside parentheses; people need two or three."""

_FIELDS: dict[str, FieldName] = {name: name for name in FIELD_NAMES}
_FIGURES: dict[str, Figure] = {name: name for name in FIGURES}
_NAMES = (*_FIELDS, *FLAGS, *_FIGURES, "id")
_NAME = re.compile(r"([A-Za-z]+):(?=[^\s)])")
_RANGE_ALONE = re.compile(r"([A-Za-z]+)((?:>=|<=|>|<|=)[0-9.]+)(?=[\s)]|$)")
_SPACE = re.compile(r"\s*")
_NUMBER = r"[0-9]{1,15}(?:\.[0-9]{1,15})?"
_COMPARED = re.compile(rf"(>=|<=|>|<|=)?({_NUMBER})")
_RANGE = re.compile(rf"({_NUMBER})?\.\.({_NUMBER})?")
_ID = re.compile(r"(.*?)(?:/([0-9]{1,9}))?", re.DOTALL)
_STAR_INSIDE = re.compile(r"(?<=\w)\*+(?=\w)")
_QUOTES = {'"': '"', "“": "”", "„": "”"}
"""Opening quotation mark -> closing one."""


_ALIASES = {
    "name": "doctor",
    "author": "doctor",
    "city": "location",
    "town": "location",
    "state": "location",
    "country": "location",
    "stars": "rating",
    "score": "rating",
}
"""What other programs call a field -> its name here."""

_SHORTEST_NAME = 4
"""Letters of a name before a colon that may be a misspelt one."""

_LIKE = 0.8
"""Likeness to a known name (difflib's ratio) from which one is a misspelling of it: one letter of
five. "note" is none of "name", "docter" is one of "doctor"."""


def parse_query(query: str, scope: Scope = ANYWHERE) -> Node:
    """Read a query; which of its words can be searched for, only an index can tell.

    Args:
        query: As typed.
        scope: Where words without a field of their own must stand.

    Raises:
        QueryError: The query is empty, too long, or malformed.
    """
    _check_length(query)
    return _Reader(query, scope).read()


def conjuncts(query: str, scope: Scope = ANYWHERE) -> list[tuple[str, Node]]:
    """Return the parts of a query that must all match, each as typed and as a tree.

    A query of alternatives ("botox OR dysport") is one part. Arguments and errors are those of
    `parse_query`.
    """
    _check_length(query)
    reader = _Reader(query, scope)
    tree = reader.read()
    return reader.parts if isinstance(tree, All) else [(query.strip(), tree)]


def _check_length(query: str) -> None:
    if len(query) > MAX_CHARACTERS:
        reason = f"more than {MAX_CHARACTERS:,} characters"
        raise QueryError(reason, query, MAX_CHARACTERS)


class _Reader:
    """A reader of one query, at a position in it."""

    def __init__(self, query: str, scope: Scope) -> None:
        self._query = query
        self._position = 0
        self._items = 0
        self._depth = 0
        self._scope = scope
        self._field: str | None = None
        self.parts: list[tuple[str, Node]] = []
        """The items outside of parentheses that were read, each with its text."""

    def read(self) -> Node:
        """Read `query = any`, to the end."""
        tree = self._any()
        if self._position < len(self._query):
            raise self._error('")" without "(" (quote it to search for it as text)')
        if tree is None:
            raise QueryError("nothing to search for", self._query, 0)
        return tree

    def _any(self) -> Node | None:
        """Read `any = all { "OR" all }`; return `None` where there is nothing at all."""
        operands = []
        while True:
            operand = self._all()
            if operand is not None:
                operands.append(operand)
            place = self._position
            operator = self._keyword("OR")
            if operator and operand is None:
                raise self._error('"OR" needs something before it', place)
            if not operator:
                break
            if not self._at_item():
                raise self._error('"OR" needs something after it', place)
        return _joined(Either, operands)

    def _all(self) -> Node | None:
        """Read `all = item { [ "AND" ] item }`; return `None` where there is no item."""
        items: list[Node] = []
        while self._at_item():
            place = self._position
            if items and self._keyword("AND") and not self._at_item():
                self._position = place
            start = self._position
            items.append(self._item())
            if not self._depth:
                self.parts.append((self._query[start : self._position], items[-1]))
        return _joined(All, items)

    def _item(self) -> Node:
        """Read `item = [ "-" | "NOT" ] ( FIELD ":" operand | filter | operand )`."""
        self._items += 1
        if self._items > MAX_ITEMS:
            raise self._error(f"more than {MAX_ITEMS} words")
        after = self._query[self._position + 1 : self._position + 2]
        if self._peek() == "-" and (after.isalnum() or after in ("(", *_QUOTES)):
            self._position += 1
            return Not(self._positive())
        place = self._position
        if self._keyword("NOT") and self._at_item():
            return Not(self._item())
        self._position = place
        return self._positive()

    def _positive(self) -> Node:
        """Read an item after its `-`, if any."""
        match = _NAME.match(self._query, self._position)
        name = match[1].lower() if match else ""
        if match is None or name not in _NAMES:
            self._check_name(name)
            return self._operand()
        if self._field is not None:
            raise self._error(f"{name}: inside {self._field}:")
        self._position = match.end()
        if name not in _FIELDS:
            return self._filter(name)
        outer = self._scope
        self._scope, self._field = SCOPES[_FIELDS[name]], name
        operand = self._operand()
        self._scope, self._field = outer, None
        return operand

    def _check_name(self, name: str) -> None:
        """Refuse a name before a colon that is nearly a known one, and a range without a colon."""
        compared = _RANGE_ALONE.match(self._query, self._position)
        typed = name or (compared[1].lower() if compared else "")
        if not typed:
            return
        known = _ALIASES.get(typed, typed if typed in _NAMES else None)
        if known is None and len(typed) >= _SHORTEST_NAME:
            from difflib import get_close_matches  # noqa: PLC0415  only for an unknown name

            known = next(iter(get_close_matches(typed, _NAMES, 1, _LIKE)), None)
        if compared and known in _FIGURES:
            raise self._error(f"did you mean {known}:{compared[2]}?")
        if name and known is not None:
            raise self._error(f'no field "{name}"; did you mean {known}:?')

    def _operand(self) -> Node:
        """Read `operand = "(" any ")" | phrase | word`."""
        start = self._position
        if self._peek() == "(":
            self._depth += 1
            if self._depth > MAX_DEPTH:
                raise self._error(f"parentheses nested deeper than {MAX_DEPTH}")
            self._position += 1
            inner = self._any()
            if self._peek() != ")":
                raise self._error('"(" is never closed', start)
            if inner is None:
                raise self._error("nothing between the parentheses", start)
            self._position += 1
            self._depth -= 1
            return inner
        return self._phrase() or self._word()

    def _phrase(self) -> Phrase | None:
        """Read `phrase = '"' characters '"'`; return `None` where no phrase starts."""
        closing = _QUOTES.get(self._peek())
        if closing is None:
            return None
        end = self._query.find(closing, self._position + 1)
        if end < 0 and closing == '"':
            raise self._error("the quotation mark is never closed")
        if end < 0:
            return None
        text = self._query[self._position + 1 : end]
        self._position = end + 1
        return Phrase(text, self._scope)

    def _word(self) -> Word:
        """Read `word = characters [ "*" ]`."""
        start = self._position
        run = self._run()
        inside = _STAR_INSIDE.search(run)
        if inside:
            raise self._error('"*" stands only at the end of a word', start + inside.start())
        return Word(run.strip("*"), self._scope, prefix=run.endswith("*"))

    def _run(self) -> str:
        """Read characters up to a space, or a parenthesis that closes one outside the run."""
        start, open_ones, bare = self._position, 0, True
        while self._position < len(self._query):
            character = self._query[self._position]
            smiley = bare and self._position > start and not self._depth
            if character.isspace() or (character == ")" and not open_ones and not smiley):
                break
            open_ones += (character == "(") - (character == ")" and open_ones > 0)
            bare = bare and not character.isalnum()
            self._position += 1
        return self._query[start : self._position]

    def _filter(self, name: str) -> Node:
        """Read what follows `said: is: has: rating: reviews: answers: id:`."""
        start = self._position
        phrase = self._phrase()
        value = self._run() if phrase is None else phrase.text
        if name == "id":
            match = _ID.fullmatch(value)
            number = match[2] if match else None
            whole = match[1] if match else value
            return Identified(whole.lower(), None if number is None else int(number))
        if name in _FIGURES:
            return self._between(_FIGURES[name], value, start)
        for flag in FLAGS[name]:
            if flag == value.lower():
                return Flagged(flag)
        raise self._error(f"{name}: takes {' or '.join(FLAGS[name])}", start)

    def _between(self, figure: Figure, value: str, start: int) -> Between:
        """Make sense of `range = [ ">=" | "<=" | ">" | "<" | "=" ] n | [ n ] ".." [ n ]`."""
        match = _COMPARED.fullmatch(value)
        if match:
            sign, number = match[1], float(match[2])
            low = number if sign not in ("<", "<=") else None
            high = number if sign not in (">", ">=") else None
            return Between(figure, low, high, above=sign == ">", below=sign == "<")
        match = _RANGE.fullmatch(value)
        if not match or value == "..":
            raise self._error(f"{figure}: takes a number or a range, as in >=4, 4 or 4..5", start)
        low, high = (None if part is None else float(part) for part in match.groups())
        if low is not None and high is not None and low > high:
            raise self._error(f"{figure}: the range runs backwards", start)
        return Between(figure, low, high)

    def _keyword(self, word: str) -> bool:
        """Read an operator at an item's place, if it stands there."""
        end = self._position + len(word)
        after = self._query[end : end + 1]
        if not self._query.startswith(word, self._position):
            return False
        if after and not after.isspace() and after not in "()" and after not in _QUOTES:
            return False
        self._position = end
        return True

    def _at_item(self) -> bool:
        """Skip spaces, and tell whether an item starts here."""
        match = _SPACE.match(self._query, self._position)
        self._position = match.end() if match else self._position
        place = self._position
        operator = self._keyword("OR")
        self._position = place
        return self._peek() not in ("", ")") and not operator

    def _peek(self) -> str:
        """Return the next character, empty at the end."""
        return self._query[self._position : self._position + 1]

    def _error(self, reason: str, position: int | None = None) -> QueryError:
        return QueryError(reason, self._query, self._position if position is None else position)


def _joined(kind: type[All | Either], items: list[Node]) -> Node | None:
    """Put items under one node; one item needs none."""
    if len(items) < 2:  # noqa: PLR2004  there is nothing to join
        return items[0] if items else None
    return kind(tuple(items))
