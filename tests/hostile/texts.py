"""Hostile texts, and pages that hold one in every place a page has."""

from dataclasses import dataclass
from pathlib import Path

FORGED = "FORGED"
"""The word that each text would put where no text of its page may stand: at a row's start."""

STOLEN = "STOLEN"
"""The title that some texts would give to the terminal's window."""


@dataclass(frozen=True, slots=True)
class Hostile:
    """One way to get at a terminal."""

    name: str
    """Letters and digits, to be looked for."""
    text: str
    shown: str
    """What of it must be seen in its place."""
    named: str = ""
    """What of it must be seen in the name of a file; empty: the same."""

    @property
    def controls(self) -> str:
        """What does the harm, without the letters around it: short enough for a doctor's name."""
        return "".join(char for char in self.text if not char.isascii() or not char.isprintable())

    def page(self) -> str:
        """Return a page with the text in title, question, headlines, bodies and bylines."""
        text = self.text
        return (
            f"Is {self.name} {text} safe? (photo)\n\n"
            f"I asked about {text} and more.\n{text} stands first.\n\nDoctor Answers 3\n\n"
            f"Headline {text} here\n\n{VOTE}\n\nThe body has {text} in it.\n\n"
            f"{text} begins it: 20 units of masseter {text}.\n\n"
            f"Ana{self.controls} Probst, MD\nSalt Lake City Plastic Surgeon\n"
            "4.4 out of 5 stars 28 reviews\n\n"
            f"={text} is a formula\n\n{VOTE}\n\n@{text} as well. Best, Dr. {text} Emer\n\n"
            f"Third {text}\n\n{VOTE}\n\nMasseter {text}\n\n"
            f"Bea Rosti, MD\nSalt{self.controls} City Plastic Surgeon\n"
            "4.1 out of 5 stars 2 reviews\n"
        )

    @property
    def file_name(self) -> str:
        """Return a name of a page's file that begins with the text; a file system takes it."""
        return f"{self.text}_{self.name}.txt".replace("/", "").replace("\0", "\x1b")


VOTE = "{{ voteCount >= 0 ? '+' + (voteCount + 1) : (voteCount + 1) }}"

HOSTILE = (
    Hostile("csi", f"\x1b[2J\x1b[5;1H{FORGED}", f"␛[2J␛[5;1H{FORGED}"),
    Hostile("sgr", "\x1b[8mhidden\x1b[0m", "␛[8mhidden␛[0m"),
    Hostile("osc0", f"\x1b]0;{STOLEN}\x07", f"␛]0;{STOLEN}␇"),
    Hostile("osc2", f"\x1b]2;{STOLEN}\x1b\\", f"␛]2;{STOLEN}␛\\"),
    Hostile("osc8", "\x1b]8;;a:b\x1b\\link\x1b]8;;\x1b\\", "␛]8;;a:b␛\\link␛]8;;␛\\"),
    Hostile("osc52", "\x1b]52;c;aGk=\x07", "␛]52;c;aGk=␇"),
    Hostile("dcs", "\x1bP1$qm\x1b\\", "␛P1$qm␛\\"),
    Hostile("reset", "\x1bc", "␛c"),
    Hostile("c1csi", f"\x9b2J\x9b5;1H{FORGED}", f"<U+009B>2J<U+009B>5;1H{FORGED}"),
    Hostile("c1osc", f"\x9d0;{STOLEN}\x9c", f"<U+009D>0;{STOLEN}<U+009C>"),
    Hostile("c1dcs", "\x90q\x9c", "<U+0090>q<U+009C>"),
    Hostile("nul", "a\0b", "a␀b"),
    Hostile("bell", "a\x07b", "a␇b"),
    Hostile("delete", "a\x7fb", "a␡b"),
    Hostile("backspace", f"a\b\b\b\b{FORGED}", f"a␈␈␈␈{FORGED}"),
    Hostile("vertical", f"a\x0b{FORGED}", f"a␋{FORGED}"),
    Hostile("formfeed", f"a\x0c{FORGED}", f"a␌{FORGED}"),
    Hostile("shift", "\x0eabc\x0f", "␎abc␏"),
    Hostile("separators", f"a\x1c{FORGED}\x1d\x1e\x1fb", f"a␜{FORGED}␝␞␟b"),
    Hostile("nel", f"a\x85{FORGED}", f"a<U+0085>{FORGED}"),
    Hostile("linesep", f"a\u2028{FORGED}", f"a<U+2028>{FORGED}"),
    Hostile("paragraphsep", f"a\u2029{FORGED}", f"a<U+2029>{FORGED}"),
    Hostile("override", "\u202egpj.\u202c", "<U+202E>gpj.<U+202C>"),
    Hostile("isolate", "\u2066\u2067x\u2069\u2069", "<U+2066><U+2067>x<U+2069><U+2069>"),
    Hostile("marks", "a\u200e\u200f\u061cb", "a<U+200E><U+200F><U+061C>b"),
    Hostile("zerowidth", "a\u200bb\u200cc\u200dd\u2060e", "a<U+200B>b<U+200C>c<U+200D>d<U+2060>e"),
    Hostile("bom", "a\ufeffb", "a<U+FEFF>b"),
    Hostile("softhyphen", "a\xadb", "ab", "a<U+00AD>b"),
    Hostile("fillers", "a\u3164b\uffa0c", "a<U+3164>b<U+FFA0>c"),
    Hostile("tags", "\U000e0001\U000e0041x\U000e007f", "<U+E0001><U+E0041>x<U+E007F>"),
    Hostile("selectors", "a\ufe0eb\ufe0fc", "a<U+FE0E>b<U+FE0F>c"),
    Hostile("markup", "[/b][red]x[/red][link=a:b]y", "[/b][red]x[/red][link=a:b]y"),
    Hostile("emoji", ":smile: %s {0}", ":smile: %s {0}"),
)
"""Every kind of text that must not act."""


def write_hostile(folder: Path) -> Path:
    """Write a page for each of `HOSTILE` into `folder`, under a hostile name; return the folder."""
    folder.mkdir(exist_ok=True)
    for one in HOSTILE:
        (folder / one.file_name).write_bytes(one.page().encode())
    return folder
