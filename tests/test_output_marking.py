"""Marks: where they stand once a text is harmless."""

from qa_cli.output.marking import harmless_spans, pieces, spans_in


def test_pieces() -> None:
    """Each is made harmless by itself; together they are the text."""
    assert list(pieces("a\x1bb", [(1, 2)])) == [("a", False), ("␛", True), ("b", False)]


def test_spans_fit_the_harmless_text() -> None:
    """Also where what stands before them gets longer, or shorter by a soft hyphen."""
    text, spans = harmless_spans("\u202ea\xad bc d", [(4, 6), (7, 8)])
    assert text == "<U+202E>a bc d"
    assert [text[start:stop] for start, stop in spans] == ["bc", "d"]


def test_spans_within_a_line() -> None:
    """Where the line quotes the text; nowhere else."""
    assert list(spans_in("1. a\u2019s word", "a\u2019s word", [(4, 8)])) == [(7, 11)]
    assert list(spans_in("other", "word", [(0, 4)])) == []
    assert list(spans_in("word", None, [(0, 4)])) == []
    assert list(spans_in("word", "word", [])) == []
