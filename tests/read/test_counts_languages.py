"""Counts, dates and hedges in Arabic and German: another language is one word file."""

import pytest

from witnessmark.read.counts import find_counts
from witnessmark.read.dates import DateContext, find_dates
from witnessmark.read.words import languages, load_words


@pytest.mark.parametrize(
    ("language", "text", "wanted"),
    [
        ("ar", "دمرت على الأقل قريتين", (2, 2, None, "village", "destroy")),
        ("ar", "ودُمرت قريتان بالكامل", (2, 2, 2, "village", "destroy")),
        ("ar", "نحو 12 ألف شخصٍ", (12_000, None, None, "person", "")),
        ("ar", "اختطاف 11 رجلاً", (11, 11, 11, "man", "abduct")),
        ("ar", "أحرقوا ٣٢٠٠ منزل", (3200, 3200, 3200, "building", "burn")),
        ("ar", "مقتل خمسة وعشرين شخصا", (25, 25, 25, "person", "kill")),
        ("ar", "تدمير 30 قرية على الأقل", (30, 30, None, "village", "destroy")),
        ("ar", "قصفوا بلدتين", (2, 2, 2, "town", "bomb")),
        ("ar", "بين 3 و6 مايو 2021 قتل 12 شخصا", (12, 12, 12, "person", "kill")),
        ("de", "Ein Mann sah, wie Milizen 30 Dörfer plünderten.", (30, 30, 30, "village", "loot")),
        ("de", "Die Kämpfer haben um 9 Uhr 30 Dörfer niedergebrannt.", (30, 30, 30, "village", "burn")),
        ("de", "Mindestens 3.200 Gebäude wurden niedergebrannt.", (3200, 3200, None, "building", "burn")),
        ("de", "Vierundzwanzig Menschen starben.", (24, 24, 24, "person", "kill")),
        ("de", "Rund 3,8 Millionen Menschen flohen.", (3_800_000, None, None, "person", "displace")),
        ("fr", "Au moins 30 maisons ont été détruites.", (30, 30, None, "building", "destroy")),
        ("fr", "Plus de vingt et une personnes tuées", (21, 22, None, "person", "kill")),
        ("fr", "de 20 à 30 villages", (30, 20, 30, "village", "")),
        ("fr", "30 pour cent des maisons", (30, 30, 30, "percent", "")),
        ("es", "Al menos 20 casas fueron quemadas.", (20, 20, None, "building", "burn")),
        ("es", "Más de treinta y un mil personas huyeron.", (31_000, 31_001, None, "person", "displace")),
        ("es", "el 30 por ciento de las casas", (30, 30, 30, "percent", "")),
        ("de", "Zwischen 20 und 30 Dörfer wurden geplündert.", (30, 20, 30, "village", "loot")),
    ],
)
def test_a_count_reads_alike_in_another_language(language, text, wanted):
    (count,) = find_counts(text, 0, len(text), language)

    assert (count.value, count.lower, count.upper, count.thing, count.act) == wanted


@pytest.mark.parametrize(
    ("text", "lower", "upper"),
    [
        ("أكثر من 20 بالمئة من المنازل", 20, None),
        ("بين 20% و30% من المنازل", 20, 30),
        ("بين ألف وألفي شخص", 1000, 2000),
        ("بين ثلاثة وخمسة آلاف شخص", 3000, 5000),
        ("بين مليونين وثلاثة ملايين شخص", 2_000_000, 3_000_000),
        ("لا يقل عن 20 شخصا ولكن", 20, None),
        ("أكثر من 20 ولكن أقل من 30 شخصا", 21, 29),
        ("أقل أو يساوي 30 شخصا", None, 30),
        ("لا تزيد على 30 قرية", None, 30),
        ("كحد أدنى 20 قرية", 20, None),
        ("أقل من الثلث", None, pytest.approx(1 / 3)),
    ],
)
def test_arabic_bounds_keep_their_ends_though_and_is_written_onto_the_number(text, lower, upper):
    (count,) = find_counts(text, 0, len(text), "ar")

    assert (count.lower, count.upper) == (lower, upper)


def test_in_arabic_what_is_told_after_and_is_done_to_what_follows_it():
    text = "قُتل شخصان وأصيب 3 أطفال"

    assert [(q.value, q.act) for q in find_counts(text, 0, len(text), "ar")] == [(2, "kill"), (3, "injure")]


@pytest.mark.parametrize(
    ("language", "text", "edtf"),
    [
        ("ar", "في أوائل سبتمبر 2014", "2014-09"),
        ("ar", "في ١ أيلول ٢٠١٤", "2014-09-01"),
        ("ar", "في نهاية شهر أغسطس/آب 2014", "2014-08"),
        ("ar", "في سبتمبر وأكتوبر", "2014-09/2014-10"),
        ("ar", "في تشرين الأول 2014", "2014-10"),
        ("ar", "قبل أسبوعين", "2015-03-02/2015-03-08"),
        ("ar", "العام الماضي", "2014"),
        ("ar", "أمس", "2015-03-17"),
        ("de", "am 1. September 2014", "2014-09-01"),
        ("de", "im Oktober, November und möglicherweise Dezember", "2014-10/2014-12?"),
        ("de", "letzte Woche", "2015-03-09/2015-03-15"),
        ("de", "vor drei Monaten", "2014-12"),
        ("de", "seit Anfang 2014", "2014/.."),
        ("de", "gestern", "2015-03-17"),
    ],
)
def test_a_date_reads_alike_in_another_language(language, text, edtf):
    (timex,) = find_dates(text, 0, len(text), DateContext("2015-03-18", language=language))

    assert timex.when.edtf == edtf


def test_every_word_file_loads_and_has_the_main_tables():
    for language in sorted(languages()):
        words = load_words(language)
        assert len(words.table("dates")["months"]) == 12
        assert words.table("counts", "things")


def test_an_unknown_language_still_reads_digits_and_iso_dates():
    (count,) = find_counts("11 pria", 0, 7, "id")
    (timex,) = find_dates("2014-09-01", 0, 10, DateContext(language="id"))

    assert (count.value, timex.when.edtf) == (11, "2014-09-01")
