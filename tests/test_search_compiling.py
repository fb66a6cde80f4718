"""Engine queries of a plan."""

import pytest

from qa_cli.index import build_index
from qa_cli.search.compiling import compile_plan
from qa_cli.search.plan import Level
from qa_cli.search.planner import Planner
from qa_cli.search.query import parse_query
from qa_cli.search.results import Mode
from tests.builders import Said, page

INDEX = build_index(
    [
        page("1", "eye drops", "drops for the eye", "eyes drop", "eye dorps", title=None),
        page("2.x", Said("face", "eye drops"), title="eye drops"),
    ]
)


@pytest.mark.parametrize(
    ("query", "mode", "counts"),
    [
        ("eye drops", "default", {Level.PHRASE: 3, Level.EXACT: 4, Level.STEM: 5}),
        ("eye drops", "default", {Level.TYPO_FAR: 5}),
        ("eye drops", "fuzzy", {Level.STEM: 5, Level.TYPO_FAR: 6}),
        ('"eye drops"', "default", {Level.PHRASE: 3, Level.EXACT: 3, Level.TYPO_FAR: 3}),
        ("eye -drops", "default", {Level.PHRASE: None, Level.EXACT: 1, Level.STEM: 1}),
        ("eyes OR face", "default", {Level.PHRASE: None, Level.EXACT: 2, Level.STEM: 6}),
        ("eye zzzzqq", "default", {Level.PHRASE: None, Level.EXACT: None, Level.TYPO_FAR: None}),
        ("eye OR zzzzqq", "default", {Level.EXACT: 5}),
        ("semi-eye", "default", {Level.EXACT: None}),
        ("eye-drop", "default", {Level.EXACT: 0, Level.STEM: 4}),
        ("eye-dr*", "default", {Level.PREFIX: 3}),
        ("dro* face", "default", {Level.EXACT: None, Level.PREFIX: 1}),
        ("title:eye", "default", {Level.EXACT: 1}),
        ("headline:eye", "default", {Level.EXACT: 1}),
        ("id:2.x eye", "default", {Level.EXACT: 2}),
        ("id:2?x", "default", {Level.EXACT: 0}),
        ("-zzzzqq", "default", {Level.EXACT: 7}),
    ],
)  # fmt: skip
def test_a_level_holds_all_better_ones(
    query: str, mode: Mode, counts: dict[Level, int | None]
) -> None:
    """The number of units at each level or better, `None` where there can be none."""
    plan = Planner(INDEX, mode).plan(parse_query(query))
    assert plan is not None
    queries = {level: compile_plan(INDEX, plan.root, level) for level in counts}
    assert {
        level: None if found is None else INDEX.count(found) for level, found in queries.items()
    } == counts
