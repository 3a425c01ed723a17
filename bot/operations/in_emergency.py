"""What is said after an emergency was reported goes to whoever has been called for it, with a way to say that it is something else."""

from __future__ import annotations

from bot.desk.all_clear import all_clear
from bot.desk.emergencies import EmergencyKind, Page
from bot.desk.meanwhile_words import Asked, Meanwhile, asked_meanwhile
from bot.desk.other_matter_words import is_of_another_matter
from bot.desk.quote_words import asks_the_price, begins_with_a_yes, named_limit
from bot.desk.short_answers import says_it_works_again
from bot.desk.side_words import asks_who_comes, begins_with_it_is_back, only_thanks, wants_a_person
from bot.desk.worries import Worry, worry_in
from bot.operations.asked_meanwhile import answered_meanwhile
from bot.operations.passing_on import is_for_the_bot
from bot.operations.ports import Answer, Button, DeskPorts, Pressed, Work
from bot.operations.quotes.cards import cards_to_answer
from bot.operations.quotes.reminding import waited_for
from bot.operations.tickets import add_information
from bot.operations.turns import Turn
from bot.operations.typed_buttons import FOR_THE_BOT
from bot.operations.typed_yes import BY_THE_BUTTON, whose_yes
from bot.operations.until_somebody_comes import LATELY, ON_THE_CALL, waiting_emergency, what_comes_first
from bot.operations.wording import TALK_TO_A_PERSON
from bot.operations.worries import said_to_worry

GOOD_NEWS = "Good."
SOMETHING_ELSE = "It is something else"


def answer_in_emergency(*, ports: DeskPorts, turn: Turn) -> tuple[Answer, ...] | None:
    """Put the words on the ticket of the emergency that was reported here within two hours, while nothing else is talked about.

    "No lock code I think", "found it!!", "can you wipe it": the assistant would take them for a problem of their own. None for what
    the desk answers itself (who comes, what it costs, a person), and for what the person has said is something else.
    """
    if turn.pressed is not None or turn.emergency is not None or not turn.words:
        return None
    over = all_clear(turn.words)
    asked, told = ((), turn.words) if over else asked_meanwhile(turn.words)
    if asked and not (told and _is_answered_elsewhere(told, money_aside=True)):
        answers = _asked(ports, turn, asked, told)
        if answers is not None or asks_the_price(turn.words):
            return answers
    if not over and _is_answered_elsewhere(turn.words) and not _is_for_them(ports, turn):
        return None
    page = add_to_waiting_emergency(ports=ports, turn=turn)
    if page is None:
        return None
    if (
        begins_with_a_yes(turn.words)
        and named_limit(turn.words) is not None
        and (whose := _whose_yes(ports, turn, page))
    ):
        first = what_comes_first(page, turn)
        said = f"{ON_THE_CALL.format(number=page.ticket, technician=page.technician)} {whose}"
        return (Answer(f"{first} {said}".strip(), (TALK_TO_A_PERSON, _something_else(page, turn))),)
    said = ON_THE_CALL.format(number=page.ticket, technician=page.technician)
    if over:
        return (_good_news(page, said),)
    said = f"{what_comes_first(page, turn)} {said}".strip()
    return (Answer(said, (TALK_TO_A_PERSON, _something_else(page, turn))), *_cards_after_a_yes(ports, turn))


def _cards_after_a_yes(ports: DeskPorts, turn: Turn) -> tuple[Answer, ...]:
    """ "Yes, and please hurry", of a price that the speaker may answer: what is told is kept, and the yes has its button again."""
    client, contact = turn.person.client, turn.person.contact
    if client is None or contact is None or not begins_with_a_yes(turn.words):
        return ()
    with ports.begin() as work:
        cards = cards_to_answer(work, client, contact, ports.clock.now())
    return (Answer(BY_THE_BUTTON), *cards) if cards else ()


def _whose_yes(ports: DeskPorts, turn: Turn, page: Page) -> str:
    """ "Yes go ahead, up to 500", from whoever may not give that yes: whose it is. Empty where nobody else is asked."""
    client, contact = turn.person.client, turn.person.contact
    if client is None or contact is None:
        return ""
    with ports.begin() as work:
        waiting = waited_for(work, client, contact, ports.clock.now())
    return next((whose_yes(client, each) for each in waiting if each.ticket == page.ticket), "")


