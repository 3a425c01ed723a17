"""``nightdesk model``: which models may be loaded."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from bot.assistant import signature
from bot.assistant.training import model_for
from bot.cli.common import fail, read_settings, say
from bot.desk.errors import DeskError

app = typer.Typer(help="Signatures of models: loading a model runs what is in it.", no_args_is_help=True)


@app.command()
def sign(
    file: Annotated[Path, typer.Argument(exists=True, dir_okay=False, help="the model, models/nightdesk-….tar.gz")],
) -> None:
    """Let this desk load a model that another machine has trained. Only when you know where it comes from.

    For example: nightdesk model sign models/nightdesk-0123456789abcdef.tar.gz
    """
    try:
        signature.sign(file, signature.key_of(read_settings()))
    except DeskError as refusal:
        fail(str(refusal))
    except OSError as failure:
        fail(f"The signature cannot be written beside the model: {failure}")
    say(f"Signed {file.name}. Its SHA-256 is {signature.fingerprint_of(file)}.")


@app.command()
def verify(
    file: Annotated[
        Path | None, typer.Argument(dir_okay=False, help="the model; without: the one that fits the data")
    ] = None,
) -> None:
    """Whether a model is signed with the key of this desk and unchanged since; exit 1 when it is not.

    For example: nightdesk model verify
    """
    settings = read_settings()
    model = file or model_for(settings.project)
    if not model.is_file():
        fail(f"There is no model {model}. `nightdesk train` builds the one that fits the data.")
    try:
        signature.verify(model, signature.key_of(settings))
    except DeskError as refusal:
        fail(str(refusal))
    say(f"{model.name} is signed and unchanged. Its SHA-256 is {signature.fingerprint_of(model)}.")
