"""Search from end to end, on pages built by hand."""

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qa_cli.index import Index, build_index
from qa_cli.index.keys import key_of
from qa_cli.model import Doctor, Page, Places, Problem, Source
from qa_cli.pages import parse_page
from qa_cli.search import Correction, Hit, QueryError, SearchOptions, SearchResults, search
from qa_cli.search.engine import find_keys, matcher_of
from qa_cli.search.matches import marks_on
from qa_cli.search.ranking import all_keys
from qa_cli.search.results import Also, Mode, Near, QueryPart, Sort
from tests.builders import Said, index_of, page

SAMPLE = Path(__file__).resolve().parent.parent / "seeds" / "004_4314e1bc94ffe93a.txt"

PALMER = Doctor("Francis R. Palmer, III", "MD, FACS", "Plastic Surgeon", "Beverly Hills", 4.7, 28)
LEE = Doctor("Ann Lee", "DO", "Dermatologist", "Palmer Park", 4.0, 1200)
NAMELESS = Doctor(specialty="Dermatologist", location="Nashville", rating=4.9, reviews=5)

PAGES = [
    page(
        "000_ab12",
        Said("Injected too deep into the masseter.", "Masseter trouble", PALMER),
        Said("Bell’s palsy is rare.\n\nUse eye drops, 4months or so.", doctor=LEE),
        Said("It spreads. Best, Dr. Emer", "Semi-paralyzed smile", NAMELESS, sign_off="Dr. Emer"),
        title="Uneven smile after Botox (photo)",
        body="I had 30 units. My café smile is gone.",
        has_photo=True,
    ),
    page(
        "001_cd34",
        Said("Injections into the muscle cause spasms; the eye may dry, drops help."),
        Said("Injectors vary. #botox muscles"),
        title="Injection questions",
        problems=[Problem("x", None, "odd")],
    ),
]


@pytest.fixture(scope="module")
def index() -> Index:
    """Return an index of `PAGES`."""
    return build_index(PAGES)


def found(results: SearchResults) -> list[tuple[str, str]]:
    """Return ids and tiers in order."""
    return [(hit.id, hit.tier) for hit in results.hits]


