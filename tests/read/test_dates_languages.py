"""Dates in French, Spanish and Ukrainian: one file of words each, the same grammar."""

import random
from datetime import date

import pytest
from tests.read.edtf import is_edtf

from witnessmark.read.dates import DateContext, find_dates, resolve_date

WEDNESDAY = date(2015, 3, 18)


def read(words, language):
    return resolve_date(words, WEDNESDAY, DateContext(language=language)).edtf


@pytest.mark.parametrize(
    ("words", "edtf"),
    [
        ("le 1er septembre 2014", "2014-09-01"),
        ("lundi 1 septembre 2014", "2014-09-01"),
        ("fevrier 2014", "2014-02"),
        ("il y a trois jours", "2015-03-15"),
        ("depuis trois jours", "2015-03-15/.."),
        ("la semaine dernière", "2015-03-09/2015-03-15"),
        ("l'année prochaine", "2016"),
        ("du 3 au 5 août 2014", "2014-08-03/2014-08-05"),
        ("entre octobre et décembre 2014", "2014-10/2014-12"),
        ("fin août 2014", "2014-08"),
        ("les trois derniers mois", "2014-12-18/2015-03-18"),
        ("avant-hier", "2015-03-16"),
        ("la première semaine de mai 2014", "2014-04-28/2014-05-04"),
        ("le premier trimestre 2014", "2014-01/2014-03"),
        ("les années 1960", "196X"),
        ("au XXe siècle", "19XX"),
        ("le lundi de Pâques 2014", "2014-04-21"),
        ("jusqu'au 5 mai 2014", "../2014-05-05"),
    ],
)
def test_french_dates_are_read_as_reports_write_them(words, edtf):
    assert read(words, "fr") == edtf


@pytest.mark.parametrize(
    ("words", "edtf"),
    [
        ("el 1 de septiembre de 2014", "2014-09-01"),
        ("el lunes 1º de septiembre de 2014", "2014-09-01"),
        ("hace tres días", "2015-03-15"),
        ("desde hace tres días", "2015-03-15/.."),
        ("la semana pasada", "2015-03-09/2015-03-15"),
        ("el año que viene", "2016"),
        ("del 3 al 5 de agosto de 2014", "2014-08-03/2014-08-05"),
        ("desde 2010 hasta 2013", "2010/2013"),
        ("a finales de agosto de 2014", "2014-08"),
        ("los últimos tres meses", "2014-12-18/2015-03-18"),
        ("pasado mañana", "2015-03-20"),
        ("anteayer", "2015-03-16"),
        ("el 21 de este mes", "2015-03-21"),
        ("la década de los sesenta", "196X"),
        ("el siglo XX", "19XX"),
        ("Viernes Santo 2014", "2014-04-18"),
        ("después de 2013", "2014/.."),
    ],
)
def test_spanish_dates_are_read_as_reports_write_them(words, edtf):
    assert read(words, "es") == edtf


@pytest.mark.parametrize(
    ("words", "edtf"),
    [
        ("1 вересня 2014 року", "2014-09-01"),
        ("у вересні 2014 року", "2014-09"),
        ("1914 рік", "1914"),
        ("на початку 1940 року", "1940"),
        ("1939–1945 роках", "1939/1945"),
        ("минулого тижня", "2015-03-09/2015-03-15"),
        ("три дні тому", "2015-03-15"),
        ("до 5 травня 2014 року", "../2014-05-05"),
        ("1930-х років", "193X"),
        ("XX столітті", "19XX"),
        ("вчора", "2015-03-17"),
        ("восени 2014 року", "2014-23"),
    ],
)
def test_ukrainian_dates_are_read_in_the_cases_they_stand_in(words, edtf):
    assert read(words, "uk") == edtf


def test_a_chronicle_in_the_present_tense_stays_in_the_year_it_tells():
    text = "У 1948 році. У 1949 році. 25 червня 1950 року війна. 4 серпня оборона триває до 16 вересня. 13 серпня наступ."

    assert values(text, "uk")[-3:] == ["1950-08-04", "../1950-09-16", "1950-08-13"]


def values(text, language):
    return [t.when.edtf for t in find_dates(text, 0, len(text), DateContext("2015-03-18", language=language))]


def test_the_morrow_and_the_eve_count_from_the_day_told_before_them():
    assert values("Le 3 juillet 2013 le village brûla. Le lendemain, l'école brûla.", "fr")[1] == "2013-07-04"
    assert values("El 3 de julio de 2013 ardió. Al día siguiente ardió la escuela.", "es")[1] == "2013-07-04"


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "Il a été tué par sept hommes près de la mer."),
        ("fr", "Les trois maisons et un puits ont brûlé."),
        ("es", "Por la mañana vinieron al mar y quemaron dos casas."),
        ("es", "Según vecinos, la vía fue cortada varias veces."),
    ],
)
def test_words_that_only_look_like_dates_are_no_dates_elsewhere_either(language, text):
    assert values(text, language) == []


WORDS = {
    "fr": "le la de du des 1er 3 31 2014 mai août lundi mardi semaine mois année dernière prochain il y a dans depuis jusqu'au entre et ou "
    "à au fin début avant après hier demain , . - / ( ) deux trois jours années 60 siècle XXe Noël 5/6/2014 lendemain",
    "uk": "1 3 31 2014 року рік роках травня серпень понеділок у в до з після перед між і або тиждень тижня місяць минулого наступного тому "
    "на початку кінець вчора , . - / ( ) два три дні 1930-х 15-го столітті XX 5.6.2014 того ж дня",
    "es": "el la de del 1º 3 31 2014 mayo agosto lunes martes semana mes año pasada próximo hace en desde hasta entre y o a al finales "
    "antes después ayer mañana , . - / ( ) dos tres días años 60 siglo XX Navidad 5/6/2014 siguiente víspera",
}


@pytest.mark.parametrize("language", sorted(WORDS))
@pytest.mark.parametrize("seed", range(80))
def test_every_value_is_edtf_and_every_span_its_slice_in_these_languages_too(language, seed):
    chance = random.Random(seed)
    text = " ".join(chance.choice(WORDS[language].split()) for _ in range(chance.randint(1, 24)))

    found = find_dates(text, 0, len(text), DateContext("2015-03-18", language=language))

    assert all(timex.span.of(text) == timex.text for timex in found)
    assert all(timex.when.edtf == "" or is_edtf(timex.when.edtf) for timex in found)
