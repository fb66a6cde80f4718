"""The query language."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from qa_cli.search.query import MAX_CHARACTERS, MAX_DEPTH, MAX_ITEMS, conjuncts, parse_query
from qa_cli.search.scopes import ANYWHERE, SCOPES, scope_of
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


def word(text: str) -> Word:
    """Return a word that may stand anywhere."""
    return Word(text, ANYWHERE)


@pytest.mark.parametrize(
    ("query", "tree"),
    [
        ("botox", word("botox")),
        ("  eye   drops ", All((word("eye"), word("drops")))),
        ("a AND b", All((word("a"), word("b")))),
        ("a b OR c", Either((All((word("a"), word("b"))), word("c")))),
        ("a OR b OR c", Either((word("a"), word("b"), word("c")))),
        ("(a OR b) c", All((Either((word("a"), word("b"))), word("c")))),
        ('"eye drops"', Phrase("eye drops", ANYWHERE)),
        ("“eye drops”", Phrase("eye drops", ANYWHERE)),
        ("masset*", Word("masset", ANYWHERE, prefix=True)),
        ("a -b", All((word("a"), Not(word("b"))))),
        ("a NOT b", All((word("a"), Not(word("b"))))),
        ("a AND NOT b", All((word("a"), Not(word("b"))))),
        ("NOT (a b)", Not(All((word("a"), word("b"))))),
        ("-(a b)", Not(All((word("a"), word("b"))))),
        ('-"a b"', Not(Phrase("a b", ANYWHERE))),
        ("-said:asker", Not(Flagged("asker"))),
        ("title:smile", Word("smile", SCOPES["title"])),
        ("Doctor:palmer", Word("palmer", SCOPES["doctor"])),
        ('body:"eye drops"', Phrase("eye drops", SCOPES["body"])),
        (
            "headline:(a OR b*) c",
            All(
                (
                    Either(
                        (
                            Word("a", SCOPES["headline"]),
                            Word("b", SCOPES["headline"], prefix=True),
                        )
                    ),
                    word("c"),
                )
            ),
        ),
        ("said:Doctor", Flagged("doctor")),
        ("is:nameless", Flagged("nameless")),
        ("has:photo", Flagged("photo")),
        ("id:000", Identified("000", None)),
        ("id:000_AB/3", Identified("000_ab", 3)),
        ('id:"my page/2"', Identified("my page", 2)),
        ("rating:4.5", Between("rating", 4.5, 4.5)),
        ("rating:>=4.5", Between("rating", 4.5, None)),
        ("reviews:>100", Between("reviews", 100, None, above=True)),
        ("reviews:<100", Between("reviews", None, 100, below=True)),
        ("answers:<=5", Between("answers", None, 5)),
        ("answers:5..10", Between("answers", 5, 10)),
        ("answers:5..", Between("answers", 5, None)),
        ("answers:..10", Between("answers", None, 10)),
    ],
)
def test_each_rule_of_the_grammar_is_read(query: str, tree: Node) -> None:
    """A query becomes the tree that the grammar says."""
    assert parse_query(query) == tree


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ("Botox: yes?", ["Botox:", "yes?"]),
        ("http://example.org", ["http://example.org"]),
        ("Answers: 5", ["Answers:", "5"]),
        ("semi-paralyzed", ["semi-paralyzed"]),
        ("a - b -- c", ["a", "-", "b", "--", "c"]),
        ("->", ["->"]),
        ("5'10\" tall", ["5'10\"", "tall"]),
        ("muscle(s) too", ["muscle(s)", "too"]),
        (":) ok", [":)", "ok"]),
        ("or and not", ["or", "and", "not"]),
        ("NOT", ["NOT"]),
        ("a NOT", ["a", "NOT"]),
        ("NOTE b", ["NOTE", "b"]),
        ("Botox:yes 10:30 note:this", ["Botox:yes", "10:30", "note:this"]),
        ("as:is a>4 botox>4 rating> rating>x", ["as:is", "a>4", "botox>4", "rating>", "rating>x"]),
        ("name: Palmer docter: x", ["name:", "Palmer", "docter:", "x"]),
        ("AND b", ["AND", "b"]),
        ("a AND", ["a", "AND"]),
        ("ORAL", ["ORAL"]),
        ("“never closed", ["“never", "closed"]),
        ("**bold** it", ["bold", "it"]),
    ],
)
def test_what_only_looks_like_syntax_is_text(query: str, words: list[str]) -> None:
    """Words with colons, hyphens, quotation marks and parentheses inside are words."""
    tree = parse_query(query)
    items = tree.items if isinstance(tree, All) else (tree,)
    assert [item.text for item in items if isinstance(item, Word)] == words


@pytest.mark.parametrize(
    ("query", "position", "reason"),
    [
        ("", 0, "nothing to search for"),
        (" \t", 0, "nothing to search for"),
        ("OR a", 0, '"OR" needs something before it'),
        ("a OR", 2, '"OR" needs something after it'),
        ("a OR OR b", 2, '"OR" needs something after it'),
        ("a (b", 2, '"(" is never closed'),
        ("a b)", 3, '")" without "(" (quote it to search for it as text)'),
        ("a ()", 2, "nothing between the parentheses"),
        ('a "b', 2, "the quotation mark is never closed"),
        ("bo*ox", 2, '"*" stands only at the end of a word'),
        ("said:nurse", 5, "said: takes asker or doctor"),
        ("is:signed,", 3, "is: takes signed or unsigned or nameless"),
        ("rating:good", 7, "rating: takes a number or a range, as in >=4, 4 or 4..5"),
        ("rating:..", 7, "rating: takes a number or a range, as in >=4, 4 or 4..5"),
        ("answers:9..5", 8, "answers: the range runs backwards"),
        ("title:(a body:b)", 9, "body: inside title:"),
        ("a speciality:eye", 2, 'no field "speciality"; did you mean specialty:?'),
        ("docter:x", 0, 'no field "docter"; did you mean doctor:?'),
        ("Name:x", 0, 'no field "name"; did you mean doctor:?'),
        ("-city:x", 1, 'no field "city"; did you mean location:?'),
        ("stars:5", 0, 'no field "stars"; did you mean rating:?'),
        ("title:(a docter:b)", 9, 'no field "docter"; did you mean doctor:?'),
        ("rating>4.8", 0, "did you mean rating:>4.8?"),
        ("a reviews>=100 b", 2, "did you mean reviews:>=100?"),
        ("stars=5", 0, "did you mean rating:=5?"),
        ("ratng>4", 0, "did you mean rating:>4?"),
    ],
)
def test_a_malformed_query_names_the_place(query: str, position: int, reason: str) -> None:
    """The error knows the offset of what is wrong, and says it in one line."""
    with pytest.raises(QueryError) as caught:
        parse_query(query)
    assert (caught.value.position, caught.value.reason) == (position, reason)
    assert caught.value.query == query
    assert str(caught.value) == f"query: {reason}, at character {position + 1}"
    assert caught.value.exit_code == 2


@pytest.mark.parametrize(
    ("within", "beyond"),
    [
        ("x" * MAX_CHARACTERS, "x" * (MAX_CHARACTERS + 1)),
        ("x " * MAX_ITEMS, "x " * (MAX_ITEMS + 1)),
        ("(" * MAX_DEPTH + "x" + ")" * MAX_DEPTH, "(" * 400 + "x" + ")" * 400),
    ],
)
def test_a_query_has_limits(within: str, beyond: str) -> None:
    """At the limit a query is read, past it an error, never a crash."""
    parse_query(within)
    with pytest.raises(QueryError, match=r"more than|deeper than"):
        parse_query(beyond)


def outcome(query: str) -> Node | QueryError:
    """Return what reading a query comes to."""
    try:
        return parse_query(query)
    except QueryError as err:
        return err


@given(st.text(max_size=80) | st.text(st.sampled_from('ab "()*-:/.<>=“”OR19'), max_size=80))
@example("title:" * 30)
@example("-" * 50 + "(")
def test_reading_raises_nothing_but_query_errors(query: str) -> None:
    """Whatever is typed is a tree, or an error with a place inside the query."""
    found = outcome(query)
    assert not isinstance(found, QueryError) or 0 <= found.position <= len(query)


def test_words_stand_where_they_are_told() -> None:
    """The scope given holds for words without a field of their own."""
    scope = scope_of(("title", "body"))
    assert parse_query("a doctor:b", scope) == All((Word("a", scope), Word("b", SCOPES["doctor"])))
    assert scope.fields("asker") == ("body", "head")
    assert scope.fields("doctor") == ("body",)
    assert scope_of(()) is ANYWHERE


@pytest.mark.parametrize(
    ("query", "parts"),
    [
        ('botox  "a b" -c', ["botox", '"a b"', "-c"]),
        ("botox AND (a OR b c) rating:>4", ["botox", "(a OR b c)", "rating:>4"]),
        ("a NOT title:(b c)", ["a", "NOT title:(b c)"]),
        (" botox ", ["botox"]),
        ("a b OR c", ["a b OR c"]),
        ("(a b)", ["(a b)"]),
    ],
)
def test_the_parts_that_must_all_match(query: str, parts: list[str]) -> None:
    """Each as typed, with its tree; alternatives are one part."""
    assert [text for text, _ in conjuncts(query)] == parts
    assert [tree for _, tree in conjuncts(query)] == [parse_query(text) for text in parts]
