"""``nightdesk train``: build the model with progress."""

from __future__ import annotations

import time
from pathlib import Path
from typing import Annotated

import typer
from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

from bot.assistant.training import TrainingFailed, model_for
from bot.assistant.training import train as train_model
from bot.cli.common import console, errors, fail, read_settings


def train(
    force: Annotated[bool, typer.Option("--force", help="train even if a model fits the data already")] = False,
) -> None:
    """Train the assistant on config.yml, domain.yml and data/; says so when a model fits already."""
    project = read_settings().project
    model = model_for(project)
    if model.exists() and not force:
        console.print(f"The model {model.name} fits the data already. Use --force to train anew.")
        return
    started = time.monotonic()
    trained = trained_model(project, force=force)
    console.print(f"Trained {trained.name} in {time.monotonic() - started:.0f} s.")


def trained_model(project: Path, *, force: bool = False) -> Path:
    """The model that fits the data, trained first where there is none; shows a bar meanwhile."""
    model = model_for(project)
    if model.exists() and not force:
        return model
    columns = (
        TextColumn("Training the assistant"),
        BarColumn(),
        TextColumn("{task.fields[part]}"),
        TimeElapsedColumn(),
    )
    with Progress(*columns, console=errors, transient=not errors.is_terminal) as bar:
        task = bar.add_task("train", total=None, part="reading the data")
        try:
            return train_model(
                project, lambda done, total, part: bar.update(task, completed=done, total=total, part=part)
            )
        except TrainingFailed as failure:
            fail(str(failure))
        except OSError as failure:
            fail(
                f"The model cannot be written ({failure}). See that {project / 'models'} is writable and the disk has room."
            )
