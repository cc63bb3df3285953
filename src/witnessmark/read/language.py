"""The language of a text, by its script and its commonest small words; and where its sentences stop."""

import re
from collections import Counter

_SCRIPTS = (
    ("ar", re.compile("[\u0600-\u06ff\u0750-\u077f]")),
    ("he", re.compile("[\u0590-\u05ff]")),
    ("cyrillic", re.compile("[\u0400-\u04ff]")),
    ("el", re.compile("[\u0370-\u03ff]")),
    ("th", re.compile("[\u0e00-\u0e7f]")),
    ("my", re.compile("[\u1000-\u109f]")),
    ("hi", re.compile("[\u0900-\u097f]")),
    ("am", re.compile("[\u1200-\u137f]")),
    ("ko", re.compile("[\uac00-\ud7af]")),
    ("ja", re.compile("[\u3040-\u30ff]")),
    ("zh", re.compile("[\u4e00-\u9fff]")),
)
_LATIN = re.compile(r"[A-Za-z\u00c0-\u024f]")
# Small words that one language has and its neighbours lack, or has far oftener.
_SMALL = {
    "en": "the of and to in was that were with for on by which from said been has it is are not their",
    "de": "der die und das von den mit für wurde ist auf dem nicht ein eine sich auch im wurden nach aus bei",
    "fr": "le la les des et une dans est pour qui sur ont par au été aux du ce avec ont leur plus",
    "es": "el los las una que por con del fueron ha según más como su fue sus al para y en entre",
    "id": "yang dan di dari untuk dengan pada tidak ini itu telah oleh dalam akan ke mereka tersebut sebagai adalah",
    "pt": "o os uma que não com dos foram para mais pelo pela são também ao das em um às seu",
    "it": "il che di gli della sono nel una per con stato anche dei alla non delle più dal è le",
    "nl": "het een van en dat zijn niet met voor werd op aan ook door bij naar wordt over maar uit",
    "tr": "ve bir bu için olarak ile olan daha sonra kadar ise gibi çok olduğu tarafından değil oldu",
    "ru": "и в на что не с по из как для от были его это к",
    "uk": "і в на що не з за до як для від були його це та у",
    "fa": "است که در از این با را به برای بود شد های می آن",
    "ar": "في من على إلى أن التي عن مع هذا كان بعد الذي قد قال هذه ما",
}
_OF_SCRIPT = {
    "cyrillic": ("ru", "uk"),
    "ar": ("ar", "fa"),
    "latin": ("en", "de", "fr", "es", "id", "pt", "it", "nl", "tr"),
}
_WORDS = {language: frozenset(words.split()) for language, words in _SMALL.items()}
_WORD = re.compile(r"[^\W\d_]+")
_STOP = re.compile(r"[.!?؟…。！？։။।][\"'”’»)\]\s]{0,6}$")
_LOOK_AT = 20_000


def language_of(text: str) -> str:
    """ISO 639-1 code of the text's language, "" when too short or none of those known.

    Script first (most letters win), then the share of each language's small words.
    Short texts are not guessed: below 3 small words the answer is "" in a Latin script.
    """
    text = text[:_LOOK_AT]
    counts = Counter({script: len(pattern.findall(text)) for script, pattern in _SCRIPTS})
    counts["latin"] = len(_LATIN.findall(text))
    script, letters = max(counts.items(), key=lambda one: one[1])
    if letters < 3:
        return ""
    if script == "zh" and counts["ja"] * 10 > counts["zh"]:
        return "ja"  # Japanese mixes kana into its Chinese characters
    return _by_small_words(text, _OF_SCRIPT[script]) if script in _OF_SCRIPT else script


def _by_small_words(text: str, languages: tuple[str, ...]) -> str:
    words = _WORD.findall(text.lower())
    scores = {language: sum(word in _WORDS[language] for word in words) for language in languages}
    best = max(scores, key=lambda language: scores[language])
    if "en" not in languages:
        return (
            best  # a script with few languages: the commonest of them, first in the list, when no word tells
        )
    return best if scores[best] >= 3 and scores[best] * 12 >= len(words) else ""


def stops_like_a_sentence(text: str) -> bool:
    """Whether the text ends with a full stop or its like, closing quotes aside."""
    return bool(_STOP.search(text[-12:]))
