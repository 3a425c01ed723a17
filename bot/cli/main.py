"""The entry point of ``nightdesk``: quiet first, then the commands."""

from __future__ import annotations

import typer

from bot.assistant.quiet import be_quiet
from bot.bootstrap import program_version
from bot.cli import (
    alerts,
    article_files,
    articles,
    audit,
    clients,
    clock,
    console,
    disputes,
    erasing,
    learn,
    mail,
    models,
    oncall,
    people,
    quotes,
    report,
    slack,
    staff,
    telegram,
    ticket_clocks,
    ticket_work,
    tickets,
    timesheet,
    upkeep,
    webhooks,
    zammad,
)
from bot.cli.allowances import allowances
from bot.cli.chat import chat
from bot.cli.classify import classify
from bot.cli.common import fail
from bot.cli.cover import cover
from bot.cli.demo import demo
from bot.cli.evaluate import evaluate
from bot.cli.explain import explain
from bot.cli.feedback import feedback
from bot.cli.override import override
from bot.cli.replay import replay
from bot.cli.serve import serve
from bot.cli.training import train
from bot.operations.ports import StorageAway
from bot.storage.engine import NotPostgres

app = typer.Typer(
    name="nightdesk",
    help="Help desk for MSPs in chat: what is wrong, is it covered, what does it cost, a fix, a ticket.\n\n"
    "Begin with `nightdesk demo`, or `nightdesk chat` to talk in the terminal.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)


def _say_version(asked: bool) -> None:
    if asked:
        typer.echo(f"nightdesk {program_version()}")
        raise typer.Exit


@app.callback()
def with_options(
    version: bool = typer.Option(
        False, "--version", help="Say which version this is.", callback=_say_version, is_eager=True
    ),
) -> None:
    """What stands before any command; the help of the whole is the application's own."""


app.command()(demo)
app.command()(chat)
app.command()(serve)
app.command()(train)
app.command()(classify)
app.command()(evaluate)
app.add_typer(learn.app, name="learn")
app.add_typer(models.app, name="model")
app.add_typer(clients.app, name="clients")
app.add_typer(people.app, name="people")
app.add_typer(staff.app, name="staff")
app.add_typer(console.app, name="console")
app.command()(cover)
app.command()(replay)
app.command()(allowances)
app.command()(explain)
people.app.command()(erasing.export)
people.app.command()(erasing.erase)
people.app.command()(erasing.erased)
people.app.command("readmit")(erasing.readmit_)
tickets.app.command()(ticket_clocks.respond)
tickets.app.command()(ticket_clocks.prioritise)
tickets.app.command()(ticket_work.claim)
tickets.app.command()(ticket_work.assign)
tickets.app.command()(ticket_work.wait)
tickets.app.command()(ticket_work.resume)
tickets.app.command()(ticket_work.reopen)
tickets.app.command()(ticket_work.merge)
tickets.app.command()(ticket_work.split)
tickets.app.command()(ticket_work.sort)
tickets.app.command()(ticket_work.note)
tickets.app.command()(override)
tickets.app.command()(timesheet.time)
tickets.app.command()(timesheet.part)
tickets.app.command("correct")(timesheet.correct_entry)
tickets.app.command()(timesheet.rest)
tickets.app.command()(timesheet.resolve)
tickets.app.command()(timesheet.cost)
app.add_typer(tickets.app, name="tickets")
app.add_typer(disputes.app, name="disputes")
app.add_typer(quotes.app, name="quotes")
articles.app.command()(feedback)
for name, command in article_files.COMMANDS.items():
    articles.app.command(name)(command)
app.add_typer(articles.app, name="articles")
app.add_typer(oncall.app, name="oncall")
app.add_typer(alerts.app, name="alerts")
app.add_typer(webhooks.app, name="webhooks")
app.add_typer(zammad.app, name="zammad")
app.add_typer(audit.app, name="audit")
app.add_typer(report.app, name="report")
app.add_typer(telegram.app, name="telegram")
app.add_typer(mail.app, name="mail")
app.add_typer(slack.app, name="slack")
app.add_typer(clock.app, name="clock")
app.add_typer(upkeep.db, name="db")
app.command()(upkeep.doctor)
app.command()(upkeep.settings)


def main() -> None:
    """What the console script calls."""
    be_quiet()
    try:
        app()
    except NotPostgres as refusal:
        fail(f"{refusal} See NIGHTDESK_DATABASE_URL.")
    except StorageAway as away:
        fail(
            f"The database does not answer{_in_its_words(away)}. Look whether PostgreSQL runs and whether NIGHTDESK_DATABASE_URL "
            "is its address, then try again."
        )


def _in_its_words(away: StorageAway) -> str:
    said = str(getattr(away.__cause__, "orig", "")).strip().partition("\n")[0]
    return f" ({said})" if said else ""


if __name__ == "__main__":
    main()
