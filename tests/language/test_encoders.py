"""Another encoder can be named: a spaCy package with vectors, or a folder with an ONNX model."""

from __future__ import annotations

import hashlib
import logging
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import onnx
import pytest
import spacy
from onnx import TensorProto, helper, numpy_helper
from tokenizers import Tokenizer
from tokenizers.models import WordLevel
from tokenizers.pre_tokenizers import Whitespace
from tokenizers.processors import TemplateProcessing

from bot.language import encoder
from bot.language.encoder import MAX_TOKENS, WEIGHTS_SHA256, EncoderRefused
from bot.language.encoders import DEFAULT, open_encoder

_WORDS = {"[UNK]": 0, "[CLS]": 1, "printer": 2, "wifi": 3, "offline": 4}
_TABLE = np.array([[0, 0, 1], [1, 0, 0], [4, 0, 0], [0, 3, 0], [0, 0, 5]], dtype=np.float32)
_PACKAGE = """
from pathlib import Path
import spacy
def load(**given):
    return spacy.load(Path(__file__).parent / "data", **given)
"""


@pytest.fixture(autouse=True)
def no_encoder_stays_open() -> Iterator[None]:
    """Each test opens its own; whoever comes after it opens the default one anew."""
    open_encoder.cache_clear()
    yield
    open_encoder.cache_clear()


def _spacy_package(folder: Path, name: str, vectors: dict[str, list[float]]) -> str:
    language: Any = spacy.blank("en")  # its types ask for a library of their own
    for word, vector in vectors.items():
        language.vocab.set_vector(word, np.array(vector, dtype=np.float32))
    (folder / name).mkdir()
    (folder / name / "__init__.py").write_text(_PACKAGE, encoding="utf-8")
    language.to_disk(folder / name / "data")
    return f"spacy:{name}"


def _write_tokenizer(folder: Path, *, marks: bool = True) -> None:
    tokenizer = Tokenizer(WordLevel(_WORDS, unk_token="[UNK]"))
    tokenizer.pre_tokenizer = Whitespace()
    if marks:
        tokenizer.post_processor = TemplateProcessing(single="[CLS] $A", special_tokens=[("[CLS]", 1)])
    tokenizer.save(str(folder / "tokenizer.json"))


