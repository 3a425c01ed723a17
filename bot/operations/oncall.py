"""Waking people: a page climbs its ladder until somebody takes it, and whoever waits for help hears that."""

from __future__ import annotations

import logging
from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime, timedelta
from uuid import NAMESPACE_URL, uuid4, uuid5

from bot.desk.emergencies import EmergencyKind, Page
from bot.desk.emergency_numbers import help_lines
from bot.desk.errors import NotFound
from bot.desk.escalation import Call, Escalation, begin_escalation, climb, end, pass_on, take, wait_anew
from bot.desk.oncall import Technician, who_is_on_call
from bot.desk.people import Conversation
from bot.desk.tickets import Ticket
from bot.operations.notices import chats_of, write
from bot.operations.ports import Answer, Button, DeskPorts, Pager, Pressed, Work
from bot.operations.records import BOT, note
from bot.operations.wording import capital, moment, unanswered

TAKE, PASS = "take_page", "pass_page"
"""What the buttons under a call mean."""

PERSON_WANTED = "person_wanted"
"""The kind of a page that is no emergency: it waits for the end of the quiet hours."""
PROMISED = "promised"
"""The kind of a page about a ticket that has to be answered before anybody is at the desk."""
DESK_TROUBLE = "desk_trouble"
"""The kind of a page about the desk itself: nobody outside waits for it."""
NOBODY_WAITS = "desk::nobody"
"""The conversation of a page for which nobody outside waits: nobody is told who has taken it."""
LATE = timedelta(minutes=1)
"""A step that is taken so much later than it was due shows that no worker was there meanwhile."""

WORDS_SHOWN = 300
log = logging.getLogger(__name__)


def page_of(work: Work, key: str) -> Page | None:
    """The page that was begun for this turn or key; None when none was."""
    paged = work.done.recall(key, "page")
    return work.pages.get(paged) if paged else None


def page_for(
    work: Work,
    ports: DeskPorts,
    *,
    turn: str,
    kind: EmergencyKind | None,
    conversation: str,
    client: str | None,
    contact: str | None,
    words: str,
    ticket: str | None = None,
) -> Page:
    """Page whoever is on call, once for this turn; calls are sent by jobs that outlive us.

    An emergency calls at once. What has no ``kind`` begins when the quiet hours are over.
    """
    known = page_of(work, turn)
    if known is not None:
        return known
    wanted = kind.value if kind else PERSON_WANTED
    page = Page(uuid4().hex, wanted, conversation, client, contact, words, "", "", ports.clock.now(), ticket)
    return _begin(work, ports, page, turn)


def page_about_promise(
    work: Work, ports: DeskPorts, *, key: str, ticket: Ticket, by: datetime, not_before: bool = False
) -> Page:
    """Page whoever is on call about a ticket that waits for its first answer, once for this key.

    Nobody is called before ``by``, unless the rota says when people are awake and they are; ``not_before``: nor then.
    """
    known = page_of(work, key)
    if known is not None:
        return known
    now = ports.clock.now()
    whose = (ticket.conversation, ticket.client, ticket.contact, ticket.words)
    page = Page(uuid4().hex, PROMISED, *whose, "", "", now, ticket.number)
    ladders = ports.rota.ladders()
    awake = by if not_before or ladders.awake is None else ladders.begins(False, now)
    return _begin(work, ports, page, key, max(now, min(by, awake)))


def is_called(work: Work, page: Page) -> bool:
    """Whether somebody has been called by a page, and it does not wait for its hour."""
    escalation = work.pages.escalation(page.id)
    return escalation is None or bool(escalation.notified)


def page_about_desk(work: Work, ports: DeskPorts, *, key: str, words: str) -> Page:
    """Page whoever is on call because the desk itself does not work, once for this key, at any hour."""
    known = page_of(work, key)
    if known is not None:
        return known
    page = Page(uuid4().hex, DESK_TROUBLE, NOBODY_WAITS, None, None, words, "", "", ports.clock.now())
    return _begin(work, ports, page, key)