@pytest.mark.parametrize(
    ("query", "hits"),
    [
        ("masseter", [("000_ab12/1", "exact")]),
        ("MASSETER trouble", [("000_ab12/1", "phrase")]),
        ("trouble masseter", [("000_ab12/1", "exact")]),
        ("eye drops", [("000_ab12/2", "phrase"), ("001_cd34/1", "exact")]),
        ('"eye drops"', [("000_ab12/2", "phrase")]),
        ('"drops eye"', []),
        ("eye-drops", [("000_ab12/2", "exact")]),
        ("muscles", [("001_cd34/2", "exact"), ("001_cd34/1", "stem")]),
        ("injection", [("001_cd34", "exact"), ("001_cd34/1", "stem"), ("000_ab12/1", "stem")]),
        ("injec", [
            ("001_cd34", "prefix"), ("001_cd34/1", "prefix"), ("000_ab12/1", "prefix"),
            ("001_cd34/2", "prefix"),
        ]),
        ("masset*", [("000_ab12/1", "prefix")]),
        ("bells palsy", [("000_ab12/2", "phrase")]),
        ("Bell's", [("000_ab12/2", "exact")]),
        ("4 months", [("000_ab12/2", "phrase")]),
        ("months", [("000_ab12/2", "exact")]),
        ("4months", [("000_ab12/2", "exact")]),
        ("cafe", [("000_ab12", "exact")]),
        ("semiparalyzed", [("000_ab12/3", "typo")]),
        ("smile -units", [("000_ab12/3", "exact")]),
        ("muscle -injection", [("001_cd34/2", "stem")]),
        ("palsy OR spasms", [("001_cd34/1", "exact"), ("000_ab12/2", "exact")]),
        ("(palsy OR spasms) muscle", [("001_cd34/1", "exact")]),
        ("title:smile", [("000_ab12", "exact")]),
        ("headline:smile", [("000_ab12/3", "exact")]),
        ("question:smile", [("000_ab12", "exact")]),
        ("body:botox", [("001_cd34/2", "exact")]),
        ("doctor:palmer", [("000_ab12/1", "exact")]),
        ("location:palmer", [("000_ab12/2", "exact")]),
        ("palmer", [("000_ab12/1", "exact"), ("000_ab12/2", "exact")]),
        ("doctor:emer", [("000_ab12/3", "exact")]),
        ("specialty:dermatologist", [("000_ab12/2", "exact"), ("000_ab12/3", "exact")]),
        ("credentials:facs", [("000_ab12/1", "exact")]),
        ("palmer masseter", [("000_ab12/1", "exact")]),
        ("id:001", [("001_cd34", "exact"), ("001_cd34/1", "exact"), ("001_cd34/2", "exact")]),
        ("id:CD/2", [("001_cd34/2", "exact")]),
        ("id:001_cd34/0", [("001_cd34", "exact")]),
        ("id:.*", []),
        ("said:asker", [("000_ab12", "exact"), ("001_cd34", "exact")]),
        ("said:asker botox", [("000_ab12", "exact")]),
        ("rating:>=4.7", [("000_ab12/1", "exact"), ("000_ab12/3", "exact")]),
        ("rating:>4.7", [("000_ab12/3", "exact")]),
        ("rating:4..4.7", [("000_ab12/1", "exact"), ("000_ab12/2", "exact")]),
        ("rating:<4.7", [("000_ab12/2", "exact")]),
        ("reviews:>28", [("000_ab12/2", "exact")]),
        ("reviews:>=28.5", [("000_ab12/2", "exact")]),
        ("reviews:<=27.5", [("000_ab12/3", "exact")]),
        ("answers:<3 said:asker", [("001_cd34", "exact")]),
        ("is:signed", [("000_ab12/1", "exact"), ("000_ab12/2", "exact"), ("000_ab12/3", "exact")]),
        ("is:nameless", [("000_ab12/3", "exact")]),
        ("is:unsigned", [("001_cd34/1", "exact"), ("001_cd34/2", "exact")]),
        ("has:photo said:asker", [("000_ab12", "exact")]),
        ("has:problem said:asker", [("001_cd34", "exact")]),
        ("-has:problem said:asker", [("000_ab12", "exact")]),
        ("said:doctor -muscle", [
            ("000_ab12/1", "exact"), ("000_ab12/2", "exact"), ("000_ab12/3", "exact"),
        ]),
        ("botox ???", [("001_cd34/2", "exact"), ("000_ab12", "exact")]),
        ("zzzzqq", []),
    ],
)  # fmt: skip
def test_a_query_finds_what_it_says(index: Index, query: str, hits: list[tuple[str, str]]) -> None:
    """Each construct of the language, with the tier of each hit; order where tiers decide it."""
    results = search(index, query)
    assert sorted(found(results)) == sorted(hits)
    assert [tier for _, tier in found(results)] == [tier for _, tier in hits]
    assert results.total == len(hits)


@pytest.mark.parametrize(
    ("query", "corrections", "ids"),
    [
        ("masetter", [("masetter", "masseter", 2)], ["000_ab12/1"]),
        ("eyedrops", [("eyedrops", "eye drops", 1)], ["000_ab12/2"]),
        ("inje cted", [("inje cted", "injected", 1)], ["000_ab12/1"]),
        (
            "massetr injcted",
            [("massetr", "masseter", 1), ("injcted", "injected", 1)],
            ["000_ab12/1"],
        ),
        ('"eye dorps"', [("dorps", "drops", 1)], ["000_ab12/2"]),
        ("eye-dorps", [("dorps", "drops", 1)], ["000_ab12/2"]),
        ("doctor:pamler", [("pamler", "palmer", 1)], ["000_ab12/1"]),
        ("-masetter id:001/1", [], ["001_cd34/1"]),
        ("muscel", [("muscel", "muscle", 1)], ["001_cd34/1", "001_cd34/2"]),
    ],
)
def test_misspelt_words_are_corrected_and_announced(
    index: Index, query: str, corrections: list[tuple[str, str, int]], ids: list[str]
) -> None:
    """Typos, joined words and split words, several at once; excluded words are not corrected."""
    results = search(index, query)
    said = [(made.source, made.target, made.distance) for made in results.corrections]
    assert said == corrections
    assert [hit.id for hit in results.hits] == ids


