import json
import tomllib
from pathlib import Path

from tools import vocabulary

VOCABULARIES = tomllib.loads(vocabulary.SOURCE.read_text(encoding="utf-8"))


def test_the_code_and_the_codebook_are_written_from_the_vocabulary_as_it_stands() -> None:
    assert vocabulary.MODULE.read_text(encoding="utf-8") == vocabulary.render_module(VOCABULARIES)
    assert vocabulary.CODEBOOK.read_text(encoding="utf-8") == vocabulary.render_codebook(VOCABULARIES)


def test_every_term_has_a_label_in_both_languages_and_a_meaning() -> None:
    for group in VOCABULARIES.values():
        for entry in group["terms"].values():
            assert all(entry[key] for key in ("en", "fr", "means"))


def test_the_terms_are_those_that_are_measured(shared: Path) -> None:
    measured = json.loads((shared / "score/vocabulary.json").read_text(encoding="utf-8"))
    names = {
        "event_types": "EventType",
        "modality": "Modality",
        "figure_kinds": "FigureKind",
        "bounds": "Bound",
        "statement_kinds": "StatementKind",
        "stances": "Stance",
        "speaker_kinds": "SpeakerKind",
    }
    for key, name in names.items():
        assert set(measured[key]) == set(VOCABULARIES[name]["terms"])
