"""``nightdesk tickets override``: a technician decides a ticket's coverage otherwise, with a reason."""

from __future__ import annotations

from typing import Annotated

import typer

from bot.cli.common import console, fail, open_desk, print_json
from bot.cli.explain import record_document
from bot.desk.decisions import Verdict
from bot.desk.errors import DeskError
from bot.desk.money import in_words
from bot.desk.overrides import POSSIBLE
from bot.operations.coverage import decisions_of_ticket
from bot.operations.overrides import override_coverage

_KNOWN = ", ".join(each.value for each in POSSIBLE)


def override(
    number: Annotated[str, typer.Argument(metavar="TICKET")],
    verdict: Annotated[str, typer.Option(help=f"{_KNOWN}.")],
    by: Annotated[str, typer.Option(help="Who decides.")],
    reason: Annotated[str, typer.Option(help="Why; the requester and the approver read it.")],
    json_: Annotated[bool, typer.Option("--json", help="for scripts")] = False,
) -> None:
    """Decide a ticket's coverage otherwise. The decision before it stays on record; `explain` shows both.

    Free: waiting quotes are taken back. At a price: a quote goes to an approver, and nothing is charged before a yes.

    For example: nightdesk tickets override ND-1012 --verdict covered --by "Kim Ray" --reason "Agreed with Dana by phone."
    """
    if verdict not in {each.value for each in Verdict}:
        raise typer.BadParameter(f"'{verdict}' is not one of: {_KNOWN}.", param_hint="--verdict")
    with open_desk() as desk:
        try:
            done = override_coverage(ports=desk.ports, number=number, verdict=Verdict(verdict), by=by, reason=reason)
        except DeskError as refusal:
            fail(str(refusal))
        records = decisions_of_ticket(ports=desk.ports, number=number)
    if json_:
        newest, *before = [record_document(record) for record in records]
        print_json({**newest, "ticket": number, "billing": done.ticket.billing.value, "before": before})
        return
    _line(f"{number}: {done.before.decision.verdict.value} -> {done.now.decision.verdict.value}, by {by}.")
    _line(f"Billing: {done.ticket.billing.value}. The ticket is {done.ticket.state.value.replace('_', ' ')}.")
    if done.quote is not None:
        who = f"{done.quote.asked} is asked" if done.quote.asked else "nobody on file may approve it"
        _line(f"Quote {done.quote.number} up to {in_words(done.quote.limit)}: {who}. Nothing is charged before a yes.")
    elif verdict == Verdict.QUOTE_REQUIRED.value:
        _line("Nobody can work out the price beforehand: a person puts it together.")


def _line(text: str) -> None:
    console.print(text, markup=False, highlight=False, soft_wrap=True)
