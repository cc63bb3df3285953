"""What the caller knows of a text before its dates are read."""

from typing import NamedTuple


class DateContext(NamedTuple):
    """The ground the dates of a text stand on.

    Attributes:
        dct: EDTF day or month of the text the words lean on ("" when unknown).
        anchor: the label kept in `When.anchor` for dates that lean on `dct`: "document", "quoted article" ...
        last: EDTF of the last date mentioned before this stretch of text.
        day: EDTF of the last of them that is a day, where that is another.
        language: two-letter code of the words.
        forward: whether the words speak of what is to come; None lets the tense of each sentence tell.
        story: whether the text tells of years gone by, so that "May 16" leans on the year told last.
    """

    dct: str = ""
    anchor: str = "document"
    last: str = ""
    language: str = "en"
    forward: bool | None = None
    story: bool = False
    day: str = ""
