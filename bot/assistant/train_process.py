"""The training process: ``python -m bot.assistant.train_process PROJECT MODEL_NAME [PARENT]``."""

from __future__ import annotations

import logging
import os
import sys
import tarfile
import threading
import time
from pathlib import Path

from bot.assistant.light import components_of_config, spare_tensorflow
from bot.assistant.quiet import be_quiet
from bot.assistant.signature import key_of, sign
from bot.assistant.training import figures_file
from bot.settings import read_settings

FIGURES = "figures.json"


def main(project: str, model_name: str, parent: str = "") -> None:
    """Train from the project's files into its models folder; given up when the parent with this number is gone."""
    if parent:
        threading.Thread(target=_end_with, args=(int(parent),), daemon=True).start()
    be_quiet()
    sys.path.insert(0, project)
    folder = Path(project)
    # Before Rasa is imported, which imports TensorFlow.
    spare_tensorflow(components_of_config(folder / "config.yml"), read_settings().tensorflow)
    import structlog
    from rasa.model_training import train
    from rasa.utils.common import configure_logging_and_warnings

    configure_logging_and_warnings()
    # Without TensorFlow, which brings a way out of its own, Rasa's log would not say which part is learned.
    logging.basicConfig(format="%(message)s")
    # Rasa's own structured logs go to standard output at DEBUG unless somebody says otherwise.
    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(logging.WARNING))
    # Built beside its place and moved there when whole: a model that is found is a model that is finished.
    fresh = folder / "models" / "fresh"
    result = train(
        domain=str(folder / "domain.yml"),
        config=str(folder / "config.yml"),
        training_files=[str(folder / "data")],
        output=str(fresh),
        fixed_model_name=model_name.removesuffix(".tar.gz"),
        force_training=True,
    )
    if result.code != 0 or result.model is None:
        raise SystemExit(result.code or 1)
    keep_figures(Path(result.model), figures_file(folder / "models" / model_name))
    # Signed before it is there: nobody finds a model that nobody has signed.
    place = folder / "models" / model_name
    sign(Path(result.model), key_of(read_settings()), place)
    Path(result.model).rename(place)


def _end_with(parent: int) -> None:
    """Nobody waits any more for what a killed demo began: two cores and 2 GB are given back."""
    while os.getppid() == parent:
        time.sleep(1)
    os._exit(1)


def keep_figures(model: Path, place: Path) -> None:
    """Copy what the training says of itself out of the archive, for people to read; nothing when it says nothing."""
    with tarfile.open(model) as archive:
        for member in archive.getmembers():
            content = archive.extractfile(member) if member.name.endswith(f"/{FIGURES}") else None
            if content is not None:
                place.write_bytes(content.read())


if __name__ == "__main__":
    main(*sys.argv[1:])