def test_corrections_that_occur_together_are_preferred() -> None:
    """The likeliest word alone gives way to the next one that stands with the other words."""
    index = index_of("from here", "from there", "form from", "a form to sign")
    assert search(index, "frm").corrections[0].target == "from"
    results = search(index, "frm sign")
    assert [(made.source, made.target) for made in results.corrections] == [("frm", "form")]
    assert [hit.id for hit in results.hits] == ["001_ab/4"]


def test_near_alternatives_are_named() -> None:
    """A correction says what else was about as likely."""
    index = index_of("lines", "lines lives")
    assert search(index, "lixes").corrections == (Correction("lixes", "lines", 1, ("lives",)),)


@pytest.mark.parametrize(
    ("mode", "query", "hits"),
    [
        ("exact", "muscle", [("001_ab/1", "exact")]),
        ("exact", "mucsle", []),
        (
            "exact",
            "musc*",
            [("001_ab/1", "prefix"), ("001_ab/2", "prefix"), ("001_ab/3", "prefix")],
        ),
        ("default", "muscle", [("001_ab/1", "exact"), ("001_ab/2", "stem")]),
        ("fuzzy", "muscle", [("001_ab/1", "exact"), ("001_ab/2", "stem"), ("001_ab/3", "typo")]),
        ("fuzzy", "muscel", [("001_ab/3", "exact"), ("001_ab/1", "typo"), ("001_ab/2", "typo")]),
    ],
)
def test_a_mode_says_how_much_a_word_may_mean(
    mode: Mode, query: str, hits: list[tuple[str, str]]
) -> None:
    """Exact: the word; default: also its forms, and typos of missing words; fuzzy: all typos."""
    index = index_of("muscle", "muscles", "muscel")
    results = search(index, query, SearchOptions(mode=mode))
    assert sorted(found(results)) == sorted(hits)
    assert [tier for _, tier in found(results)] == [tier for _, tier in hits]


def test_a_short_word_that_the_corpus_has_is_not_continued() -> None:
    """From four letters on it is, below the word itself: "face" is the start of facelift."""
    index = index_of("eye", "eyelid", "face", "facelift")
    assert found(search(index, "eye")) == [("001_ab/1", "exact")]
    assert found(search(index, "face")) == [("001_ab/3", "exact"), ("001_ab/4", "prefix")]


def test_words_of_the_same_stem_come_after_forms() -> None:
    """Inflections first, then what derives from the word."""
    index = index_of("generally so", "generals", "general")
    assert found(search(index, "general")) == [
        ("001_ab/3", "exact"),
        ("001_ab/2", "stem"),
        ("001_ab/1", "stem"),
    ]


def test_the_title_and_headline_weigh_more() -> None:
    """Of two units with the same word, the one with it in the head comes first."""
    index = build_index([page("1", "smile again", Said("again here", "smile"), title=None)])
    assert [hit.id for hit in search(index, "smile").hits] == ["1/2", "1/1"]


def test_words_are_looked_for_where_they_may_stand(index: Index) -> None:
    """`within` holds for words without a field, not for others."""
    options = SearchOptions(within=("title", "headline"))
    assert [hit.id for hit in search(index, "smile", options).hits] == ["000_ab12/3", "000_ab12"]
    assert [hit.id for hit in search(index, "smile body:units", options).hits] == ["000_ab12"]
    assert search(index, "palsy", options).total == 0


