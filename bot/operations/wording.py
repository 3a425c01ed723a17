"""What the desk itself says when no conversation is being led: notices, refusals, and words for a dead assistant.

Answers inside a conversation are worded in data/responses.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from bot.desk.clients import Client
from bot.desk.decisions import Verdict
from bot.desk.emergencies import EmergencyKind, device_is_gone, lets_somebody_in, storage_is_gone
from bot.desk.emergency_numbers import Danger, HelpLines, danger_in
from bot.desk.first_aid import first_aid, hazard_without_harm
from bot.desk.identities import How
from bot.desk.money import in_words
from bot.desk.quotes import Quote, QuoteState
from bot.operations.first_aid_words import FIRST_AID, WITHOUT_A_DEVICE
from bot.operations.ports import Button, Pressed

TALK_TO_A_PERSON = Button("Talk to a person", Pressed("talk_to_human"))

IS_IT_GONE = "Is the problem gone?"
ANSWERED_IN_PRIVATE = "I have that. I answer you in a direct message, where only you read it."
EDITED = "(changed an earlier message) "
EDIT_NOT_READ = "I saw that you changed a message. I went by what you wrote first; if it matters, write it to me again."
ONLY_TEXT = "I can read text, and I keep pictures and files. Tell me in words what is not working."
NOT_TAKEN = "I could not take your last message. Please say it in other words, or write 'person'."
NO_WORDS = "(no words)"
PROBLEM_LOST = "I no longer have that problem in front of me. Please tell me about it again."
NEW_PROBLEM = "What is not working? One sentence is enough."
WELCOME = (
    "Hello. What is not working? One sentence is enough. "
    "If you want me to know who you are, send /link and your e-mail address at work."
)
HOW_TO_LINK = (
    "Send /link and your code in one message, and I know who you are. To get a code, send /link and your e-mail address "
    "at work, or write to me in Slack or on the web page: link telegram. Your help desk has one for you as well."
)
TOO_OLD_TO_PRESS = "That message is too old for its buttons. Write to me what you want."
UNKNOWN_BUTTON = "That button is not yours to press, or it is gone. Tell me in words what you need."
OUT_OF_DATE = "That has changed meanwhile, so I have left everything as it is."
USED_BUTTON = "That button has been used already. Tell me if you want something else."

WAS_HELPFUL = "Thank you. That tells us to keep this guide as it is."
WAS_NOT_HELPFUL = "Thank you for telling us. We look at the step where it stopped."
HELPFUL_AFTER_ALL, NOT_HELPFUL_AFTER_ALL = "It was helpful after all", "It was not helpful after all"

PRICE_SUBJECT = "A price waits for your answer"
CODE_SUBJECT = "Your code for the help desk"
CODE_OVER = "(this code has ended)"
CODE_REFUSED = "That code does not work. Codes last 15 minutes and work once; ask for a new one and try again."
CODES_PAUSED = "That were five codes within an hour, so I take none for now. Please try again in an hour."
CODE_MAILED = (
    "If your help desk knows that address, a code is on its way to it. It lasts 15 minutes and works once: "
    "send me /link and the code."
)
TOO_MANY_MAILS = "You have asked for three codes within an hour. Please use the newest one, or ask again in an hour."
KNOWN_BY_SIGN_IN = (
    "Here I go by who you are signed in as, and a code changes nothing about that. "
    "Your help desk can look why I do not know you. You can tell me what is not working in any case."
)
UNDO_LINK = "That was not me: undo it"
LINK_UNDONE = "It is undone: that chat sees nothing of yours any more. To link one again, write: link telegram"
LINK_IS_GONE = "That link has ended already."

LINK_OVER = "(this link has ended)"
LINK_REFUSED = "This link does not work any more. Links last 10 minutes and work once; ask for a new one."
PASSWORD_REFUSED = (
    "That address and password do not sign anybody in. Look at both and try again; after five tries not even the right "
    "ones do for 15 minutes. An admin can give you a one-time link."
)
NOBODY_HERE = "That account is not on the list of people who work here. Ask an admin to add its address."

HOW_WORDS = {How.FILE: "named in the client file", How.PROFILE: "confirmed by Slack", How.CODE: "linked with a code"}
"""How the desk knows whose a chat is."""

CONTAINMENT = {
    EmergencyKind.SECURITY_INCIDENT: (
        "Please do this now: take the device off the network (unplug the cable, switch Wi-Fi off). "
        "Leave it switched on, delete nothing, and stop using the account. Take a photo of the screen."
    ),
    EmergencyKind.OUTAGE: "Please leave the server and the network boxes as they are: do not switch anything off and on.",
}
"""What to do until somebody calls, where nothing more is known; in danger it is ``danger_first``."""

HANG_UP = "Hang up now, and do not call back: you owe them no answer. Type in no code and no password for them."
_STOLEN = (
    "If it was stolen: do not go after it, report it to the police ({number} if you are in danger), and write their "
    "reference number here."
)
DEVICE_GONE = (
    "We can lock it and sign it out from afar. Please write here when and where you last had it, and whether it was locked "
    "(PIN, face or fingerprint). Change your password from another device, and do not wipe it yourself. "
)
STORAGE_GONE = (
    "Please write here when and where you last had it, what is on it, and whether a password is needed to read it. "
)


def containment(kind: EmergencyKind, words: str, lines: HelpLines) -> str:
    """What to do until somebody calls; a device that is gone cannot be unplugged."""
    if kind is EmergencyKind.DANGER:
        return danger_first(lines, words)
    if kind is EmergencyKind.SECURITY_INCIDENT and device_is_gone(words):
        said = STORAGE_GONE if storage_is_gone(words) else DEVICE_GONE
        return said + _STOLEN.format(number=lines.emergency.rstrip(","))
    aid = first_aid(words) if kind is EmergencyKind.SECURITY_INCIDENT else None
    if aid is not None and aid in WITHOUT_A_DEVICE:
        return FIRST_AID[aid]
    if kind is EmergencyKind.SECURITY_INCIDENT and lets_somebody_in(words):
        return f"{HANG_UP} {CONTAINMENT[kind]}"
    return CONTAINMENT[kind]


def danger_first(lines: HelpLines, words: str = "") -> str:
    """The very first words to somebody in danger: no question, no price, nothing about the equipment that could wait.

    The line for somebody who is thinking of ending their life is left out where ``words`` speak of fire and the like alone,
    and comes at once where they speak of a life. What has hurt nobody and does not burn is kept away from first.
    """
    hazard = hazard_without_harm(words)
    if hazard is not None:
        return f"{FIRST_AID[hazard]} If there is smoke, fire or somebody is hurt: call {lines.emergency} first."
    danger = danger_in(words)
    if danger is Danger.LIFE:
        besides = f" Or {lines.crisis}, at any hour." if lines.crisis else ""
        return f"Call {lines.emergency} now.{besides} Nobody has to be alone with this: stay with somebody until help is there."
    first = to_safety(lines)
    if danger is Danger.THINGS:
        return first
    life = (
        f"If somebody is thinking of ending their life: {lines.crisis}, at any hour. Nobody has to be alone with it."
        if lines.crisis
        else "If somebody is thinking of ending their life, call it too. Nobody has to be alone with it."
    )
    return f"{first} {life}"


def to_safety(lines: HelpLines) -> str:
    """To whoever is where something burns, or somebody threatens."""
    return f"Call {lines.emergency} now. Get yourself and others to safety, and leave the equipment alone."


WRITE_IF_IT_CHANGES = "Write here if anything changes."


def danger_answer(technician: str, ticket: str, lines: HelpLines, *, told: str | None, words: str = "") -> str:
    """Who comes besides; the first words (to these ``words``) before it, unless they were said when ``told`` came as a message."""
    called = f"{technician} is being called right now ({ticket})."
    if told is None:
        return f"{danger_first(lines, words)}\n{called}"
    if hazard_without_harm(told) is not None:
        return f"{called} {WRITE_IF_IT_CHANGES}"
    return f"{called} If you have not done it yet, call {lines.emergency} now."


def unanswered(lines: HelpLines) -> str:
    """Nobody of the MSP has come to a call, however often everybody was woken."""
    return (
        "I have called everybody several times, and nobody has answered yet. Your call stays at the top of their list. "
        f"If people are in danger, do not wait for us: call {lines.emergency} now."
    )


def if_in_danger(lines: HelpLines) -> str:
    """Before it is asked whether somebody is in danger."""
    return f"If anybody is hurt or in danger: call {lines.emergency} now."


VERDICT_WORDS = {
    Verdict.COVERED: "This is covered: nothing to pay.",
    Verdict.FROM_ALLOWANCE: "This is covered by what is left of your plan: nothing to pay.",
    Verdict.PARTLY_COVERED: "This is partly covered.",
    Verdict.QUOTE_REQUIRED: "This is not covered by a plan, so it costs something once it is approved.",
    Verdict.NEEDS_PERSON: "Whether this is covered, a person has to say. Nothing costs anything before that.",
}


DELETE_IT, HOW_TO_DELETE_IT = "Delete my message", "How to delete my message"
STANDS_THERE = "It still stands in what you wrote here."
MESSAGE_DELETED = "Your message is deleted here, for both of us."
DELETE_IN_TELEGRAM = (
    "Telegram lets me delete messages for two days only, and not that one. Hold it (or click it with the right button), "
    "choose Delete, tick that it goes for me as well, and confirm."
)
DELETE_IN_SLACK = (
    "Slack lets nobody but you delete what you wrote. Point at your message (on a phone: hold it), choose the three dots, "
    "Delete message, and confirm. If Delete is missing there, whoever runs your Slack has switched it off: ask them to delete it."
)
# What it looked like, and what to do about it if it was a real one.
_SECRETS = {
    "password": ("a password", "Change it now, if it was a real one."),
    "key": ("a key", "Have it replaced now, if it was a real one."),
    "code": ("a code", "Such codes are for you alone: nobody here will ever ask you for one."),
    "card": ("the number of a payment card", "If others could read it, have your bank replace the card."),
    "bank account": ("the number of a bank account", "Bank details are told to nobody in a chat."),
    "personal number": ("a personal number", "Such numbers are told to nobody in a chat."),
}


def secret_removed(kinds: Iterable[str]) -> str:
    """Told to the person whose message held secrets of these kinds (those of ``bot.language.redaction``)."""
    found = [_SECRETS[kind] for kind in _SECRETS if kind in set(kinds)]
    what = " and ".join(what for what, _ in found)
    return " ".join((f"I removed what looks like {what} before anything was stored.", *(do for _, do in found)))


def here_is_a_code(code: str, minutes: int) -> str:
    """The answer to somebody who wants to link another chat."""
    return (
        f"Your code: {code}. Write `/link` and the code to me in Telegram. "
        f"It lasts {minutes} minutes, works once, and is for you alone: nobody here will ever ask you for it."
    )


def here_is_a_link(link: str, minutes: int) -> str:
    """The answer to somebody of the MSP who wants to sign in to the console."""
    return (
        f"Sign in to the console here: {link}\n"
        f"The link lasts {minutes} minutes, works once, and is for you alone. An older one does not work any more."
    )


def code_mail(name: str, code: str, minutes: int) -> str:
    """The mail with a code."""
    return (
        f"Hello {name},\n\nyour code is {code}. Write /link and the code to the help desk in Telegram.\n"
        f"It lasts {_minutes(minutes)} and works once. If you did not ask for it, leave it: nothing happens then.\n"
    )


def sign_in_mail(name: str, code: str, minutes: int) -> str:
    """The mail with a code for a browser."""
    return (
        f"Hello {name},\n\nyour code is {code}. Type it on the page on which you asked for it, and nowhere else.\n"
        f"It lasts {_minutes(minutes)} and works once. If you did not ask for it, leave it: nothing happens then. "
        f"Nobody from the help desk will ask you for it.\n"
    )


def _minutes(count: int) -> str:
    return "1 minute" if count == 1 else f"{count} minutes"


def price_mail(name: str, quote: str, ticket: str, until: str, address: str) -> str:
    """The mail that a price waits: no amount, no words of anybody, and nothing in it that approves or signs in."""
    return (
        f"Hello {name},\n\na price waits for your yes or no: quote {quote}, for ticket {ticket}, until {until}. Nothing is "
        f"charged before a yes.\n\nSign in to the help desk's chat to read and answer it: {address}\n\nThis mail approves "
        "nothing, and an answer to it reaches nobody.\n"
    )


def was_it_helpful(title: str) -> str:
    """Asked once, when the way through a guide has ended."""
    return f"Was this guide helpful? {title}"


def known_here(name: str | None) -> str:
    """To somebody who wants to be linked and is."""
    return f"I know you here already{f', {name}' if name else ''}. Your help desk can change who this chat belongs to."


def chat_linked(name: str, client: str) -> str:
    """Said first in a chat that has been linked."""
    return f"Hello {name}. I know you here now, as at {client}. What is not working?"


def somebody_linked(platform: str, when: str) -> str:
    """Said in the chat that the person had before."""
    return f"A {platform} chat was linked to you, {when}. It sees what you see. If that was not you, undo it here."


def platform_name(platform: str) -> str:
    """A chat platform as people write it."""
    return platform.capitalize()


def in_a_group(address: str) -> str:
    """Said once a day where others read along; ``address`` is where the bot is written to alone."""
    return f"I help in private, so that nobody else reads along. Write to me there: {address}"


def privacy(company: str, contact: str) -> str:
    """What is kept of whoever writes, in plain sentences, and whom to ask about it."""
    ask = f"{company or 'your help desk'}{f' ({contact})' if contact else ''}"
    return (
        "I keep what you write here, the pictures and files you send, what I answer, and the number by which this chat knows "
        "you; your telephone number I do not see. From it come your tickets, quotes and decisions. Passwords, keys and card "
        "numbers that I notice in what you write are taken out before anything is stored; into pictures and files I cannot "
        "look. Where and with what a photo was taken is removed. The people of your help desk can read it, and whoever "
        "approves costs at your company sees the quotes. The provider of this chat carries our messages and can read them "
        "too. "
        f"To see, correct or delete what is kept about you, ask {ask}."
    )


def apology(reference: str, ticket: str, *, pressed: bool = False) -> str:
    """When the assistant failed: nothing is lost, and somebody will look."""
    kept = (
        f"I have put it into ticket {ticket}; a technician will read it."
        if pressed
        else (f"I have put your words into ticket {ticket}; a technician will read it.")
    )
    return f"Something on my side did not work. {kept} You can also write 'person'. Reference: {reference}."


def half_done(reference: str, ticket: str, called: str | None = None) -> str:
    """When the assistant failed after it had done something: what is there already, so that nobody asks for it twice."""
    calls = f" {called} is being called." if called else ""
    return (
        f"Something on my side did not work while I answered. Ticket {ticket} is there with your words.{calls} "
        f"You need not ask again. You can also write 'person'. Reference: {reference}."
    )


def emergency_without_assistant(technician: str, ticket: str, containment: str) -> str:
    """In an emergency, when the assistant is dead: who comes, and what to do until then."""
    return f"{technician} is being called now ({ticket}). {containment}"


def pressed_only(intent: str) -> str:
    """The words of a ticket for a button that was pressed while nothing was being talked about."""
    return f"(pressed a button: {intent.replace('_', ' ')})"


def length(time: timedelta) -> str:
    """A length of time for people, to the minute: ``45 min``, ``7 h 30 min``, ``16 h``; late ones have a minus."""
    hours, minutes = divmod(abs(time) // timedelta(minutes=1), 60)
    words = " ".join(text for number, text in ((hours, f"{hours} h"), (minutes, f"{minutes} min")) if number)
    return f"{'-' if time < timedelta(0) and words else ''}{words or '0 min'}"


def short_length(time: timedelta) -> str:
    """The same where seconds count: ``7.5 s``, from a minute on as ``length`` says it."""
    return f"{time.total_seconds():.1f} s" if abs(time) < timedelta(minutes=1) else length(time)


NOTHING_DONE = "Nothing is done and nothing is charged."
PLANNED_INSTEAD = "It is planned for {when} instead, when it costs nothing."
STAYS_APPROVED = "Up to {limit} stays approved, and nothing more is charged."
FOR_THE_DAY_NAMED = "It is planned for the day that was named, and nothing is changed before."


def capital(text: str) -> str:
    """The text as a sentence or a button begins; the rest stays as it is."""
    return f"{text[:1].upper()}{text[1:]}"


def moment(at: datetime, zone: str, now: datetime | None = None) -> str:
    """An instant for people, in their zone: ``today 14:30``, ``midnight tonight``, ``tomorrow 08:00``, ``Wed 25 Nov, 14:30``."""
    local = at.astimezone(ZoneInfo(zone))
    if now is not None:
        days = (local.date() - now.astimezone(ZoneInfo(zone)).date()).days
        if days == 0:
            return f"today {local:%H:%M}"
        if days == 1:
            # "By tomorrow 00:00" is read as the end of tomorrow.
            if (local.hour, local.minute) == (0, 0):
                return "midnight tonight"
            return f"tomorrow {local:%H:%M}"
    return f"{local:%a %-d %b}, {local:%H:%M}"


def at_the_desk(open_now: bool, opens_at: datetime | None, zone: str, now: datetime) -> str:
    """Whether somebody is at the desk, or from when; empty where nobody can say."""
    if open_now:
        return "Somebody is at the desk now."
    return f"Nobody is at the desk right now; somebody is from {moment(opens_at, zone, now)}." if opens_at else ""


def quote_outcome(quote: Quote, client: Client, now: datetime) -> str:
    """What became of a quote: who did what with it, and when."""
    last = quote.moves[-1] if quote.moves else None
    who = client.contact(last.who) if last else None
    by = who.name if who else "the help desk"
    when = f", {moment(last.at, client.timezone, now)}" if last else ""
    said = {
        QuoteState.DRAFT: f"{quote.number} waits for a person at the help desk.",
        QuoteState.ACCEPTED: f"{_approver(quote, client)} approved {quote.number} up to {in_words(quote.limit)}{when}.",
        QuoteState.DECLINED: f"{_approver(quote, client)} declined {quote.number}{when}. Nothing is charged for it.",
        QuoteState.EXPIRED: f"Nobody answered {quote.number} in time, so it lapsed{when}. Nothing is charged for it.",
        QuoteState.SUPERSEDED: f"{quote.number} was replaced by a newer version{when}.",
        QuoteState.CONVERTED: f"{_approver(quote, client)} approved {quote.number}; the work is done and billed.",
        QuoteState.CANCELLED: f"{quote.number} was taken back by {by}{when}. Nothing is charged for it.",
    }
    return said.get(quote.state, f"{quote.number} waits for an answer.")


def _approver(quote: Quote, client: Client) -> str:
    contact = client.contact(quote.approval.by) if quote.approval else None
    return contact.name if contact else (quote.approval.by if quote.approval else "Somebody")
