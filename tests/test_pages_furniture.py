"""Leftovers of the web page, phrase by phrase, and sentences that hold one."""

import pytest

from qa_cli.pages.counts import declared_count
from qa_cli.pages.furniture import leftover_kind


@pytest.mark.parametrize(
    "line",
    [
        "You might also like...",
        "You might also like…",
        "YOU MIGHT ALSO LIKE",
        "You may also like:",
        "Ask a doctor",
        "Ask a Doctor!",
        "Ask our experts now",
        "Ask a question",
        "Have a question?",
        "Have a question? Ask a doctor",
        "Was this helpful?",
        "Was this answer helpful? Yes No",
        "Was this answer helpful? Yes / No",
        "Was this answer useful?   Yes (14)   No (1)",
        "Helpful?",
        "Helpful (5)   2 lawyers agree",
        "12 thanks",
        "3 doctors agreed",
        "Send thanks to the doctor",
        "Posted in Skin Conditions",
        "Asked for Female, 54",
        "Category: Dog Veterinary",
        "Satisfied Customers: 11,204",
        "View all skin questions",
        "Share this page: Letter Telegram",
        "Reply from asker: Thank you, we have an appointment.",
        "Customer reply: " + "He ate " * 20,
        "Patient's comment: It went away",
        "About Us  Careers  Press  Privacy",
        "Contact | Terms of Use | Cookies",
        "12 people found this helpful",
        "1,204 users found this answer helpful.",
        "Helpful",
        "Helpful (3)",
        "Upvote",
        "Report this answer",
        "Flag answer",
        "View full profile",
        "Back to top",
        "Loading...",
        "Read more",
        "Show 5 more answers",
        "View all 12 reviews",
        "Contact this doctor",
        "Send a message",
        "Get a quote",
        "Request a consultation",
        "Add a comment",
        "Leave your review",
        "Advertisement",
        "Sponsored content",
        "Sponsored: Find a specialist near you",
        "Skip to main content",
        "Share this answer",
        "Sign up",
        "Log in to see more",
        "Answered on March 3, 2019",
        "March 3, 2019",
        "3 March 2019",
        "2019-03-03",
        "3/3/2019",
        "Updated 3 years ago",
        "over a year ago",
        "Asked by tarnling",
        "Posted by tarnling in Tarnville",
        "Home",
        "Next »",
        "Home > Questions > Facelift",
        "Facelift › Questions",
        "Facelift » Answers",
        "-----",
        "* * *",
        "=====",
        "• • •",
        "...",
    ],
)
def test_furniture(line: str) -> None:
    """Whole lines that sites put around answers are furniture, in any case."""
    assert leftover_kind(line) == "furniture"


@pytest.mark.parametrize(
    "line",
    [
        "Related questions",
        "Related Topics:",
        "More questions about tarns",
        "Similar questions...",
        "People also ask",
        "What others are asking",
    ],
)
def test_headings_of_other_pages(line: str) -> None:
    """What heads a list of other pages is told from furniture."""
    assert leftover_kind(line) == "related"


@pytest.mark.parametrize(
    "line",
    [
        "Answer 1",
        "Answer:",
        "Doctor answers",
        "Top answers",
        "#3",
        "Answer #2",
        "Answer 2 of 4",
        "answer 2/4:",
        "Answer no. 3",
        "Response 3.",
    ],
)
def test_labels(line: str) -> None:
    """A line that numbers the answer below it is a label, not a count."""
    assert leftover_kind(line) == "label"
    assert declared_count(line) is None


def test_the_slogan() -> None:
    """The newest template's first line is known by its beginning."""
    assert leftover_kind("Get the real deal on beauty treatments—real doctors") == "slogan"
    assert leftover_kind("Get the real deal on") is None


