"""The normal name in German words that name a source: without article, role or work ("ein Bericht der Flusswacht" -> "Flusswacht")."""

import re

from witnessmark.read.cues import Words, fold

_ARTICLES = {
    "der", "die", "das", "den", "dem", "des", "ein", "eine", "einen", "einem", "einer", "eines", "ihr", "ihre", "ihrer", "ihren", "ihrem", "sein",
    "seine", "seinen", "seinem", "seiner", "viele", "mehrere", "einige", "manche", "alle", "zahlreiche", "beide", "auch", "dieser", "diese",
    "dieses", "diesem", "diesen", "nach", "laut",
}  # fmt: skip
_GENITIVES = {"der", "des", "von", "vom", "eines", "einer", "durch", "aus"}
_ROLE_ENDS = (
    "sprecher", "sprecherin", "minister", "ministerin", "präsident", "präsidentin", "meister", "meisterin", "anwalt", "anwältin", "chef", "chefin",
    "leiter", "leiterin", "mann", "frau", "arzt", "ärztin", "forscher", "forscherin", "experte", "expertin", "general", "oberst", "kommandeur",
    "kommandant", "offizier", "richter", "richterin", "direktor", "direktorin", "sekretär", "sekretärin", "botschafter", "botschafterin", "zeuge",
    "zeugin", "lehrer", "lehrerin", "händler", "händlerin", "bauer", "bäuerin", "pfarrer", "bischof", "ingenieur", "ingenieurin", "journalist",
    "journalistin", "reporter", "reporterin", "senator", "senatorin", "gouverneur", "gouverneurin", "kanzler", "kanzlerin", "politiker",
    "politikerin", "analyst", "analystin", "professor", "professorin", "ermittler", "ermittlerin", "beauftragter", "beauftragte", "abgeordnete",
    "abgeordneter", "vorsitzende", "vorsitzender", "bewohner", "bewohnerin", "anwohner", "anwohnerin", "schwester", "vater", "mutter", "rätin",
    "landrat", "stadtrat", "herr", "dr", "prof", "augenzeuge", "augenzeugin", "fahrer", "fahrerin", "pilot", "pilotin", "kapitän", "fischer", "witwe", "führer", "führerin", "gesandte", "gesandter", "gesandten", "berater", "beraterin", "besitzer", "besitzerin", "student", "studentin",
    "imam", "priester", "sänger", "sängerin", "autor", "autorin", "schreiner", "bäcker", "imker", "hirte",
)  # fmt: skip
"""Nouns that say what a person is; compounds end in them ("Feuerwehrmann", "Regierungssprecherin")."""

_SORTS = (
    "organisation", "agentur", "sender", "zeitung", "magazin", "partei", "stiftung", "gruppe", "konzern", "portal", "verein", "dienst", "blatt", "verband", "werk", "betreiber", "bündnis", "initiative", "netzwerk", "unternehmen", "kanal", "reederei", "hersteller", "firma",
)  # fmt: skip
"""Nouns that say what a body is, right before its own name ("die Hilfsorganisation Brot und Dach")."""


def german_name(name: str, words: Words) -> str:
    """As in "einem Schreiben des Bildungsministeriums" -> "Bildungsministerium", "Feuerwehrmann Ilja Sand" -> "Ilja Sand"."""
    parts = re.sub(r"\s*\([^()]*\)$|[„“”»«\"]", "", name).strip(" ,;:.").split()
    told = fold(parts[0]) in {"der", "die", "das", "den", "dem", "des", "ein", "eine"} if parts else False
    genitive = bool(parts) and parts[0] in {"des", "eines"}
    parts = _owner(_without_article(parts), words)
    parts = _nominative(parts) if genitive and parts else parts
    parts = _in_compound(_without_sort(_without_role(parts, after_article=told)), words)
    return " ".join(parts) or name


def _without_article(parts: list[str]) -> list[str]:
    at = 0
    while at < len(parts) - 1 and fold(parts[at]) in _ARTICLES:
        at += 1
    bare = parts[at:]
    weak = (
        at and len(bare) > 1 and bare[0].endswith("en") and bare[0][:1].isupper() and bare[1].endswith("en")
    )
    return [bare[0][:-1], *bare[1:]] if weak else bare  # "die Vereinten Nationen"


def _owner(parts: list[str], words: Words) -> list[str]:
    """Whose work it is: behind the noun, in the genitive or after "von"."""
    noun = next((n for n, one in enumerate(parts) if one[:1].isupper()), len(parts))
    if noun + 2 >= len(parts) or not _is_work(parts[noun], words) or parts[noun + 1] not in _GENITIVES:
        return parts
    if "durch" in parts[noun + 2 : -1]:
        return _without_article(parts[parts.index("durch") + 1 :])  # "eine Auswertung von Bildern durch X"
    owner = _without_article(parts[noun + 2 :])
    return _nominative(owner) if parts[noun + 1] in {"des", "eines"} else owner


def _is_work(word: str, words: Words) -> bool:
    plain, listed = fold(word), words.phrases["works"] | words.phrases["voicing"]
    return plain in listed or plain.endswith(tuple(one for one in listed if len(one) > 5))


def _nominative(parts: list[str]) -> list[str]:
    """The head without the ending of the genitive: "Bildungsministeriums", "Amtes"; adjectives before it stay as they are."""
    head = next((n for n, one in enumerate(parts) if one[:1].isupper()), 0)
    word = parts[head]
    bare = word[:-2] if word.endswith(("tes", "des")) and len(word) > 5 else word.removesuffix("s")
    return [*parts[:head], bare, *parts[head + 1 :]]


def _without_role(parts: list[str], *, after_article: bool) -> list[str]:
    """A person's own name of two words or more behind what the person is: by the noun's ending, or by article and noun alone."""
    last = 0
    for n, one in enumerate(parts[:-2]):
        if fold(one).rstrip(".").endswith(_ROLE_ENDS):
            last = n + 1
    capitals = all(one[:1].isupper() for one in parts) and len(parts) == 3
    if after_article and capitals and not parts[0].endswith("e"):
        last = last or 1
    rest = parts[last:]
    named = len(rest) >= 2 and all(one[:1].isupper() or one in {"von", "van", "de", "al"} for one in rest)
    return rest if last and named and rest[0][:1].isupper() else parts


def _without_sort(parts: list[str]) -> list[str]:
    """A body's own name behind the noun that tells its sort."""
    sort = len(parts) > 1 and fold(parts[0]).endswith(_SORTS) and parts[1][:1].isupper()
    return parts[1:] if sort else parts


def _in_compound(parts: list[str], words: Words) -> list[str]:
    """As in "Polizeiangaben" -> "Polizei", "UNHCR-Angaben" -> "UNHCR"."""
    word = parts[-1] if parts else ""
    ending = next((one for one in ("angaben", "kreisen", "angabe") if fold(word).endswith(one)), "")
    bare = word[: -len(ending)].rstrip("-") if ending else ""
    return [bare] if len(bare) > 1 and len(parts) == 1 and words.language == "de" else parts
