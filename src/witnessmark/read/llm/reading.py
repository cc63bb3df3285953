"""One document read by two readers: the rules' statements stand as they are, and what a model pointed at stands beside them."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from witnessmark.activity import visible
from witnessmark.errors import UnreadError
from witnessmark.read.contract import Lore
from witnessmark.read.cues import Words, known_languages, load_words
from witnessmark.read.llm.gate import Gate
from witnessmark.read.llm.leads import LeadMaker
from witnessmark.read.llm.reply import take
from witnessmark.read.llm.sending import MOST_PARTS, Part, parts_of
from witnessmark.read.llm.talk import Talk
from witnessmark.records import Document, Lead, Statement, Unread, identify


@dataclass
class Beside:
    """A document read with a model beside the rules.

    Attributes:
        talk: the model asked, its settings, and the exchanges kept.
        base: the rules' own statements.
        refused: reason -> the offers refused for it, as "part.number" counted from 1.
    """

    document: Document
    lore: Lore
    talk: Talk
    base: tuple[Statement, ...]

    def __post_init__(self) -> None:
        """Nothing is refused yet."""
        self.refused: dict[str, list[str]] = defaultdict(list)

    def leads(self) -> Iterator[Lead | Unread]:
        """Leads in the order of the text, then one Unread for each part without a usable reply and each reason of refusal."""
        parts = parts_of(self.document)
        found: dict[str, Lead] = {}
        troubles: list[str] = []
        for number, part in enumerate(parts[:MOST_PARTS], 1):
            try:
                found |= {lead.id: lead for lead in self._part(number, part)}
            except UnreadError as error:
                troubles.append(f"part {number} of {len(parts)}: {error}")
        yield from sorted(found.values(), key=lambda lead: lead.statement.span)
        if len(parts) > MOST_PARTS:
            troubles.append(
                f"of its {len(parts)} parts the first {MOST_PARTS} are asked about. Split the file to ask on"
            )
        yield from (self._unread(one) for one in [*troubles, *self._refusals()])

    def _part(self, number: int, part: Part) -> Iterator[Lead]:
        exchange = self.talk.kept(self.document.item, part)
        offers = take(exchange.answer).offers
        gate = Gate(self.document, part.blocks, words_of(self.document), self.document.language or "en")
        maker = LeadMaker(
            self.document,
            self.lore,
            gate.words,
            gate.language,
            self.base,
            self.talk.reader,
            self.talk.adopted,
        )
        for rank, offer in enumerate(offers, 1):
            held = gate.check(offer)
            if isinstance(held, str):
                self.refused[held].append(f"{number}.{rank}")
            else:
                yield maker.lead(held, exchange.reply_sha256)

    def _refusals(self) -> Iterator[str]:
        for reason, numbers in sorted(self.refused.items()):
            shown = ", ".join(numbers[:20]) + (" and more" if len(numbers) > 20 else "")
            yield f"{len(numbers)} of the model's offers refused, {reason} (offer {shown} in working/llm/{self.document.item})"

    def _unread(self, sentence: str) -> Unread:
        name = visible(self.document.name)
        reason = f"{name}, asked of a model: {visible(sentence)}"
        return Unread(
            identify("un", "llm", self.document.id, sentence), self.document.item, "read", name, reason
        )


def words_of(document: Document) -> Words:
    """The words of the document's language, of English where it has no file: sentences still end at full stops."""
    code = document.language.split("-", maxsplit=1)[0].lower()
    return load_words(code if code in known_languages() else "en")
