"""Weights in eight bits are the weights, to half a step."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from bot.language.eight_bits import BLOCK, CODES, MIDDLE, SCALES, in_eight_bits

_MATRIX = "encoder.layer.0.output.dense.weight"
_TABLE = "embeddings.word_embeddings.weight"
# No weight is so small that its block's step would be no number of 32 bits any more.
_numbers = st.floats(-100, 100, width=32, allow_subnormal=False)


@given(arrays(np.float32, (2 * BLOCK, 3), elements=_numbers))
def test_a_matrix_comes_back_to_half_a_step_of_its_block(matrix: np.ndarray) -> None:
    packed = in_eight_bits({_MATRIX: matrix})

    codes, scales = packed[_MATRIX + CODES], packed[_MATRIX + SCALES].reshape(3, 2, 1)
    assert codes.dtype == np.uint8
    assert codes.flags.c_contiguous
    assert codes.shape == (3, 2, BLOCK)
    again = ((codes.astype(np.float32) - MIDDLE) * scales).reshape(3, -1).T
    steps = np.repeat(scales.reshape(3, 2), BLOCK, axis=1).T
    assert (np.abs(again - matrix) <= steps * 0.501 + 1e-30).all()


def test_each_word_of_the_table_has_a_scale_of_its_own() -> None:
    table = np.array([[1.0, -0.5], [0.0, 0.0], [1e-3, 1e-3]], dtype=np.float32)

    packed = in_eight_bits({_TABLE: table})

    again = (packed[_TABLE + CODES].astype(np.float32) - MIDDLE) * packed[_TABLE + SCALES]
    assert np.abs(again - table).max() < 1 / 127
    assert np.abs(again[2] - table[2]).max() < 1e-5


def test_what_is_no_matrix_of_a_layer_stays_as_it_is() -> None:
    others = {
        "encoder.layer.0.output.LayerNorm.weight": np.ones(4, dtype=np.float32),
        "embeddings.position_embeddings.weight": np.ones((4, 4), dtype=np.float32),
    }

    packed = in_eight_bits(others)

    assert packed.keys() == others.keys()
    assert all(packed[name] is weight for name, weight in others.items())
