"""`make demo-chat` beside `make demo`: data of its own, and the same model."""

from __future__ import annotations

import pytest

from bot.assistant.signature import key_file
from bot.settings import read_settings
from tests.stand_ins.__main__ import environment


def test_both_demos_trust_the_model_that_either_has_trained(monkeypatch: pytest.MonkeyPatch) -> None:
    ours = read_settings()
    for name, value in environment(ours, "http://127.0.0.1:1", "http://127.0.0.1:2").items():
        monkeypatch.setenv(name, value)
    theirs = read_settings()

    assert theirs.data != ours.data
    assert key_file(theirs) == key_file(ours).resolve()
