"""``nightdesk tickets override``: a technician decides a ticket's coverage otherwise, with a reason."""

from __future__ import annotations

from decimal import Decimal
from typing import Annotated

import typer

from bot.cli.common import By, TicketNumber, fail, name_of, open_desk, print_json, say
from bot.cli.explain import record_document
from bot.desk.decisions import Verdict
from bot.desk.errors import DeskError
from bot.desk.money import in_words
from bot.desk.overrides import POSSIBLE, AgreedWork
from bot.operations.coverage import decisions_of_ticket
from bot.operations.overrides import override_coverage
from bot.operations.stated_facts import BadWhatIf, read_number

_KNOWN = ", ".join(each.value for each in POSSIBLE)


def override(
    number: TicketNumber,
    verdict: Annotated[str, typer.Option(help=f"{_KNOWN}.")],
    by: By,
    reason: Annotated[str, typer.Option(help="Why; the requester and the approver read it.")],
    rate: Annotated[str, typer.Option(help="The price of an hour that was agreed for this ticket, like 90.00.")] = "",
    minutes: Annotated[int | None, typer.Option(help="How long the work takes, instead of the usual time.")] = None,
    json_: Annotated[bool, typer.Option("--json", help="for scripts")] = False,
) -> None:
    """Decide a ticket's coverage otherwise. The decision before it stays on record; `explain` shows both.

    Free: waiting quotes are taken back. At a price: a quote goes to an approver, and nothing is charged before a yes.
    With --rate or --minutes a price that was asked for is put anew; what was approved stands until the new one is.

    For example: nightdesk tickets override ND-1012 --verdict covered --by "Kim Osei" --reason "Agreed with Dana by phone."

    nightdesk tickets override ND-1012 --verdict quote_required --rate 90 --minutes 45 --by "Kim Osei" --reason "As agreed."
    """
    if verdict not in {each.value for each in Verdict}:
        raise typer.BadParameter(f"'{verdict}' is not one of: {_KNOWN}.", param_hint="--verdict")
    with open_desk() as desk:
        try:
            agreed, signed = AgreedWork(_rate(rate), minutes), name_of(desk, by)
            done = override_coverage(
                ports=desk.ports,
                number=number,
                verdict=Verdict(verdict),
                by=signed,
                reason=reason,
                agreed=agreed,
            )
        except DeskError as refusal:
            fail(str(refusal))
        records = decisions_of_ticket(ports=desk.ports, number=number)
    if json_:
        newest, *before = [record_document(record) for record in records]
        print_json({**newest, "ticket": number, "billing": done.ticket.billing.value, "before": before})
        return
    say(f"{number}: {done.before.decision.verdict.value} -> {done.now.decision.verdict.value}, by {signed}.")
    say(f"Billing: {done.ticket.billing.value}. The ticket is {done.ticket.state.value.replace('_', ' ')}.")
    if done.quote is not None:
        who = f"{done.quote.asked} is asked" if done.quote.asked else "nobody on file may approve it"
        say(f"Quote {done.quote.number} up to {in_words(done.quote.limit)}: {who}. Nothing is charged before a yes.")
    elif verdict == Verdict.QUOTE_REQUIRED.value:
        say("Nobody can work out the price beforehand: a person puts it together.")


def _rate(written: str) -> Decimal | None:
    if not written:
        return None
    try:
        return read_number(written)
    except BadWhatIf as refusal:
        raise typer.BadParameter(f"{refusal} Write it like 90.00.", param_hint="--rate") from None
