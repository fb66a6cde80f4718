"""The page generator and what measures with it: pages come again, the truth is on the page."""

import hashlib
import subprocess
import sys
from collections import Counter
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from random import Random
from typing import get_args

import pytest

from benchmarks.accuracy import failures, report, tally_pages
from benchmarks.baseline import read_page
from benchmarks.corpus import write_corpus
from benchmarks.generator import EXCLUSIONS, FEATURES, GeneratedPage, TrueAnswer, generate
from benchmarks.generator.draw import draw_features
from benchmarks.generator.exclusions import Exclusion, settle
from benchmarks.generator.features import GROUPS, Profile
from benchmarks.generator.sheet import ROLES, Finish, Sheet, join_lines
from benchmarks.generator.tail import RARE_WORDS, rare_words
from benchmarks.generator.templates import MARKINGS, PLACES, draw_template
from benchmarks.generator.voice import Voice
from benchmarks.scoring import ReadAnswer, Reading, score_page
from qa_cli.model import Doctor

INVISIBLE = " \n\t\N{NO-BREAK SPACE}\u200b\u200e\ufeff"
"""What shows nothing."""

CUTS = frozenset({"cut-off", "cut-soon"})

ROOT = Path(__file__).parent.parent

PAGES = [generate(seed, "wild") for seed in range(500)]
"""What most tests here look at."""

OTHERS = [generate(seed, "other") for seed in range(400)]
"""Question pages of other sites."""

ARTICLES = [generate(seed, "article") for seed in range(400)]
"""Pages without answers."""

PROFILES: tuple[Profile, ...] = get_args(Profile)


def lines_of(page: GeneratedPage) -> list[str]:
    """Return a page's lines as the parser counts them, no-break spaces made plain."""
    text = page.text.replace("\r\n", "\n").replace("\N{NO-BREAK SPACE}", " ")
    return text.removeprefix("\N{ZERO WIDTH NO-BREAK SPACE}").split("\n")


def perfect_answer(answer: TrueAnswer) -> ReadAnswer:
    """Return a true answer as a flawless reader gives it."""
    doctor = answer.doctor if answer.evidence in {"byline", "nameless-byline"} else None
    lines = (answer.first_line, answer.last_line)
    return ReadAnswer(*lines, answer.headline, answer.body, doctor, answer.sign_off, 1.0)


def perfect_reading(page: GeneratedPage) -> Reading:
    """Return the truth as a flawless reader gives it."""
    truth = page.truth
    answers = tuple(perfect_answer(answer) for answer in truth.answers)
    return Reading(truth.title, truth.question_body, truth.declared_answers, answers)


@pytest.mark.parametrize("hash_seed", ["1", "2"])
def test_same_seed_gives_same_page_in_any_process(hash_seed: str) -> None:
    """Neither the process nor the order of sets has a say in what is drawn."""
    code = (
        "import hashlib; from benchmarks.generator import generate\n"
        "profiles = ('wild', 'other', 'article')\n"
        "pages = [repr(generate(seed, p)) for seed in range(40) for p in profiles]\n"
        "print(hashlib.sha256(''.join(p[:p.index('truth=')] for p in pages).encode()).hexdigest())"
    )
    found = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        check=True,
        cwd=ROOT,
        env={"PYTHONHASHSEED": hash_seed},
        text=True,
    )
    profiles: tuple[Profile, ...] = ("wild", "other", "article")
    pages = [repr(generate(seed, profile)) for seed in range(40) for profile in profiles]
    joined = "".join(page[: page.index("truth=")] for page in pages)
    assert found.stdout.strip() == hashlib.sha256(joined.encode()).hexdigest()


def test_same_arguments_give_equal_truth() -> None:
    """A page drawn again is equal in every part, its truth included."""
    assert [generate(seed, "wild") for seed in range(60)] == PAGES[:60]
    assert [generate(seed, "other") for seed in range(60)] == OTHERS[:60]
    assert [generate(seed, "article") for seed in range(60)] == ARTICLES[:60]