def end_page(work: Work, ports: DeskPorts, page_id: str, why: str) -> None:
    """What the page was about is over: nobody else is woken, and whoever was called in a chat reads so there."""
    page, before = _held(work, page_id)
    after = end(before, why)
    if after is before:
        return
    work.pages.climbed(page.id, after)
    told = dict.fromkeys(
        message.conversation
        for message in map(work.conversations.outgoing, work.pages.chat_messages(page.id))
        if message
    )
    _show_to_the_others(work, page, f"Over: {why}.", ports)
    for conversation in told:
        write(work, conversation, Answer(f"Over: {why}."), contact=None, at=ports.clock.now())


def _begin(work: Work, ports: DeskPorts, page: Page, key: str, begins: datetime | None = None) -> Page:
    """Write the page down and take its first step, if that is due."""
    begins = begins or ports.rota.ladders().begins(page.kind != PERSON_WANTED, page.sent_at)
    technician = who_is_on_call(ports.rota.rota(), begins)[0]
    page = replace(page, technician=technician.name, address=technician.address)
    escalation = begin_escalation(begins)
    work.pages.add(page, escalation)
    work.done.remember(key, "page", page.id)
    _climb(work, ports, page, escalation)
    return page


def climb_due(*, ports: DeskPorts) -> int:
    """Take every step that is due, each page in a transaction of its own; how many pages moved.

    A page whose ticket is over ends here; one that others hold is theirs. One that fails is logged and comes again, and
    keeps nobody else from being woken.
    """
    moved, failed = 0, set[str]()
    while True:
        with ports.begin() as work:
            page = work.pages.due(ports.clock.now(), besides=failed)
            if page is None:
                return moved
            try:
                escalation = work.pages.escalation(page.id)
                assert escalation is not None
                waiting = wait_anew(escalation, ports.clock.now())
                if waiting is not escalation and _was_kept_from(work, page, escalation, ports):
                    work.pages.climbed(page.id, waiting)
                else:
                    _climb(work, ports, page, escalation)
                work.commit()
                moved += 1
            except Exception:
                log.exception("page %s could not go on", page.id)
                failed.add(page.id)


def _was_kept_from(work: Work, page: Page, escalation: Escalation, ports: DeskPorts) -> bool:
    """Whether nobody was called yet by the last step because no worker was there: they are called now, and have their time.

    A pager that takes nothing keeps nobody from the next step: that is taken when it is due, and waited for anew once.
    """
    late = escalation.due_at is not None and ports.clock.now() - escalation.due_at > LATE
    return late and work.pages.has_unsent_calls(page.id)


def send_call(*, ports: DeskPorts, pager: Pager, call_id: str) -> Call | None:
    """Hand a call to the pager and note that it went; None when it went before, or when nobody has to come any more."""
    with ports.begin() as work:
        call = work.pages.call(call_id)
        page = work.pages.get(call.page) if call else None
        if call is None or page is None:
            return None
        pager.page(page, call, _in_words(work, page))
        work.pages.mark_called(call.id, ports.clock.now())
        work.commit()
        return call


def take_page(*, ports: DeskPorts, page_id: str, by: str, through: str) -> tuple[Page, Escalation]:
    """Somebody has it: nobody else is woken, and whoever waits is told. The first one counts.

    Raises NotFound for a page that is not there. What comes back says who has it.
    """
    with ports.begin() as work:
        page, before = _held(work, page_id)
        now = ports.clock.now()
        after = take(before, by, now, through)
        if after is not before:
            work.pages.climbed(page.id, after)
            _note(work, ports, page, by, "page taken", through)
            _tell(work, ports, page, f"{by} has your call and is on it.")
            _show_to_the_others(work, page, f"{by} has it.", ports)
            work.commit()
        return page, after


def pass_page(*, ports: DeskPorts, page_id: str, by: str, turn: str | None = None) -> tuple[Page, Escalation]:
    """Who was called cannot, or hands it back: the next step is taken at once, once for a ``turn``.

    Nobody else's call moves.
    """
    with ports.begin() as work:
        page, before = _held(work, page_id)
        if turn is not None and work.done.recall(turn, "passed on") is not None:
            return page, before
        after = pass_on(before, by, ports.clock.now())
        if turn is not None:
            work.done.remember(turn, "passed on", page.id)
        if after is not before:
            _note(work, ports, page, by, "page passed on", "")
            after = _climb(work, ports, page, after)
            work.commit()
        return page, after