def _write_model(folder: Path, inputs: tuple[str, ...] = ("input_ids", "attention_mask")) -> None:
    """Looks up each token in a table and multiplies by its mask."""
    given = [helper.make_tensor_value_info(name, TensorProto.INT64, ["texts", "length"]) for name in inputs]
    nodes = [
        helper.make_node("Gather", ["table", inputs[0]], ["found"]),
        helper.make_node("Cast", [inputs[1]], ["mask"], to=TensorProto.FLOAT),
        helper.make_node("Unsqueeze", ["mask", "last"], ["weights"]),
        helper.make_node("Mul", ["found", "weights"], ["tokens"]),
    ]
    constants = [numpy_helper.from_array(_TABLE, "table"), numpy_helper.from_array(np.array([2]), "last")]
    answer = helper.make_tensor_value_info("tokens", TensorProto.FLOAT, ["texts", "length", 3])
    graph = helper.make_graph(nodes, "table", given, [answer], initializer=constants)
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)])
    model.ir_version = 9
    onnx.save(model, str(folder / "model.onnx"))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with a tiny encoder."""
    _write_model(tmp_path)
    _write_tokenizer(tmp_path)
    return tmp_path


def test_the_default_encoder_is_our_own() -> None:
    found = open_encoder(DEFAULT)

    assert found is not None
    assert (found.sha256, found.width) == (f"{WEIGHTS_SHA256} in eight bits by 64", 384)


def test_without_its_weights_there_is_no_default_encoder_and_one_line_says_so(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(encoder, "installed_file", lambda name, package: None)
    encoder.load_encoder.cache_clear()
    try:
        with caplog.at_level(logging.INFO):
            assert open_encoder(DEFAULT) is None
            assert open_encoder(DEFAULT) is None
    finally:
        encoder.load_encoder.cache_clear()

    assert [record.levelname for record in caplog.records] == ["WARNING"]


@pytest.mark.parametrize("name", ["", "word2vec", "spacy", "http://example.com", "FOLDER:x", ":x"])
def test_an_unknown_name_is_refused_and_the_choice_named(name: str) -> None:
    with pytest.raises(EncoderRefused, match="Use all-MiniLM-L6-v2, spacy:PACKAGE or folder:PATH"):
        open_encoder(name)


def test_the_same_name_gives_the_same_encoder(folder: Path) -> None:
    assert open_encoder(f"folder:{folder}") is open_encoder(f"folder:{folder}")


def test_a_spacy_package_gives_the_mean_of_its_words(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(tmp_path))
    name = _spacy_package(tmp_path, "tiny_vectors", {"printer": [4, 0], "offline": [0, 3]})

    found = open_encoder(name)

    assert found is not None
    assert found.width == 2
    vectors = found.features(["printer", "printer offline", "unheard"])
    assert vectors == pytest.approx(np.array([[1.0, 0.0], [0.8, 0.6], [0.0, 0.0]]))
    assert vectors.dtype == np.dtype(np.float32)


def test_a_spacy_package_reads_no_text_and_odd_characters(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(tmp_path))
    found = open_encoder(_spacy_package(tmp_path, "tiny_odd_vectors", {"printer": [4, 0]}))

    assert found is not None
    assert found.features([]).shape == (0, 2)
    assert np.isfinite(found.features(["", "\ud800 printer", "a\x00b"])).all()


def test_other_vectors_of_spacy_are_another_encoder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(tmp_path))
    names = [
        _spacy_package(tmp_path, "tiny_first", {"printer": [4, 0]}),
        _spacy_package(tmp_path, "tiny_second", {"printer": [4, 0], "offline": [0, 3]}),
    ]

    found = [open_encoder(name) for name in names]

    assert len({each.sha256 for each in found if each is not None}) == 2


def test_a_spacy_package_without_vectors_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(tmp_path))
    name = _spacy_package(tmp_path, "tiny_without_vectors", {})

    with pytest.raises(EncoderRefused, match=r"'tiny_without_vectors' has no word vectors. Take one that has"):
        open_encoder(name)


@pytest.mark.parametrize("package", ["no_such_package_of_words", "json", "", ".relative", "textwrap"])
def test_a_package_that_is_not_one_of_spacy_is_refused_and_says_what_to_do(package: str) -> None:
    with pytest.raises(EncoderRefused, match=r"cannot be loaded: .*Install it"):
        open_encoder(f"spacy:{package}")


def test_a_folder_gives_the_mean_of_its_token_vectors(folder: Path) -> None:
    found = open_encoder(f"folder:{folder}")

    assert found is not None
    assert found.width == 3
    # The mark at the beginning (1, 0, 0) counts as a token.
    expected = np.array([[1, 0, 0], [1 / 10**0.5, 3 / 10**0.5, 0], [5 / 50**0.5, 0, 5 / 50**0.5], [1, 0, 0]])
    vectors = found.features(["printer", "wifi", "printer offline", ""])
    assert vectors == pytest.approx(expected, abs=1e-6)
    assert vectors.dtype == np.dtype(np.float32)


def test_a_folder_is_known_by_what_its_files_hold(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    other = tmp_path_factory.mktemp("other")
    _write_model(other)
    _write_tokenizer(other, marks=False)
    content = (folder / "model.onnx").read_bytes() + (folder / "tokenizer.json").read_bytes()

    first, second = open_encoder(f"folder:{folder}"), open_encoder(f"folder:{other}")

    assert first is not None and second is not None
    assert first.sha256 == hashlib.sha256(content).hexdigest()
    assert first.sha256 != second.sha256


def test_a_folder_may_want_token_types_too(folder: Path) -> None:
    plain = open_encoder(f"folder:{folder}")
    assert plain is not None
    before = plain.features(["printer offline"])
    open_encoder.cache_clear()
    _write_model(folder, ("input_ids", "attention_mask", "token_type_ids"))

    found = open_encoder(f"folder:{folder}")

    assert found is not None
    assert found.features(["printer offline"]) == pytest.approx(before)


def test_a_folder_reads_no_text_odd_characters_and_long_texts(folder: Path) -> None:
    found = open_encoder(f"folder:{folder}")
    assert found is not None
    full = " ".join(["printer"] * (MAX_TOKENS - 1))

    assert found.features([]).shape == (0, 3)
    assert np.isfinite(found.features(["", "\ud800", "a\x00b"])).all()
    assert found.features([full]).tobytes() == found.features([full + " wifi"]).tobytes()


def test_a_text_without_tokens_has_no_direction(folder: Path) -> None:
    _write_tokenizer(folder, marks=False)
    found = open_encoder(f"folder:{folder}")

    assert found is not None
    assert found.features([""]).tolist() == [[0.0, 0.0, 0.0]]


@pytest.mark.parametrize("missing", ["model.onnx", "tokenizer.json"])
def test_a_missing_file_is_refused_and_the_message_names_both(missing: str, folder: Path) -> None:
    (folder / missing).unlink()

    with pytest.raises(EncoderRefused, match=rf"{missing} cannot be read. The folder needs model.onnx and tokenizer"):
        open_encoder(f"folder:{folder}")


@pytest.mark.parametrize("spoilt", ["model.onnx", "tokenizer.json"])
def test_a_file_that_holds_something_else_is_refused(spoilt: str, folder: Path) -> None:
    (folder / spoilt).write_bytes(b"nothing of the kind")

    with pytest.raises(EncoderRefused, match=r"holds no usable encoder: .*must turn input_ids"):
        open_encoder(f"folder:{folder}")


def test_a_model_that_asks_for_something_else_is_refused(folder: Path) -> None:
    _write_model(folder, ("pixels", "attention_mask"))

    with pytest.raises(EncoderRefused, match=r"holds no usable encoder: 'pixels'.*must turn input_ids"):
        open_encoder(f"folder:{folder}")


def test_what_was_refused_is_read_again_once_it_is_mended(folder: Path) -> None:
    (folder / "model.onnx").unlink()
    with pytest.raises(EncoderRefused):
        open_encoder(f"folder:{folder}")
    _write_model(folder)

    assert open_encoder(f"folder:{folder}") is not None