@pytest.mark.parametrize(
    ("sort", "ids"),
    [
        ("page", ["000_ab12", "000_ab12/1", "000_ab12/2", "000_ab12/3", "001_cd34", "001_cd34/1",
                  "001_cd34/2"]),
        ("rating", ["000_ab12/3", "000_ab12/1", "000_ab12/2", "000_ab12", "001_cd34",
                    "001_cd34/1", "001_cd34/2"]),
        ("reviews", ["000_ab12/2", "000_ab12/1", "000_ab12/3", "000_ab12", "001_cd34",
                     "001_cd34/1", "001_cd34/2"]),
    ],
)  # fmt: skip
def test_hits_are_sorted_as_asked(index: Index, sort: Sort, ids: list[str]) -> None:
    """By page, or by a figure with the highest first and those without one last."""
    everything = SearchOptions(sort=sort, limit=None)
    results = search(index, "-nothing", everything)
    assert [hit.id for hit in results.hits] == ids
    for offset in range(len(ids)):
        part = search(index, "-nothing", SearchOptions(sort=sort, limit=2, offset=offset))
        assert [hit.id for hit in part.hits] == ids[offset : offset + 2]


def test_sorting_by_a_figure_keeps_tiers_and_scores(index: Index) -> None:
    """The order changes, what is known of each hit does not."""
    by_relevance = {hit.id: hit for hit in search(index, "injection OR smile").hits}
    by_page = {
        hit.id: hit for hit in search(index, "injection OR smile", SearchOptions(sort="page")).hits
    }
    assert by_page == by_relevance
    assert len(by_page) == 5


def test_parts_of_the_hits_make_up_the_whole() -> None:
    """Offset and limit cut one and the same order, equals in page order."""
    index = index_of(*["botox here"] * 9, *["botox"] * 9, *["of botoxed faces"] * 3)
    whole = search(index, "botox", SearchOptions(limit=None))
    ids = [hit.id for hit in whole.hits]
    numbers = [*range(10, 19), *range(1, 10), *range(19, 22)]
    assert ids == [f"001_ab/{number}" for number in numbers]
    assert (whole.total, whole.tiers) == (21, (("exact", 18), ("stem", 3)))
    for offset in range(23):
        part = search(index, "botox", SearchOptions(limit=4, offset=offset))
        assert [hit.id for hit in part.hits] == ids[offset : offset + 4]
        assert part.total == 21
    assert search(index, "botox", SearchOptions(limit=0)).hits == ()


def test_what_nothing_is_like_is_named(index: Index) -> None:
    """Words that the corpus has nothing of are said; so a query of two words explains itself."""
    results = search(index, "smile zzzzqq")
    assert (results.total, results.missing, results.corrections) == (0, ("zzzzqq",), ())
    assert search(index, "smile masseter").missing == ()


@pytest.mark.parametrize("query", ["???", '""', "-", "***", "-???", '"..." OR "!"'])
def test_a_query_without_a_letter_is_an_error(index: Index, query: str) -> None:
    """There is nothing to search for; that is said, not answered with everything."""
    with pytest.raises(QueryError, match="nothing to search for"):
        search(index, query)


def test_a_hit_tells_who_where_and_what(index: Index) -> None:
    """Every field of a hit, on an answer with a byline."""
    [hit] = search(index, "palsy 4 months").hits
    text = "Bell’s palsy is rare. Use eye drops, 4months or so."
    assert hit == Hit(
        id="000_ab12/2",
        kind="answer",
        score=hit.score,
        tier="exact",
        doctor="Ann Lee",
        snippet=text,
        highlights=((7, 12), (37, 44)),
        path="pages/000_ab12.txt",
        line=11,
        head=None,
    )
    assert hit.score > 0


@pytest.mark.parametrize(
    ("query", "hit_id", "line", "marked"),
    [
        ("uneven", "000_ab12", 1, ["Uneven"]),
        ("units", "000_ab12", 3, ["units"]),
        ("trouble", "000_ab12/1", 5, ["trouble"]),
        ("deep", "000_ab12/1", 7, ["deep"]),
        ("beverly", "000_ab12/1", 9, ["Beverly"]),
        ("palsy", "000_ab12/2", 11, ["palsy"]),
        ("drops 4months", "000_ab12/2", 13, ["drops", "4months"]),
        ("doctor:emer", "000_ab12/3", 19, ["Emer"]),
        ("specialty:dermatologist", "000_ab12/3", 21, ["Dermatologist"]),
        ("id:000/3", "000_ab12/3", 19, []),
        ("headline:smile", "000_ab12/3", 17, ["smile"]),
        ("semiparalyzed", "000_ab12/3", 17, ["Semi-paralyzed"]),
        ("id:001/0", "001_cd34", 1, []),
    ],
)
def test_a_hit_leads_to_the_line_of_its_first_highlight(
    index: Index, query: str, hit_id: str, line: int, marked: list[str]
) -> None:
    """Title, question, headline, body by paragraph, and byline have lines of their own."""
    hit = next(hit for hit in search(index, query).hits if hit.id == hit_id)
    assert hit.line == line
    assert [hit.snippet[start:end] for start, end in hit.highlights] == marked


