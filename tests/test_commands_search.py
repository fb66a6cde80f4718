"""`qa search`, end to end."""

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import Result

from tests.builders import saved_page

Qa = Callable[..., Result]
Write = Callable[[str, str], Path]
ANSI = re.compile(r"\x1b\[[0-9;]*m")
DRAWN = {"FORCE_COLOR": "1", "COLUMNS": "80"}
MARKED = re.compile(r"\x1b\[1;31m([^\x1b]*)\x1b\[0m")


@pytest.mark.usefixtures("seeds")
def test_hits_in_a_pipe(qa: Qa) -> None:
    """A row a hit: id, path:line where the word stands, doctor, one-line snippet."""
    result = qa("search", "risorius")
    (row,) = result.stdout.splitlines()
    cells = row.split("\t")
    assert (result.exit_code, result.stderr) == (0, "")
    assert cells[:3] == ["000_52f1e9b741cd2cdd/5", "seeds/000_52f1e9b741cd2cdd.txt:54", ""]
    assert "affected the risorius. This muscle" in cells[3]


@pytest.mark.usefixtures("seeds")
def test_hits_drawn(qa: Qa) -> None:
    """Short id, author, place; headline; the passage with the word marked; the total."""
    drawn = qa("search", "masseter", "-n", "2", env=DRAWN).stdout
    lines = [line.rstrip() for line in ANSI.sub("", drawn).splitlines()]
    assert all(re.fullmatch("masseter", word, re.IGNORECASE) for word in MARKED.findall(drawn))
    assert len(MARKED.findall(drawn)) >= 2
    assert lines[0] == "000/5  (no name)  seeds/000_52f1e9b741cd2cdd.txt:54"
    assert lines[1] == "  Asymmetric smile after Botox to masseter"
    assert re.fullmatch(r"2 of \d+ hits", lines[-1])
    assert max(map(len, lines)) <= 80


@pytest.mark.usefixtures("seeds")
def test_a_typo_is_forgiven_and_said(qa: Qa) -> None:
    """The corrected word is announced on standard error, and in JSON."""
    result = qa("search", "masetter", "--json")
    document = json.loads(result.stdout)
    assert result.stderr == 'qa: no "masetter" in the corpus: searching for "masseter"\n'
    assert document["corrections"] == [{"from": "masetter", "to": "masseter", "distance": 2}]
    assert {hit["tier"] for hit in document["hits"]} == {"typo"}
    right = json.loads(qa("search", "masseter", "--json").stdout)
    assert {hit["id"] for hit in document["hits"]} == {hit["id"] for hit in right["hits"]}


@pytest.mark.usefixtures("seeds")
def test_json(qa: Qa) -> None:
    """As the contract has it: highlights are the word, the line is the page's."""
    document = json.loads(qa("search", "risorius", "--json").stdout)
    (hit,) = document["hits"]
    assert (document["schema"], document["query"], document["total"]) == (1, "risorius", 1)
    assert (hit["id"], hit["kind"], hit["tier"], hit["doctor"], hit["line"]) == (
        "000_52f1e9b741cd2cdd/5", "answer", "exact", None, 54,
    )  # fmt: skip
    assert [hit["snippet"][start:end] for start, end in hit["highlights"]] == ["risorius"]


@pytest.mark.usefixtures("seeds")
def test_all_words_must_be_found(qa: Qa) -> None:
    """Words may come as one argument or several."""
    both = qa("search", "risorius", "masseter").stdout
    assert both.count("\n") == 1
    assert qa("search", "risorius masseter").stdout == both


@pytest.mark.usefixtures("seeds")
def test_a_limit_is_owned_up_to(qa: Qa) -> None:
    """What is left out is counted on standard error, where it disturbs no script."""
    result = qa("search", "botox", "-n", "3")
    assert result.stdout.count("\n") == 3
    assert re.fullmatch(r"qa: 3 of \d+ hits \(more with -n\)\n", result.stderr)


