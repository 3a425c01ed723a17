"""An hour that is asked about or wished for: its verdict, clause and price beside those of now, and the way to have it done then."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import datetime
from zoneinfo import ZoneInfo

from bot.desk.catalogue import Work as HowWorked
from bot.desk.catalogue import category_or_raise
from bot.desk.changed_call_words import of_help_alone
from bot.desk.choice_words import wants_it_done
from bot.desk.clients import Client
from bot.desk.decisions import Decision, Verdict, later_way
from bot.desk.enquiries import Choice, Enquiry
from bot.desk.hour_words import NamedHour, instant_of, is_over, on_day_of
from bot.desk.other_hour_words import (
    asks_what_it_costs_then,
    impossible_hour,
    only_about_an_hour,
    other_hour,
    wishes_for_an_hour,
)
from bot.desk.plain_words import plain_words
from bot.desk.short_answers import means_a_visit, plain_yes
from bot.desk.triage import asks_how_bad
from bot.desk.visit_words import asks_what_it_costs, asks_whether_free, only_wishes_for_a_visit, wishes_for_a_visit
from bot.operations.choice_words import (
    NEEDS_A_YES,
    approval_words,
    check_lines,
    later_line,
    outcome_in_words,
    price_on_button,
)
from bot.operations.coverage import decide_otherwise, may_be_visited
from bot.operations.enquiries import choose, tell_more
from bot.operations.fixes import fixes_for
from bot.operations.names import facts_in_words
from bot.operations.open_question import WAYS_ON, open_question
from bot.operations.ports import Answer, Button, DeskPorts, Pressed
from bot.operations.tickets import has_a_price
from bot.operations.turns import Turn
from bot.operations.typed_buttons import AT
from bot.operations.visits import both_ways, site_named_in, support_hours_of
from bot.operations.whose_clock import zone_meant
from bot.operations.wording import TALK_TO_A_PERSON, capital, moment

WHICH_ONE = "Which one?"
NAME_IT = "Which one? Please press it, or name the hour."
IT_IS_OVER = "That hour has passed. Tell me another one, and I say what it would be then."
NO_SUCH_HOUR = "There is no {hour} on the clock. Tell me another hour, and I say what it would be then."
WHICH_FIRST = "What it would be then I can say as soon as I know this:"
NOTED_FIRST = "I have noted the hour. First I need to know this:"
FROM_AFAR, ON_SITE = "Help from afar", "A visit"
ALL_RIGHT = "All right: {then}"
_OF_A_TICKET = frozenset({"tell_impact", "tell_urgency"})


def answer_about_named_hour(*, ports: DeskPorts, turn: Turn) -> tuple[Answer, ...] | None:
    """The answer to words about nothing but another hour for the problem that is talked about; None for anything else.

    A wish is kept with the problem; a question keeps nothing. Nothing is chosen before a button, or an hour, is named again.
    """
    client = turn.person.client
    if turn.pressed is not None or turn.emergency is not None or client is None or not turn.person.verified:
        return None
    asks_the_price = asks_whether_free(turn.words) or asks_what_it_costs(turn.words)
    agrees = plain_yes(turn.words) or wants_it_done(turn.words)
    if not (asks_the_price or agrees or names_an_hour(ports, client, turn.words)):
        # Most words are none of these, and are looked at before anything is read.
        return None
    with ports.begin() as work:
        enquiry = work.enquiries.current(turn.conversation)
        stored = work.decisions.get(enquiry.decision) if enquiry is not None and enquiry.decision else None
        asked = open_question(work, turn)
    if enquiry is None or enquiry.client != turn.client:
        return None
    offered = _offered(asked)
    if offered is not None and asked is not None and agrees:
        return (Answer(NAME_IT, asked.buttons),)
    decision = stored.decision if stored is not None else None
    if offered is not None and decision is not None and asks_the_price:
        # "Is that free?" is asked of the hour that stands before them.
        return (_shown(ports, turn, client, enquiry, decision, offered),) if offered > ports.clock.now() else None
    if not only_about_an_hour(turn.words, re.findall(r"[\w']+", plain_words(enquiry.words))):
        return None
    impossible = impossible_in_words(ports, turn, client)
    if impossible is not None:
        ways = asked if asked is not None and asked.buttons != (TALK_TO_A_PERSON,) else None
        return (Answer(impossible, () if ways else (TALK_TO_A_PERSON,)), *([ways] if ways else []))
    if only_wishes_for_a_visit(turn.words) or _named(ports, client.timezone, turn.words) is None:
        # A wish for a visit is answered with both ways where visits are.
        return None
    if decision is None or decision.client != client.code or decision.missing:
        return _first_the_question(ports, turn, asked)
    return _answered(ports, turn, client, enquiry, decision, asked)


def hour_beside(*, ports: DeskPorts, turn: Turn, enquiry: Enquiry, decision: Decision) -> Answer | None:
    """The same for a problem whose own words name another hour for the help; None where they name none, or the hour is chosen.

    What is planned ahead is done on the day that is named anyway: of that only a question about the cost counts.
    """
    client = turn.person.client
    if client is None or decision.missing or enquiry.choice is not None:
        return None
    if not asks_how_bad(category_or_raise(enquiry.category)) and not asks_what_it_costs_then(enquiry.words):
        return None
    told = _of_help(ports, client, enquiry)
    # Told later, an hour stands alone: "tomorrow 7:30?".
    alone = [line for line in reversed(told.splitlines()[1:]) if only_about_an_hour(line)]
    hours = (instant_named(ports, turn, client, decision, words) for words in (told, *alone))
    at = next((hour for hour in hours if hour is not None), None)
    return _shown(ports, turn, client, enquiry, decision, at) if at is not None else None


def impossible_beside(*, ports: DeskPorts, turn: Turn, enquiry: Enquiry) -> str:
    """What is said of an hour in the problem's own words that has passed, or that no clock knows; else empty."""
    client = turn.person.client
    if client is None:
        return ""
    told = _of_help(ports, client, enquiry)
    named = _named(ports, client.timezone, told)
    if named is not None and (named.vague or named.days < 0):
        return ""
    return impossible_in_words(ports, replace(turn, words=told), client) or ""


