"""What is said on pages of other sites: titles, questions, answers and articles on any subject.

The sentences are those of `data/other.txt`, filled with the words of one subject of
`data/subjects.txt` or with invented ones, so that no word tells what a line is; some pages speak as
the site's own do. How lines are laid out is `pen`'s business.
"""

import re

from benchmarks.generator.voice import Voice, set_title_case

_OWN_SITE = 0.2
"""Share of pages that speak as the site's own pages do."""

_MIXED = 0.4
"""Share of the other pages that mix the words of several subjects into nonsense, ..."""

_INVENTED = 0.15
"""... and of those that speak of invented things."""

_LEARNED = 0.18
"""Share of pages whose answers speak as articles do, and of articles that speak as answers do."""

_ARTICLE = re.compile(r"\b([Aa]) (?=[aeiou])")

_SITE_SECTIONS = {
    "o.title": ("title",),
    "o.topic": ("topicline",),
    "o.start": ("start",),
    "o.story": ("story",),
    "o.ask": ("ask",),
    "o.lead": ("lead",),
    "o.say": ("direct", "explain", "recommend", "opinion", "caution", "numbers"),
    "o.close": ("close",),
    "o.headingask": ("subquestion",),
}
"""Sections of the site's own grammar that stand in for those of other sites."""

_SIZES = (1, 1, 1, 2, 2, 3, 3, 4, 5, 7)
"""Numbers of paragraphs, the frequent ones repeated."""

Paragraphs = list[list[str]]
"""Paragraphs of lines."""


class Speech:
    """Speaks on one subject, or on a jumble of several."""

    def __init__(self, voice: Voice) -> None:
        """Choose the subject.

        Args:
            voice: The page's voice, which is turned to the subject.
        """
        self.voice = voice
        self._site = voice.often(_OWN_SITE)
        voice.turn_to(mixed=voice.often(_MIXED), invented=voice.often(_INVENTED))
        self._lower = voice.often(0.05)
        self._title_case = voice.often(0.4)
        self._quoted = voice.often(0.04)
        self._blends = voice.often(_LEARNED)

    def say(self, section: str) -> str:
        """Return a sentence of a section."""
        if self._site and section in _SITE_SECTIONS:
            sections = _SITE_SECTIONS[section]
            section = sections[self.voice.among(len(sections))]
        return _ARTICLE.sub(r"\1n ", self.voice.say(section))

    def say_several(self, section: str, most: int) -> str:
        """Return one to `most` sentences."""
        return " ".join(self.say(section) for _ in range(1 + self.voice.among(most)))

    def _say_blended(self, section: str, most: int) -> str:
        """Return sentences of a section, on some pages those of answers and articles mixed."""
        if not (self._blends and self.voice.often(0.6)):
            return self.say_several(section, most)
        return self.say_several("o.article" if section == "o.say" else "o.say", most)

    def title(self, *, asks: float = 0.7) -> str:
        """Return a title, which is a question with probability `asks`."""
        text = self.say("o.title" if self.voice.often(asks) else "o.topic")
        if self._title_case:
            text = set_title_case(text)
        elif self.voice.often(0.05):
            text = text.upper()
        return f'"{text}"' if self._quoted else text

    def question(self, paragraphs: int) -> Paragraphs:
        """Return what an asker writes, in so many paragraphs; one may be a single sentence."""
        voice = self.voice
        parts = [self.say_several("o.story", 4) for _ in range(paragraphs)]
        if paragraphs == 1 and voice.often(0.35):
            parts = [self.say("o.title")] if voice.often(0.6) else []
        if not parts or voice.often(0.7):
            parts.insert(0, self.say("o.start"))
            if len(parts) > 1:
                parts[:2] = [" ".join(parts[:2])]
        if voice.often(0.8):
            parts[-1] += f" {self.say('o.ask')}"
        if voice.often(0.15):
            parts.append(voice.pick("thanks"))
        if self._lower:
            parts = [part.lower() for part in parts]
        return [[part] for part in parts]

    def answer(self, *, single: bool = False) -> Paragraphs:
        """Return what an expert answers; `single`: in one paragraph."""
        voice = self.voice
        size = 1 if single else _SIZES[voice.among(len(_SIZES))]
        parts = [[self._say_blended("o.say", 5)] for _ in range(size)]
        if voice.often(0.45):
            parts[0][0] = f"{self.say('o.lead')} {parts[0][0]}"
        elif not single and voice.often(0.08):
            parts.insert(0, [self.say("o.lead")])
        if voice.often(0.25):
            if voice.often(0.5) and not single:
                parts.append([self.say("o.close")])
            else:
                parts[-1][-1] += f" {self.say('o.close')}"
        if not single:
            self._add_traps(parts)
        return parts

    def _add_traps(self, parts: Paragraphs) -> None:
        """Put in lists, sub-headings and questions asked by the answer itself."""
        voice = self.voice
        if voice.often(0.12):
            mark = ("  \N{BULLET} ", "- ", "* ", "{}. ", "  {}. ", "{}) ")[voice.among(6)]
            items = [mark.format(n) + self.say("o.step") for n in range(1, 3 + voice.among(4))]
            at = 1 + voice.among(len(parts))
            parts[at:at] = [items] if voice.often(0.6) else [[item] for item in items]
        if len(parts) > 2 and voice.often(0.2):
            for _ in range(1 + voice.among(2)):
                section = "o.heading" if voice.often(0.6) else "o.headingask"
                parts.insert(1 + voice.among(len(parts) - 1), [self.say(section)])
        if voice.often(0.1):
            parts.append([self.say("o.headingask" if voice.often(0.5) else "o.ask")])

    def article(self, paragraphs: int, name: str, job: str) -> Paragraphs:
        """Return an article's text, in which somebody may be quoted."""
        voice = self.voice
        parts = []
        for _ in range(paragraphs):
            text = self._say_blended("o.article", 5)
            if voice.often(0.25):
                quote = self.say("o.quote")
                said = ("says {}.", "said {}.", "explains {}.", "{} told us.")[voice.among(4)]
                who = name if voice.often(0.5) else f"{name}, {job.lower()}"
                text = f"“{quote},” {said.format(who)} {text}"
            elif voice.often(0.1):
                text += f" {self.say('o.headingask')} {self.say('o.article')}"
            parts.append([text])
        return parts
