"""What a company has spent, for those who look after its money: billed, approved, waiting, and what its plan has paid."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from bot.desk.clients import Client
from bot.desk.money import Money, in_words
from bot.desk.money_words import Over, asks_what_was_spent
from bot.desk.monthly import Charge
from bot.desk.quotes import Quote, QuoteState
from bot.desk.spend import Days
from bot.operations.contracts import TOLD_THE_FEE
from bot.operations.monthly import charges_between, days_of, paid_by_plan
from bot.operations.open_question import open_question
from bot.operations.past import bounds
from bot.operations.ports import Answer, DeskPorts, Work
from bot.operations.turns import Turn
from bot.operations.wording import TALK_TO_A_PERSON

NOT_YOURS = (
    "What {client} spends is for those who look after its money{names}. Of your own tickets I tell you anything."
)
NOTHING = "Nothing has been billed."
BILLED = "Billed: {amount}, taxes and all."
APPROVED = "Approved and not billed yet: {quotes}, up to {amount}."
WAITING = "Waiting for a yes: {quotes}, up to {amount}."
BESIDE_THE_FEE = "The fee of a plan is not in it; write 'which contract do we have' for that."
PAID_BY_PLAN = "Your plan paid for {requests}, which as callouts would have cost about {amount}, before tax."
SHOWN = 5
NAMED = 2


def answer_about_spending(*, ports: DeskPorts, turn: Turn) -> tuple[Answer, ...] | None:
    """The answer to "how much did we spend this month?", and the question that was open once more; None for anything else."""
    over = asks_what_was_spent(turn.words) if turn.pressed is None and turn.emergency is None else None
    client, contact = turn.person.client, turn.person.contact
    if over is None or client is None or contact is None or not turn.person.verified:
        return None
    days = _days(over, ports.clock.now().astimezone(ZoneInfo(client.timezone)).date())
    told = bool(contact.roles & TOLD_THE_FEE)
    paid = paid_by_plan(ports=ports, client=client, days=days) if told else None
    with ports.begin() as work:
        lines = _spent(work, client, over, days, ports.clock.now(), paid) if told else [_not_yours(client)]
        asked = open_question(work, turn)
    return (
        Answer("\n".join(lines), () if asked else (TALK_TO_A_PERSON,)),
        *([asked] if asked is not None else []),
    )


def _not_yours(client: Client) -> str:
    names = [each.name for each in client.contacts if each.served and each.roles & TOLD_THE_FEE][:NAMED]
    return NOT_YOURS.format(client=client.name, names=f": {' and '.join(names)}" if names else "")


def _spent(
    work: Work, client: Client, over: Over, days: Days, now: datetime, paid: tuple[int, Money] | None
) -> list[str]:
    since, until = bounds(client, days)
    charges = tuple(charges_between(work, client, since, min(until, now + timedelta.resolution)))
    lines = [f"{client.name}, {_in_words(over, days)}:", *_billed(charges, client)]
    if over is not Over.LAST_MONTH:
        newest = work.quotes.newest(client.code)
        lines += _quotes(APPROVED, [each for each in newest if each.state is QuoteState.ACCEPTED], client)
        lines += _quotes(WAITING, [each for each in newest if each.may_be_answered and each.valid_until > now], client)
    if paid is not None:
        lines.append(PAID_BY_PLAN.format(requests=_count(paid[0], "request"), amount=in_words(paid[1])))
    if any(contract.fee is not None and contract.in_force(now) for contract in work.contracts.latest(client.code)):
        lines.append(BESIDE_THE_FEE)
    return lines


def _days(over: Over, today: date) -> Days:
    if over is Over.LAST_MONTH:
        return days_of(today.replace(day=1) - timedelta(days=1))
    return Days(today.replace(month=1, day=1), today) if over is Over.THIS_YEAR else days_of(today)


def _in_words(over: Over, days: Days) -> str:
    if over is Over.THIS_YEAR:
        return f"{days.first:%Y} so far"
    return f"{days.first:%B %Y}{'' if over is Over.LAST_MONTH else ' so far'}"


def _billed(charges: Sequence[Charge], client: Client) -> Iterator[str]:
    if not charges:
        yield NOTHING
        return
    yield BILLED.format(amount=in_words(_sum((charge.amount for charge in charges), client)))
    for charge in sorted(charges, key=lambda each: -each.amount.amount)[:SHOWN]:
        by = f", approved by {charge.approved_by}" if charge.approved_by else ""
        yield f"• {charge.ticket}, {charge.title}: {in_words(charge.amount)}{by}"
    if len(charges) > SHOWN:
        yield f"• and {len(charges) - SHOWN} more"


def _quotes(said: str, quotes: Sequence[Quote], client: Client) -> Iterator[str]:
    if quotes:
        amount = in_words(_sum((each.limit for each in quotes), client))
        yield said.format(quotes=_count(len(quotes), "quote"), amount=amount)


def _sum(amounts: Iterable[Money], client: Client) -> Money:
    return sum(amounts, Money.zero(client.currency))


def _count(number: int, what: str) -> str:
    return f"{number} {what}{'' if number == 1 else 's'}"
