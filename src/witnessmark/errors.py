"""Everything that can go wrong, as one family.

WitnessmarkError
├── CaseError        the case folder, case.toml or a hand file is not as it must be
│   └── BusyError    another witnessmark is at work in this case (exit code 3)
├── StoreError       the records cannot be kept or found
├── CustodyError     evidence is missing, changed, or its log does not hold
├── BoxError         the box in which received files are read cannot be started
├── PluginError      a plug-in is not there, or breaks the promises of its kind
├── UnreadError      one item cannot be taken in; it is kept and marked unread, and the rest goes on
│   └── NoRoomError  it does not fit on the disk as it is now; the rest goes on, and the run ends with an error
├── ReadError        a text, date, count or place cannot be read as asked
├── MeasureError     an image, layer, reading or count breaks a condition of measuring
├── WeighError       statements cannot be weighed as asked
└── PublishError     an output cannot be made, or would not say what the record says
"""


class WitnessmarkError(Exception):
    """A sentence for the reader of the screen: what happened, where, and how to mend it."""


class CaseError(WitnessmarkError):
    """The case folder, case.toml or a file under hand/ is not as it must be."""


class BusyError(CaseError):
    """Another witnessmark is at work in this case; nothing was begun."""


class StoreError(WitnessmarkError):
    """Records cannot be kept or found."""


class CustodyError(WitnessmarkError):
    """Evidence is missing or changed, or its log does not hold."""


class BoxError(WitnessmarkError):
    """The box in which received files are read cannot be started."""


class PluginError(WitnessmarkError):
    """A plug-in is not there, or breaks the promises of its kind."""


class UnreadError(WitnessmarkError):
    """One item cannot be taken in. It is kept, marked unread with this reason, and the rest goes on."""


class NoRoomError(UnreadError):
    """One item does not fit on the disk as it is now. The rest goes on, and the run ends with an error."""


class ReadError(WitnessmarkError):
    """A text, date, count or place cannot be read as asked."""


class MeasureError(WitnessmarkError):
    """An image, layer, reading or count breaks a condition of measuring."""


class WeighError(WitnessmarkError):
    """Statements cannot be weighed as asked."""


class PublishError(WitnessmarkError):
    """An output cannot be made, or would not say what the record says."""
