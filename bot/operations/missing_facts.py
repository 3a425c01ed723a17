"""A fact that the contract asks about: put to the person, and kept when it is answered."""

from __future__ import annotations

from dataclasses import replace

from bot.desk.decisions import Decision, Verdict
from bot.desk.enquiries import Enquiry
from bot.desk.errors import NotFound
from bot.desk.missing_facts import (
    UNKNOWN,
    FactQuestion,
    left_out_if_it_is_that,
    next_question,
    question_about,
    question_about_own_device,
    with_answer,
)
from bot.desk.tickets import Fact
from bot.operations.ports import DeskPorts
from bot.operations.turns import Turn
from bot.operations.wording import PROBLEM_LOST

WHICH_DEVICE = (
    "Which device it is, a technician finds out. If it is one that the plan leaves out{term}, you hear the price first, and nothing "
    "is charged without a yes."
)
WHICH_DEVICE_FIRST = (
    "Which device it is, a technician finds out; then you hear what is covered, before anything costs something."
)
FIND_OUT_WHICH = (
    "Nobody could say which device it is: find out first. The plan leaves some out{term}; those need a price and a yes."
)
FIND_OUT_FIRST = "Nobody could say which device it is, and what is covered depends on it: find out first."


def device_not_told(enquiry: Enquiry, decision: Decision, *, for_technician: bool = False) -> str:
    """What depends on the device that somebody could not name, and who finds out; empty where nothing does."""
    if decision.verdict is Verdict.NEEDS_PERSON and "asset" in decision.missing:
        first = FIND_OUT_FIRST if for_technician else WHICH_DEVICE_FIRST
        return first if Fact("asset", UNKNOWN) in enquiry.facts else ""
    check = left_out_if_it_is_that(decision, enquiry.facts)
    if check is None:
        return ""
    clause = f", clause {check.clause}" if check.clause else ""
    words = FIND_OUT_WHICH if for_technician else WHICH_DEVICE
    return words.format(term=f" ({check.contract}{clause})" if check.contract else "")


def question_for(turn: Turn, enquiry: Enquiry, decision: Decision) -> FactQuestion | None:
    """What to ask before the verdict, if anything: the first missing fact that the person may know."""
    client = turn.person.client
    if client is None:
        return None
    contact = turn.person.contact
    asked = next_question(client, contact, decision.missing, enquiry.facts)
    return asked or question_about_own_device(client, contact, decision, enquiry.words, enquiry.facts)


def fact_in_question(*, ports: DeskPorts, turn: Turn) -> tuple[Enquiry, FactQuestion] | None:
    """The open enquiry and the fact that it waits for; None when it waits for none."""
    with ports.begin() as work:
        enquiry = work.enquiries.current(turn.conversation)
        stored = work.decisions.get(enquiry.decision) if enquiry and enquiry.decision else None
    question = question_for(turn, enquiry, stored.decision) if enquiry and stored else None
    return (enquiry, question) if enquiry is not None and question is not None else None


def tell_fact(*, ports: DeskPorts, turn: Turn, enquiry: str | None, fact: str, value: str) -> Enquiry:
    """Keep the answer on the enquiry, in place of an earlier one; NotFound for what is not open or was not asked."""
    client = turn.person.client
    with ports.begin() as work:
        current = work.enquiries.current(turn.conversation)
        if current is None or client is None or (enquiry is not None and enquiry != current.id):
            raise NotFound(PROBLEM_LOST)
        if not question_about(client, turn.person.contact, fact).allows(value) and client.asset(value) is None:
            raise NotFound("That answer does not fit the question. Please choose one of the buttons.")
        told = replace(current, facts=with_answer(current.facts, fact, value))
        work.enquiries.save(told)
        work.commit()
        return told