@pytest.mark.parametrize(
    ("query", "line"),
    [
        ("doctor:lee", 3),
        ("credentials:do", 3),
        ("specialty:dermatologist", 5),
        ("location:park", 4),
        ("dermatologist park", 4),
        ("id:000_ab12/2", 3),
    ],
)
def test_a_hit_in_a_byline_leads_to_the_line_of_its_first_word(query: str, line: int) -> None:
    """Name, place and specialty may have a line each; without a word, the byline's first."""
    made = page("000_ab12", Said("", doctor=PALMER), Said("", doctor=LEE), title=None)
    second = made.question.answers[1]
    answers = made.question.answers[0], replace(second, places=Places(None, (), 3, 5, 4))
    index = build_index([replace(made, question=replace(made.question, answers=answers))])
    assert [hit.line for hit in search(index, query).hits if hit.id == "000_ab12/2"] == [line]


def test_the_lines_of_a_byline_of_a_sample() -> None:
    """The specialty's line is not the name's."""
    data = SAMPLE.read_text("utf-8")
    made = Page("004", Source(SAMPLE.name, None, len(data), ""), parse_page(data))
    [hit] = search(build_index([made]), "Oculoplastic").hits
    assert "Oculoplastic" in data.split("\n")[hit.line - 1]
    assert hit.line == 53


WORDS = st.sampled_from("botox masseter eye drops smile muscle muscles injected café".split())
BODIES = st.lists(st.lists(WORDS, min_size=1, max_size=40).map(" ".join), min_size=1, max_size=6)


INDEXED = settings(deadline=None, max_examples=40)
"""An index is built for each example: slow where the machine is busy."""


@INDEXED
@given(BODIES, st.lists(WORDS | st.just("mussle"), min_size=1, max_size=3).map(" ".join))
def test_results_are_stable_and_highlights_cover_words(bodies: list[str], query: str) -> None:
    """Asked twice of two indexes, the answer is the same; highlights are whole words inside."""
    first, second = (search(index_of(*bodies), query) for _ in range(2))
    assert first == second
    assert len(first.hits) == first.total == sum(count for _, count in first.tiers)
    for hit in first.hits:
        assert hit.highlights
        assert len(hit.snippet) <= 160 + len("… … … … ")
        ends = [-1]
        for start, end in hit.highlights:
            assert ends[-1] < start < end <= len(hit.snippet)
            assert hit.snippet[start:end].isalpha()
            assert not hit.snippet[max(start - 1, 0) : start].isalpha()
            assert not hit.snippet[end : end + 1].isalpha()
            ends.append(end)


@INDEXED
@given(st.text(max_size=60), st.text(max_size=12))
def test_no_text_breaks_a_search(body: str, query: str) -> None:
    """Whatever a page holds and whatever is asked, there are results or a query error."""
    index = index_of(body or "x")
    try:
        results = search(index, query)
    except QueryError:
        return
    assert results.total >= len(results.hits)


@pytest.mark.parametrize(
    ("query", "hits"),
    [
        ("eye drops", [("1", "phrase"), ("3", "exact"), ("2", "stem")]),
        ("eyedrops", [("2", "exact"), ("1", "stem")]),
        ("eye drops help", [("1", "phrase"), ("2", "stem")]),
        ("eyedrop", [("2", "stem")]),
        ("eye drops -help", [("3", "exact")]),
        ("-(eye drops) help", [("2", "exact")]),
        ('"eye drops"', [("1", "phrase")]),
        ("not able", [("4", "phrase")]),
        ("eye drops brighten", []),
    ],
)
def test_compounds_are_found_however_they_are_written(
    query: str, hits: list[tuple[str, str]]
) -> None:
    """Apart or together, below what is written as typed; what is excluded or quoted is not."""
    index = index_of(
        "eye drops help", "eyedrops help", "drops for an eye", "not able", "a notable thing"
    )
    assert [(hit.id.partition("/")[2], hit.tier) for hit in search(index, query).hits] == hits
    if hits:
        assert search(index, query).corrections == ()


