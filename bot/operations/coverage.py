"""Coverage answers: decided once per turn, stored, and explained again from what was stored."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from decimal import Decimal
from uuid import NAMESPACE_URL, uuid5

from bot.desk.clients import Client
from bot.desk.contracts import Contract
from bot.desk.coverage import decide_coverage
from bot.desk.disputes import Dispute
from bot.desk.enquiries import Enquiry
from bot.desk.errors import NotFound
from bot.desk.facts import Facts
from bot.operations.allowances import net_use
from bot.operations.ports import DeskPorts, StoredDecision, Work
from bot.operations.turns import Turn


def decide_for_enquiry(*, ports: DeskPorts, turn: Turn, enquiry: Enquiry) -> StoredDecision:
    """The stored verdict on an enquiry as it stands; the same turn and facts get the same stored one."""
    with ports.begin() as work:
        stored = decide_and_store(work, turn, enquiry, ports.clock.now())
        work.enquiries.save(replace(enquiry, decision=stored.id))
        work.commit()
        return stored


def decide_and_store(
    work: Work, turn: Turn, enquiry: Enquiry, now: datetime, *, at: datetime | None = None
) -> StoredDecision:
    """Decide for the planned instant ``at`` (now unless given) and store the decision inside the caller's transaction."""
    client = turn.person.client
    if client is None:
        raise NotFound("I can take this down, but I do not know your contract.")
    contracts = tuple(work.contracts.latest(client.code))
    decision = decide_coverage(client, contracts, _facts(work, client, contracts, enquiry, at or now, turn))
    for stored in work.decisions.of_turn(turn.id):
        if stored.enquiry == enquiry.id and stored.decision.facts == decision.facts:
            return stored
    number = len(work.decisions.of_turn(turn.id))
    stored = StoredDecision(
        str(uuid5(NAMESPACE_URL, f"{turn.id}/decision/{number}")), enquiry.id, turn.id, now, decision
    )
    work.decisions.add(stored)
    return stored


def _facts(
    work: Work, client: Client, contracts: tuple[Contract, ...], enquiry: Enquiry, at: datetime, turn: Turn
) -> Facts:
    asset = client.asset(enquiry.fact("asset_tag"))
    contact = turn.person.contact
    return Facts(
        category=enquiry.category,
        at=at,
        impact=enquiry.impact,
        urgency=enquiry.urgency,
        site=asset.site if asset and asset.site else (contact.site if contact else None),
        asset=asset.tag if asset else None,
        application=enquiry.fact("application"),
        used=tuple(_used(work, client, contracts, at)),
    )


def _used(work: Work, client: Client, contracts: tuple[Contract, ...], at: datetime) -> list[tuple[str, Decimal]]:
    return [
        (allowance.name, net_use(work, client.code, contract, allowance, at))
        for contract in contracts
        if contract.in_force(at)
        for allowance in contract.allowances
    ]


def decision_in_question(*, ports: DeskPorts, turn: Turn) -> StoredDecision | None:
    """The stored decision that 'why?' is about: of the open enquiry, or of the newest one of the conversation."""
    with ports.begin() as work:
        enquiry = work.enquiries.current(turn.conversation) or work.enquiries.latest(turn.conversation)
        if enquiry is None or enquiry.decision is None or turn.client is None or enquiry.client != turn.client:
            return None
        return work.decisions.get(enquiry.decision)


def explain_ticket(*, ports: DeskPorts, number: str) -> tuple[StoredDecision, tuple[Dispute, ...]]:
    """The decision a ticket rests on, as it was stored, and the objections to it with their outcome; NotFound when there is none."""
    with ports.begin() as work:
        ticket = work.tickets.get(number)
        stored = work.decisions.get(ticket.decision) if ticket and ticket.decision else None
        if stored is None:
            raise NotFound(f"There is no ticket {number} with a coverage decision.")
        return stored, tuple(work.disputes.of_decision(stored.id))
