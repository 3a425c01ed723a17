"""``nightdesk learn``: what people sorted otherwise is read and becomes examples that the assistant learns from."""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum
from pathlib import Path
from typing import Annotated

import typer
from rich.table import Table

from bot.cli.common import Desk, console, errors, fail, open_desk, print_json, read_settings, say
from bot.connectors.whole_files import write_whole
from bot.desk.learning import Suggestion, SuggestionState
from bot.operations.learning import (
    AcceptedLines,
    SuggestionView,
    accept_suggestion,
    list_suggestions,
    patch_of_lines,
    reject_suggestion,
    show_suggestion,
    waiting_lines,
    write_lines,
)
from bot.operations.wording import moment

app = typer.Typer(
    help="Turn what people sorted otherwise into examples, after somebody has read it.", no_args_is_help=True
)
_Json = Annotated[bool, typer.Option("--json", help="for scripts")]
_Id = Annotated[int, typer.Argument(metavar="NUMBER", help="as `nightdesk learn list` shows it")]
_By = Annotated[str, typer.Option(help="your e-mail address, as it stands in the staff file")]
_MOST = 1000


class _State(str, Enum):
    WAITING = "waiting"
    ACCEPTED = "accepted"
    REJECTED = "rejected"
    ALL = "all"


@app.command("list")
def list_(
    state: Annotated[_State, typer.Option(help="only those in this state")] = _State.WAITING,
    json_: _Json = False,
) -> None:
    """What technicians sorted otherwise, and what people said was something else; newest first.

    The line is what would be learned: names, addresses, numbers and machines are replaced in it already.
    """
    wanted = None if state is _State.ALL else SuggestionState(state.value)
    with open_desk() as desk:
        found = list_suggestions(ports=desk.ports, state=wanted, limit=_MOST)
    if json_:
        print_json([suggestion_document(view) for view in found])
        return
    table = Table("number", "taken for", "is", "line", "state", box=None)
    for view in found:
        each = view.suggestion
        category = each.line.category if each.line else each.now
        table.add_row(str(each.id), each.was or "–", category or "nobody has said", _line_of(view), each.state.value)
    console.print(table if found else "Nothing waits to be read.")


@app.command()
def show(id: _Id, json_: _Json = False) -> None:
    """One suggestion: the words as they were written, the line that would be learned, and what was taken out of it.

    For example: nightdesk learn show 12
    """
    with open_desk() as desk:
        view = show_suggestion(ports=desk.ports, id=id)
    if json_:
        print_json(suggestion_document(view))
        return
    each = view.suggestion
    say(f"Suggestion {each.id}, {each.state.value}: {each.source.value} ({each.by}, {moment(each.at, 'UTC')} UTC).")
    say(f"Taken for: {each.was or 'nothing'}. Is: {each.now or 'nobody has said'}. Ticket: {each.ticket or 'none'}.")
    say(f"Written:   {each.words}")
    say(f"To learn:  {_line_of(view)}")
    for gone in view.anonymous.removed:
        say(f"  {gone.kind}: '{gone.was}' is '{gone.became}'")
    if view.anonymous.doubtful and each.state is SuggestionState.WAITING:
        say(f"May be names: {', '.join(view.anonymous.doubtful)}. Write it without (--reword), or --keep them.")
    for change in view.changes:
        say(f"{moment(change.at, 'UTC')} UTC, {change.by}: {change.kind}. {change.text}")


@app.command()
def accept(
    id: _Id,
    by: _By,
    category: Annotated[str, typer.Option("--as", help="what it is about, where that is not what `show` says")] = "",
    reword: Annotated[str, typer.Option(help="learn these words in place of the line")] = "",
    keep: Annotated[
        list[str] | None, typer.Option(help="a word that looks like a name and is known to everybody; may be repeated")
    ] = None,
    measure: Annotated[bool, typer.Option(help="ask the newest model what it makes of the line today")] = True,
) -> None:
    """Let a suggestion become an example of its category, and write it into data/nlu where that can be written.

    For example:

      nightdesk learn accept 12 --by kim@nightdesk.example --as scanner --reword "scan to mail stopped yesterday"
    """
    with open_desk() as desk:
        decided = accept_suggestion(
            ports=desk.ports, id=id, by=by, category=category or None, reworded=reword or None, keep=keep or ()
        )
        assert decided.line is not None
        say(f"Suggestion {id} is accepted: {decided.line.text} ({decided.line.category})")
        if measure:
            _say_what_changes(decided)
        _write(desk)


@app.command()
def reject(id: _Id, by: _By, reason: Annotated[str, typer.Option(help="why; it is kept")]) -> None:
    """Learn nothing from a suggestion, also from one that was accepted before.

    For example: nightdesk learn reject 13 --by kim@nightdesk.example --reason "The person meant the scanner."
    """
    with open_desk() as desk:
        was = show_suggestion(ports=desk.ports, id=id).suggestion
        reject_suggestion(ports=desk.ports, id=id, by=by, reason=reason)
    say(f"Suggestion {id} is rejected.")
    if was.state is SuggestionState.ACCEPTED and was.line:
        say(f"If its line stands in data/nlu already, take it out by hand: {was.line.text}")


