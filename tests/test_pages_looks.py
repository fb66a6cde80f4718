"""What a line says by itself."""

import pytest

from qa_cli.pages.looks import BYLINE, LENGTHS, REMEMBERED, SHORT, Look, bucket, look

RECOVERY = (
    "The swelling is a normal reaction to the surgery and goes down after a week or two of rest."
)


def text(line: str) -> Look:
    """Look at a line of text."""
    return look(line, "text")


@pytest.mark.parametrize(
    ("line", "cls", "parts"),
    [
        ("Tobin Wexmoor, MD", "YN", "N"),
        ("Jane Roe replied:", "YNt", "N"),
        ("Tarnville Plastic Surgeon", "YS", "S"),
        ("Tobin Wexmoor, MD, Tarnville Plastic Surgeon", "YNS", "NS"),
        ("4.7 out of 5 stars 28 reviews", "YR", "R"),
        ("28 reviews", "YR", "R"),
        ("12 years of experience", "asd", ""),
        ("Dear Lee,", "sal", ""),
        ("Best wishes,", "clo", ""),
        ("Best, Dr. Emer.", "clo", ""),
        ("4.7", "fig", ""),
        ("Tobin Wexmoor", "s", ""),
        ("- ice", "li", ""),
        ("2) ice", "li", ""),
        ("#swelling #ice", "hsh", ""),
        ("Swelling", "s", ""),
        ("It heals.", "s.", ""),
        ("It heals!", "s.", ""),
        ("Is it swollen?", "s?", ""),
        ("It heals, and then:", "s:", ""),
        ("It heals;", "s:", ""),
        ("one two three four five six seven eight nine", "s", ""),
        ("one two three four five six seven eight nine ten", "m", ""),
        ("You should ice your nose for a week and your swelling will go down.", "m.", ""),
        ("Should I ice my nose for a week, and will the swelling go down then?", "m?", ""),
        (" ".join(["ice"] * 20), "m", ""),
        (" ".join(["ice"] * 21), "p", ""),
        ("x" * (BYLINE + 1), "s", ""),
    ],
)
def test_class(line: str, cls: str, parts: str) -> None:
    """A line is a byline's by the parts it holds, a known kind of line, or text of some length."""
    assert (text(line).cls, text(line).parts) == (cls, parts)


@pytest.mark.parametrize(
    ("line", "voice", "said"),
    [
        ("I had my nose done and I hate my nose.", "m", "vm2"),
        ("It swells so much that I cannot sleep.", "m", "vm"),
        ("You should ice it, as your doctor says to patients.", "y", "vy2"),
        ("You should go on with the ice for a week.", "y", "vy"),
        (RECOVERY, "0", "v0"),
        ("My nose, and your nose, in the same week.", "0", "v0"),
        ("I hate my nose so much.", "-", ""),
        ("My-nose-which-is-so-much-too-large for-me-and-mine", "-", ""),
    ],
)
def test_voice(line: str, voice: str, said: str) -> None:
    """Words for oneself are the asker's, words for the other a doctor's; few words are nobody's."""
    found = text(line)
    assert found.voice == voice
    assert [one for one in found.own if one[0] == "v"] == ([said] if said else [])


@pytest.mark.parametrize(
    ("line", "head", "tail"),
    [
        ("Dear Lee,", "a", "-"),
        ("Hi Lee, thank you for your question.", "a", "."),
        ("Great question", "a", "-"),
        ("and then it swells", "s", "-"),
        ("Thanks in advance!", "t", "."),
        ("Good to hear", "t", "-"),
        ("Is it swollen?", "-", "?"),
        ("It heals, and then:", "-", ":"),
        ("It heals,", "-", "-"),
        ("Best wishes,", "-", "c"),
        ("I hope that this helps you for now, and good luck!", "-", "c"),
    ],
)
def test_ends(line: str, head: str, tail: str) -> None:
    """Answers open with thanks or a salutation, and end with a farewell."""
    assert (text(line).head, text(line).tail) == (head, tail)