def test_seeds_and_profiles_differ() -> None:
    """No two of many pages have the same text, whatever was changed."""
    texts = {generate(seed, profile).text for seed in range(50) for profile in PROFILES}
    assert len(texts) == 50 * len(PROFILES)


def test_every_feature_is_drawn() -> None:
    """500 pages show every feature, listed or not."""
    shown = Counter(name for page in PAGES for name in page.features)
    assert [name for name in FEATURES if not shown[name]] == []
    assert set(shown) <= set(FEATURES)


@pytest.mark.parametrize("profile", ["site", "listed", "other", "article"])
def test_tame_profiles_show_listed_features_only(profile: Profile) -> None:
    """What the field notes do not list is drawn for `wild` pages alone."""
    pages = [generate(seed, profile) for seed in range(200)]
    assert all(FEATURES[name].listed for page in pages for name in page.features)


def test_no_exclusion_holds_on_a_page() -> None:
    """Every page is settled, and has exactly one feature of each group."""
    for seed in range(2000):
        tags = draw_features(Random(seed), "wild")
        assert [e.name for e in EXCLUSIONS if e.holds(tags)] == []
        for group in GROUPS.values():
            assert len({feature.name for feature in group} & tags) == 1


@pytest.mark.parametrize("exclusion", EXCLUSIONS, ids=lambda exclusion: exclusion.name)
def test_exclusions_speak_of_features_and_give_reasons(exclusion: Exclusion) -> None:
    """Every exclusion names known features, says why, and is able to hold."""
    assert exclusion.reason
    named = exclusion.present | exclusion.absent | exclusion.either | exclusion.drop
    assert named | exclusion.add <= set(FEATURES)
    assert exclusion.holds(exclusion.present | exclusion.either | exclusion.drop - exclusion.absent)


def test_exclusions_that_undo_each_other_are_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    """A wrong table is told, not followed for ever."""
    nothing: frozenset[str] = frozenset()
    one, other = frozenset({"crlf"}), frozenset({"nbsp"})
    swaps = (
        Exclusion("there", "test", one, nothing, nothing, one, other),
        Exclusion("back", "test", other, nothing, nothing, other, one),
    )
    monkeypatch.setattr("benchmarks.generator.exclusions.EXCLUSIONS", swaps)
    with pytest.raises(AssertionError, match="undo each other"):
        settle({"crlf"})


def test_headlines_stand_on_their_first_line() -> None:
    """An answer's first line holds its headline, or where it has none, its body's start."""
    for page in PAGES:
        lines = lines_of(page)
        for answer in page.truth.answers:
            if answer.headline is not None:
                assert " ".join(answer.headline.split()) in " ".join(
                    lines[answer.first_line - 1].split()
                )
            else:
                assert answer.first_line == answer.body_line


def test_body_lines_stand_on_the_page_in_order() -> None:
    """Each line of a body is found on the page from `body_line` on, in order, by `last_line`."""
    for page in PAGES:
        lines = lines_of(page)
        for answer in page.truth.answers:
            at = answer.body_line
            for part in filter(None, answer.body.split("\n")):
                while part.strip() not in lines[at - 1]:
                    at += 1
                assert at <= answer.last_line
                at += 1


def test_pieces_tile_what_is_not_blank() -> None:
    """A page's pieces stand in order at their lines and columns; between them is white space."""
    for page in (*PAGES, *OTHERS, *ARTICLES):
        text = page.text.replace("\r\n", "\n").removeprefix("\N{ZERO WIDTH NO-BREAK SPACE}")
        left = text.split("\n")
        places = [(piece.line, piece.column) for piece in page.pieces]
        assert places == sorted(set(places))
        for piece in reversed(page.pieces):
            line, end = left[piece.line - 1], piece.column + len(piece.text)
            assert line[piece.column : end] == piece.text
            left[piece.line - 1] = line[: piece.column] + line[end:]
        assert not "".join(left).strip(INVISIBLE)


