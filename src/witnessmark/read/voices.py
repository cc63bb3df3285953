"""Voices with one normal name each: acronyms, last names, "the group" and pronouns resolved within a document."""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace

from witnessmark.read.contract import Alias
from witnessmark.read.cues import Words, fold
from witnessmark.read.voicekinds import kind_of
from witnessmark.read.voicenames import fits, initials, normal_name, owner_of, squeeze
from witnessmark.read.voiceroles import told_kind, told_roles
from witnessmark.records import Voice
from witnessmark.records.statement import VoiceKind

_ACRONYM = re.compile(r"^(?P<full>[^()]{2,120}?)\s*\((?P<short>[^()\s]{2,12})\)$")
RECENT = 60
"""How many voices back a pronoun or "the group" may reach; keeps a text of a thousand names readable in time."""

_CONTRACTED = re.compile(r"(?i)(?<=\w)(?<!\w\w\w\w\w)['’](?:re|ve|ll|d|m)$")
"""The verb on a pronoun: "they've"."""

_ONE_MAY = re.compile(r"(?i)\bone (?:may|might|can|could|would|should|must|hopes)\b")
"""The "one" that is anybody; "One said" is one of those spoken of."""

_OWN_STAFF = re.compile(
    r"(?:our|my) (?:\w+ )?(?:team|staff|correspondent|reporter|researchers|investigators|office)\b"
)

_STAFF_ALONE = {"researchers", "investigators", "monitors", "researcher", "investigator"}

_PERSONS = {"he", "she", "his", "her"}
_PLURALS = {"they", "their"}
_SELF = {"i", "we", "our", "my", "us"}


