"""Sign-offs: the name a body ends with, closings, greetings, and what is none of them."""

import pytest

from qa_cli.pages.signoff import (
    TAIL_CHARACTERS,
    belongs_below,
    ends_with_closing,
    find_sign_off,
    is_closing,
    is_salutation,
)

BODY = "The swelling goes down in a week."


@pytest.mark.parametrize(
    ("ending", "name"),
    [
        (" Best, Dr. Emberly.", "Dr. Emberly"),
        (" Best, Dr. Emberly", "Dr. Emberly"),
        (" All the best, Dr. Emberly.", "Dr. Emberly"),
        (" Warm regards – Dr. Emberly", "Dr. Emberly"),
        (" Thank you, Dr. Emberly!", "Dr. Emberly"),
        (" Dr. Emberly", "Dr. Emberly"),
        (" -- Dr. Emberly", "Dr. Emberly"),
        (" Good luck! Dr. Emberly, MD", "Dr. Emberly"),
        (" Good luck! Tobin", "Tobin"),
        (" Thanks, Lee", "Lee"),
        (" Sincerely, Tobin Wexmoor", "Tobin Wexmoor"),
        (" Best regards, Tobin Wexmoor, MD", "Tobin Wexmoor"),
        (" Good luck, Dr. Emberly.", "Dr. Emberly"),
        (" Take care, Dr. van der Emberly", "Dr. van der Emberly"),
        (" Dr. de la Rue", "Dr. de la Rue"),
        (" Best regards, Tobin Wexmoor MD FACS", "Tobin Wexmoor"),
        ("  Best of luck,  Emberly", "Emberly"),
        (" Good luck!! Tobin Wexmoor", "Tobin Wexmoor"),
        (" Best regards, ~ Tobin Wexmoor", "Tobin Wexmoor"),
        (" Best and happy healing, Tobin", "Tobin"),
        (" (Tobin Wexmoor, MD)", "Tobin Wexmoor"),
        ("Tobin R. Wexmoor, Board Certified Plastic Surgeon", "Tobin R. Wexmoor"),
        (
            " Good luck!Tobin R. Wexmoor Double Board Certified Plastic surgeon Tarn Falls",
            "Tobin R. Wexmoor",
        ),
    ],
)
def test_in_line(ending: str, name: str) -> None:
    """A closing and a name, or a doctor's title and name, may end the last paragraph."""
    assert find_sign_off(BODY + ending) == name