@pytest.mark.usefixtures("seeds")
@pytest.mark.parametrize(
    ("args", "code", "line"),
    [
        (("qqqzzz",), 1, 'qa: nothing found for "qqqzzz": no word like "qqqzzz"\n'),
        (("risorius palsy",), 1, "qa: nothing found: risorius 1, palsy 1\n"),
        (("",), 2, "qa: the query is empty (see qa search --help)\n"),
        ((" ", "\t"), 2, "qa: the query is empty (see qa search --help)\n"),
        ((), 2, "qa: qa search needs a QUERY (see qa search --help)\n"),
        (('"botox',), 2, "qa: query: "),
        (("x" * 1_000_000,), 2, "qa: query: more than 1,000 characters"),
        (("qqqzzz", "-C", "seeds", "-C", "nowhere"), 2, "qa: nowhere: "),
    ],
    ids=lambda value: str(value)[:20],
)
def test_nothing_found(qa: Qa, args: tuple[str, ...], code: int, line: str) -> None:
    """No hit is 1; wrong usage, and no hit in a corpus that was not all read, is 2."""
    result = qa("search", *args)
    assert (result.exit_code, result.stdout) == (code, "")
    assert result.stderr.startswith(line)


@pytest.mark.usefixtures("seeds")
def test_nothing_found_as_json(qa: Qa) -> None:
    """A document without hits, and still exit code 1."""
    result = qa("search", "qqqzzz", "--json")
    document = json.loads(result.stdout)
    assert (result.exit_code, document["total"], document["hits"]) == (1, 0, [])
    assert document["missing"] == ["qqqzzz"]


@pytest.mark.usefixtures("seeds")
def test_the_query_language_is_in_the_help(qa: Qa) -> None:
    """By example, below the options, in 80 columns."""
    text = qa("search", "--help").stdout
    assert "\n    masset*                      words that start so\n" in text
    assert text.index("Options:") < text.index("Queries (in quotes")


def test_hostile_pages(qa: Qa, write_page: Write) -> None:
    """Whatever stands around a hit, a hit is a row, and nothing acts."""
    write_page(
        "h\x1bi.txt",
        saved_page(
            "Is it [/b]\x1b]0;x\x07?",
            "A needle\x9b2J\u202e in [red]hay\u2028stack\x00.",
            ("Ice", "Ice it."),
        ),
    )
    plain = qa("search", "needle", "-C", "pages")
    assert plain.exit_code == 0
    assert plain.stdout.count("\n") == 1
    drawn = qa("search", "needle", "-C", "pages", env=DRAWN)
    for shown in (plain.stdout, ANSI.sub("", drawn.stdout)):
        assert "needle<U+009B>2J<U+202E> in [red]hay" in shown
        assert not {char for char in shown if char < " "} - {"\n", "\t"}
        assert not {"\x9b", "\u202e", "\u2028"} & set(shown)


@pytest.mark.usefixtures("seeds")
@pytest.mark.parametrize(
    ("args", "line"),
    [
        (("price",), 'nothing found for "price"; nearest in the corpus: process (2)'),
        (("lid",), 'nothing found for "lid"; nearest in the corpus: lip (1)'),
        (("xylophone",), 'nothing found for "xylophone": no word like "xylophone"'),
        (
            ("botox", "price"),
            "nothing found: botox 20, price 0; nearest in the corpus to price: process (2)",
        ),
        (("botox qqqzzz",), "nothing found: botox 20, qqqzzz 0"),
        (("botox reviews:>999",), "nothing found: botox 20, reviews:>999 0"),
        (('"face lift"',), 'nothing found for "face lift"'),
        (("“face lift”",), "nothing found for “face lift”"),
        (('botox "face lift"',), 'nothing found: botox 20, "face lift" 0'),
        (('"qqqzzz"',), 'nothing found for "qqqzzz": no word like "qqqzzz"'),
    ],
)
def test_what_failed_is_said(qa: Qa, args: tuple[str, ...], line: str) -> None:
    """No word passes for another; each part is counted; no quotation marks within others."""
    result = qa("search", *args)
    assert (result.exit_code, result.stdout, result.stderr) == (1, "", f"qa: {line}\n")


@pytest.mark.usefixtures("seeds")
def test_what_failed_is_said_in_json(qa: Qa) -> None:
    """The parts with their hits, and the nearest words with their counts."""
    document = json.loads(qa("search", "botox price", "--json").stdout)
    assert document["nearest"] == [{"from": "price", "to": "process", "count": 2}]
    assert document["parts"] == [{"text": "botox", "hits": 20}, {"text": "price", "hits": 0}]
    assert (document["missing"], document["also"]) == (["price"], [])


