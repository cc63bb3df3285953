"""Who did it and to whom: the actor and the recipient of a deed, from how its word stands in the clause."""

from typing import NamedTuple

from witnessmark.read.attribution.nouns import MARKS, is_name
from witnessmark.read.events.clause import BE, FAR, Clause, Run
from witnessmark.read.events.lexicon import Kind, Sort, deed_words

_OF_DEEDS = frozenset({"of", "by", "on", "against", "upon"})
_OF_FIGHTS = frozenset({"between", "against", "by"})


class Word(NamedTuple):
    """The tokens that tell a deed, both inclusive, and what sort of word they are."""

    first: int
    last: int
    sort: Sort
    kind: Kind


class Roles(NamedTuple):
    """Phrases by role, None where the sentence does not fill it."""

    actor: Run | None
    recipient: Run | None


def roles_of(clause: Clause, word: Word) -> Roles:
    """Actor and recipient of a deed; what undergoes it ("families fled", "the baker died") is its recipient."""
    if is_noun_use(clause, word):
        return _of_noun(clause, word)
    if is_attribute(clause, word):
        return Roles(None, clause.right(word.last))
    if word.sort == "undergone":
        return (
            Roles(None, clause.subject(word.first)[0])
            if word.kind.event_mode == "kill"
            else Roles(clause.subject(word.first)[0], None)
        )
    return _of_verb(clause, word)


def is_noun_use(clause: Clause, word: Word) -> bool:
    """Whether the word names the deed: "the looting of shops", "heavy fighting", "under siege"."""
    if word.sort == "noun":
        return True
    if not clause.word(word.first).endswith("ing") or word.last > word.first:
        return clause.word(word.first) == "under" or _names_deed(clause, word)
    before, after = clause.word(word.first - 1), clause.word(word.last + 1)
    owned = before.endswith(("'s", "s'")) or before in {"'s", "’s"}
    if owned or after == "of":
        return True
    named = clause.word(word.first) in deed_words().named and before not in BE
    return named and clause.right(word.last) is None


def _names_deed(clause: Clause, word: Word) -> bool:
    """Whether a form that is noun and verb ("raids", "attack") stands as a noun: by an article or preposition before it."""
    if word.last > word.first or clause.word(word.first) not in deed_words().named:
        return False
    before, grammar = clause.word(word.first - 1), clause.words.grammar
    opened = before in grammar["determiners"] | grammar["prepositions"] - {"to"} or before.endswith(
        ("'s", "s'")
    )
    return opened or (clause.right(word.last) is None and before not in grammar["auxiliaries"] | {"to"})


def is_attribute(clause: Clause, word: Word) -> bool:
    """Whether a participle only describes the noun behind it: "62 burned buildings"."""
    if word.last > word.first or not clause.word(word.first).endswith(("ed", "en", "nt")):
        return False
    before, after = word.first - 1, word.last + 1
    opened = clause.word(before).isdigit() or clause.word(before) in clause.words.grammar["determiners"] - {
        "that",
        "this",
        "its",
    }
    return opened and not clause.is_wall(after) and not is_name(clause.tokens[after])


def _of_noun(clause: Clause, word: Word) -> Roles:
    """By its prepositions: "looting of shops by soldiers", "the army's shelling of the camp", "air strike on the market"."""
    actor, recipient = _owner(clause, word.first), None
    at = word.last + 1
    if word.kind.event_type == "FIGHT":
        at = next((m for m in range(at, min(at + 5, len(clause.tokens))) if clause.word(m) == "between"), at)
    for _ in range(3):
        link = clause.word(at)
        links = _OF_FIGHTS if word.kind.event_type == "FIGHT" else _OF_DEEDS
        run = clause.right(at) if link in links else None
        if run is None:
            break
        if link in {"of", "on", "against", "upon"} and recipient is None:
            recipient, of_by = _cut_by(clause, run)
            actor = actor or of_by
        elif link in {"by", "between"}:
            actor = actor or run
        at = run[1] + 1
    if clause.word(word.first - 1) == "under" or clause.word(word.first) == "under":
        recipient = recipient or clause.subject(word.first - (clause.word(word.first - 1) == "under"))[0]
    return Roles(actor, recipient)


def _cut_by(clause: Clause, run: Run) -> tuple[Run, Run | None]:
    return run, clause.right(run[1] + 1) if clause.word(run[1] + 1) == "by" else None


def _owner(clause: Clause, first: int) -> Run | None:
    """Whose deed it is: "the army's shelling"."""
    last = first - 1
    if clause.word(last) in {"'s", "’s"}:
        last -= 1
    elif not clause.word(last).endswith(("'s", "s'")):
        return None
    return clause.before(last + 1) if last >= 0 else None


def _of_verb(clause: Clause, word: Word) -> Roles:
    subject, passive = clause.subject(word.first, word.last)
    follows = clause.right(word.last)
    antecedent = _relative_object(clause, subject) if follows is None else None
    reduced = not passive and follows is None and antecedent is None and _is_reduced(clause, word)
    if passive or reduced:
        by = next(
            (
                m
                for m in range(word.last + 1, min(word.last + 9, len(clause.tokens)))
                if clause.word(m) == "by"
            ),
            None,
        )
        walled = by is not None and any(clause.tokens[m].text in MARKS for m in range(word.last + 1, by))
        return Roles(clause.right(by) if by is not None and not walled else None, subject)
    if clause.word(word.first).endswith("ing") and (own := _main_subject(clause, word)) is not None:
        return Roles(own, follows)
    if antecedent is not None and not passive:
        return Roles(subject, antecedent)
    if follows is None and clause.word(word.last) in {"out", "off", "dead"}:
        return Roles(subject, None)
    return Roles(subject, follows)


def _is_reduced(clause: Clause, word: Word) -> bool:
    """Whether a bare participle stands behind its noun: "Villagers massacred at Bir Salim were buried"."""
    if not clause.word(word.first).endswith(("ed", "en", "nt", "wn")):
        return False
    end = min(len(clause.tokens), word.last + FAR)
    stop = next((m for m in range(word.last + 1, end) if clause.tokens[m].text in {",", ";", "."}), end)
    finite = clause.words.grammar["auxiliaries"] | clause.words.grammar["plain_verbs"]
    return (
        any(clause.word(m) in finite for m in range(word.last + 1, stop))
        or clause.word(word.first - 1) == ","
    )


def _main_subject(clause: Clause, word: Word) -> Run | None:
    """Of "After looting the bakery, the men drove": the men; of "drove away without looting": who drove away."""
    before = word.first - 1
    opener = clause.word(before) in {"after", "before", "while", "by", "without", "when", "on", "for"}
    if opener and before == 0:
        comma = next(
            (
                m
                for m in range(word.last, min(len(clause.tokens), word.last + FAR))
                if clause.tokens[m].text == ","
            ),
            None,
        )
        return clause.right(comma) if comma is not None else None
    if opener:
        return clause.before(before)
    return None


def _relative_object(clause: Clause, subject: Run | None) -> Run | None:
    """Of "The houses that the brigade burned": the houses."""
    if subject is None or clause.word(subject[0] - 1) not in {"that", "which", "whom"}:
        return None
    return clause.before(subject[0] - 1)
