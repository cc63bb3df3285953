"""Arabic noun phrases that name a source: where they begin after a work ("a report issued by X") and where they end."""

from witnessmark.read.annotate import Sentence, Token
from witnessmark.read.attribution.look import Place
from witnessmark.read.attribution.nouns import MARKS
from witnessmark.read.attribution.phrases import Phrase
from witnessmark.read.cues import Words, bare_of_and

MAX_NAME = 9
"""Words of a name; what runs on longer has lost its verb."""


_PLACED = {"في", "لدى"}
_THIS = {"ما", "هذه", "هذا", "تلك", "ذلك", "هؤلاء"}


def bare(token: Token, words: Words) -> str:
    """The word without the "and" written onto it, where that makes a listed word of it."""
    return token.word if token.word in words.cues else bare_of_and(token.word, words)


def without_to(word: str) -> str:
    """A word without the "to" written onto it: "للوزارة" -> "الوزارة", "لتقرير" -> "تقرير"."""
    if word.startswith("لل") and len(word) > 4:
        return "ال" + word[2:]
    return word[1:] if word.startswith("ل") and len(word) > 4 else word


def is_addressed(token: Token, words: Words) -> bool:
    """As in "to the channel": a "to" written onto a noun for those who speak or listen."""
    plain = without_to(token.word)
    return plain != token.word and _names_listener(plain, words)


def _names_listener(word: str, words: Words) -> bool:
    lists = ("bodies", "outlets", "agencies", "groups", "governments")
    return any(words.is_source(said, *lists) for said in (word, word.removesuffix("نا")))


def is_verb(tokens: tuple[Token, ...], at: int, words: Words) -> bool:
    """A form of a speech verb, unless it stands as a noun behind a noun for a body ("the rights monitoring board")."""
    word = tokens[at].word
    if word not in words.cues or (at > 0 and tokens[at - 1].word == "عدم"):  # "on condition of not giving"
        return False
    is_noun = (
        word in words.phrases["nouns"]
        and at > 0
        and words.has("sources", "bodies", bare(tokens[at - 1], words))
    )
    return not is_noun


def past_work(sentence: Sentence, at: int, words: Words) -> int:
    """The first token after a work and its making: "a report | issued by |"; `at` where no work with a maker stands."""
    tokens = sentence.tokens
    if at >= len(tokens) - 1 or not words.has("phrases", "works", without_to(tokens[at].word)):
        return at
    made = _making_after(tokens, at, words)
    after = made if made is not None else at + 1
    while after < len(tokens) - 1 and tokens[after].word in words.phrases["work_verbs"] | {"عن"}:
        after += 1
    is_over = tokens[after].text in MARKS or tokens[after].word in words.phrases["complementiser"]
    return at if is_over and after == at + 1 else after


def _making_after(tokens: tuple[Token, ...], at: int, words: Words) -> int | None:
    """The verb of making within a few words of a work: "an analysis of pictures | made (it) X"."""
    for n in range(at + 1, min(at + 7, len(tokens) - 1)):
        if tokens[n].word in words.phrases["work_verbs"]:
            return n
        if tokens[n].text in MARKS or tokens[n].word in words.phrases["complementiser"]:
            return None
    return None


def shown_by(place: Place, source: Phrase) -> tuple[Phrase, Phrase] | None:
    """As in "a clip published (it) by the channel": the channel, and the clip; None where no picture is named so."""
    tokens, words = place.sentence.tokens, place.words
    if not words.has("sources", "evidence", bare(tokens[source[0]], words)):
        return None
    made = _making_after(tokens, source[0], words)
    maker = subject_after(place.sentence, made + 1, place.last, words) if made is not None else None
    return (maker, (source[0], made - 1)) if maker is not None and made is not None else None


def _is_object(token: Token, before: Token, words: Words) -> bool:
    """Whether an indefinite accusative stands behind a whole subject: "the channel | soldiers", "activists | pictures"."""
    is_whole = before.word.startswith("ال") or before.word.endswith(("ون", "ين", "ات"))
    noun = token.word.removesuffix("ا")
    return is_whole or words.is_source(noun, "groups", "evidence")