def test_pieces_say_whose_they_are() -> None:
    """The body that the truth gives is made of its answer's pieces."""
    for page in (*PAGES, *OTHERS):
        for answer in page.truth.answers:
            own = [p for p in page.pieces if p.answer == answer.number and p.role == "body"]
            assert join_lines(own) == answer.body


def test_every_role_is_known_and_used() -> None:
    """No piece is anything else, and nothing is listed that no page shows."""
    pages = (*PAGES, *OTHERS, *ARTICLES)
    assert {piece.role for page in pages for piece in page.pieces} == set(ROLES)


def test_labels_stand_before_text() -> None:
    """A label shares its line with what it labels, unless the page ends there."""
    for page in (*PAGES, *OTHERS):
        for piece, after in pairwise(page.pieces):
            if piece.role == "label":
                assert (after.line, after.answer) == (piece.line, piece.answer)
                assert after.role in {"title", "question", "other-question", "headline", "body"}


def test_other_sites_show_every_template() -> None:
    """All markings and places of the field notes are drawn, the frequent ones more often."""
    drawn = [draw_template(Voice(Random(seed))) for seed in range(1500)]
    markings = Counter(template.marking for template in drawn)
    assert set(markings) == set(MARKINGS)
    assert markings["order"] > markings["count"] > markings["posts"]
    assert {template.place for template in drawn} == set(PLACES)
    assert any(template.questions > 1 for template in drawn)


def test_other_sites_ask_and_answer() -> None:
    """Whole pages of other sites have answers, numbered in order, and nearly all ask."""
    whole = [p for p in OTHERS if not any(piece.cut for piece in p.pieces) and not p.truth.unscored]
    assert len(whole) > 200
    for page in whole:
        numbers = [answer.number for answer in page.truth.answers]
        assert numbers == list(range(1, len(numbers) + 1))
        assert numbers
        assert page.is_qa
    asks = [page.truth.title or page.truth.question_body for page in whole]
    assert sum(map(bool, asks)) > 0.9 * len(whole)


def test_other_sites_name_who_speaks() -> None:
    """What the truth says of a speaker stands on the page."""
    named = 0
    for page in OTHERS:
        for answer in page.truth.answers:
            if answer.doctor is None or answer.unscored:
                continue
            doctor = answer.doctor
            for value in (doctor.name, doctor.credentials, doctor.specialty, doctor.location):
                assert value is None or value in page.text
            named += 1
    assert named > 150


def test_articles_have_no_answers() -> None:
    """They are furniture but for title and question, and no question pages unless somebody asks."""
    assert 10 < sum(page.is_qa for page in ARTICLES) < 80
    for page in ARTICLES:
        assert page.truth.answers == ()
        assert {piece.role for piece in page.pieces} <= {"title", "question", "label", "furniture"}
        assert page.is_qa or not page.truth.question_body
        assert not any(piece.answer for piece in page.pieces)


def test_bylines_stand_below_the_body() -> None:
    """All that the truth says of a doctor with a byline is written before `last_line`."""
    seen = 0
    for page in PAGES:
        lines = lines_of(page)
        for answer in page.truth.answers:
            if answer.doctor is None or answer.unscored or answer.evidence == "sign-off":
                continue
            doctor = answer.doctor
            rows = lines[answer.body_line - 1 : answer.last_line]
            text = " ".join(" ".join(rows).split())
            for value in (doctor.name, doctor.credentials, doctor.specialty, doctor.location):
                assert value is None or value in text
            assert doctor.rating is None or f"{doctor.rating:.1f} out of 5 stars" in text
            assert doctor.reviews is None or f" {doctor.reviews:,} review" in text
            seen += 1
    assert seen > 1000


def test_sign_offs_end_their_bodies() -> None:
    """A sign-off's name stands among a body's last words."""
    named = [a for page in PAGES for a in page.truth.answers if a.sign_off]
    assert len(named) > 100
    for answer in named:
        assert str(answer.sign_off) in answer.body[-300:]


