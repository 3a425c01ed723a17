"""The network of all-MiniLM-L6-v2 (BERT, 6 layers) as an ONNX graph that leaves its weights outside."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

import numpy as np

from bot.language.eight_bits import BLOCK, CODES, MIDDLE, SCALES

if TYPE_CHECKING:
    from numpy.typing import NDArray

LAYERS = 6
HEADS = 12
WIDTH = 384
_HEAD_WIDTH = WIDTH // HEADS
# What tells categories apart stands in the middle layers too (layers counted from 1).
FEATURE_LAYERS = (3, 4, 5, 6)
_EPSILON = 1e-12
_OPSET = 20
# ONNX 1.14 and later write it, every onnxruntime since 1.15 reads it.
_IR_VERSION = 9
# Large enough to silence padding, small enough not to overflow in single precision.
_SILENCE = -1e9
# Where the operators are that the ONNX standard does not have.
_OF_THE_RUNTIME = "com.microsoft"


def weights_of_the_graph(checkpoint: Mapping[str, NDArray[Any]]) -> dict[str, NDArray[Any]]:
    """The checkpoint's tensors (float32) under their own names; matrices of layers turned to (in, out)."""
    return {
        name: np.ascontiguousarray(tensor.T if _is_matrix_of_a_layer(name) else tensor)
        for name, tensor in checkpoint.items()
        if name.startswith("encoder.") or (name.startswith("embeddings.") and "position_ids" not in name)
    }


def _is_matrix_of_a_layer(name: str) -> bool:
    return name.startswith("encoder.") and name.endswith(".weight") and "LayerNorm" not in name


def build_graph(weights: Mapping[str, NDArray[Any]]) -> bytes:
    """The serialised graph: `tokens`, `mask` (int64, texts x tokens) -> `embeddings` and `features`.

    `embeddings` are the model's own unit vectors of 384 numbers; `features` are unit vectors of 1,536: the means of
    FEATURE_LAYERS side by side, each of equal length, the last of them the embedding. `weights` are those of
    `weights_of_the_graph`, or of `in_eight_bits`: only their names, kinds and shapes are written, and they must be handed
    to the session when it is opened.
    """
    from onnx import TensorProto, helper

    writer = _Writer(weights)
    embeddings, features = _network(writer)
    used = {name for node in writer.nodes for name in node.input}
    constants = [each for each in _constants() if each.name in used]
    constants += [_outside(name, weight) for name, weight in sorted(weights.items())]
    graph = helper.make_graph(
        writer.nodes,
        "all-MiniLM-L6-v2",
        [helper.make_tensor_value_info(name, TensorProto.INT64, ["texts", "length"]) for name in ("tokens", "mask")],
        [
            helper.make_tensor_value_info(embeddings, TensorProto.FLOAT, ["texts", WIDTH]),
            helper.make_tensor_value_info(features, TensorProto.FLOAT, ["texts", WIDTH * len(FEATURE_LAYERS)]),
        ],
        initializer=constants,
    )
    sets = [helper.make_opsetid("", _OPSET), helper.make_opsetid(_OF_THE_RUNTIME, 1)]
    model = helper.make_model(graph, opset_imports=sets, producer_name="nightdesk")
    model.ir_version = _IR_VERSION
    return bytes(model.SerializeToString(deterministic=True))


class _Writer:
    """Collects nodes; every result gets a name of its own."""

    def __init__(self, weights: Mapping[str, NDArray[Any]]) -> None:
        self.nodes: list[Any] = []
        self._weights = weights

    def add(self, operator: str, *inputs: str, result: str | None = None, **attributes: Any) -> str:
        """Append one node with one result and give back the result's name."""
        from onnx import helper

        name = result or f"{operator.lower()}_{len(self.nodes)}"
        self.nodes.append(helper.make_node(operator, list(inputs), [name], **attributes))
        return name

    def linear(self, value: str, place: str) -> str:
        """`value` times the matrix at `place`, plus its bias."""
        matrix, bias = f"{place}.weight", f"{place}.bias"
        if matrix in self._weights:
            return self.add("Add", self.add("MatMul", value, matrix), bias)
        codes, scales = matrix + CODES, matrix + SCALES
        out, blocks, _ = self._weights[codes].shape
        # Level 4: each token's numbers are rounded to eight bits too, block by block, and multiplied as whole numbers.
        sizes: dict[str, Any] = {"K": blocks * BLOCK, "N": out, "bits": 8, "block_size": BLOCK, "accuracy_level": 4}
        product = self.add("MatMulNBits", value, codes, scales, domain=_OF_THE_RUNTIME, **sizes)
        return self.add("Add", product, bias)

    def row_of(self, table: str, places: str) -> str:
        """The rows of the table at `places`."""
        if table in self._weights:
            return self.add("Gather", table, places)
        codes = self.add("Cast", self.add("Gather", table + CODES, places), to=1)
        scales = self.add("Gather", table + SCALES, places)
        return self.add("Mul", self.add("Sub", codes, "middle"), scales)

    def normalised(self, value: str, place: str) -> str:
        """Layer normalisation with the scale and shift at `place`."""
        return self.add("LayerNormalization", value, f"{place}.weight", f"{place}.bias", axis=-1, epsilon=_EPSILON)

    def heads(self, value: str, order: tuple[int, ...]) -> str:
        """(texts, length, width) cut into heads and laid out in `order`."""
        return self.add("Transpose", self.add("Reshape", value, "split_heads"), perm=order)