@pytest.mark.parametrize(
    ("last", "name"),
    [
        ("Dr. Emberly", "Dr. Emberly"),
        ("Dr Emberly", "Dr Emberly"),
        ("DR EMBERLY", "DR EMBERLY"),
        ("dr. Emberly", "dr. Emberly"),
        ("Dr.Emberly", "Dr.Emberly"),
        ("Dr. E", "Dr. E"),
        ("Dr. E.", "Dr. E."),
        ("Dr. Tobin R. Wexmoor", "Dr. Tobin R. Wexmoor"),
        ("Dr. Tobin van Wexmoor", "Dr. Tobin van Wexmoor"),
        ("Doctor Wexmoor", "Doctor Wexmoor"),
        ("Prof. Wexmoor", "Prof. Wexmoor"),
        ("- Dr. Wexmoor", "Dr. Wexmoor"),
        ("DR. MARX.", "DR. MARX"),
        ("Dr. Wexmoor!", "Dr. Wexmoor"),
        ("~Dr. Wexmoor", "Dr. Wexmoor"),
        ("Dr. T. Wexmoor, MD, FACS", "Dr. T. Wexmoor"),
        ("Tobin Wexmoor, MD", "Tobin Wexmoor"),
        ("Tobin Wexmoor, MD.", "Tobin Wexmoor"),
        ("Tobin Wexmoor, Jr., MD", "Tobin Wexmoor, Jr."),
        ("Wexmoor, Tobin, MD", "Wexmoor, Tobin"),
        ("Tobin  Wexmoor,\u2003M.D.", "Tobin Wexmoor"),
        ("Tobin Wexmoor, M.D. - F.A.C.S.", "Tobin Wexmoor"),
        (
            "Tobin Wexmoor, M.D., F.A.C.S. , Diplomate, American Board of Plastic Surgery",
            "Tobin Wexmoor",
        ),
        ("Tobin Wexmoor, MD, Fellow, Tarn College", "Tobin Wexmoor"),
        ("Tobin Wexmoor, Board Certified Plastic Surgeon Tarn Falls, TX", "Tobin Wexmoor"),
        ("Dr. Wexmoor, Director of Tarn Clinic", "Dr. Wexmoor"),
        ("- Dr. Wexmoor (Tarnville Plastic Surgeon)", "Dr. Wexmoor"),
        ("Tobin Wexmoor, MD (Tarnville Plastic Surgeon)", "Tobin Wexmoor"),
        ("(Tobin Wexmoor, MD)", "Tobin Wexmoor"),
        ("(Tobin Wexmoor, MD, FACS, Tarnville Plastic Surgeon)", "Tobin Wexmoor"),
        ("(Dr. Wexmoor)", "Dr. Wexmoor"),
        ("(Dr. Wexmoor, Tarnville)", "Dr. Wexmoor"),
    ],
)
def test_on_the_last_line(last: str, name: str) -> None:
    """A line that is nothing but a doctor's name signs, with its title, without credentials."""
    assert find_sign_off(f"{BODY}\n\n{last}") == name
    assert find_sign_off(last) == name


@pytest.mark.parametrize(
    "closing",
    [
        "Best,",
        "Sincerely,",
        "Yours truly,",
        "Warmest regards,",
        "Be healthy and be well,",
        "Hope this helps,",
        "Wishing you all the best with your decision,",
        "Good luck!",
        "Respectfully submitted by",
        "I see this in the office every week, and it always heals by itself. Best of luck,",
    ],
)
@pytest.mark.parametrize("gap", ["\n", "\n\n"])
@pytest.mark.parametrize(
    ("signature", "name"),
    [
        ("Tobin Wexmoor", "Tobin Wexmoor"),
        ("Tobin R. Wexmoor, MD, FACS", "Tobin R. Wexmoor"),
        ("Tobin", "Tobin"),
        ("T. Wexmoor", "T. Wexmoor"),
        ("Dr. Wexmoor", "Dr. Wexmoor"),
    ],
)
def test_below_a_closing(closing: str, gap: str, signature: str, name: str) -> None:
    """Below a closing a name needs neither title nor credentials."""
    assert find_sign_off(f"{BODY}\n\n{closing}{gap}{signature}") == name