def pages_that_wait(*, ports: DeskPorts) -> tuple[tuple[Page, Escalation], ...]:
    """Pages that nobody has taken and that are not over, longest waiting first, with how far each has climbed."""
    with ports.begin() as work:
        found = ((page, work.pages.escalation(page.id)) for page in work.pages.waiting())
        return tuple((page, escalation) for page, escalation in found if escalation is not None)


_KIND_WORDS = {
    EmergencyKind.SECURITY_INCIDENT.value: "security incident",
    EmergencyKind.OUTAGE.value: "outage",
    EmergencyKind.DANGER.value: "danger to people",
    PERSON_WANTED: "a person is wanted",
    PROMISED: "an answer is promised",
    DESK_TROUBLE: "Nightdesk itself",
}


def kind_in_words(kind: str) -> str:
    """What a page is about, in the middle of a sentence."""
    return _KIND_WORDS.get(kind, kind.replace("_", " "))


def _in_words(work: Work, page: Page) -> str:
    """What whoever is called has to know: what, whose, which ticket, and what was said, as it was kept."""
    if page.kind == DESK_TROUBLE:
        return f"{kind_in_words(DESK_TROUBLE)}: somebody has to look\n{page.words}"
    client = work.clients.get(page.client) if page.client else None
    contact = client.contact(page.contact) if client else None
    if page.conversation == NOBODY_WAITS:
        return f"{capital(kind_in_words(page.kind))}: several people\n{page.words}"
    who = ", ".join(filter(None, (contact.name if contact else "", client.name if client else "somebody not verified")))
    said = page.words if len(page.words) <= WORDS_SHOWN else page.words[:WORDS_SHOWN] + " ..."
    what = f"{capital(kind_in_words(page.kind))}{_until(work, page)}"
    return "\n".join((f"{what}: {who}", page.ticket or "No ticket yet", said))


def _until(work: Work, page: Page) -> str:
    """Until when the answer is promised that a page is about, or the solution of what is back, in the client's time."""
    ticket = work.tickets.get(page.ticket) if page.ticket and page.kind == PROMISED else None
    if ticket is None or ticket.respond_by is None:
        return ""
    if ticket.respond_by > page.sent_at or ticket.resolve_by is None:
        return f" by {moment(ticket.respond_by, ticket.timezone, page.sent_at)}"
    return f", it is back, and to be solved by {moment(ticket.resolve_by, ticket.timezone, page.sent_at)}"


def _held(work: Work, page_id: str) -> tuple[Page, Escalation]:
    """The page and how far it has climbed, kept from others; first the ticket that it is about, everywhere in this order."""
    page = work.pages.get(page_id)
    if page is not None and page.ticket is not None:
        work.tickets.get(page.ticket, for_update=True)
    escalation = work.pages.escalation(page_id, for_update=True)
    if page is None or escalation is None:
        raise NotFound("There is no such call. `nightdesk oncall pages` lists those that wait.")
    return page, escalation


def _climb(work: Work, ports: DeskPorts, page: Page, escalation: Escalation) -> Escalation:
    """The step that is due now, with its calls; what is over or exhausted is written down."""
    now = ports.clock.now()
    over = _is_over(work, page, escalation, now)
    if over is not None:
        after = end(escalation, over)
        woken: tuple[Technician, ...] = ()
    else:
        policy = ports.rota.ladders().of(page.kind != PERSON_WANTED)
        after, woken = climb(escalation, policy, ports.rota.rota(), now)
    if after == escalation:
        return after
    work.pages.climbed(page.id, after)
    _call(work, page, woken, after, ports)
    if after.exhausted:
        called = len({each.technician for each in after.notified})
        _note(work, ports, page, BOT, "page unanswered", f"{called} people were called, and nobody took it")
        client = work.clients.get(page.client) if page.client else None
        contact = client.contact(page.contact) if client else None
        _tell(work, ports, page, unanswered(help_lines(client, contact.site if contact else None)))
    return after


