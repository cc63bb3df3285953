"""The grammar of dates over letters (see letters.py): which runs of words are a date.

Read a pattern with the letters' table beside it: "k?[do]k?f?M,?y" is "the 1st of September, 2014".
"""

from witnessmark.read.dates import joined as join
from witnessmark.read.dates import lengths as length
from witnessmark.read.dates import makers as make
from witnessmark.read.dates import years
from witnessmark.read.dates.cascade import Pass

_W, _M = "[Ww]", "[Mm]"
_AND = "(?:,?&|->?|>|u|e)"
_COUNT = "(?:[and]|a?vf?)"
_ANY = "[URQCH]"
_LENGTH = f"(?:{_COUNT}{_ANY}|4)"

ATOMS = Pass("A", (
    (r"k?[LOTXY]D(?![a-zA-Z])", make.turn),
    (r"k?D,?y?U(?:,?y)?(?![a-zA-Z])", make.long_weekend),
    (r"Df?k?,?y", make.named),
    (rf"{_W},?D|D", make.digits),
    (r"[ny]J|J[dny]", years.era),
    (r"7", make.to_date),
    (r"(?<=[ik])3(?![a-zA-Z0-9%])|(?<=[|])3$", make.partial),
    (rf"{_M}-[do]-y", make.date),
    (rf"y[/-][do][/-]{_M}|[do]-y-{_M}|y[/-]{_M}[/-][do]", make.date),
    (r"k?[do]?f?M,?n(?=[,.)(;|-])", years.historic_date),
    (r"(?<=y,)z(?![UA])|k?1", make.own_year),
    (rf"(?:{_W},?)?k?[do](?:f|\.|-|/)?k?{_M}(?:/{_M})?[,/I-]?f?y|(?:{_W},?)?{_M}(?:/{_M})?k?[do],?I?y", make.date),
    (rf"{_M}[-/]?k?[do](?![do])|(?:{_W},?)?{_M}[-/]?k?[do]|(?:{_W},?)?k?[do][-/]?k?f?\.?{_M}(?:/{_M})?", make.date),
    (rf"kUd(?:f?{_M}(?:f?y)?)?(?![a-zA-Z])", make.day_number),
    (rf"{_W},?k?o|{_W},?d(?=[,.)&;|]|$)|(?<=[i|])ko(?=[,.)&;|]|$)", make.date),
    (rf"{_M}(?:/{_M})?(?:[,/-]?|f|I|fk?U)y|y,?{_M}-?[do](?![a-zA-Z])|yM(?![do,])", make.date),
    (rf"{_M}fn", years.short_year),
    (r"Sf?,?y|yS|SRfy", make.season),
    (r"k?o-?Q(?:(?:f|I|,)?y)?", make.quarter),
    (r"q[,f-]?y|y[,-]?q|q", make.ranked),
    (r"k?oC|k?Co", make.century),
    (r"kK|(?<=E)K|(?<=E-)K", make.decade),
    (rf"k?[LOXY]{_LENGTH}(?!f)|k?[nd][LOXY]R(?!f)|(?:k|(?<=[fT]))[nd][LOXY]{_ANY}(?!f)|k?[nd]R[LOXY](?!f)", length.turn_run),
    (r"kXU(?!A)|k?ZZ?U|kUZ", make.told_unit),
    (r"k[XY]W", make.told_weekday),
    (r"[nda]W(?:G|rN)|I[nda]W(?=[,.)|]|$)", length.weekdays_off),
    (r"X?WU(?![a-zA-Z])", length.week_on),
    (r"kUbL|kUpX", make.second_turn),
    (r"TR", make.turn),
    (r"k?T?[LOTXY][UQCHMmWwS](?!f)|k?[UQWMS][LOTXY](?![URQCHMmWwS])", make.turn),
    (r"QaU(?:[Glg]|rN)|aU&aQ(?:[Glg]|rN)", length.halves),
    (rf"5?{_LENGTH}G|<{_LENGTH}", length.ago),
    (rf"5?{_LENGTH}[lg]", length.later),
    (r"k?U[bp](?=[,.;)|]|$)", make.neighbour),
    (r"t|(?<=[>&reu-])N|(?<=B)N|(?<=[|])N(?=$)", make.today),
    (r"k?Ud(?:,?f?y)?(?![a-zA-Z])|k?Ud(?=c)", make.week_number),
    (r"k?Uy", years.named_year),
    (r"M|(?<=[IiserfbpuBE>L])m|(?<=E-)m|m(?=[LOTXY]U)|(?<=[|])m(?=$)|(?<=[&,])m(?=[,&|]|$)|m(?=[->&,][Mm])", make.month),
    (r"W|(?<=[isrbeu])w", make.weekday),
    (r"(?<=[IiEeuspb&F>])k?S(?!x)|(?<=[IiEeuspb>]k)S(?!x)|(?<=[LTX]U)S", make.season),
    (r"kU(?!f)|(?<=[bp])U(?![a-zA-Z])", make.weekend),
    (r"y", years.year),
))  # fmt: skip
"""Words to single dates. Groups of days in one month come first, in DAYS."""