@dataclass
class VoiceBook:
    """What a document has taught about its voices so far; filled in text order.

    Attributes:
        aliases: what the case knows beforehand, name case-folded -> normal name and kind.
        known: folded name, acronym or last name -> the voice.
        recent: voices in the order they last spoke, latest last.
        sexes: name -> "masculine" or "feminine", where the text tells.
        bodies: those named without speaking ("the fund" may mean them).
        roles: folded role -> who was last given it ("the president").
    """

    words: Words
    aliases: Mapping[str, Alias]
    known: dict[str, Voice] = field(default_factory=dict)
    recent: list[Voice] = field(default_factory=list)
    sexes: dict[str, str] = field(default_factory=dict)
    roles: dict[str, Voice] = field(default_factory=dict)
    bodies: list[Voice] = field(default_factory=list)

    def resolve(self, text: str, around: str = "") -> Voice | None:
        """The voice that some words name; None for pronouns without a referent and for the author's own "we".

        Args:
            text: the words.
            around: the clause they stand in; "her brother, Piet Vool" tells who "she" cannot be.
        """
        name = _CONTRACTED.sub("", squeeze(text))
        folded = fold(name)
        anybody = self.words.phrases["anybody"] - ({"one"} if not _ONE_MAY.search(around) else set())
        if folded in _SELF | anybody or folded.split()[-1:] == ["i"] or _OWN_STAFF.match(folded):
            return None
        if re.match(
            r"^(?:its|their|his|her) (?:own )?(?:website|page|account|site|figures|estimates?)$", folded
        ):
            return None  # "X has counted 52, according to its website": X, told already
        own_paper = re.match(
            r"^this (?:news)?(?:paper|site|website|magazine|outlet|publication|reporter|channel|author)$",
            folded,
        )
        if own_paper:
            return None
        voice = self._back_reference(owner_of(name, self.words))
        if voice is None and folded in self.words.grammar["pronouns"] | self.words.phrases["resume"]:
            return Voice(folded, "unknown")
        voice = voice or self._named(name)
        if voice is not None:
            voice = self._learn_role(voice, text, around)
            self.remember(voice)
            self._learn_sex(voice, f"{around} {text}"[-120:])
        return voice

    def _learn_role(self, voice: Voice, said: str, around: str) -> Voice:
        """Note what the words beside a name say it is; the voice, of another kind where they say it is a body."""
        body = told_kind(around, voice.name, self.words)
        if body and voice.kind in {"person", "unknown", "group"} and voice.name[:1].isupper():
            voice = replace(voice, kind=body)
            self.known[fold(voice.name)] = voice
        for role in told_roles(said, around, voice.name, self.words) if voice.kind == "person" else ():
            self.roles[role] = voice
        return voice

    def _learn_sex(self, voice: Voice, around: str) -> None:
        """Note what "Mrs", "brother" or "he" beside a name tells, where they agree."""
        parts = set(re.findall(r"\w+", fold(around)))
        told = {sex for sex in ("masculine", "feminine") if parts & self.words.sources[sex]}
        if len(told) == 1 and voice.kind in {"person", "group"}:
            self.sexes.setdefault(voice.name, told.pop())

    def remember(self, voice: Voice) -> None:
        """Note that a voice has just spoken."""
        self.recent = [*(one for one in self.recent[-RECENT:] if one.name != voice.name), voice]

    def _back_reference(self, name: str) -> Voice | None:
        """As in "she", "the group", "the trust" (for "Lantern Trust"): who spoke last and fits."""
        folded = fold(name)
        office = re.match(r"^(?:his|her) (office|ministry|party|campaign|lawyers|lawyer|family)$", folded)
        owner = self._back_reference(folded.split()[0]) if office else None
        if office and owner:
            return Voice(f"{owner.name}'s {office[1]}", "organisation")
        if folded in _PERSONS | _PLURALS | {"it", "its"}:
            return self._by_pronoun(folded)
        bare = re.sub(r"^(?:the|this|that|its|their|his|her) ", "", folded)
        sources = self.words.sources
        if re.match(r"(?:(?:the|that) )?same (?:source|official|person|witness|speaker|man|woman)$", folded):
            return next(reversed(self.recent), None)
        if bare in _STAFF_ALONE and (body := self._latest("organisation")):
            return body  # "researchers found": those of the body that the text tells of
        if bare == folded and folded not in sources["back_to_group"]:
            return None
        plain = re.sub(r"^(?:[Tt]he|[Tt]his|[Tt]hat|[Ii]ts|[Tt]heir) ", "", name)
        own_name = " " in plain and plain[:1].isupper()  # "the Interior Ministry" is no back reference
        return (
            self._by_last_word(bare)
            or self.roles.get(bare)
            or (None if own_name else self._by_its_sort(bare))
        )

    def _by_pronoun(self, folded: str) -> Voice | None:
        """Who spoke last and can be "he", "they" or "it"."""
        if folded in _PERSONS:
            other = "feminine" if folded in {"he", "his"} else "masculine"
            kinds: tuple[VoiceKind, ...] = ("person", "group") if folded in {"he", "she"} else ("person",)
            return self._latest(
                *kinds, but=lambda voice: self.sexes.get(voice.name) == other or self._is_many(voice)
            )
        if folded in _PLURALS:
            return self._latest("group", "organisation", "government", "agency", "outlet")
        body = self._latest("organisation", "government", "agency", "outlet", "group", but=self._is_many)
        return body or self._body_by_shape()

    def _by_last_word(self, bare: str) -> Voice | None:
        """As in "the trust": the last voice whose name ends in that word."""
        ending = [
            voice
            for voice in [*self.bodies, *self.recent]
            if fold(voice.name).split()[-1] == bare and voice.name != fold(voice.name)
        ]
        return ending[-1] if ending else self._by_first_word(bare)

    def _by_first_word(self, bare: str) -> Voice | None:
        """As in "the witness": the last voice whose name is that word and a code ("Witness K-12")."""
        coded = (
            one for one in reversed(self.recent) if re.match(rf"{re.escape(bare)} \S*\d", fold(one.name))
        )
        return next(coded, None)

    def _by_its_sort(self, bare: str) -> Voice | None:
        sources = self.words.sources
        is_outlet = bare in sources["outlets"] or bare in {
            "newspaper",
            "paper",
            "magazine",
            "outlet",
            "journal",
        }
        outlet = self._latest("outlet", "agency") if is_outlet else None
        if outlet is not None or (is_outlet and bare not in sources["back_to_work"]):
            return outlet
        if bare in sources["back_to_work"]:
            return self._latest("organisation", "government", "agency", "outlet")
        if bare in sources["governments"]:
            is_state = self.words.sources["states"]
            return self._latest(
                "government", but=lambda one: bare != "government" and fold(one.name) in is_state
            )
        last = bare.rsplit(maxsplit=1)[-1]
        is_sort = (
            last in {"group", "body", "organisation", "organization", "watchdog", "charity", "ngo"}
            and len(bare.split()) <= 2
        )
        if not is_sort and bare not in sources["back_to_group"]:
            return None
        return self._latest("organisation", "agency") or self._body_by_shape()

    def _body_by_shape(self) -> Voice | None:
        """A name taken for a person's by its shape alone ("Harvest Aid"), which "it" shows to be a body."""
        titled = {one.name for one in self.roles.values()}
        voice = self._latest("person", but=lambda one: one.name in self.sexes or one.name in titled)
        return replace(voice, kind="organisation") if voice else None

    def _is_many(self, voice: Voice) -> bool:
        """Several people, who are no "she" and no "it"."""
        heads = re.split(r"\b(?:of|from|in|on|at|for|who|that|close|with)\b", fold(voice.name))[0].split()
        plural = (
            bool(heads)
            and heads[-1] not in self.words.sources["groups"]
            and heads[-1] not in {"police", "media"}
        )
        return voice.kind == "group" and plural and self.words.has("sources", "groups", heads[-1])

    def _latest(self, *kinds: VoiceKind, but: Callable[[Voice], bool] = lambda _: False) -> Voice | None:
        return next(
            (voice for voice in reversed(self.recent) if voice.kind in kinds and not but(voice)), None
        )

    def _named(self, name: str) -> Voice | None:
        acronym = _ACRONYM.match(name)
        full = normal_name(acronym["full"] if acronym else name, self.words)
        if not full:
            return None
        kind = self.kind_of(full)
        if kind == "person" and name[:4].casefold() == "the ":
            kind = "organisation"  # people's names take no article
        voice = self._lookup(full) or Voice(full, kind)
        for key in filter(None, (full, acronym and acronym["short"], self._last_name(voice))):
            self.known.setdefault(fold(str(key)), voice)
        return voice

    def _lookup(self, full: str) -> Voice | None:
        alias = self.aliases.get(full.casefold())
        if alias is not None:
            return Voice(alias.name, alias.kind)
        known = self.known.get(fold(full)) or self.known.get(fold(re.sub(r"^[Tt]he ", "", full)))
        return known or (self.by_initials(full) if full.isupper() and 2 <= len(full) <= 6 else None)

    def by_initials(self, short: str) -> Voice | None:
        """As in "UN" where the text has "United Nations" without telling that they are one."""
        return next(
            (
                one
                for one in reversed([*self.bodies, *self.recent])
                if one.kind != "person" and initials(one.name) == short
            ),
            None,
        )

    def see(self, names: Iterable[str]) -> None:
        """People known by these last names are spoken of: "she" means the latest of them; the first named counts as latest."""
        for name in reversed(list(names)):
            voice = self.known.get(fold(re.sub(r"['’]s$", "", name)))
            if voice is not None and voice.kind == "person":
                self.remember(voice)

    def mention(self, name: str, around: str = "") -> None:
        """Somebody was named without speaking: "she", "it" or "they" may mean them from here on."""
        said = re.sub(r"['’]s?$", "", squeeze(name))
        voice = self._back_reference(owner_of(said, self.words)) or self._named(said)
        if voice is not None and voice.kind not in {"evidence", "unknown"} and self._is_somebody(voice):
            voice = self._learn_role(voice, said, around)
            self.remember(voice)
            self._learn_sex(voice, f"{around} {name}"[-120:])

    def name_body(self, name: str) -> None:
        """A body was named somewhere in a sentence: "the fund" may mean it, "it" does not."""
        voice = self._named(squeeze(name))
        if voice is not None and voice.kind in {"organisation", "government"}:
            self.bodies = [*self.bodies[-RECENT:], voice]

    def _is_somebody(self, voice: Voice) -> bool:
        """A group that is only mentioned must be one by its noun."""
        return voice.kind != "group" or any(
            self.words.has("sources", "groups", one) for one in voice.name.split()
        )

    def teach(self, full: str, short: str) -> None:
        """Learn "Full Name (FN)" wherever the text gives it, speaker or not."""
        name = normal_name(full, self.words)
        if name and fold(short) not in self.known and fits(short, name):
            self.known[fold(short)] = self._lookup(name) or Voice(name, self.kind_of(name))

    def _last_name(self, voice: Voice) -> str | None:
        parts = voice.name.split()
        return parts[-1] if voice.kind == "person" and len(parts) > 1 else None

    def kind_of(self, name: str) -> VoiceKind:
        """What a name is, by its words."""
        return kind_of(name, self.words)


def with_outlet(voice: Voice, outlet: str) -> Voice:
    """The same voice, published in an outlet."""
    return replace(voice, outlet=outlet or voice.outlet)
