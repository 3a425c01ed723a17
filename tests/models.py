"""The trained model that tests run with."""

from __future__ import annotations

import os
from fcntl import LOCK_EX, flock
from pathlib import Path

from bot.assistant.signature import is_trusted, key_of, sign
from bot.assistant.training import model_for, train
from bot.settings import read_settings


def found_or_trained() -> Path:
    """The model that fits the data, trained first where there is none; this process and its children may load it.

    What lies in models/ is signed with a key of the tests' own: they would run what is there anyhow, and training takes
    minutes. Whoever works on this checkout has another key, and trusts nothing because the tests did.
    """
    project = read_settings().project
    build = project / "build"
    build.mkdir(exist_ok=True)
    os.environ["NIGHTDESK_MODEL_KEY"] = str(build / "tests-model.key")
    # Tests run in several processes, of which one trains.
    with (build / "tests-model.lock").open("w") as lock:
        flock(lock, LOCK_EX)
        model, key = model_for(project), key_of(read_settings())
        if not model.exists():
            return train(project, lambda done, total, part: None)
        if not is_trusted(model, key):
            sign(model, key)
        return model