def _of_help(ports: DeskPorts, client: Client, enquiry: Enquiry) -> str:
    """What was told, without the hours of a call."""
    return of_help_alone(enquiry.words, ports.clock.now().astimezone(ZoneInfo(client.timezone)).date())


def hour_in_button(turn: Turn) -> datetime | None:
    """The hour that the pressed button names."""
    named = turn.arg(AT)
    return datetime.fromisoformat(named) if named is not None else None


def line_for(ports: DeskPorts, turn: Turn, client: Client, decision: Decision, now: datetime) -> str:
    """'Today 20:00: about $423.75 with tax, at most $430.00. That needs the approval of Dana Reyes.'"""
    when = moment(decision.facts.at, client.timezone, now)
    whose = ""
    if has_a_price(decision) and decision.estimate is not None:
        whose = f" {approval_words(turn=turn, price=decision.estimate)}"
    said = outcome_in_words(ports=ports, turn=turn, decision=decision, needs=f"{{price}}.{whose}")
    covered = "not covered, " if decision.verdict is Verdict.QUOTE_REQUIRED and has_a_price(decision) else ""
    return f"{capital(when)}: {covered}{said}"


def hour_asked(*, ports: DeskPorts, turn: Turn, enquiry: Enquiry | None, decision: Decision | None) -> Answer | None:
    """The same for a question that Rasa has understood, where its words name an hour; None where they name none."""
    client = turn.person.client
    if client is None or enquiry is None or decision is None or turn.pressed is not None or decision.missing:
        return None
    at = instant_named(ports, turn, client, decision, turn.words)
    return _shown(ports, turn, client, enquiry, decision, at, words=turn.words) if at is not None else None


def _offered(asked: Answer | None) -> datetime | None:
    """The hour that stands among the ways on."""
    hours = [each.pressed.args[AT] for each in asked.buttons if AT in each.pressed.args] if asked is not None else []
    return datetime.fromisoformat(hours[0]) if hours else None


def impossible_in_words(ports: DeskPorts, turn: Turn, client: Client) -> str | None:
    """What is said of an hour that has passed, and of one that no clock knows; None for any other."""
    unknown = impossible_hour(turn.words)
    if unknown is not None:
        return NO_SUCH_HOUR.format(hour=unknown)
    zone = zone_meant(turn.words, client, turn.person.contact)
    named = _named(ports, zone, turn.words)
    return IT_IS_OVER if named is not None and is_over(named, ports.clock.now(), zone) else None


def names_an_hour(ports: DeskPorts, client: Client, words: str) -> bool:
    """Whether an hour is asked about or wished for, be it one that no clock knows."""
    return _named(ports, client.timezone, words) is not None or impossible_hour(words) is not None


def _named(ports: DeskPorts, zone: str, words: str) -> NamedHour | None:
    return other_hour(words, ports.clock.now().astimezone(ZoneInfo(zone)).date())


def instant_named(
    ports: DeskPorts, turn: Turn, client: Client, decision: Decision, words: str, chosen: datetime | None = None
) -> datetime | None:
    """The instant that is asked about or wished for; None where there is none, where it is over, and where it is now.

    An hour without a day is one of the day that was ``chosen`` or offered before: "make it 9 instead", of tomorrow. "14:00 my time" is
    by the clock of the speaker's own site, "14:00 Berlin time" by that of the place.
    """
    zone = zone_meant(words, client, turn.person.contact)
    now, named = ports.clock.now(), _named(ports, zone, words)
    if named is not None and chosen is not None:
        named = on_day_of(named, chosen, now, zone)
    if named is None or is_over(named, now, zone):
        return None
    at = instant_of(named, now, zone, support_hours_of(ports, client, decision))
    return at if at > now else None


def _first_the_question(ports: DeskPorts, turn: Turn, asked: Answer | None) -> tuple[Answer, ...] | None:
    """What a contract asks about comes before any price; a wish for an hour is kept meanwhile."""
    if asked is None:
        return None
    if asks_what_it_costs_then(turn.words):
        return (Answer(WHICH_FIRST), asked)
    tell_more(ports=ports, turn=turn, words=turn.words, facts=facts_in_words(ports=ports, turn=turn))
    return (Answer(NOTED_FIRST), asked)