@pytest.mark.parametrize(
    ("line", "count"),
    [
        ("Doctor Answers 8", 8),
        ("Doctor Answers (12)", 12),
        ("Doctor Answers ( 12 )", 12),
        ("Doctor Answers: 8", 8),
        ("Doctor Answers - 8", 8),
        ("DOCTOR ANSWERS 8", 8),
        ("Doctor Answers 0", 0),
        ("Doctors' Answers 8", 8),
        ("Doctor's Answers 8", 8),
        ("Expert Answers #8", 8),
        ("Dentist Answers 4", 4),
        ("Answers (1,204)", 1204),
        ("8 answers", 8),
        ("1 Answer", 1),
        ("8 doctor answers", 8),
        ("8 answers from doctors", 8),
        ("8 answers from board-certified surgeons", 8),
    ],
)
def test_count_lines(line: str, count: int) -> None:
    """A line that only says how many answers there are declares their number."""
    assert leftover_kind(line) == "count"
    assert declared_count(line) == count


@pytest.mark.parametrize(
    "line",
    [
        "Doctor Answers eight",
        "Doctor Answers 8 and more",
        "Answers 8 of 9",
        "I got 8 answers",
        "8 answers were wrong",
        "The doctor answers 8 questions",
        "These answers are for educational purposes",
    ],
)
def test_what_is_no_count(line: str) -> None:
    """Sentences with answers and numbers declare nothing."""
    assert leftover_kind(line) is None
    assert declared_count(line) is None


@pytest.mark.parametrize(
    "line",
    [
        "You might also like to know that it swells.",
        "Ask a doctor before you take it.",
        "Have a question about it?",
        "Was this helpful to you? I hope so.",
        "Helpful hints",
        "Read more about tarns",
        "Show me",
        "Share your photos",
        "Home care",
        "Contact your surgeon",
        "Report pain at once",
        "More questions? Call us.",
        "Related questions arise",
        "Back to work",
        "Back to Spiral the Next Day",
        "Ask your surgeon",
        "Ask your own question now",
        "Book an appointment",
        "Book an early flight",
        "More about elbows",
        "Answer 2 is right",
        "Answer: yes",
        "March 3, 2019 was my surgery",
        "It was 3 weeks ago",
        "Wait 3 > 2 weeks, or more!",
        ">> next",
        "You might also like" + " that" * 20,
        "Read more" + "." * 220,
        "28 reviews",
        "..",
        "-",
        "x",
    ],
)
def test_sentences_that_hold_a_phrase(line: str) -> None:
    """A phrase is furniture only as a whole line; a sentence with one is text."""
    assert leftover_kind(line) is None


@pytest.mark.parametrize(
    "line",
    [
        "Home  is where it heals",
        "About 3 weeks | about a month",
        "Help yourself to ice",
        "Dr. answers to the board",
        "Reply from me to you",
        "12 thanksgivings",
        "Category of the drug",
    ],
)
def test_what_is_no_button(line: str) -> None:
    """A sentence that begins as a button or a link does is text."""
    assert leftover_kind(line) is None


@pytest.mark.parametrize(
    ("line", "count"),
    [
        ("Answers from doctors (3)", 3),
        ("All answers (4)", 4),
        ("Answers by verified dentists: 12", 12),
        ("3 doctors answered", 3),
        ("3 vets have answered this question", 3),
        ("Responses (2)", 2),
        ("4 pharmacist answers", 4),
        ("5 therapists answered", 5),
        ("2 expert responses", 2),
        ("Number of answers: 4", 4),
        ("Réponses de médecins 4", 4),
        ("Respuestas de médicos (4)", 4),
        ("3 risposte dei medici", 3),
    ],
)
def test_other_sites_counts(line: str, count: int) -> None:
    """The declared number of answers stands in many wordings."""
    assert leftover_kind(line) == "count"
    assert declared_count(line) == count


@pytest.mark.parametrize(
    "line",
    [
        "1.2K views",
        "View upvotes",
        "Comments (2)",
        "Follow · 14",
        "Sort by: Most helpful",
        "Profile photo for Tobin Wexmoor",
        "Board certified",
        "Share  Tweet  Email",
        "Facebook | Print | Save",
        "Mon Jun 03, 2013 7:20 am",
    ],
)
def test_buttons_of_other_sites(line: str) -> None:
    """What other sites put around their answers: counters, dates, ways to pass a page on."""
    assert leftover_kind(line) == "furniture"


@pytest.mark.parametrize("line", ["Email", "Save", "Sort it out", "Share  the swelling"])
def test_words_that_are_buttons_in_a_row_alone(line: str) -> None:
    """Alone such a word may be a headline; with words that are no buttons it is text."""
    assert leftover_kind(line) is None
