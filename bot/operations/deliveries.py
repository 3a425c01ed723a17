"""The way of answers out: what waits, what was taken, what is tried again, and what a person has to see to."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from datetime import timedelta

from bot.desk.people import Conversation
from bot.operations.oncall import NOBODY_WAITS, page_for
from bot.operations.ports import DeskPorts, Limit, OutgoingMessage, Work
from bot.operations.shown import as_shown
from bot.operations.speakers import identify

# The wait doubles from the first to the longest; after a day somebody has to reach the person in another way.
FIRST_WAIT, LONGEST_WAIT = timedelta(seconds=2), timedelta(minutes=10)
GIVEN_UP_AFTER = timedelta(hours=24)
# One that is a day old because nobody was there to try gets its tries first: fifteen take about an hour.
LEAST_TRIES = 15
WORDS_SHOWN = 300
ALONE = 5
"""For so many people a day whom nothing reaches somebody is called for each; for all others of that day once."""
# A worker waits this long for a place to be free; for longer it does something else meanwhile.
SHORT_REST = timedelta(seconds=0.25)


def waiting_answers(*, ports: DeskPorts, conversation: str) -> tuple[OutgoingMessage, ...]:
    """Unsent answers of a conversation, oldest first."""
    with ports.begin() as work:
        waiting = tuple(work.conversations.waiting(conversation))
    return tuple(
        replace(message, text=as_shown(ports=ports, conversation=conversation, text=message.text))
        for message in waiting
    )


def begin_attempt(*, ports: DeskPorts, message: OutgoingMessage, limits: Sequence[Limit] = ()) -> timedelta | None:
    """Note that a channel is about to be given the message, before it is; zero, or how long the channel has to rest first.

    None where another process has sent it meanwhile, or given it up: this one was taken for dead and is not. A short rest
    is for whoever calls to wait out, and to ask again; after a longer one the conversation's job comes again. All
    processes together keep to the limits.
    """
    now = ports.clock.now()
    with ports.begin() as work:
        rest = work.paces.take(limits, now)
        if not rest:
            if not work.conversations.begin_attempt(message.id):
                return None
        elif rest > SHORT_REST:
            # Nothing was tried, so nothing is counted.
            work.jobs.deliver_later(message.conversation, now + rest)
        work.commit()
    return rest


def with_places(*, ports: DeskPorts, message: OutgoingMessage) -> OutgoingMessage:
    """The message with what the channel calls those that it edits or stands under: they may have gone out just before it."""
    lacks = (message.edits and message.edited_ref is None) or (message.under and message.under_ref is None)
    if not lacks:
        return message
    with ports.begin() as work:
        now = work.conversations.outgoing(message.id)
    return message if now is None else replace(message, edited_ref=now.edited_ref, under_ref=now.under_ref)


def mark_delivered(*, ports: DeskPorts, message: int, ref: Mapping[str, str] | None = None) -> None:
    """The channel has taken the message, and calls it ``ref``."""
    with ports.begin() as work:
        work.conversations.mark_sent(message, ports.clock.now(), ref)
        work.commit()


def wait_before(attempts: int, luck: float) -> timedelta:
    """How long to wait after so many attempts: doubling, and spread by ``luck`` (0 to 1) so that not all come at once."""
    longest: timedelta = min(LONGEST_WAIT, FIRST_WAIT * 2 ** min(attempts, 16))
    return longest * (0.5 + 0.5 * luck)


def put_off(
    *,
    ports: DeskPorts,
    message: OutgoingMessage,
    why: str,
    luck: float,
    at_least: timedelta | None = None,
    closed: Sequence[str] = (),
    tried_long: bool = False,
) -> bool:
    """Try the message again later, not before the platform's own ``at_least``; after a day a person takes over (False).

    What is old only because nobody was there to try gets its tries, unless one before it was ``tried_long``. Nobody
    writes to the ``closed`` places before then either.
    """
    now = ports.clock.now()
    if now - message.created_at >= GIVEN_UP_AFTER and (tried_long or message.attempts + 1 >= LEAST_TRIES):
        give_up(ports=ports, message=message, why=why)
        return False
    until = now + max(at_least or timedelta(0), wait_before(message.attempts, luck))
    with ports.begin() as work:
        if at_least:
            work.paces.close(closed, now + at_least)
        work.conversations.put_off(message.id, until)
        work.jobs.deliver_later(message.conversation, until)
        work.commit()
    return True


def give_up(*, ports: DeskPorts, message: OutgoingMessage, why: str) -> None:
    """The channel will not take the message: whoever is on call is told its words, once a day for each conversation.

    When a platform is away for everybody, nobody is called for everybody: see ``ALONE``.
    """
    today = ports.clock.now().date().isoformat()
    with ports.begin() as work:
        work.conversations.give_up(message.id)
        # A technician who cannot be reached in chat is called in another way, and then the next one is.
        identity = Conversation.of_key(message.conversation).identity
        # What does not reach their room stands in the console.
        is_staff = identity in ports.rooms or work.staff.by_identity(identity) is not None
        if message.edits is None and not is_staff:
            if _is_one_of_few(work, today, message.conversation):
                _page_about(work, ports, today, message, why)
            else:
                page_for(
                    work,
                    ports,
                    turn=f"undelivered {today}",
                    kind=None,
                    conversation=NOBODY_WAITS,
                    client=None,
                    contact=None,
                    words=f"More than {ALONE} people could not be reached today ({why}). The console's Health counts them.",
                )
        work.commit()


def _is_one_of_few(work: Work, today: str, conversation: str) -> bool:
    """Whether the conversation is among the first of the day to which something could not be handed over."""
    for place in range(ALONE):
        first = work.done.recall(f"undelivered {today} {place}", "conversation")
        if first is None:
            work.done.remember(f"undelivered {today} {place}", "conversation", conversation)
            return True
        if first == conversation:
            return True
    return False


def _page_about(work: Work, ports: DeskPorts, today: str, message: OutgoingMessage, why: str) -> None:
    person = identify(work, Conversation.of_key(message.conversation).identity)
    who = person.contact.name if person.contact else "somebody nobody knows"
    page_for(
        work,
        ports,
        turn=f"undelivered {today} {message.conversation}",
        kind=None,
        conversation=message.conversation,
        client=person.client.code if person.client else None,
        contact=person.contact.email if person.contact else None,
        words=f"This did not reach {who} ({why}): {message.text[:WORDS_SHOWN]}",
    )


def take_up_deliveries(*, ports: DeskPorts, platforms: Collection[str]) -> int:
    """Defer a delivery for every conversation whose oldest answer may be sent now; how many there were."""
    with ports.begin() as work:
        due = work.conversations.due_for_delivery(platforms, ports.clock.now())
        for conversation in due:
            work.jobs.deliver(conversation)
        work.commit()
        return len(due)