@app.command()
def export(
    file: Annotated[str, typer.Argument(metavar="[FILE|-]", help="where the patch goes; - is standard output")] = "-",
) -> None:
    """Write the accepted lines that are no examples yet as a patch, where data/nlu cannot be written itself.

    For example: nightdesk learn export learned.patch, and in a checkout of the project: git apply learned.patch
    """
    with open_desk() as desk:
        found, patch = patch_of_lines(ports=desk.ports)
    _say_held_back(found)
    if file == "-":
        console.file.write(patch)
        return
    try:
        write_whole(Path(file), patch)
    except OSError as failure:
        fail(f"{file} cannot be written ({failure.strerror}).")
    say(
        f"{len(found.lines)} lines are in {file}. In a checkout of the project: git apply {file}, then nightdesk train."
    )


@app.command()
def write() -> None:
    """Write the accepted lines that are no examples yet into data/nlu. A second time it writes nothing."""
    with open_desk() as desk:
        _write(desk)


def _write(desk: Desk) -> None:
    try:
        found, files = write_lines(ports=desk.ports)
    except OSError as failure:
        waiting = len(waiting_lines(ports=desk.ports))
        say(f"data/nlu cannot be written here ({failure.strerror}): {waiting} accepted lines wait.")
        say("Take them to a checkout of the project: nightdesk learn export learned.patch")
        return
    _say_held_back(found)
    if not found.lines:
        say("Every accepted line is an example.")
        return
    say(f"Written: {len(found.lines)} lines, into {', '.join(files)}.")
    say("The model does not know them yet. Next: nightdesk train")


def _say_held_back(found: AcceptedLines) -> None:
    for line, reason in found.held_back:
        errors.print(
            f"Held back ({line.category}): {line.text} – {reason}", markup=False, highlight=False, soft_wrap=True
        )


def _say_what_changes(decided: Suggestion) -> None:
    """What the newest model makes of the line, which the training is to change."""
    from bot.assistant.signature import KeyNotSafe, ModelNotTrusted
    from bot.assistant.understanding import ModelIsTooOld, Understanding
    from bot.cli.logs import log_to_stderr

    models = sorted(
        (read_settings().project / "models").glob("nightdesk-*.tar.gz"), key=lambda each: each.stat().st_mtime
    )
    if not models or decided.line is None:
        say("There is no model yet to ask what it makes of the line.")
        return
    log_to_stderr("CRITICAL")
    with errors.status("Asking the newest model ..."):
        try:
            found = Understanding.load(models[-1]).read(decided.line.text)
        except (ModelIsTooOld, ModelNotTrusted, KeyNotSafe) as refusal:
            say(str(refusal))
            return
    sure, wanted = f"{found.confidence * 100:.0f} %", decided.line.category
    rank = next((place for place, each in enumerate(found.ranking, start=1) if each.category == wanted), None)
    if found.category == wanted:
        say(f"The model sorts the line so already ({sure}, it would {found.band.value}): learning it makes that surer.")
    else:
        where = f"{wanted} comes {_ordinal(rank)}" if rank else f"{wanted} is far behind"
        say(f"Today the model takes the line for {found.category} ({sure}, it would {found.band.value}); {where}.")


def _ordinal(rank: int) -> str:
    return {2: "second", 3: "third"}.get(rank, f"number {rank}")


def _line_of(view: SuggestionView) -> str:
    return view.suggestion.line.text if view.suggestion.line else view.anonymous.text


def suggestion_document(view: SuggestionView) -> dict[str, object]:
    """A suggestion for scripts; instants in UTC."""
    each = view.suggestion
    return {
        "number": each.id,
        "state": each.state.value,
        "source": each.source.value,
        "ticket": each.ticket,
        "client": each.client,
        "was": each.was,
        "now": each.now,
        "words": each.words,
        "by": each.by,
        "at": each.at.isoformat(),
        "category": each.line.category if each.line else None,
        "line": _line_of(view),
        "removed": _removed(view),
        "doubtful": list(view.anonymous.doubtful),
        "decided_by": each.decided_by,
        "decided_at": each.decided_at.isoformat() if each.decided_at else None,
        "history": [
            {
                "at": change.at.isoformat(),
                "by": change.by,
                "kind": change.kind,
                "text": change.text,
                "whence": change.whence,
            }
            for change in view.changes
        ],
    }


def _removed(view: SuggestionView) -> Sequence[dict[str, str]]:
    return [{"kind": each.kind, "was": each.was, "became": each.became} for each in view.anonymous.removed]