@pytest.mark.parametrize(
    ("lines", "name"),
    [
        (["Tobin Wexmoor, MD", "Tarnville Plastic Surgeon"], "Tobin Wexmoor"),
        (["Tobin Wexmoor", "Plastic Surgeon", "Tarnville"], "Tobin Wexmoor"),
        (["Tobin Wexmoor", "Director", "Tarn Clinic"], "Tobin Wexmoor"),
        (["Best,", "Tobin Wexmoor", "Tarn Clinic", "12 Tarn Street"], "Tobin Wexmoor"),
        (["Best,", "Tobin Wexmoor, MD", "www.tarn.example"], "Tobin Wexmoor"),
        (["Dr. Wexmoor", "Tarn Skin Center", "555-123-4567"], "Dr. Wexmoor"),
        (["Regards,", "Dr. Wexmoor", "#swelling #tarn"], "Dr. Wexmoor"),
        (["Dr. Wexmoor", "#swelling", "#tarn"], "Dr. Wexmoor"),
        (["Dr Wexmoor", "Tarn Dermatologist"], "Dr Wexmoor"),
        (["Regards", "Dr. T"], "Dr. T"),
        (["Good luck!", "Dr. T"], "Dr. T"),
        (["Dr. Wexmoor", "Board-Certified Plastic Surgeon", "Tarn Falls/Fonz, PA"], "Dr. Wexmoor"),
        (["Tobin Wexmoor", "MD, FACS"], "Tobin Wexmoor"),
        (["Tobin Wexmoor", "Board Certified Plastic Surgery"], "Tobin Wexmoor"),
        (
            [
                "Tobin Wexmoor, MD",
                "Board Certified ENT",
                "Member of ABCD, EFGHI, The Tarn Society, JKLMN, OPQ/RST",
            ],
            "Tobin Wexmoor",
        ),
        (
            ["Dr. Wexmoor", "Diplomate of the American Board of Plastic and Hand Surgery."],
            "Dr. Wexmoor",
        ),
        (["Thanks for your question.", "Tobin Wexmoor"], "Tobin Wexmoor"),
        (["Best,", "Tobin Wexmoor, hand therapist"], "Tobin Wexmoor"),
    ],
)
def test_with_lines_below_the_name(lines: list[str], name: str) -> None:
    """Job, practice, place, address, telephone and hashtags may stand below the name."""
    assert find_sign_off("\n".join([BODY, "", *lines])) == name


@pytest.mark.parametrize(
    "body",
    [
        "",
        "  \n ",
        "#swelling",
        "#swelling\n#tarn",
        BODY,
        f"{BODY} Good luck!",
        f"{BODY}\n\nGood luck!",
        f"{BODY}\n\nBest wishes,",
        f"{BODY}\n\nThank you",
        "Ask Dr. Wexmoor",
        "I would see Dr. Wexmoor",
        "You should ask Dr. Wexmoor.",
        "We like Tobin Wexmoor, MD",
        "I trained with Tobin Wexmoor, MD.",
        "I had a letter from a friend, Tobin Wexmoor",
        "Dear Lee,\nTobin",
        f"{BODY}\n\nTobin Wexmoor",
        f"{BODY}\n\nThe Team at Tarn",
        f"{BODY}\n\nI would have,\nthe knee",
        f"{BODY}\n\nTobin Wexmoor, MD\nis a friend of mine to this day",
        f"{BODY}\n\nDr. Wexmoor\n\nCall the office first.",
        f"{BODY}\n\nBest,\n{'Tobin ' * 30}",
        f"{BODY}\n\n{'Tobin ' * 30}\nPlastic Surgeon\nTarnville",
        "\n".join(["the knee"] * 20),
        f"{BODY} (see above)",
        f"{BODY} (Dr. Wexmoor, as I said)",
        f"{BODY} (Tarnville Plastic Surgeon)",
        ")",
        "Las Palmas Board Certified Plastic Surgeon",
        "See Tobin Wexmoor, board certified in a field of his own",
        "I am a member",
        "Thank you for asking.\nIce",
    ],
)
def test_what_is_no_sign_off(body: str) -> None:
    """Closings without a name, names inside sentences, greetings and long lines sign nothing."""
    assert find_sign_off(body) is None


@pytest.mark.parametrize(
    "line",
    [
        "Best",
        "Best wishes,",
        "Sincerely yours,",
        "Good luck!",
        "Good luck with your surgery",
        "Thanks again",
        "Many thanks!",
        "God bless",
        "Hope this helps.",
        "Looking forward to meeting you",
        "Respectfully submitted by",
        "To your health and beauty",
        "Stay well",
        "I wish you luck!",
        "I really hope this helps you on your way to a good and lasting result, whatever you do",
        "wishing you all the best",
        "Dr. Wexmoor",
        "Tobin Wexmoor, MD",
        "Best, Dr. Wexmoor",
    ],
)
def test_closings(line: str) -> None:
    """A line that takes leave or signs is a closing, and ends what it stands in."""
    assert is_closing(line)
    assert ends_with_closing(line)
    assert ends_with_closing(f"{BODY}\n{line}")