@pytest.mark.usefixtures("seeds")
def test_fuzzy_still_goes_to_another_word(qa: Qa) -> None:
    """Because it was asked for; and that is said."""
    result = qa("search", "price", "--fuzzy", "--ids")
    assert result.exit_code == 0
    assert result.stderr == 'qa: no "price" in the corpus: searching for "process"\n'


def test_a_rare_form_is_searched_with_the_frequent_one(qa: Qa, write_page: Write) -> None:
    """Both counts are told; the page with the form as typed comes first."""
    swollen = [("Yes", "The swelling goes.")] * 30
    write_page("a.txt", saved_page("Will it go?", "What now?", *swollen))
    write_page("b.txt", saved_page("And mine?", "My swellign stays.", ("Ice", "Ice it.")))
    result = qa("search", "swellign", "-C", "pages", "--json")
    assert result.stderr == ('qa: "swellign" is rare (1): searching for "swelling" (30) too\n')
    document = json.loads(result.stdout)
    assert document["also"] == [
        {"from": "swellign", "count": 1, "to": "swelling", "to_count": 30, "distance": 1}
    ]
    assert (document["total"], document["hits"][0]["id"]) == (31, "b")
    assert [hit["tier"] for hit in document["hits"][:2]] == ["exact", "typo"]


@pytest.mark.usefixtures("seeds")
@pytest.mark.parametrize(
    ("args", "same"),
    [
        (("botox", "-masseter"), "botox -masseter"),
        (("-masseter", "botox"), "botox -masseter"),
        (("-n", "3", "-masseter", "botox"), "botox -masseter -- -n3"),
        (("-masseter", "botox", "-n3"), "botox -masseter -- -n3"),
        (("-Cseeds", "-masseter", "-C", "seeds", "botox"), "botox -masseter"),
        (("botox", "-in", "-nose"), "botox -in -nose"),
        (("--in=headline", "-masseter", "botox"), "botox -masseter -- --in=headline"),
        (("--", "botox", "-masseter"), "botox -masseter"),
        (("botox NOT masseter",), "botox -masseter"),
    ],
)
def test_a_word_may_begin_with_a_hyphen(qa: Qa, args: tuple[str, ...], same: str) -> None:
    """Unquoted and first, too; what is an option of the command is one wherever it stands."""
    query, _, options = same.partition(" -- ")
    expected = qa("search", query, "--ids", *options.split())
    assert expected.exit_code == 0
    result = qa("search", "--ids", *args)
    assert (result.stdout, result.stderr) == (expected.stdout, expected.stderr)


@pytest.mark.usefixtures("seeds")
@pytest.mark.parametrize(
    ("args", "line"),
    [
        (("botox", "-n"), "-n needs a whole number from 1 up after it (see qa search --help)"),
        (("botox", "--filler"), "no option --filler; did you mean --full?"),
        (("speciality:x",), 'query: no field "speciality"; did you mean specialty:? speciality:x'),
        (("rating>4.8",), "query: did you mean rating:>4.8? rating>4.8"),
    ],
)
def test_what_is_nearly_an_option_or_a_field_is_an_error(
    qa: Qa, args: tuple[str, ...], line: str
) -> None:
    """An unknown long option is none of the query's words, and a field nearly known is no text."""
    result = qa("search", *args)
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.startswith(f"qa: {line}")


@pytest.mark.usefixtures("seeds")
def test_the_match_in_the_headline_is_marked(qa: Qa) -> None:
    """As the one in the passage, where both have one; in JSON as offsets."""
    drawn = qa(
        "search", "masseter", "--in", "headline", "--in", "body", "-n", "1", env=DRAWN
    ).stdout
    assert "\x1b[1mAsymmetric smile after Botox to \x1b[0m\x1b[1;31mmasseter" in drawn
    (hit,) = json.loads(qa("search", "masseter", "-n", "1", "--json").stdout)["hits"]
    [(start, end)] = hit["head_highlights"]
    assert hit["head"][start:end] == "masseter"


@pytest.mark.usefixtures("seeds")
def test_a_hit_on_a_name_shows_what_the_doctor_says(qa: Qa) -> None:
    """The text from its start, then the byline with the name marked; the place is the byline's."""
    (hit,) = json.loads(qa("search", "doctor:palmer", "--json").stdout)["hits"]
    assert hit["snippet"].startswith("Aesthetically speaking")
    assert [hit["snippet"][start:end] for start, end in hit["highlights"]] == ["Palmer"]
    assert hit["line"] == 72