def _asked(ports: DeskPorts, turn: Turn, asked: tuple[Asked, ...], told: str) -> tuple[Answer, ...] | None:
    """The answers from what is there; what is told beside the questions goes to whoever was called."""
    with ports.begin() as work:
        page = _waiting(work, ports, turn)
        if (
            page is None
            or page.ticket is None
            or _has_its_own_answer(work, turn.conversation, page.ticket, asked, told)
        ):
            return None
        answers = answered_meanwhile(work, ports, turn, page, asked)
    if not answers:
        return None
    first = what_comes_first(page, turn)
    said = f"{first}\n{answers}" if first else answers
    open_ones = any(isinstance(each, Worry) and not said_to_worry(turn, page, each) for each in asked)
    if not told and not open_ones:
        return (Answer(said, (TALK_TO_A_PERSON,)),)
    add_information(ports=ports, turn=turn, number=page.ticket, words=turn.words)
    kept = ON_THE_CALL.format(number=page.ticket, technician=page.technician)
    return (Answer(f"{said}\n{kept}", (TALK_TO_A_PERSON, _something_else(page, turn))),)


def _is_for_them(ports: DeskPorts, turn: Turn) -> bool:
    """Whether it is a worry to which there is nothing to say here: "can we still take payments?", of what is out."""
    worry = worry_in(turn.words)
    if worry is None:
        return False
    with ports.begin() as work:
        page = _waiting(work, ports, turn)
    return page is not None and not said_to_worry(turn, page, worry)


def _something_else(page: Page, turn: Turn) -> Button:
    return Button(SOMETHING_ELSE, Pressed(FOR_THE_BOT, {"ticket": page.ticket or "", "turn": turn.id}))


def _waiting(work: Work, ports: DeskPorts, turn: Turn) -> Page | None:
    """The emergency of this conversation that the words may be about."""
    if not turn.person.verified or is_for_the_bot(work, turn):
        return None
    if work.enquiries.current(turn.conversation) is not None:
        return None
    return waiting_emergency(work, turn, ports.clock.now() - LATELY)


def add_to_waiting_emergency(*, ports: DeskPorts, turn: Turn) -> Page | None:
    """Put the words on the ticket of the emergency that was reported here and is open; None when there is none.

    None too while another problem is talked about, and for words of which the person has said that they are something else.
    """
    with ports.begin() as work:
        page = _waiting(work, ports, turn)
    if page is None or page.ticket is None:
        return None
    add_information(ports=ports, turn=turn, number=page.ticket, words=turn.words)
    return page


def _good_news(page: Page, said: str) -> Answer:
    """The all-clear is for whoever was called; an outage that is over may be closed, of an attack somebody still has a look."""
    if page.kind != EmergencyKind.OUTAGE.value:
        return Answer(f"{GOOD_NEWS} {said}", (TALK_TO_A_PERSON,))
    close = Button(f"Yes, close {page.ticket}", Pressed("ticket_close", {"ticket": page.ticket or ""}))
    return Answer(f"{GOOD_NEWS} {said} If all is well again: shall I close it?", (close, TALK_TO_A_PERSON))


def _has_its_own_answer(work: Work, conversation: str, number: str, asked: tuple[Asked, ...], told: str) -> bool:
    """What is answered at more length where it is all that is asked: the verdict with its clauses, the price, a worry."""
    if told or len(asked) != 1:
        return False
    # Of what was told since it would be said, were it told in words alone.
    latest = work.enquiries.latest(conversation)
    decided = latest is not None and latest.ticket == number and latest.decision is not None
    return isinstance(asked[0], Worry) or (decided and asked[0] in (Meanwhile.COST, Meanwhile.COVERED))


def _is_answered_elsewhere(words: str, *, money_aside: bool = False) -> bool:
    known = (asks_who_comes, wants_a_person, says_it_works_again, begins_with_it_is_back, only_thanks)
    if worry_in(words) is not None or any(knows(words) for knows in known):
        return True
    return is_of_another_matter(words, money_aside=money_aside)