@pytest.mark.parametrize(
    "line",
    [
        "The best way is to wait",
        "Best results come late",
        "Take care of your skin daily",
        "Thank you for the pictures of your nose, from the front and both sides, which are clear",
        "Botox lasts",
        "It heals.",
        "I hope" + " so" * TAIL_CHARACTERS,
    ],
)
def test_what_is_no_closing(line: str) -> None:
    """Lines that only begin like a closing are none, nor are long ones."""
    assert not is_closing(line)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"{BODY} Good luck!", True),
        (f"{BODY} Best of luck to you!", True),
        (f"{BODY} Dr. Wexmoor", True),
        (f"{BODY} Hope this helps (really).", False),
        (f"{BODY} Hope this helps. It does.", False),
        ("It goes down, good luck", False),
        ("I hope you heal", True),
        (BODY, False),
        ("", False),
        ("It heals,\nTobin", True),
        ("Dear Lee,\nTobin", False),
        ("Warm\u2003regards,", True),
    ],
)
def test_ends_with_closing(text: str, *, expected: bool) -> None:
    """The last sentence of a paragraph tells, not what stands before it."""
    assert ends_with_closing(text) is expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Dear Lee,", True),
        ("Dear Lee", True),
        ("dear Dr. Wexmoor:", True),
        ("Hi xx,", True),
        ("Hi there!", True),
        ("Hello", True),
        ("Hey Tobin -", True),
        ("Good morning,", True),
        ("Greetings from Tarnville", True),
        ("Hiya", False),
        ("Dearest", False),
        ("Hi, the swelling goes down in a week", False),
        ("Dear reader of the Tarnville Evening Gazette and Post,", False),
    ],
)
def test_salutations(line: str, *, expected: bool) -> None:
    """A greeting and up to four words, and nothing else."""
    assert is_salutation(line) is expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Plastic Surgeon", True),
        ("Dentist.", True),
        ("Tarnville, TX", True),
        ("Tarn Skin Center", True),
        ("12 Tarn Street, Tarnville.", True),
        ("www.tarn.example", True),
        ("https://tarn.example/", True),
        ("office@tarn.example", True),
        ("tarn.com", True),
        ("555-123-4567", True),
        ("Member of ABCD, EFGHI, The Tarn Society, JKLMN, OPQ/RST and some more of them", True),
        ("Double Board Certified in Plastic Surgery and in Otolaryngology of the Head", True),
        ("Past President of the Tarn Society.", True),
        ("", False),
        ("(555) 123-4567", True),
        ("It heals well.", False),
        ("Tarn Clinic!", False),
        ("The tarn is deep", False),
        ("One Two Three Four Five Six Seven Eight", False),
        ("X" * (TAIL_CHARACTERS + 1), False),
    ],
)
def test_what_stands_below_a_signature(line: str, *, expected: bool) -> None:
    """Jobs, practices, places, addresses and numbers do; sentences and long lines do not."""
    assert belongs_below(line) is expected


def test_a_doctor_named_in_a_sentence_signs_nothing() -> None:
    """After a comma without a closing, a name with a full stop behind it is the sentence's."""
    assert find_sign_off("It was done by my friend, Dr. Emberly.") is None
    assert find_sign_off("Hope it was of help, Dr. Emberly.") == "Dr. Emberly"


def test_posts_below_a_signature() -> None:
    """What a doctor is, in capitals below the name, is not taken for the name."""
    posts = "Double Board Certified\nFacial Plastic Surgeon"
    assert find_sign_off(f"{BODY}\n\nDr. Emberly,\n{posts}") == "Dr. Emberly"


def test_a_greeting_s_sentence() -> None:
    """A greeting with a sentence behind it, short as it may be, is no salutation."""
    assert is_salutation("Hi there.")
    assert is_salutation("Dear kind patient,")
    assert not is_salutation("Hello, it swells.")
