"""A corpus narrowed to some of its answers: who is who is still told by the whole of it."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace

from qa_cli.corpus.excerpts import Excerpt
from qa_cli.corpus.ids import page_of
from qa_cli.insight.aliases import Aliases
from qa_cli.insight.figures import Figure, Kind, figures_of
from qa_cli.insight.overview import CorpusSummary, summarise_corpus
from qa_cli.insight.study import PagesStudy, Study
from qa_cli.insight.tally import Respondent, Tally, in_order


class NarrowedStudy(PagesStudy):
    """A study of some answers of a corpus.

    Args:
        whole: The study of the corpus.
        chosen: The pages with the answers that count, in page order.
        aliases: What the user has recorded of who is who.
    """

    def __init__(self, whole: Study, chosen: Sequence[Excerpt], aliases: Aliases) -> None:
        super().__init__([one.cut for one in chosen], aliases)
        self._whole = whole
        self._chosen = chosen

    def tally(self, *, inferred: bool = False) -> Tally:
        """Return the tally; `inferred`: signed answers given to who signs them.

        What is told of a doctor beside the answers is what the whole corpus tells.
        """
        counted = self._whole.tally(inferred=inferred)
        own = {
            f"{page.id}/{answer.number}" for page in self._pages for answer in page.question.answers
        }
        doctors = (_narrowed(doctor, own) for doctor in counted.doctors)
        return Tally(
            len(own),
            in_order(doctor for doctor in doctors if doctor.answers),
            tuple(one for one in counted.nameless if one in own),
            tuple(one for one in counted.anonymous if one in own),
        )

    def summary(self) -> CorpusSummary:
        """Return the answers in figures; pages of which none counts are left out.

        A page is short of answers if it was before it was narrowed.
        """
        told = [(one.page.question, cut) for one, cut in zip(self._chosen, self._pages, strict=True)
                if cut.question.answers]  # fmt: skip
        summary = summarise_corpus([cut for _, cut in told], self._aliases)
        short = sum((whole.declared_answers or 0) > len(whole.answers) for whole, _ in told)
        return replace(summary, short=short)

    def figures(self, kind: Kind | None) -> Iterator[Figure]:
        """Yield every figure of a kind, in page order; columns without the pages as saved."""
        for one in self._chosen:
            for figure in figures_of(one.page):
                if kind in {None, figure.kind} and one.includes(figure.id):
                    yield figure


def _narrowed(doctor: Respondent, own: Collection[str]) -> Respondent:
    ids = tuple(one for one in doctor.answer_ids if one in own)
    return replace(
        doctor,
        answers=len(ids),
        questions=len(set(map(page_of, ids))),
        answer_ids=ids,
        inferred=tuple(one for one in doctor.inferred if one.answer_id in own),
    )