@pytest.mark.parametrize(
    ("line", "shape"),
    [
        ("Jane Roe, MD", "XX,A"),
        ("Jane van Roe", "XxX"),
        ("4.7 out of 5 stars", "9x9x"),
        ("Week 2: rest (ice)", "X9:x()"),
        ("A b", "Xx"),
        ("a, b, c, d.", "x,x."),
        ("a. A " * 15, "x.X" * 8),
        ("x" * SHORT, "x"),
        ("x" * (SHORT + 1), ""),
    ],
)
def test_shape(line: str, shape: str) -> None:
    """Words of one kind in a row are one sign of a line's shape; a long line has none."""
    assert text(line.strip()).shape == shape


@pytest.mark.parametrize(
    ("line", "skeleton", "opening", "stems"),
    [
        ("Answer 12 of 30", "Answer 0 of 0", "Answer", {"answe"}),
        ("Swelling of the MASSETER", "Swelling of the MASSETER", "Swelling", {"swell", "masse"}),
        ("x" * 60, "x" * 60, "x" * 60, {"xxxxx"}),
        ("x" * 61, "", "x" * 61, {"xxxxx"}),
        ("x" * 70, "", "x" * 70, {"xxxxx"}),
        ("x" * 71, "", "", {"xxxxx"}),
        (" ".join(["swelling"] * 21), "", "", set()),
    ],
)
def test_what_is_compared_with_other_lines(
    line: str, skeleton: str, opening: str, stems: set[str]
) -> None:
    """A short line has a skeleton without numbers and an opening; a paragraph has no stems."""
    found = text(line)
    assert (found.skeleton, found.opening, set(found.stems)) == (skeleton, opening, stems)


@pytest.mark.parametrize(
    ("line", "there", "missing"),
    [
        ("Plastic Surgeon", "Yq", "Yp"),
        ("Tarnville Plastic Surgeon", "Yp", "Yq"),
        ("Jane Roe replied:", "Yc", "Y0"),
        ("Jane Roe, MD replied:", "YNt", "Yc"),
        ("28 reviews", "Y0", "Yp"),
        ("4.7 out of 5 stars 28 reviews", "L4", "Y0"),
        ("Thank you for your question about ice.", "adr", "ecl"),
        ("Great question", "opn", "adr"),
        ("I hope that this helps you for now, and good luck!", "ecl", "opn"),
        ("Good luck with it!", "clo", "ecl"),
        ("Is ice good? Or heat", "in?", "s?"),
        ("Is ice good?", "s?", "in?"),
        ("ALL CAPITALS HERE", "ALL", "dg"),
        ("Ice, rest, sleep", "co2", "co1"),
        ("Ice, rest, sleep, food, time", "co3", "co4"),
        ("Ice | rest", "sg|", "sg/"),
        ("Ice - rest", "sg-", "sg|"),
        ("Ice – rest", "sg-", "sg|"),
        ("Ice-rest", "cp4", "sg-"),
        ("Week 2", "dg", "sg:"),
        ("Week two: rest", "sg:", "dg"),
        ("Week two:", "s:", "sg:"),
        ("Ice, ", "co1", "sg:"),
        ("ice", "sl", "sU"),
        ("Ice", "sU", "sl"),
        ("2 ice", "sd", "sU"),
        ("(ice)", "s(", "sU"),
        ("ice", "ea", "eA"),
        ("ICE", "eA", "ea"),
        ("ice 2", "e9", "ea"),
        ("ice)", "e)", "ea"),
        ("one two three four five six", "W9six", "F0one"),
        ("one two three four five six seven", "F0one", "W0one"),
        ("Unquestionably " + "ice " * 14, "F0unquestionab", "cp1"),
        ("all of it heals", "cp0", "cp1"),
        ("All of it heals", "cp1", "cp0"),
        ("All of It heals", "cp2", "cp1"),
        ("All of It Heals", "cp3", "cp2"),
        ("All Of It Heals", "cp4", "cp3"),
    ],
)
def test_features(line: str, there: str, missing: str) -> None:
    """A line has a feature for what is seen in it, and none for what is not."""
    found = text(line.strip())
    features = {found.cls, *found.own}
    assert there in features
    assert missing not in features


