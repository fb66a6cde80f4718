"""Facets: counted as the tally counts; the same from pages and from an index."""

import os
from pathlib import Path

import pytest

from benchmarks.corpus import write_pages
from qa_cli.commands.shared import open_indexed, study_of
from qa_cli.corpus import load_corpus
from qa_cli.insight.facets import Facets, Value
from qa_cli.insight.study import PagesStudy
from qa_cli.insight.tally import group_by_specialty
from qa_cli.model import Doctor, Page, Problem
from tests.builders import Said, page
from tests.conftest import Qa


def facets_of(*pages: Page) -> Facets:
    """Return the facets of some pages."""
    study = PagesStudy(pages, ())
    return Facets(study.described(), study.tally().doctors)


def test_counts() -> None:
    """Of answers; problems of pages; what differs in writing alone is one value."""
    problem = Problem("count-mismatch", None, "m")
    one = page(
        "a",
        Said("x", None, Doctor("Ana Prasad", None, "Plastic Surgeon", "Rome")),
        Said("y", None, Doctor(None, None, "plastic surgeon")),
        "z",
        problems=[problem, problem],
    )
    two = page("b", Said("x", None, Doctor("Ana Prasad", "MD", "Plastic Surgeon", "Rome")))
    facets = facets_of(one, two)
    assert len(facets) == 6
    counts = facets.count(range(6))
    assert (counts.questions, counts.answers) == (2, 4)
    assert counts.doctors == (Value("Ana Prasad", 2, ("Ana Prasad",), "Rome", "a/1"),)
    assert counts.specialties == (Value("Plastic Surgeon", 3),)
    assert counts.locations == (Value("Rome", 2),)
    assert counts.problems == (Value("count-mismatch", 1),)
    counts = facets.count([2, 4])  # a nameless answer, and a question
    assert (counts.questions, counts.answers, counts.doctors) == (1, 1, ())
    assert counts.specialties == (Value("Plastic Surgeon", 1),)
    assert facets.count([]).problems == ()


@pytest.fixture
def generated(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a folder of generated pages."""
    folder = tmp_path / "pages"
    folder.mkdir()
    write_pages(folder, 7, range(12))
    for path in folder.iterdir():
        os.utime(path, (1e9, 1e9))
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("QA_INDEX", "indexes")
    monkeypatch.setattr("qa_cli.index.workers.FEW", 10**9)  # all in this process
    return folder


def test_an_index_tells_the_same(generated: Path, qa: Qa) -> None:
    """What is told of each question and answer, and so every count."""
    assert qa("index", "-C", "pages").exit_code == 0
    stored = open_indexed([str(generated.name)])
    assert stored is not None
    told = list(study_of(stored).described())
    memory = load_corpus(["pages"])
    assert told == list(study_of(memory).described())
    study = study_of(stored)
    counts = Facets(told, study.tally().doctors).count(range(len(told)))
    named = {one.label: one.answers for one in group_by_specialty(study.tally().doctors)}
    assert sum(one.times for one in counts.doctors) == sum(named.values())
    stored.base.close()
