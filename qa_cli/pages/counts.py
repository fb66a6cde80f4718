"""How many answers a page declares: `Doctor Answers (8)`, `Three surgeons have replied so far`."""

import re

from qa_cli.pages.glance import late

EXPERTS = (
    r"(?:doctor|expert|professional|practitioner|provider|surgeon|vet|nurse|midwi[fv]e|plumber"
    r"|advis[eo]r|verified professional|therapist"
    r"|[a-z]{3,}(?:ist|ician|arian|yer|ney|tor|ant))s?"
)
"""Who answers, on sites of any field."""
_WORDS = "one two three four five six seven eight nine ten eleven twelve".split()
_NUMBER = r"\d{1,3}(?:,\d{3})+|\d{1,7}"
_COUNTED = rf"{_NUMBER}|{'|'.join(_WORDS)}"
_BY_EXPERTS = rf"(?: (?:from|by) (?:[a-z-]+ ){{0,2}}{EXPERTS})?"
_ANSWERS = r"(?:answers|responses|antworten|respuestas|réponses|risposte|respostas)"
_OF_EXPERTS = r"(?: (?:de|des|dos|das|dei|degli|del|der|von) \w+| d['’]\w+)?"
"""Who answers, in other languages."""
COUNT = (
    rf"(?:(?:all|top|our|number of|total) )?(?:{EXPERTS}['’]?s? )?"
    rf"(?:{_ANSWERS}|replies(?= from| by)){_BY_EXPERTS}{_OF_EXPERTS}"
    rf"\s*[:#-]?\s*[(\[]?\s*({_NUMBER})\s*[)\]]?"
    rf"|(?:showing|displaying|viewing) (?:{_NUMBER})(?:\s*(?:-|–|to)\s*(?:{_NUMBER}))? "
    rf"(?:of|out of) ({_NUMBER}) {_ANSWERS}"
    rf"|{_ANSWERS} from ({_NUMBER}) {EXPERTS}"
    r"|answer ?\((1)\)"
    rf"|number of answers: ?({_NUMBER})"
    rf"|(?:(?:see |view |show )?all )?({_COUNTED}) (?:(?:{EXPERTS}['’]?s? )?"
    rf"(?:{_ANSWERS}|replies|answer|response|antwort|respuesta|réponse|risposta|resposta)"
    rf"{_BY_EXPERTS}{_OF_EXPERTS}"
    rf"|{EXPERTS} (?:(?:have |has )?(?:answer|repli|respond)ed(?: this(?: question)?| so far)?"
    r"|weighed in))"
    rf"|(?:our )?({_COUNTED}) {EXPERTS} (?:answer|reply|respond):"
    rf"|(?:we have|there are|here are) ({_NUMBER}) (?:{_ANSWERS}|replies)"
    r"(?: to (?:this|your) question)?[:.]?"
    rf"|(?:thread|our panel): ?({_COUNTED}) (?:{_ANSWERS}|replies)"
    rf"|(?:answered|replies|answers) by ({_COUNTED}) {EXPERTS}"
    rf"|{EXPERTS}['’]?s? (?:opinions|replies)\s*[(:]\s*({_NUMBER})\)?"
    rf"|{EXPERTS} who (?:replied|answered|responded): ?({_NUMBER})"
    rf"|(?:replies|answers)(?: so far)? ?[:(] ?({_NUMBER})\)?"
    rf"|({_COUNTED}) {EXPERTS} {_ANSWERS}\s*[|·•]\s*.{{3,40}}"
    rf"|({_COUNTED}) repl(?:y|ies) from (?:our|the) [a-z ]{{3,20}}"
)
"""The text of a line that declares it; the number is in one of its groups."""

PICTURES = late(
    r"^(?:(?![★☆⭐✩✭])[\u2190-\u21ff\u2600-\u27bf\u2b00-\u2bff\U0001f300-\U0001faff\ufe0f\s])+"
)
"""What a template draws before a line: arrows, hands, balloons."""

_LINE = late(COUNT, re.IGNORECASE)


def declared_count(text: str) -> int | None:
    """Return the number of answers that a line declares, `None` if it is no such line."""
    match = _LINE.fullmatch(PICTURES.sub("", text))
    if match is None:
        return None
    number = next(filter(None, match.groups())).lower().replace(",", "")
    return _WORDS.index(number) + 1 if number in _WORDS else int(number)