DAYS = Pass("P", (
    (r"(?<=[rB])ko(?:>|&|-)ko(?=[,.);|]|$)", make.ranked_days),
    (r"(?<=[6j])n(?=[,.)(-])|(?<![MdvnaA,.])n(?=,k?Ix|,x|\)|-n\)|-n,)|(?<=n-)n(?=[,)])", years.historic),
    (r"(?<![-/dyn])y[-/][dn](?![-/a-zA-Z])", years.years),
    (rf"[Br]?{_M}[do](?:,[do]){{0,8}}{_AND}[do](?![URQCHnx])(?:,?y)?", make.days),
    (rf"(?<![Mm])[Br]?k?[do](?:,[do]){{0,8}}{_AND}k?[do]k?f?{_M}(?:,?f?y)?", make.days),
), frozenset("doyn"), least=2)  # fmt: skip


LENGTHS = Pass("4", (
    (rf"{_COUNT}{_ANY}(?:,?&?|-){_COUNT}{_ANY}(?:(?:,?&?){_COUNT}{_ANY})?", length.joined),
), frozenset("URQCH"))  # fmt: skip
"""Two months and ten days: lengths of time told in several units."""

AHEAD = Pass("A", (
    (rf"i{_LENGTH}(?!G)", length.within),
    (rf"I5?{_LENGTH}(?!G)", length.ahead),
))  # fmt: skip
"""In two months: a date where the words look forward, else a length of time ("in two months they burned ...")."""

ALONE = Pass("A", (
    (r"(?<=[|])k?N$", make.today),
    (r"k?U[dn]?$", make.plain_unit),
    (r"(?<=[|])k?S$", make.season),
    (r"(?<=[|])kd$", make.date),
))  # fmt: skip
"""The day, the year, day five, at present: dates only where somebody says so."""

RELATIVES = Pass("A", (
    (r"k?8fk?[UQA]|k?8fA", join.rest_of),
    (r"k?U(?:f|-)k?A|A(?:,|-)?U(?![a-zA-Z])", join.weekend_of),
    (r"k?(?:o|L)d?[URQ]fkU(?![a-zA-Z])", join.of_the_unit),
    (r"k?A[bp]k?A", join.beside),
    (r"(?:k?(?:o|L)d?|kd(?:o|L))[URWQ](?:f|I|i)?k?A|k?[UW]fk?A|UA", join.nth),
    (r"k?E-?>-?E-?(?:f|I|i)?k?A|k?[Elg](?:-|f|I|i)?k?A|k?sfk?A", join.edge),
    (r"k?[oL]A[fI]k?A", join.nth_weekday),
    (r"k?[oL]AfkU(?!f)", join.nth_weekday),
    (r"k?of?k?A|k?dfk?A|kUdfk?A", join.day_of),
    (r"k?[Es]fk?[UQ]|k?[Elg]Ik?U(?!f)|(?<=[ebiIp])k?U-?E(?![fk-])", join.edge_of_unit),
    (rf"k?{_COUNT}{_ANY}sk?A", join.run_from),
    (rf"5?k?{_LENGTH}[rbp]A|(?<!x)k?U[bp]A", join.from_date),
    (r"A(?:,|f|-|\(|I|i)?k?A", join.merge),
), frozenset("fEbpsUAgl"), least=2)  # fmt: skip

HEDGED = Pass("A", ((r"[hj6][Ii]?k?A", join.hedged),), frozenset("hj6"), least=2)


PHRASES = Pass("P", (
    (r"[rBfI]?k?[do]\.?(?:>|-|e|&)k?[do]\.?(?:I|f|,|i)?k?A", join.days_of),
    (r"k?A,?[rBfI]?k?[do]\.?(?:>|-|e|&)k?[do](?![a-zA-Z])", join.days_of),
    (rf"s{_LENGTH}", join.since_length),
    (r"rI?k?Ai(?=[,.);|]|$)", join.several("since")),
    (r"[rfs]I?k?A(?:>|e|u|-)I?k?A|BI?k?A(?:&|>|-)I?k?A|k?A(?:-|>|u|e)I?k?A", join.several("range")),
    (r"(?:uk?)?A(?:,A){0,12},?&I?k?A", join.several("")),
    (r"r?I?k?A\+", join.several("since")),
    (r"A9", join.several("until")),
    (r"s[Ii]?k?A|[eubp<]k?A", join.open_ended),
    (r"A", join.several("one")),
))  # fmt: skip
"""Dates told together. "or" makes a choice of a list."""