def test_answers_do_not_overlap() -> None:
    """Answers are numbered from 1 in page order, and share no line unless lines are glued."""
    for page in PAGES:
        answers = page.truth.answers
        assert [answer.number for answer in answers] == list(range(1, len(answers) + 1))
        for before, after in pairwise(answers):
            assert before.first_line <= before.body_line <= before.last_line < after.first_line


def test_declared_count_is_right_unless_it_lies_or_the_page_is_cut() -> None:
    """A page states its number of answers truly, but for the two features that say otherwise."""
    lies = 0
    for page in PAGES:
        declared = page.truth.declared_answers
        if declared is None or CUTS & page.features:
            continue
        assert (declared != len(page.truth.answers)) == ("count-lies" in page.features)
        lies += "count-lies" in page.features
    assert lies


def test_cut_pages_leave_undecidable_fields_open() -> None:
    """Some cut answers are left unscored; on whole pages a sign-off above the end, and `1.2k`."""
    cut = [a.unscored for p in PAGES if CUTS & p.features for a in p.truth.answers]
    assert {"answer", "reviews", "specialty"} <= frozenset[str]().union(*cut)
    whole = [a for p in PAGES if not CUTS & p.features for a in p.truth.answers]
    assert frozenset[str]().union(*(a.unscored for a in whole)) == {"sign_off", "reviews"}
    assert all("reviews-loose" in a.features for a in whole if "reviews" in a.unscored)


def test_sheet_cuts_inside_a_piece() -> None:
    """The piece in which the page ends is shortened and marked; what follows is not on the page."""
    sheet = Sheet()
    sheet.write("one two", "body", 1)
    sheet.skip()
    sheet.write("three", "body", 1)
    text, pieces = sheet.finish(Finish(newline="\r\n", indent=" ", keep=0.84))
    assert text == " one two\r\n\r\n th"
    assert [(piece.text, piece.cut) for piece in pieces] == [("one two", False), ("th", True)]
    assert join_lines(pieces) == "one two\n\nth"


def test_sheet_leaves_no_stump_of_furniture() -> None:
    """A cut that would leave a few letters of furniture takes it all."""
    sheet = Sheet()
    sheet.write("body", "body", 1)
    sheet.write("You might also like...", "furniture")
    text, pieces = sheet.finish(Finish(keep=0.4))
    assert text == "body\n"
    assert [piece.text for piece in pieces] == ["body"]


def test_rare_words_are_distinct_and_pronounceable() -> None:
    """The synthetic tail is as large as promised, letters only."""
    words = rare_words()
    assert len(set(words)) == len(words) == RARE_WORDS
    assert all(word.isalpha() and word.islower() and set(word) & set("aeiouy") for word in words)


@pytest.mark.parametrize("profile", PROFILES)
def test_perfect_reading_is_wholly_right(profile: Profile) -> None:
    """A reader that finds the truth gets every page right."""
    for seed in range(200):
        page = generate(seed, profile)
        score = score_page(page, perfect_reading(page))
        assert score.right
        assert not score.spurious
        assert not any(answer.wrong for answer in score.answers)


PLAIN = next(
    page
    for page in PAGES
    if len(page.truth.answers) >= 4
    and all(answer.evidence == "byline" and answer.headline for answer in page.truth.answers[1:])
    and not any(answer.unscored for answer in page.truth.answers)
)
"""A page on which one thing at a time is misread."""


