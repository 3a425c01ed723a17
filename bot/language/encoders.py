"""The sentence encoders to choose from: our own by default, a spaCy package, or a folder with an ONNX model."""

from __future__ import annotations

import hashlib
import importlib
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

import numpy as np

from bot.language.encoder import MAX_TOKENS, EncoderRefused, load_encoder

if TYPE_CHECKING:
    from numpy.typing import NDArray

DEFAULT = "all-MiniLM-L6-v2"


class Encoder(Protocol):
    """Whatever turns texts into vectors that lie near each other when the texts mean nearly the same."""

    @property
    def sha256(self) -> str:
        """What the vectors come from: a model stores it, so that it is never read with another encoder."""

    @property
    def width(self) -> int:
        """How many numbers at the end of each vector are the meaning itself."""

    def features(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """One unit vector per text, float32 (texts, any width)."""


@lru_cache(maxsize=2)
def open_encoder(name: str) -> Encoder | None:
    """The encoder of that name; None, and one line in the log, when the default one is not installed.

    `all-MiniLM-L6-v2`; `spacy:PACKAGE` for an installed spaCy package with vectors; `folder:PATH` for a folder with
    `model.onnx` (input_ids, attention_mask -> token vectors) and `tokenizer.json`. Raises EncoderRefused for a name
    or files that cannot be used.
    """
    kind, colon, rest = name.partition(":")
    if name == DEFAULT:
        return load_encoder()
    if colon and kind == "spacy":
        return _SpacyVectors(rest)
    if colon and kind == "folder":
        return _OnnxFolder(Path(rest).expanduser())
    raise EncoderRefused(f"There is no encoder {name!r}. Use {DEFAULT}, spacy:PACKAGE or folder:PATH (config.yml).")


class _SpacyVectors:
    """The mean of a spaCy package's word vectors."""

    def __init__(self, package: str) -> None:
        try:
            installed = importlib.import_module(package)
            self._language: Any = installed.load(exclude=["tagger", "parser", "ner", "lemmatizer", "attribute_ruler"])
        except (ImportError, AttributeError, OSError, TypeError, ValueError) as failure:
            raise EncoderRefused(f"The spaCy package {package!r} cannot be loaded: {failure}. Install it.") from failure
        self.width = int(self._language.vocab.vectors_length)
        if not self.width:
            raise EncoderRefused(f"The spaCy package {package!r} has no word vectors. Take one that has (md or lg).")
        meta = self._language.meta
        stamp = f"spacy:{package}:{meta.get('version')}:{self.width}:{len(self._language.vocab.vectors)}"
        self.sha256 = hashlib.sha256(stamp.encode()).hexdigest()

    def features(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """One unit vector per text; zeros for a text of unknown words."""
        vectors = [np.asarray(self._language.make_doc(_encodable(text)).vector, dtype=np.float32) for text in texts]
        return _unit(np.array(vectors, dtype=np.float32).reshape(len(vectors), self.width))


class _OnnxFolder:
    """Any encoder exported to ONNX with its tokenizer: the mean of its last layer's token vectors."""

    def __init__(self, folder: Path) -> None:
        try:
            model, tokenizer = (folder / "model.onnx").read_bytes(), (folder / "tokenizer.json").read_bytes()
        except OSError as failure:
            raise EncoderRefused(
                f"{failure.filename} cannot be read. The folder needs model.onnx and tokenizer.json."
            ) from failure
        try:
            self._open(model, tokenizer)
        except Exception as failure:  # neither library has an error of its own for files that it cannot use
            raise EncoderRefused(
                f"{folder} holds no usable encoder: {failure}. model.onnx must turn input_ids and attention_mask into "
                "token vectors, and tokenizer.json must be that of a fast tokenizer."
            ) from failure
        self.sha256 = hashlib.sha256(model + tokenizer).hexdigest()

    def _open(self, model: bytes, tokenizer: bytes) -> None:
        import onnxruntime
        from tokenizers import Tokenizer

        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        self._session = onnxruntime.InferenceSession(model, options, providers=["CPUExecutionProvider"])
        self._inputs = [each.name for each in self._session.get_inputs()]
        self._tokenizer = Tokenizer.from_str(tokenizer.decode())
        self._tokenizer.no_padding()
        self._tokenizer.enable_truncation(MAX_TOKENS)
        self.width = len(self._read("width"))

    def features(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """One unit vector per text, read one by one; zeros for a text without tokens."""
        return np.array([self._read(text) for text in texts], dtype=np.float32).reshape(len(texts), self.width)

    def _read(self, text: str) -> NDArray[np.float32]:
        ids = np.array([self._tokenizer.encode(_encodable(text)).ids], dtype=np.int64)
        if not ids.size:
            return np.zeros(self.width, dtype=np.float32)
        given = {"input_ids": ids, "attention_mask": np.ones_like(ids), "token_type_ids": np.zeros_like(ids)}
        tokens = self._session.run(None, {name: given[name] for name in self._inputs})[0]
        vector: NDArray[np.float32] = _unit(tokens.mean(axis=1))[0]
        return vector


def _encodable(text: str) -> str:
    # Half a surrogate pair, which a broken client may send, is no character that either library could read.
    return text.encode("utf-8", "replace").decode()


def _unit(vectors: NDArray[np.float32]) -> NDArray[np.float32]:
    lengths = np.linalg.norm(vectors, axis=1, keepdims=True)
    result: NDArray[np.float32] = (vectors / np.where(lengths > 0, lengths, 1)).astype(np.float32)
    return result
