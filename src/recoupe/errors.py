"""Every error that Recoupe raises on purpose.

RecoupeError
├── InputError              what was given cannot be used: says which file or URL, and what to do
│   ├── UnreadableFile      the file cannot be opened or decoded
│   ├── DamagedArchive      a WARC or gzip file is cut short or broken
│   └── TooLarge            more bytes than the limit allows
├── DossierError            the folder is not a dossier, or cannot be used now
│   ├── NotADossier
│   ├── DossierBusy         another process is writing to it
│   ├── NewerRecord         made by a newer version of Recoupe
│   └── CannotWrite         no permission, or the disk is full
├── EvidenceError           captures and log do not agree
│   └── Withdrawn           the payload was withdrawn, for safety or law; its hash is kept
├── AnchorError             a fact's words are not where its anchor says
├── JudgementError          a judgement names something that is not in the record
└── MissingPart             an optional model or library is absent: says which extra to install
"""


class RecoupeError(Exception):
    """The root of all errors that Recoupe raises on purpose; its text is meant for the user."""


class InputError(RecoupeError):
    """What was given cannot be used."""


class UnreadableFile(InputError):
    """The file cannot be opened or decoded."""


class DamagedArchive(InputError):
    """A WARC or gzip file is cut short or broken."""


class TooLarge(InputError):
    """More bytes than the limit allows."""


class DossierError(RecoupeError):
    """The folder is not a dossier, or it cannot be used now."""


class NotADossier(DossierError):
    """The folder holds no dossier."""


class DossierBusy(DossierError):
    """Another process is writing to this dossier."""


class NewerRecord(DossierError):
    """The dossier was made by a newer version of Recoupe."""


class CannotWrite(DossierError):
    """The dossier's folder cannot be written: no permission, or the disk is full."""


class EvidenceError(RecoupeError):
    """Captures and log do not agree."""


class Withdrawn(EvidenceError):
    """The payload was withdrawn, for safety or law; its hash is kept."""


class AnchorError(RecoupeError):
    """A fact's words are not where its anchor says."""


class JudgementError(RecoupeError):
    """A judgement names something that is not in the record."""


class MissingPart(RecoupeError):
    """An optional model or library is absent."""
