"""The entry point of ``nightdesk``: quiet first, then the commands."""

from __future__ import annotations

import typer

from bot.assistant.quiet import be_quiet
from bot.cli.later import Later, group_of
from bot.settings import program_version

COMMANDS = {
    "demo": Later(
        "bot.cli.demo:demo",
        "Start the whole desk with demo clients on this machine: database, assistant, worker and the web page. Ctrl-C stops it.",
    ),
    "chat": Later(
        "bot.cli.chat:chat",
        "Talk to the help desk in the terminal.",
    ),
    "serve": Later(
        "bot.cli.serve:serve",
        "Run the desk: the gateway (web), the assistant (turns) and the worker (deliveries, deadlines, pages).",
    ),
    "train": Later(
        "bot.cli.training:train",
        "Train the assistant on config.yml, domain.yml and data/, and print how well it understands its own examples.",
    ),
    "classify": Later(
        "bot.cli.classify:classify",
        "Say what messages are about: a line in, a JSON object out.",
    ),
    "evaluate": Later(
        "bot.cli.evaluate:evaluate",
        "Measure how well messages are understood that somebody has sorted by hand.",
    ),
    "cover": Later(
        "bot.cli.cover:cover",
        "What if: the verdict with its reasons, the price, cheaper ways, and the answer times.",
    ),
    "replay": Later(
        "bot.cli.replay:replay",
        "Decide past tickets once more under a changed client file: verdict, clause, cost, dates, and what made the difference.",
    ),
    "allowances": Later(
        "bot.cli.allowances:allowances",
        "Hours, visits or tickets a client has left: total, used, reserved, carried over, and until when.",
    ),
    "explain": Later(
        "bot.cli.explain:explain",
        "Why a ticket is covered or not: every check of the decision as it was stored, to whom it was shown, and what a "
        "technician has decided in its place.",
    ),
    "doctor": Later(
        "bot.cli.upkeep:doctor",
        "Look at everything the desk needs on this machine, and say what to do about what is missing; exit 1 if anything is.",
    ),
    "settings": Later(
        "bot.cli.upkeep:settings",
        "Every setting: its name in the environment, its value now, what it is for. Secrets are not shown.",
    ),
    "learn": Later(
        "bot.cli.learn:app",
        "Turn what people sorted otherwise into examples, after somebody has read it.",
    ),
    "model": Later(
        "bot.cli.models:app",
        "Signatures of models: loading a model runs what is in it.",
    ),
    "clients": Later(
        "bot.cli.clients:app",
        "Client and contract files.",
    ),
    "people": Later(
        "bot.cli.groups.people:app",
        "The clients' people, and the chats in which each is known.",
    ),
    "staff": Later(
        "bot.cli.staff:app",
        "The people of your own company, who work in the console.",
    ),
    "console": Later(
        "bot.cli.console:app",
        "Ways into the console, the technicians' pages.",
    ),
    "tickets": Later(
        "bot.cli.groups.tickets:app",
        "Look at tickets, work on them, settle them.",
    ),
    "disputes": Later(
        "bot.cli.disputes:app",
        "Objections to coverage decisions.",
    ),
    "quotes": Later(
        "bot.cli.quotes:app",
        "Look at quotes, write one as PDF, take one back. A quote is approved in chat, with its button, and nowhere else.",
    ),
    "articles": Later(
        "bot.cli.groups.articles:app",
        "The knowledge base.",
    ),
    "oncall": Later(
        "bot.cli.oncall:app",
        "The on-call rota, and the calls that wait.",
    ),
    "alerts": Later(
        "bot.cli.alerts:app",
        "Alerts from monitoring: what is there, who may report, maintenance.",
    ),
    "webhooks": Later(
        "bot.cli.webhooks:app",
        "Signed webhooks: tell other systems of every change of a ticket.",
    ),
    "zammad": Later(
        "bot.cli.zammad:app",
        "Zammad: a ticket there for every ticket here, which follows it.",
    ),
    "audit": Later(
        "bot.cli.audit:app",
        "History that holds: find what was changed behind the desk's back.",
    ),
    "report": Later(
        "bot.cli.report:app",
        "What the past says about a client.",
    ),
    "telegram": Later(
        "bot.cli.telegram:app",
        "The Telegram bot.",
    ),
    "mail": Later(
        "bot.cli.mail:app",
        "The mail server that sends one-time codes, and word of a price that waits.",
    ),
    "slack": Later(
        "bot.cli.slack:app",
        "Slack: set the app up, and see what is missing.",
    ),
    "clock": Later(
        "bot.cli.clock:app",
        "The desk's own time, and the clocks around it.",
    ),
    "db": Later(
        "bot.cli.upkeep:db",
        "The database.",
    ),
}
"""All of them, in the order in which they are listed; each line is the first paragraph of the command's own help."""

app = typer.Typer(
    name="nightdesk",
    cls=group_of(COMMANDS),
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


def main() -> None:
    """What the console script calls."""
    be_quiet()
    try:
        app()
    except Exception as failure:
        _say_what_to_do(failure)
        raise


def _say_what_to_do(failure: Exception) -> None:
    """End with a sentence where the database is the reason; these modules are there already where it is."""
    from bot.cli.common import fail
    from bot.operations.ports import StorageAway
    from bot.storage.engine import NotPostgres

    if isinstance(failure, NotPostgres):
        fail(f"{failure} See NIGHTDESK_DATABASE_URL.")
    if isinstance(failure, StorageAway):
        fail(
            f"The database does not answer{_in_its_words(failure)}. Look whether PostgreSQL runs and whether "
            "NIGHTDESK_DATABASE_URL is its address, then try again."
        )


def _in_its_words(away: Exception) -> str:
    said = str(getattr(away.__cause__, "orig", "")).strip().partition("\n")[0]
    return f" ({said})" if said else ""


if __name__ == "__main__":
    main()
