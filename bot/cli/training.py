"""``nightdesk train``: build the model with progress, and say how good it is."""

from __future__ import annotations

import json
import time
from collections.abc import Callable
from pathlib import Path
from typing import Annotated

import typer
from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn
from rich.table import Table

from bot.assistant.signature import KeyNotSafe, ModelNotTrusted, is_trusted, key_of, verify
from bot.assistant.training import TrainingFailed, figures_file, keep_chosen, model_for
from bot.assistant.training import train as train_model
from bot.cli.common import console, errors, fail, read_settings

LONG = (
    "Training the assistant, once: 2 GB of memory and some four minutes, or eight where the examples have changed. "
    "Later starts take seconds."
)


def _percent(share: float) -> str:
    return f"{share * 100:.1f} %"


def _count(number: float) -> str:
    return f"{number:,.0f}"


def _share_or_count(figure: float) -> str:
    return _count(figure) if isinstance(figure, int) else _percent(figure)


# What the training has measured on its own examples, by its name there: what to call it, how to write it.
_FIGURES: dict[str, tuple[str, Callable[[float], str]]] = {
    "examples": ("examples", _count),
    "intents": ("intents", _count),
    "folds": ("measured in parts", _count),
    "right": ("right intent", _percent),
    "right_categories": ("right category", _percent),
    "top3": ("right one among the first three", _percent),
    "macro_f1": ("macro-F1", lambda score: f"{score:.3f}"),
    "act": ("acted on", _percent),
    "act_precision": ("  of these right", _percent),
    "offer": ("offered a choice", _percent),
    "reject": ("rejected", _percent),
    "in_scope_rejected": ("ours, but rejected", _percent),
    "out_of_scope_recall": ("none of ours, and rejected", _percent),
    "emergency_recall": ("emergencies noticed", _percent),
    "emergency_false_alarms": ("false alarms", _share_or_count),
    "seconds": ("measured in", lambda seconds: f"{seconds:.0f} s"),
}


def train(
    force: Annotated[
        bool, typer.Option("--force", help="train even if a model fits the data already, and choose thresholds anew")
    ] = False,
) -> None:
    """Train the assistant on config.yml, domain.yml and data/, and print how well it understands its own examples.

    Each example is judged by a model that has not seen it. Says so when a model fits the data already.
    """
    project = read_settings().project
    model = model_for(project)
    try:
        if not force and is_trusted(model, key_of(read_settings())):
            console.print(f"The model {model.name} fits the data already. Use --force to train anew.", soft_wrap=True)
        else:
            started = time.monotonic()
            model = trained_model(project, force=force, renew=True)
            console.print(f"Trained {model.name} in {time.monotonic() - started:.0f} s.")
            _keep(project, model)
    except KeyNotSafe as refusal:
        fail(str(refusal))
    print_figures(model)


def _keep(project: Path, model: Path) -> None:
    try:
        kept = keep_chosen(project, model)
    except OSError as failure:
        errors.print(f"The thresholds are not kept for the next training ({failure}).", soft_wrap=True)
        return
    if kept is not None:
        console.print(
            f"Its thresholds are kept in {kept.relative_to(project)}: with that file, whoever trains on the same examples waits "
            "half as long.",
            soft_wrap=True,
        )


def print_figures(model: Path) -> None:
    """The training's figures as a table; nothing when it left none."""
    try:
        found = json.loads(figures_file(model).read_text(encoding="utf-8"))
    except FileNotFoundError:
        return
    except (OSError, ValueError):
        errors.print(
            f"{figures_file(model).name} cannot be read. `nightdesk train --force` writes it anew.", soft_wrap=True
        )
        return
    rows = [(name, write(found[key])) for key, (name, write) in _FIGURES.items() if found.get(key) is not None]
    if rows:
        console.print("\nOn its own examples, each judged by a model that has not seen it:")
        console.print(_table(rows))
    if found.get("worst"):
        console.print("\nMost often confused:")
        console.print(_table([(str(count), f"{true} taken for {taken}") for true, taken, count in found["worst"]]))


def _table(rows: list[tuple[str, str]]) -> Table:
    table = Table(box=None, show_header=False, padding=(0, 2, 0, 2))
    for row in rows:
        table.add_row(*row)
    return table


def see_that_it_is_a_project(project: Path) -> None:
    """Refuses a folder in which there is nothing to train on."""
    if not (project / "config.yml").exists():
        fail(f"There is no config.yml in {project}. Run from a checkout, or set NIGHTDESK_PROJECT_FOLDER.")


def trained_model(project: Path, *, force: bool = False, renew: bool = False) -> Path:
    """The model that fits the data, trained first where there is none; shows a bar meanwhile.

    ModelNotTrusted for one that is not signed, KeyNotSafe; with ``renew`` another takes such a model's place.
    """
    see_that_it_is_a_project(project)
    model, key = model_for(project), key_of(read_settings())
    if model.exists() and not force:
        try:
            verify(model, key)
            return model
        except ModelNotTrusted:
            if not renew:
                raise
            errors.print(f"The model {model.name} is not signed by this desk: it is trained anew.", soft_wrap=True)
    errors.print(LONG)
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
                project,
                lambda done, total, part: bar.update(task, completed=done, total=total, part=part),
                anew=force,
            )
        except TrainingFailed as failure:
            fail(str(failure))
        except OSError as failure:
            fail(
                f"The model cannot be written ({failure}). See that {project / 'models'} is writable and the disk has room."
            )
