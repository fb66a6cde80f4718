"""What a site puts around its pages."""

import pytest

from qa_cli.pages.lines import pieces_of, split_lines

SAID = "The swelling goes down in a week or so."
WARNING = "Answers on this site are opinions and do not replace a visit.\nIn an emergency dial 911."


def kinds(*texts: str) -> list[str]:
    """Return the kinds of the pieces of texts that stand apart by blank lines."""
    return [piece.kind for piece in pieces_of(split_lines("\n\n".join(texts)))]


@pytest.mark.parametrize(
    "line",
    ["Terms · Privacy · Help", "© 2014 All rights reserved.", "Follow us: Facebook Twitter",
     "Download the app", "Copyright © 2009-2017", "Page 1 of 2"],
)  # fmt: skip
def test_the_foot(line: str) -> None:
    """Lines of links and rights at a page's end are furniture, in its middle they are text."""
    assert kinds("Why?", SAID, line, "Privacy Policy") == ["text", "text", "furniture", "furniture"]
    assert kinds("Why?", "Follow it up", SAID)[1] == "text"


def test_disclaimers_over_several_lines() -> None:
    """A disclaimer that is wrapped is one all the same, below the answers and above the title."""
    assert kinds("Why?", SAID, WARNING) == ["text", "text", "disclaimer", "disclaimer"]
    many = [SAID] * 8
    assert kinds(WARNING, "Why?", *many)[:3] == ["furniture", "furniture", "text"]


def test_emergencies() -> None:
    """A site's advice for emergencies is no answer's."""
    text = "If this is a medical emergency, call 911."
    assert kinds("Why?", SAID, text)[-1] == "disclaimer"


def test_a_doctor_s_own_disclaimer() -> None:
    """Above a name with degrees it is part of what the doctor says."""
    assert kinds("Why?", SAID, WARNING, "Mara Tarn, DO") == ["text"] * 5


def test_a_person_disclaims_nothing_for_a_site() -> None:
    """With a word for a person, quoted, or without the site's words it is text."""
    for text in (
        "I know that answers on this site are no replacement for advice.",
        'They say "these answers are for educational purposes and no substitute for advice".',
        "Advice is no substitute for an examination by a professional.",
        "In an emergency I would call 911.",
        "If it bleeds go to the emergency room or call 911.",
        "Follow up with your dentist",
    ):
        assert kinds("Why?", SAID, text)[-1] == "text"


def test_menus_above_the_title() -> None:
    """A row of links above the title is furniture."""
    assert kinds("Topics | Doctors | Forum", "Why?", *[SAID] * 8)[:2] == ["furniture", "text"]
    assert set(kinds(*["Topics | Doctors | Forum"] * 9)[:8]) == {"furniture"}
    assert kinds("Topics | Doctors", "Why?", *[SAID] * 8)[:2] == ["text", "text"]


@pytest.mark.parametrize(
    "line",
    ["_Saved with MarkDownload_", "Printed from tarn.example/ask/12", "Powered by TarnBoard 2.1",
     "This article was simplified by Reader View."],
)  # fmt: skip
def test_what_tools_say_at_the_end(line: str) -> None:
    """Of themselves, and of what they saved; elsewhere it is text."""
    assert kinds("Why?", SAID, line)[-1] == "furniture"
    assert kinds("Why?", line, SAID)[1] == "text"


def test_references() -> None:
    """The links that text browsers number at a page's end, with their heading or without."""
    links = "\n".join(f"   {at}. {link}" for at, link in enumerate(
        ("http://tarn.example/", "https://tarn.example/a", "mailto:a@tarn.example"), 1
    ))  # fmt: skip
    assert kinds("Why?", SAID, "References", links) == ["text"] * 2 + ["furniture"] * 4
    assert kinds("Why?", SAID, "Read on:", links) == ["text"] * 3 + ["furniture"] * 3
    assert kinds("Why?", SAID, links.rpartition("\n")[0])[2:] == ["text"] * 2
    assert kinds("Why?", links, SAID)[1:4] == ["text"] * 3


def test_consent() -> None:
    """A banner above everything else, with its buttons or without."""
    many = [SAID] * 8
    banner = "This website uses cookies to give you the best experience. Cookie settings"
    assert kinds(banner, "Accept all Reject", "Why?", *many)[:3] == ["furniture"] * 2 + ["text"]
    assert kinds("We value your privacy.", "Why?", *many)[:2] == ["furniture", "text"]
    assert kinds("Are cookies bad for my teeth?", "Why?", *many)[:2] == ["text", "text"]


def test_a_site_that_gives_no_advice() -> None:
    """In its own name; what a person does not do is that person's."""
    for name, kind in (("Tarn Ltd.", "disclaimer"), ("The site", "disclaimer"), ("I", "text")):
        text = f"{name} do not provide medical advice." if name == "I" else ""
        assert kinds("Why?", SAID, text or f"{name} does not provide medical advice.")[-1] == kind