def _network(writer: _Writer) -> tuple[str, str]:
    mask = writer.add("Cast", "mask", to=1)
    silence = writer.add("Mul", writer.add("Sub", "one", writer.add("Unsqueeze", mask, "mask_axes")), "silence")
    weights = writer.add("Unsqueeze", mask, "last_axis")
    state = _input_embeddings(writer)
    means = []
    for number in range(1, LAYERS + 1):
        state = _layer(writer, state, silence, f"encoder.layer.{number - 1}")
        if number in FEATURE_LAYERS:
            means.append(_mean(writer, state, weights, "embeddings" if number == LAYERS else None))
    beside = writer.add("Concat", *means, axis=1)
    return means[-1], writer.add("Mul", beside, "layer_scale", result="features")


def _mean(writer: _Writer, state: str, weights: str, result: str | None) -> str:
    """The mean of the tokens' vectors at unit length; padding does not count."""
    total = writer.add("ReduceSum", writer.add("Mul", state, weights), "token_axis", keepdims=0)
    mean = writer.add("Div", total, writer.add("ReduceSum", weights, "token_axis", keepdims=0))
    return writer.add("LpNormalization", mean, axis=-1, p=2, result=result)


def _input_embeddings(writer: _Writer) -> str:
    words = writer.row_of("embeddings.word_embeddings.weight", "tokens")
    length = writer.add("Shape", "tokens", start=1, end=2)
    places = writer.add("Slice", "embeddings.position_embeddings.weight", "zero", length, "zero")
    kind = writer.add("Gather", "embeddings.token_type_embeddings.weight", "zero")
    summed = writer.add("Add", writer.add("Add", words, places), kind)
    return writer.normalised(summed, "embeddings.LayerNorm")


def _layer(writer: _Writer, state: str, silence: str, place: str) -> str:
    own = f"{place}.attention.self"
    query = writer.heads(writer.linear(state, f"{own}.query"), (0, 2, 1, 3))
    key = writer.heads(writer.linear(state, f"{own}.key"), (0, 2, 3, 1))
    value = writer.heads(writer.linear(state, f"{own}.value"), (0, 2, 1, 3))
    scores = writer.add("Mul", writer.add("MatMul", query, key), "head_scale")
    shares = writer.add("Softmax", writer.add("Add", scores, silence), axis=-1)
    seen = writer.add("Transpose", writer.add("MatMul", shares, value), perm=(0, 2, 1, 3))
    attended = writer.linear(writer.add("Reshape", seen, "join_heads"), f"{place}.attention.output.dense")
    state = writer.normalised(writer.add("Add", attended, state), f"{place}.attention.output.LayerNorm")
    widened = writer.add("Gelu", writer.linear(state, f"{place}.intermediate.dense"))
    narrowed = writer.linear(widened, f"{place}.output.dense")
    return writer.normalised(writer.add("Add", narrowed, state), f"{place}.output.LayerNorm")


def _constants() -> list[Any]:
    from onnx import numpy_helper

    whole: dict[str, list[int]] = {
        "split_heads": [0, 0, HEADS, _HEAD_WIDTH],
        "join_heads": [0, 0, WIDTH],
        "mask_axes": [1, 2],
        "last_axis": [2],
        "token_axis": [1],
        "zero": [0],
    }
    real = {
        "one": 1.0,
        "silence": _SILENCE,
        "middle": float(MIDDLE),
        "head_scale": _HEAD_WIDTH**-0.5,
        "layer_scale": len(FEATURE_LAYERS) ** -0.5,
    }
    return [
        *(numpy_helper.from_array(np.array(value, dtype=np.int64), name) for name, value in whole.items()),
        *(numpy_helper.from_array(np.array(value, dtype=np.float32), name) for name, value in real.items()),
    ]


def _outside(name: str, weight: NDArray[Any]) -> Any:
    """A tensor of which only name, kind and shape are in the file."""
    from onnx import TensorProto, helper

    kind = helper.np_dtype_to_tensor_dtype(weight.dtype)
    tensor = TensorProto(name=name, data_type=kind, dims=weight.shape, data_location=TensorProto.EXTERNAL)
    tensor.external_data.add(key="location", value="weights-are-handed-in")
    return tensor
