"""Planning."""

from qa_cli.index import Index
from qa_cli.search.plan import Every, Lacks, Leaf, Level, OneOf, Plan, Reading, Slot
from qa_cli.search.planner import Planner
from qa_cli.search.query import parse_query
from qa_cli.search.results import Mode
from tests.builders import index_of

INDEX = index_of("muscle muscles muscular", "semi paralyzed face facelift", "eye drops eyelid")


def planned(query: str, mode: Mode = "default", index: Index = INDEX) -> Plan:
    """Return the plan of a query."""
    plan = Planner(index, mode).plan(parse_query(query))
    assert plan is not None
    return plan


def readings(query: str, mode: Mode = "default") -> list[Reading]:
    """Return the readings of a query of one word."""
    [leaf] = planned(query, mode).leaves
    return list(leaf.readings)


def test_a_word_is_read_as_itself_its_forms_and_longer_words() -> None:
    """Best level first."""
    assert readings("face") == [
        Reading(Level.EXACT, (Slot(("face",)),)),
        Reading(Level.PREFIX, (Slot(("facelift",)),)),
    ]
    assert readings("muscle") == [
        Reading(Level.EXACT, (Slot(("muscle",)),)),
        Reading(Level.STEM, (Slot(("muscles",)),)),
    ]
    assert readings("muscle", "exact") == [Reading(Level.EXACT, (Slot(("muscle",)),))]


def test_a_missing_word_is_read_as_the_word_meant_and_its_forms() -> None:
    """At the distance of the word meant."""
    assert readings("mucsle") == [
        Reading(Level.TYPO, (Slot(("muscle",)),), 1),
        Reading(Level.TYPO_STEM, (Slot(("muscle", "muscles")),), 1),
    ]
    assert readings("eyedrops") == [
        Reading(Level.TYPO, (Slot(("eye",)), Slot(("drops",))), 1),
        Reading(Level.TYPO_STEM, (Slot(("eye",)), Slot(("drops",))), 1),
    ]
    assert readings("zzzzqq") == []


def test_a_word_of_several_terms_is_read_apart_and_joined() -> None:
    """Side by side as typed, or as one word where the corpus has it so."""
    assert readings("semi-paralyzed") == [
        Reading(Level.EXACT, (Slot(("semi",)), Slot(("paralyzed",))))
    ]
    assert readings("face-lift") == [Reading(Level.EXACT, (Slot(("facelift",)),))]
    assert readings("semi-paralyz*") == [
        Reading(Level.PREFIX, (Slot(("semi",)), Slot(("paralyzed",))))
    ]


def test_a_word_of_several_terms_is_inflected_in_every_part() -> None:
    """One part with forms is enough; a part that cannot be corrected leaves nothing."""
    assert readings("eye-muscle") == [
        Reading(Level.EXACT, (Slot(("eye",)), Slot(("muscle",)))),
        Reading(Level.STEM, (Slot(("eye",)), Slot(("muscle", "muscles")))),
    ]
    assert readings("eye-mucsle") == [
        Reading(Level.TYPO, (Slot(("eye",)), Slot(("muscle",))), 1),
        Reading(Level.TYPO_STEM, (Slot(("eye",)), Slot(("muscle", "muscles"))), 1),
    ]
    assert readings("eye-zzzzqq") == []


def test_a_start_of_a_word_may_be_a_word() -> None:
    """Then it is also read as that; a start after a missing word is read as nothing."""
    assert readings("drops*") == [Reading(Level.EXACT, (Slot(("drops",)),))]
    assert readings("zzzzqq*") == []
    assert readings("zzzzqq-mus*") == []


def test_what_is_excluded_is_not_corrected() -> None:
    """Neither words nor phrases, so that a slip does not exclude what was not meant."""
    for query in ("eye -mucsle", 'eye -"mucsle drops"', "eye -mucsle-drops"):
        plan = planned(query)
        assert plan.corrections == ()
        assert isinstance(plan.root, Every)
        without = plan.root.items[1]
        assert isinstance(without, Lacks)
        assert isinstance(without.item, Leaf)
        assert without.item.readings == ()
    assert [leaf.text for leaf in planned('eye "…" -"…"').leaves] == ["eye"]


def test_single_words_side_by_side_are_also_a_phrase() -> None:
    """Filters and exclusions may stand between; phrases, prefixes and other fields may not."""
    root = planned("eye -face drops said:doctor").root
    assert isinstance(root, Every)
    assert root.run is not None
    assert root.run.readings == (Reading(Level.PHRASE, (Slot(("eye",)), Slot(("drops",)))),)
    for query in ("eye mucsle", "eye drop*", "eye body:drops", 'eye "drops"'):
        root = planned(query).root
        assert isinstance(root, Every)
        assert root.run is None


def test_the_plan_has_the_shape_of_the_query() -> None:
    """What cannot be searched for is left out; what is excluded is no leaf of a hit."""
    plan = planned("(muscle OR ??? OR eye) -face")
    assert isinstance(plan.root, Every)
    either, without = plan.root.items
    assert isinstance(either, OneOf)
    assert isinstance(without, Lacks)
    assert isinstance(without.item, Leaf)
    assert [leaf.text for leaf in plan.leaves] == ["muscle", "eye"]
    assert plan.levels == (Level.EXACT, Level.STEM)
    assert Planner(INDEX, "default").plan(parse_query("-???")) is None


def test_other_candidates_can_be_picked() -> None:
    """A pick replaces the likeliest candidate, in readings and announcement."""
    index = index_of("lines", "lines lives")
    planner = Planner(index, "default")
    first = planner.plan(parse_query("lixes"))
    second = planner.plan(parse_query("lixes"), {"lixes": 1})
    assert first is not None
    assert second is not None
    assert first.choices == (("lixes", 2),)
    assert [(made.target, made.others) for made in first.corrections] == [("lines", ("lives",))]
    assert [(made.target, made.others) for made in second.corrections] == [("lives", ("lines",))]
