"""Coverage answers: decided once per turn, stored, and explained again from what was stored."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from enum import Enum
from typing import TypeVar
from uuid import NAMESPACE_URL, uuid5

from bot.desk.alternatives import self_help
from bot.desk.catalogue import Work as HowWorked
from bot.desk.catalogue import category_or_raise
from bot.desk.clients import Client
from bot.desk.contracts import Cause, Contract
from bot.desk.coverage import decide_coverage
from bot.desk.decisions import Decision
from bot.desk.disputes import Dispute
from bot.desk.enquiries import Enquiry
from bot.desk.errors import NotFound
from bot.desk.facts import Facts
from bot.desk.leaving_words import harm_of_leaving
from bot.desk.missing_facts import UNLISTED, own_device
from bot.desk.planned import decide_request
from bot.desk.side_words import insists_on_a_visit, is_for_now
from bot.desk.visit_words import insists_after_a_price, takes_help_from_afar
from bot.operations.allowances import use_in_ledger
from bot.operations.ports import ArticleFinder, DeskPorts, Shown, StoredDecision, Work
from bot.operations.turns import Turn

E = TypeVar("E", bound=Enum)


def decide_for_enquiry(*, ports: DeskPorts, turn: Turn, enquiry: Enquiry) -> StoredDecision:
    """The stored verdict on an enquiry as it stands; the same turn and facts get the same stored one."""
    now = ports.clock.now()
    with ports.begin() as work:
        stored = decide_and_store(work, turn, enquiry, now, articles=ports.articles)
        work.enquiries.save(replace(enquiry, decision=stored.id))
        note_shown(work, turn, stored, now)
        work.commit()
        return stored


def note_shown(work: Work, turn: Turn, stored: StoredDecision, now: datetime) -> None:
    """Keep that this turn puts the decision before whoever speaks."""
    work.decisions.note_shown(stored.id, Shown(turn.contact or turn.conversation, turn.conversation, turn.id, now))


def decide_and_store(
    work: Work,
    turn: Turn,
    enquiry: Enquiry,
    now: datetime,
    *,
    at: datetime | None = None,
    articles: ArticleFinder | None = None,
) -> StoredDecision:
    """Decide for the planned instant ``at`` and store the decision inside the caller's transaction.

    Without ``at`` it is decided for now, and planned work that costs something for the next support hours.

    With ``articles`` a fix to try oneself stands among the cheaper ways.
    """
    client, decision = _decided(work, turn, enquiry, at or now, by_day=at is None and not is_for_now(enquiry.told))
    article = (
        articles.best_for(enquiry.category, enquiry.told, client.code) if articles and decision.verdict.costs else None
    )
    if article is not None:
        decision = replace(decision, alternatives=(self_help(client, decision, article), *decision.alternatives))
    for stored in work.decisions.of_turn(turn.id):
        if stored.enquiry == enquiry.id and stored.decision.facts == decision.facts:
            return stored
    number = len(work.decisions.of_turn(turn.id))
    stored = StoredDecision(
        str(uuid5(NAMESPACE_URL, f"{turn.id}/decision/{number}")), enquiry.id, turn.id, now, decision
    )
    work.decisions.add(stored)
    return stored


def decide_for_now(work: Work, turn: Turn, enquiry: Enquiry, now: datetime) -> Decision:
    """What an enquiry comes to if somebody begins at once: asked, not stored."""
    return _decided(work, turn, enquiry, now, by_day=False)[1]


def _decided(work: Work, turn: Turn, enquiry: Enquiry, at: datetime, *, by_day: bool) -> tuple[Client, Decision]:
    client = turn.person.client
    if client is None:
        raise NotFound("I can take this down, but I do not know your contract.")
    contracts = tuple(work.contracts.latest(client.code))
    decide = decide_request if by_day else decide_coverage
    return client, decide(client, contracts, _facts(work, client, contracts, enquiry, at, turn))


def _facts(
    work: Work, client: Client, contracts: tuple[Contract, ...], enquiry: Enquiry, at: datetime, turn: Turn
) -> Facts:
    contact = turn.person.contact
    asset = client.asset(enquiry.fact("asset_tag"))
    if asset is None and enquiry.fact("asset") is None:
        asset = own_device(client, contact, enquiry.told)
    many, bad = harm_of_leaving(enquiry.category, enquiry.words)
    site = client.site(enquiry.fact("site"))
    use = use_in_ledger(work, client.code, contracts, at)
    return Facts(
        category=enquiry.category,
        at=at,
        work=HowWorked.ONSITE if wants_a_visit(enquiry) and may_be_visited(enquiry.category) else None,
        impact=enquiry.impact or many,
        urgency=enquiry.urgency or bad,
        site=site.code if site else asset.site if asset and asset.site else (contact.site if contact else None),
        asset=asset.tag if asset else None,
        asset_covered=False if asset is None and enquiry.fact("asset") == UNLISTED else None,
        application=enquiry.fact("application"),
        used=use.now,
        used_later=use.later,
        person=contact.email if contact else None,
        cause=answered(enquiry, "cause", Cause),
        meets_standard=_yes_or_no(enquiry, "meets_standard"),
        person_listed=_yes_or_no(enquiry, "person_listed"),
    )


def wants_a_visit(enquiry: Enquiry) -> bool:
    """In so many words, or said again once help from afar was offered; what was said last of it holds."""
    wanted = insists_on_a_visit(enquiry.told)
    for line in enquiry.words.splitlines()[1:]:
        wanted = not takes_help_from_afar(line) and (wanted or insists_after_a_price(line) or insists_on_a_visit(line))
    return wanted


def may_be_visited(category: str) -> bool:
    """Whether somebody could come for it: not for a project, a purchase, a question about a bill or an attack."""
    return category_or_raise(category).work in (HowWorked.REMOTE, HowWorked.ONSITE)


def _yes_or_no(enquiry: Enquiry, kind: str) -> bool | None:
    return {"yes": True, "no": False}.get(enquiry.fact(kind) or "")


def answered(enquiry: Enquiry, kind: str, among: type[E]) -> E | None:
    """The fact of this kind as one of the values there are; None while it is not known."""
    return next((member for member in among if member.value == enquiry.fact(kind)), None)


def facts_again(work: Work, client: Client, contracts: tuple[Contract, ...], facts: Facts, at: datetime) -> Facts:
    """The same request for another instant, with what the ledger holds now."""
    use = use_in_ledger(work, client.code, contracts, at)
    return replace(facts, at=at, used=use.now, used_later=use.later)


def decision_in_question(*, ports: DeskPorts, turn: Turn) -> StoredDecision | None:
    """The stored decision that 'why?' is about: the one that the pressed button names; for words that of the open enquiry,
    or of the newest one of the conversation."""
    named = turn.arg("decision")
    with ports.begin() as work:
        if named is not None:
            stored = work.decisions.get(named)
            return stored if stored is not None and stored.decision.client == turn.client else None
        enquiry = work.enquiries.current(turn.conversation) or work.enquiries.latest(turn.conversation)
        if enquiry is None or enquiry.decision is None or turn.client is None or enquiry.client != turn.client:
            return None
        return work.decisions.get(enquiry.decision)


def decide_visit(*, ports: DeskPorts, turn: Turn, decision: Decision) -> Decision:
    """What it would mean if somebody came instead: asked, not stored."""
    return decide_otherwise(ports=ports, turn=turn, decision=decision, work=HowWorked.ONSITE, at=ports.clock.now())


def decide_otherwise(
    *,
    ports: DeskPorts,
    turn: Turn,
    decision: Decision,
    work: HowWorked,
    at: datetime,
    site: str | None = None,
) -> Decision:
    """The same request done in this way at this instant, and at another ``site`` (its code) where one is named: asked, not stored."""
    client = turn.person.client
    with ports.begin() as begun:
        if client is None or client.code != decision.client:
            raise NotFound("I can take this down, but I do not know your contract.")
        contracts = tuple(begun.contracts.latest(client.code))
        facts = facts_again(begun, client, contracts, decision.facts, at)
        if site is not None and site != facts.site:
            facts = replace(facts, site=site, kilometres=None)
        return decide_coverage(client, contracts, replace(facts, work=work))


def explain_again(*, ports: DeskPorts, turn: Turn) -> StoredDecision | None:
    """The same, shown to whoever asks, which is kept."""
    stored = decision_in_question(ports=ports, turn=turn)
    if stored is not None:
        with ports.begin() as work:
            note_shown(work, turn, stored, ports.clock.now())
            work.commit()
    return stored


@dataclass(frozen=True)
class OnRecord:
    """A decision as it was stored, with the objections to it and to whom it was shown."""

    stored: StoredDecision
    objections: tuple[Dispute, ...]
    shown: tuple[Shown, ...]


def decisions_of_ticket(*, ports: DeskPorts, number: str) -> tuple[OnRecord, ...]:
    """The decision a ticket rests on, then those that it took the place of, newest first; NotFound when there is none."""
    with ports.begin() as work:
        ticket = work.tickets.get(number)
        next_id = ticket.decision if ticket else None
        found: list[OnRecord] = []
        while next_id is not None and (stored := work.decisions.get(next_id)) is not None:
            disputes, shown = work.disputes.of_decision(stored.id), work.decisions.shown(stored.id)
            found.append(OnRecord(stored, tuple(disputes), tuple(shown)))
            next_id = stored.decision.supersedes
        if not found:
            raise NotFound(
                f"There is no ticket {number} with a coverage decision. `nightdesk tickets list` shows those there are."
            )
        return tuple(found)