def _answered(
    ports: DeskPorts, turn: Turn, client: Client, enquiry: Enquiry, decision: Decision, asked: Answer | None
) -> tuple[Answer, ...] | None:
    at = instant_named(ports, turn, client, decision, turn.words, enquiry.wanted_at or _offered(asked))
    if at is None or _is_the_one_offered(ports, turn, client, decision, at):
        return None
    wishes = wishes_for_an_hour(turn.words)
    under = asked.meanings if asked is not None else frozenset()
    if wishes:
        told = tell_more(ports=ports, turn=turn, words=turn.words, facts=facts_in_words(ports=ports, turn=turn))
        enquiry = told or enquiry
    shown = _shown(ports, turn, client, enquiry, decision, at, words=turn.words)
    if asked is None or under <= WAYS_ON or (wishes and not under & _OF_A_TICKET):
        return (shown,)
    if wishes and under <= _OF_A_TICKET:
        choose(ports=ports, turn=turn, choice=Choice.LATER, at=at)
        then = shown.text.splitlines()[0]
        return (Answer(ALL_RIGHT.format(then=f"{then[0].lower()}{then[1:]}")), asked)
    return (Answer(shown.text.removesuffix(f"\n{WHICH_ONE}")), asked)


def _is_the_one_offered(ports: DeskPorts, turn: Turn, client: Client, decision: Decision, at: datetime) -> bool:
    """ "Can we do it tomorrow?", where tomorrow stands beside now already: that is the choice of it."""
    now, named = ports.clock.now(), _named(ports, client.timezone, turn.words)
    later = later_way(decision, now)
    if later is None or named is None or not named.vague or asks_what_it_costs_then(turn.words):
        return False
    zone = ZoneInfo(client.timezone)
    return later.when.astimezone(zone).date() == at.astimezone(zone).date()


def _shown(
    ports: DeskPorts,
    turn: Turn,
    client: Client,
    enquiry: Enquiry,
    decision: Decision,
    at: datetime,
    *,
    words: str = "",
) -> Answer:
    """The hour first, why, then what it is now and what waits for less; and a button for each."""
    now = ports.clock.now()
    words = words or enquiry.words
    site = site_named_in(client, words)
    then = decide_otherwise(ports=ports, turn=turn, decision=decision, work=decision.work, at=at, site=site)
    present = decide_otherwise(
        ports=ports, turn=turn, decision=decision, work=decision.work, at=max(now, decision.facts.at), site=site
    )
    lines = [line_for(ports, turn, client, then, now), check_lines(then.checks)]
    visit = means_a_visit(words) or wishes_for_a_visit(words) or wishes_for_a_visit(enquiry.words)
    if visit and may_be_visited(enquiry.category):
        lines[0] = f"{FROM_AFAR if then.work is HowWorked.REMOTE else ON_SITE}. {lines[0]}"
        lines.append(both_ways(ports, turn, replace(enquiry, words=words), decision, words)[-1])
    label = "Now" if present.facts.at <= now else capital(moment(present.facts.at, client.timezone, now))
    lines.append(f"{label}: {outcome_in_words(ports=ports, turn=turn, decision=present, needs=NEEDS_A_YES)}")
    later = later_way(decision, now) if has_a_price(decision) and has_a_price(then) else None
    if later is not None and later.when != at:
        lines.append(later_line(later, decision, now))
    ways = [_hour_button(enquiry, client, then, now), _now_button(enquiry, label, present)]
    if later is not None and later.when != at:
        title = capital(moment(later.when, client.timezone, now))
        ways.append(Button(title, Pressed("wait_until_business_hours", {"enquiry": enquiry.id})))
    if fixes_for(ports=ports, enquiry=enquiry).offered is not None:
        ways.append(Button("Try a fix first", Pressed("affirm", {"enquiry": enquiry.id})))
    return Answer("\n".join([*lines, WHICH_ONE]), (*ways, TALK_TO_A_PERSON))


def _hour_button(enquiry: Enquiry, client: Client, then: Decision, now: datetime) -> Button:
    at = then.facts.at
    args = {"enquiry": enquiry.id, AT: at.isoformat()}
    return Button(capital(title_of_hour(client, then, now)), Pressed("wait_until_business_hours", args))


def title_of_hour(client: Client, then: Decision, now: datetime) -> str:
    """'today 20:00, about $423.75'"""
    return f"{moment(then.facts.at, client.timezone, now)}{_for_a_price(then)}"


def _now_button(enquiry: Enquiry, label: str, present: Decision) -> Button:
    return Button(f"{label}{_for_a_price(present)}", Pressed("choose_callout", {"enquiry": enquiry.id}))


def _for_a_price(decision: Decision) -> str:
    if not has_a_price(decision) or decision.estimate is None:
        return ", nothing to pay" if decision.verdict.free else ""
    return f", {price_on_button(decision.estimate)}"