def is_indefinite(word: str) -> bool:
    """An object without an article: "soldiers" in "showed soldiers burning"; written with the ending of its case."""
    return (
        word.endswith("ا")
        and len(word) > 3
        and not word.startswith("ال")
        and not word.endswith(("ها", "نا", "ما", "يا", "ذا"))
    )


def _past_name_in_marks(tokens: tuple[Token, ...], at: int, first: int, words: Words) -> int | None:
    """As in 'the newspaper "Name"': the closing mark of a short name behind a noun for an outlet or a body."""
    if at == first or tokens[at].text not in {'"', "«", "“"}:
        return None
    if not words.is_source(tokens[at - 1].word, "outlets", "agencies", "bodies"):
        return None
    return next(
        (n for n in range(at + 2, min(at + 6, len(tokens))) if tokens[n].text in {'"', "»", "”"}), None
    )


_HEREIN = {"به", "بها", "فيه", "فيها", "إليه", "إليها", "عنه", "عنها"}


def past_pronoun(tokens: tuple[Token, ...], at: int, limit: int) -> int:
    """As in "according to what reported | (of it) | the agency", "as pointed | to that | a report"."""
    if at < limit and tokens[at].word in _HEREIN:
        return at + 1
    to_that = at + 1 < limit and tokens[at].word in {"إلى", "عن"} and tokens[at + 1].word == "ذلك"
    return at + 2 if to_that else at


def subject_after(sentence: Sentence, first: int, limit: int, words: Words) -> Phrase | None:
    """The noun phrase from a token on: up to a mark, a preposition, a verb, "that", "who", or those who are told."""
    tokens = sentence.tokens
    first = past_pronoun(tokens, first, limit)
    at = first
    while at <= min(limit, first + MAX_NAME):
        if not _stops(tokens, at, first, words):
            at += 1
        elif (close := _past_name_in_marks(tokens, at, first, words)) is not None:
            at = close + 1
        else:
            break
    return (first, at - 1) if at > first else None


def _stops(tokens: tuple[Token, ...], at: int, first: int, words: Words) -> bool:
    """Whether a noun phrase that began at `first` ends before token `at`."""
    token = tokens[at]
    if token.text in MARKS | {".", "!", "؟"}:
        return True
    if at > first and token.word in _PLACED | {"من"}:
        return not _goes_on(tokens, at, words)
    if _opens_other(token, words):
        return True
    if at == first:
        return token.word in words.cues
    return _is_over(tokens, at, words)


def _goes_on(tokens: tuple[Token, ...], at: int, words: Words) -> bool:
    """As in "residents | of the village", "a number | of", "a source | in the police": the preposition is in the name."""
    before, following = tokens[at - 1].word, tokens[min(at + 1, len(tokens) - 1)].word
    people = words.has("sources", "groups", before)
    if tokens[at].word == "من":
        return people or before == "عدد"
    return people and (following.startswith("ال") or words.has("sources", "bodies", following))


def _opens_other(token: Token, words: Words) -> bool:
    """A word that no name holds: of grammar, of what happens, "this", "while he", or a participle of speech."""
    is_aside = token.word[:1] == "و" and token.word[1:] in words.grammar["pronouns"]
    return is_aside or token.word in _THIS or any(token.word in one for one in _closed(words))


def _closed(words: Words) -> tuple[frozenset[str], ...]:
    """Lists of words that no name holds; looked up one by one, since joining them at each token cost minutes."""
    grammar, phrases = words.grammar, words.phrases
    return (
        *(
            grammar[name]
            for name in ("prepositions", "relatives", "auxiliaries", "time_words", "plain_verbs")
        ),
        *(phrases[name] for name in ("complementiser", "happenings", "participles", "totals")),
    )


def _is_over(tokens: tuple[Token, ...], at: int, words: Words) -> bool:
    """Whether a verb, an object or those who are told begin behind a name."""
    token, before = tokens[at], tokens[at - 1]
    if is_indefinite(token.word) and not is_indefinite(before.word):
        return _is_object(token, before, words)
    over = is_verb(tokens, at, words) or token.word in words.phrases["sayings"]
    to_work = words.has("phrases", "works", before.word)
    accused = token.word[:1] == "ب" and token.word[1:] in words.phrases["happenings"]
    return over or accused or (is_addressed(token, words) and not to_work)
