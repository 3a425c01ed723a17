"""What the tests of the components share."""

from __future__ import annotations

import pytest

from bot.nlu import encoder_featurizer
from tests.language.learning import WordEncoder


@pytest.fixture
def small_encoder(monkeypatch: pytest.MonkeyPatch) -> None:
    """The small encoder instead of whatever the configuration names."""
    monkeypatch.setattr(encoder_featurizer, "open_encoder", lambda name: WordEncoder())
