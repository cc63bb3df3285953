"""A sentence with one letter per token, so that the grammar of dates can be plain patterns over letters.

The letters are the same in every language; a language's word file says which words get which.

    D a date in digits   d number 1-31   o ordinal   y four digits   n other number   a "a"   v "several"
    M month (m weak)     W weekday (w weak)   S season   q "Q3"   K "sixties"
    U unit   R units   N now   J A.D.   Q quarter, half   C century   H hour, minute, second
    L last   O previous   T this   X next   Y following   Z same, that   G ago   < ago, said before the number
    t today, yesterday   E early, late   l later   g earlier
    k the   f of   I in   i on   s since   e until   u through   b before   p after   r from   B between
    > to   & and, or   j about   6 circa   h possibly   F will   V was   c clock time   z his (senior) year   8 the rest of   1 the same season
    3 day and month, 22.04   5 more than, less than   7 the year to date   9 or earlier   0 B.C.   , - . / ( ) themselves   x anything else
"""

from typing import Any, NamedTuple


class Node(NamedTuple):
    """A token, or several put together: its letter, its place in the text, and what it means."""

    letter: str
    start: int
    end: int
    meaning: Any = None