def test_a_compound_of_which_a_part_is_taken_by_the_next_word() -> None:
    """Of "face lift ingxy" the last two are one word that was split, so the first two are none."""
    index = index_of("facelift face", "lift", "face liftingxy")
    results = search(index, "face lift ingxy")
    assert found(results) == [("001_ab/3", "typo")]


def test_words_do_not_pass_for_others() -> None:
    """Where nothing is found, what each part finds is told, and what is near the missing word."""
    index = index_of("botox is a process", "botox", "the process")
    results = search(index, "botox price rating:>4")
    assert (results.total, results.corrections, results.missing) == (0, (), ("price",))
    assert results.parts == (
        QueryPart("botox", 2),
        QueryPart("price", 0),
        QueryPart("rating:>4", 0),
    )
    assert results.nearest == (Near("price", "process", 2),)
    alone = search(index, "price")
    assert (alone.total, alone.parts, alone.nearest) == (0, (), results.nearest)
    fuzzy = search(index, "botox price", SearchOptions(mode="fuzzy"))
    assert [hit.id for hit in fuzzy.hits] == ["001_ab/1"]
    there = search(index, "botox process")
    assert (there.total, there.parts, there.nearest) == (1, (), ())
    assert search(index, "botox ??? price").parts == (QueryPart("botox", 2), QueryPart("price", 0))


def test_a_slip_on_a_page_does_not_hide_the_word() -> None:
    """The page with the slip comes first, as what was typed; the others are of tier typo."""
    index = index_of(*["botox swelling"] * 30, "botox swellign")
    results = search(index, "swellign botox", SearchOptions(limit=3))
    assert results.total == 31
    assert [hit.tier for hit in results.hits] == ["exact", "typo", "typo"]
    assert results.hits[0].id == "001_ab/31"
    assert results.also == (Also("swellign", 1, "swelling", 30, 1),)
    assert results.corrections == ()
    assert search(index, '"swellign botxo"').also == ()


def test_matches_in_the_headline_and_in_the_whole_text() -> None:
    """Offsets into the headline always, into the text where it is asked for."""
    index = build_index([page("1", Said("Dry.\n\nThe eye, the eye.", "An eye"))])
    [hit] = search(index, "eye").hits
    assert (hit.head_highlights, hit.text, hit.text_highlights) == (((3, 6),), None, ())
    [hit] = search(index, "eye", SearchOptions(full=True)).hits
    assert hit.text == "Dry.\n\nThe eye, the eye."
    assert hit.text_highlights == ((10, 13), (19, 22))


def test_keys_of_all_that_is_found_and_of_all() -> None:
    """In page order; what `search` counts."""
    index = build_index([page("1", "dry eye", "wet"), page("2", "eye drops")])
    assert find_keys(index, "eye") == [key_of(0, 1), key_of(1, 1)]
    assert find_keys(index, "zzz") == []
    assert all_keys(index) == [key_of(0, 0), key_of(0, 1), key_of(0, 2), key_of(1, 0), key_of(1, 1)]
    assert all_keys(build_index([])) == []


def test_marks_on_a_page() -> None:
    """By answer and field, those that touch as one; corrected words, too."""
    said = Said("Dry eye. Eyes!", "An eye", Doctor("Ida Eye"))
    one = page("1", said, title="Eye?", body="no")
    index = build_index([one])
    assert marks_on(one, matcher_of(index, "eye")) == {
        (0, "head"): ((0, 3),),
        (1, "head"): ((3, 6),),
        (1, "body"): ((4, 7), (9, 13)),
        (1, "doctor"): ((4, 7),),
    }
    assert marks_on(one, matcher_of(index, "body:dyr"))[1, "body"] == ((0, 3),)