@pytest.mark.parametrize(
    ("line", "flags"),
    [
        ("Tobin Wexmoor", ("prs", "plc", "sU")),
        ("Tarnville, TX", ("plc2", "sU")),
        ("Mayo Clinic", ("prs", "org", "plc", "sU")),
        ("swelling", ("sl",)),
        ("2 weeks", ()),
        ("(Ulla Upton, MD)", ("sgn",)),
        ("Dear Lee,", ("sU",)),
    ],
)
def test_flags(line: str, flags: tuple[str, ...]) -> None:
    """A line tells its neighbours who or what it may name, and whether it opens with a capital."""
    assert text(line).flags == flags
    assert set(flags) - {"sU", "sl"} <= set(text(line).own)


@pytest.mark.parametrize(
    ("line", "kind", "cls", "own"),
    [
        ("{{ voteCount }}", "vote", "vot", ("Kvote", "W0{{")),
        ("Read more", "furniture", "fur", ("Kfurniture", "W0read")),
        ("Question", "furniture", "lbq", ("Kfurniture", "W0question")),
        ("Answer 2 :", "number", "lba", ("Knumber", "W0answer")),
        ("Reply 2", "number", "num", ("Knumber", "W0reply")),
        ("Answer this question now", "furniture", "fur", ("Kfurniture", "W0answer")),
        ("Question about ice", "related", "rel", ("Krelated", "W0question")),
        ("Doctor Answers 8", "count", "cou", ("Kcount", "W0doctor")),
        ("Get the real deal on beauty treatments", "slogan", "slo", ("Kslogan", "L4")),
        ("These answers are for educational purposes", "disclaimer", "dis",
         ("Kdisclaimer", "W0these")),
    ],
)  # fmt: skip
def test_furniture(line: str, kind: str, cls: str, own: tuple[str, ...]) -> None:
    """What the template says is what its kind and first word say, but for labels."""
    found = look(line, kind)
    assert (found.cls, found.own) == (cls, own)
    assert (found.flags, found.parts, found.voice, found.head, found.tail) == (
        (),
        "",
        "-",
        "-",
        "-",
    )


@pytest.mark.parametrize(
    ("label", "cls", "own"),
    [
        ("Q:", "lbq", ("Klbq", "LL1", "W0q", "ALL")),
        ("Q12)", "lbq", ("Klbq", "LL1", "W0q", "ALL")),
        ("Question:", "lbq", ("Klbq", "LL1", "W0question")),
        ("Answer 2:", "lba", ("Klba", "LL2", "W0answer")),
        ("Dear Jane:", "lbs", ("Klbs", "LL2", "W0dear")),
        ("Jane Roe:", "lbt", ("Klbt", "LL2", "W0jane", "prs")),
        ("Editor:", "lbt", ("Klbt", "LL1", "W0editor")),
        ("Jane Roe, MD:", "lbn", ("Klbn", "LL3", "W0jane", "co1", "lfN")),
        ("Jane Roe, MD, Tarnville Dentist:", "lbn", ("Klbn", "LL4", "W0jane", "co1", "lfNS")),
        ("Plastic Surgeon:", "lbt", ("Klbt", "LL2", "W0plastic", "lfS")),
    ],
)
def test_labels(label: str, cls: str, own: tuple[str, ...]) -> None:
    """A label is a question's, an answer's, an address, a doctor's name, or of any speaker."""
    found = look(label, "label")
    assert (found.cls, found.own, found.flags, found.tail) == (cls, own, (cls,), ":")
    assert (found.parts, found.voice, found.head) == ("", "-", "-")


def test_whole_look() -> None:
    """All that is said of one line."""
    assert text("Ana Roe, MD, Tarnville Dentist since 2012") == Look(
        cls="s",
        own=("v0", "L4", "sU", "e9", "seU94", "cp3", "co2", "dg", "F0ana"),
        flags=("sU",),
        parts="",
        voice="0",
        head="-",
        tail="-",
        skeleton="Ana Roe, MD, Tarnville Dentist since 0",
        shape="XX,A,Xx9",
        opening="Ana",
        stems=frozenset({"tarnv", "denti", "since"}),
    )


def test_bucket() -> None:
    """A count is in the first bucket whose edge it does not exceed, else beyond the last."""
    assert [bucket(count, (0, 1, 3)) for count in range(6)] == [0, 1, 2, 2, 3, 3]
    assert bucket(10**6, LENGTHS) == len(LENGTHS)


def test_what_is_remembered_is_bounded() -> None:
    """However many lines a corpus has, the looks of so many are kept."""
    assert look.cache_info().maxsize == REMEMBERED