@pytest.mark.parametrize(
    ("change", "wrong"),
    [
        ({"headline": "Something else"}, ("headline",)),
        ({"headline": None}, ("headline",)),
        ({"body": "But " + PLAIN.truth.answers[1].body}, ("body start",)),
        ({"body": PLAIN.truth.answers[1].body + " more"}, ("body end",)),
        ({"sign_off": "Dr. Nobody"}, ("sign-off",)),
    ],
)
def test_each_misread_field_is_told(change: dict[str, str | None], wrong: tuple[str, ...]) -> None:
    """A reading that errs in one field of one answer is wrong in that field alone."""
    reading = perfect_reading(PLAIN)
    changed = replace(reading.answers[1], **change)  # type: ignore[arg-type]
    answers = (reading.answers[0], changed, *reading.answers[2:])
    score = score_page(PLAIN, replace(reading, answers=answers))
    assert [answer.wrong for answer in score.answers if answer.wrong] == [wrong]


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("name", "X"),
        ("credentials", None),
        ("specialty", "Surgeon"),
        ("location", "Nowhere"),
        ("rating", 0.1),
        ("reviews", 99_999),
    ],
)
def test_each_misread_field_of_a_doctor_is_told(field: str, value: str | float | None) -> None:
    """A byline is right only if its six fields are."""
    reading = perfect_reading(PLAIN)
    doctor = replace(reading.answers[1].doctor or Doctor(), **{field: value})  # type: ignore[arg-type]
    changed = replace(reading.answers[1], doctor=doctor)
    answers = (reading.answers[0], changed, *reading.answers[2:])
    score = score_page(PLAIN, replace(reading, answers=answers))
    assert [answer.wrong for answer in score.answers if answer.wrong] == [(field,)]


def test_one_missed_answer_does_not_spoil_the_next() -> None:
    """Answers are matched by place: only the missed one is wrong."""
    reading = perfect_reading(PLAIN)
    score = score_page(PLAIN, replace(reading, answers=reading.answers[1:]))
    assert [answer.wrong for answer in score.answers if answer.wrong] == [("found",)]
    assert not score.right


def test_answer_that_is_none_is_spurious() -> None:
    """An answer read where the page has none makes the page wrong, and no true answer."""
    reading = perfect_reading(PLAIN)
    line = PLAIN.text.count("\n") + 10
    ghost = ReadAnswer(line, line, None, "no such answer", None, None, 0.5)
    score = score_page(PLAIN, replace(reading, answers=(*reading.answers, ghost)))
    assert score.spurious == (ghost,)
    assert score.wrong == ("spurious",)
    assert all(answer.right for answer in score.answers)


def test_baseline_reads_the_plain_answers_of_a_real_page() -> None:
    """The simple script finds the eight headlines of the page with the vote template."""
    path = ROOT / "seeds" / "000_52f1e9b741cd2cdd.txt"
    reading = read_page(path.read_text(encoding="utf-8"))
    assert reading.declared_answers == 8
    assert [answer.headline for answer in reading.answers][:3] == [
        "Face Semi-paralyzed After Botox to Masseter Muscles?",
        "Semi-Paralyzed Face After Botox Injections",
        "Botox facial paralysis",
    ]
    assert reading.answers[1].doctor == Doctor(
        "Michael R. Menachof", "MD", "Facial Plastic Surgeon", "Greenwood Village", 4.4, 28
    )
    assert len(reading.answers) == 8


def test_tallies_of_chunks_add_up() -> None:
    """Counting pages in two chunks gives the same report as counting them in one."""
    whole = tally_pages("wild", range(30))
    parts = tally_pages("wild", range(12))
    parts.add(tally_pages("wild", range(12, 30)))
    assert list(report(parts)) == list(report(whole))
    assert whole.pages.total() == 60


def test_report_of_failures_names_the_page() -> None:
    """Each misread answer is shown with its page's seed, its lines and what was read."""
    shown = list(failures("wild", range(60), None))
    assert all(text.startswith("\n--- page ") and "\n    " in text for text in shown)


def test_corpus_is_the_same_in_any_number_of_processes(tmp_path: Path) -> None:
    """File names and contents depend on seed and number of pages alone."""
    one = write_corpus(tmp_path / "one", seed=3, pages=120, jobs=1)
    two = write_corpus(tmp_path / "two", seed=3, pages=120, jobs=2)
    first = {path.name: path.read_bytes() for path in (tmp_path / "one").iterdir()}
    assert first == {path.name: path.read_bytes() for path in (tmp_path / "two").iterdir()}
    assert one == two
    assert one.pages == len(first) == 120
    assert one.size == sum(map(len, first.values()))
    assert len(one.words) > 2000