def _is_over(work: Work, page: Page, escalation: Escalation, now: datetime) -> str | None:
    """Why nobody has to come any more; None while somebody has to."""
    ticket = work.tickets.get(page.ticket) if page.ticket else None
    if ticket is None:
        return None
    if not ticket.is_open:
        return f"{ticket.number} is {ticket.state.value}"
    if page.kind != PROMISED:
        return None
    if _somebody_has(work, page, ticket):
        return f"somebody has {ticket.number}"
    # A call for the very hour that is planned waits with it.
    waits = ticket.planned_for is not None and ticket.planned_for > max(now, escalation.due_at or now)
    return f"{ticket.number} is promised for later" if waits or ticket.respond_by is None else None


def _somebody_has(work: Work, page: Page, ticket: Ticket) -> bool:
    """Whether one of us has answered or taken what the page is about; of what is back, only what they did since counts."""
    if ticket.first_response_at is None or ticket.first_response_at > page.sent_at:
        return ticket.first_response_at is not None or ticket.owner is not None
    not_ours = (BOT, ticket.contact, ticket.conversation)
    history = work.tickets.history(ticket.number)
    return any(each.at > page.sent_at and each.by not in not_ours for each in history)


def _call(work: Work, page: Page, woken: Iterable[Technician], escalation: Escalation, ports: DeskPorts) -> None:
    now = ports.clock.now()
    staff = {name: each for each in work.staff.list() if each.active for name in (each.email.casefold(), each.name)}
    for technician in woken:
        step = next(each for each in reversed(escalation.notified) if each.technician == technician.name)
        call = Call("", page.id, technician.name, technician.address, step.round, step.step, step.at)
        written = replace(call, id=_name(call))
        work.pages.add_call(written)
        work.jobs.page(written.id)
        member = staff.get(technician.email.casefold()) or staff.get(technician.name)
        for identity in chats_of(ports, member) if member else ():
            in_chat = replace(call, address=str(identity))
            message = _say(work, page, Conversation(identity).key, now)
            work.pages.add_call(replace(in_chat, id=_name(in_chat)), message=message)
    first = escalation.notified[:1]
    if page.ticket and escalation.notified and escalation.notified[-1] not in first:
        _note(work, ports, page, BOT, "paged", ", ".join(technician.name for technician in woken))


def _name(call: Call) -> str:
    """The id of a call, the same whenever the step is written."""
    return str(uuid5(NAMESPACE_URL, f"{call.page}/{call.round}/{call.step}/{call.address}"))


def _say(work: Work, page: Page, conversation: str, now: datetime) -> int:
    """The call in a technician's own chat, with its two buttons; the outbox carries it like any answer."""
    buttons = (
        Button("I have it", Pressed(TAKE, {"page": page.id})),
        Button("I can't, call the next", Pressed(PASS, {"page": page.id})),
    )
    answer = Answer(_in_words(work, page), buttons)
    return write(work, conversation, answer, contact=None, at=now).id


def _show_to_the_others(work: Work, page: Page, text: str, ports: DeskPorts) -> None:
    """What was said in chats about this page says now that it is taken, and by whom; where the chat can change it."""
    now, words = ports.clock.now(), _in_words(work, page)
    for message in work.pages.chat_messages(page.id):
        edited = work.conversations.edit(message, f"{words}\n\n✓ {text}", at=now)
        if edited is not None:
            work.jobs.deliver(edited.conversation)


def _note(work: Work, ports: DeskPorts, page: Page, by: str, what: str, text: str) -> None:
    ticket = work.tickets.get(page.ticket) if page.ticket else None
    if ticket is not None:
        note(work, ticket, ports.clock.now(), by, what, text)


def _tell(work: Work, ports: DeskPorts, page: Page, text: str) -> None:
    if page.conversation != NOBODY_WAITS:
        write(work, page.conversation, Answer(text), contact=page.contact, at=ports.clock.now())
