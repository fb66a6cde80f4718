"""What a term can mean."""

import pytest

from qa_cli.index import build_index
from qa_cli.model import Doctor
from qa_cli.search.plan import Slot
from qa_cli.search.readings import Speller, TermReadings
from qa_cli.search.results import Also, Mode, Near
from qa_cli.search.scopes import SCOPES
from tests.builders import Said, index_of, page


def look_up(term: str, *bodies: str, mode: Mode = "default") -> TermReadings:
    """Return what a term can mean in a corpus of these texts."""
    return Speller(index_of(*bodies), mode).look_up(term)


@pytest.mark.parametrize("term", ["masset", "massete"])
def test_a_word_half_typed_is_continued(term: str) -> None:
    """The stemmer would call it a form of the whole word, and spelling a slip."""
    found = look_up(term, "masseter")
    assert found == TermReadings(term, None, (), (), Slot(("masseter",)), None, None, ())


def test_a_common_slip_is_no_start_of_a_word() -> None:
    """The likelier reading of "trun" is turn, not the start of truncate."""
    found = look_up("trun", "turn", "truncate")
    assert found.longer is None
    assert found.meant is not None
    assert found.meant.words == ("turn",)


def test_an_uncommon_slip_may_be_a_start_too() -> None:
    """Longer words are looked for first, the word that may have been meant after them."""
    found = look_up("lont", "lent", "lontels")
    assert found.longer == Slot(("lontels",))
    assert found.meant is not None
    assert found.meant.words == ("lent",)


def test_the_longer_word_that_spelling_prefers_comes_first() -> None:
    """First again, then against, for "agai"."""
    found = look_up("agai", "again", "against")
    assert found.longer == Slot(("again",))
    assert found.longer_far == Slot(("against",))
    assert found.meant is None


def test_a_word_of_a_known_stem_is_a_slip_if_one_is_near() -> None:
    """Of compiler's stem, "compilant" is compliant with two letters swapped."""
    slip = look_up("compilant", "compiler", "compliant")
    assert slip.meant is not None
    assert (slip.meant.words, slip.kin) == (("compliant",), ())
    kin = look_up("compilant", "compiler", "company")
    assert (kin.meant, kin.kin) == (None, ("compiler",))


def test_many_longer_words_are_not_listed() -> None:
    """Past a number they count all the same."""
    words = [f"face{letter}{other}" for letter in "abcdefghi" for other in "abcdefghi"]
    assert look_up("face", " ".join(["face", *words])).longer == Slot((), "face")
    assert look_up("face", "face facelift").longer == Slot(("facelift",))


def test_spelling_looks_at_the_fields_of_the_word() -> None:
    """A word for a title is corrected to words of titles and headlines."""
    index = build_index([page("1", "muscle", title="mussel")])
    speller = Speller(index, "default")
    head, body = (speller.look_up("muscel", SCOPES[name]) for name in ("title", "body"))
    assert head.meant is not None
    assert body.meant is not None
    assert (head.meant.words, body.meant.words) == (("mussel",), ("muscle",))


def test_noise_is_corrected_only_so_far() -> None:
    """Past a number of missing terms none is looked for in the vocabulary."""
    speller = Speller(index_of("muscle"), "default")
    for number in range(32):
        speller.look_up("x" * (5 + number))
    assert speller.look_up("mucsle").meant is None


@pytest.mark.parametrize(
    ("term", "body"), [("price", "process"), ("droopy", "dry"), ("lid", "lip"), ("pain", "paid")]
)
def test_a_word_that_is_a_word_is_not_corrected(term: str, body: str) -> None:
    """What is near it is only named, with the number of units, unless all typos are asked for."""
    index = index_of(body, f"the {body}")
    speller = Speller(index, "default")
    assert speller.look_up(term).meant is None
    assert speller.corrections == {}
    assert speller.near() == [Near(term, body, 2)]
    fuzzy = Speller(index, "fuzzy")
    meant = fuzzy.look_up(term).meant
    assert meant is not None
    assert meant.words == (body,)
    assert fuzzy.near() == []


def test_a_word_that_is_a_word_may_be_written_apart() -> None:
    """If the corpus has its parts side by side, and they are no words of grammar."""
    meant = look_up("eyelid", "the eye lid").meant
    assert meant is not None
    assert meant.words == ("eye", "lid")
    assert look_up("notable", "not able").meant is None


RARE = [*["swelling"] * 30, "swellign", "palmer", "formed", "swell"]


def test_a_rare_form_near_a_far_more_frequent_one_means_both() -> None:
    """Both are searched for, and how many units have which is told."""
    index = index_of(*RARE)
    speller = Speller(index, "default")
    found = speller.look_up("swellign")
    assert found.exact == Slot(("swellign",))
    assert found.meant is not None
    assert found.meant.words == ("swelling",)
    assert speller.also == {"swellign": Also("swellign", 1, "swelling", 30, 1)}
    assert speller.corrections == {}
    speller.start_over({})
    assert speller.also == {}


@pytest.mark.parametrize(
    ("term", "other", "times"),
    [
        ("swellign", "swelling", 9),  # not so much rarer
        ("welling", "swelling", 30),  # a word
        ("swel", "swell", 30),  # short as an abbreviation
        ("swelligns", "swellings", 9),
        ("xwellnrg", "swelling", 30),  # another word
        ("swellin2", "swelling", 30),
    ],
)
def test_what_is_rare_is_not_always_a_slip(term: str, other: str, times: int) -> None:
    """Not where the other word is no ten times as frequent, too far away, or this one a word."""
    speller = Speller(index_of(*[other] * times, term, *["filler"] * 90), "default")
    assert speller.look_up(term).meant is None
    assert speller.also == {}


def test_a_rare_name_is_no_slip() -> None:
    """What stands in a byline is spelt as its owner spells it."""
    said = [Said("palmers sat there")] * 30
    index = build_index([page("1", *said, Said("x", doctor=Doctor("Ann Palmes")))])
    speller = Speller(index, "default")
    assert speller.look_up("palmes").meant is None
    assert speller.also == {}


def test_a_word_is_also_read_as_the_two_that_it_is_made_of() -> None:
    """Where the corpus has them side by side; words of grammar make no compound."""
    assert [one.words for one in look_up("eyedrops", "eyedrops", "eye drops").apart] == [
        ("eye", "drops")
    ]
    assert look_up("notable", "notable", "not able").apart == ()
    assert look_up("eyedrops", "eyedrops", "eye drops", mode="exact").apart == ()
