"""What both sides are told when a person takes a talk over from the bot, and when the bot has it again."""

from __future__ import annotations

NOT_ABOUT_IT = "Something else"
STILL_WRONG = "Yes, it is not solved"
SOMETHING_NEW = "Something new"
TO_THE_BOT = "Talk to the bot"
TAKEN_BY = "I am here again. What can I do?"


def speaks_now(name: str, ticket: str) -> str:
    """To the requester, when a technician has answered."""
    return f"You are talking with {name} now, about {ticket}: what you write goes to {name}, and I keep quiet."


def passed_on(name: str) -> str:
    """To the requester, once, when something was passed on."""
    return f"{name} has this now; I pass on what you write. To talk to me instead, write: bot."


def reads_from(name: str, when: str) -> str:
    """To the requester who writes while nobody is there; ``when`` comes from the support hours that were agreed."""
    return (
        f"It is outside your support hours now. {name} reads this from {when}. If it cannot wait, write: bot. "
        "I am here at any hour, and in an emergency I wake somebody at once."
    )


def another_speaks(name: str, before: str, ticket: str) -> str:
    """To the requester, when the ticket has gone to a colleague."""
    return f"{name} has taken over {ticket} from {before}, and reads what you write from now on."


def bot_speaks_again(ticket: str) -> str:
    """To the requester, when the technician has let go of the ticket."""
    return f"I answer you again. {ticket} stays open, and somebody else takes it up."


def bot_speaks_after_the_end() -> str:
    """To the requester, when the ticket has ended."""
    return "I answer you again. If it is not solved, tell me."


def bot_as_wished(ticket: str, name: str) -> str:
    """To the requester who asked for the bot."""
    return f"I am here again. {name} keeps {ticket}, and can write to you at any time. What can I do?"


def colleague_speaks(who: str) -> str:
    """Under the card, when the technician has answered for the first time."""
    return (
        f"{who} knows that you are speaking, and the bot keeps quiet. What {who} writes comes here; what you write here goes "
        "to the requester. Begin with note: or with somebody's @name to keep it among us."
    )


def colleague_is_quiet(who: str) -> str:
    """Under the card, when the bot speaks again."""
    return f"{who} talks with the bot again. What you write here still arrives."


def which_of_them() -> str:
    """To the requester who talks with several technicians."""
    return "For whom is that?"


def is_it_about(ticket: str, title: str, name: str) -> str:
    """To the requester who writes after the solution."""
    return f"Is that about {ticket} ({title}), which {name} has solved?"


def open_again(ticket: str, name: str | None) -> str:
    """To the requester, when the ticket was opened again."""
    return f"{ticket} is open again. {name or 'A technician'} has what you wrote."


def corrected(by: str, ticket: str, words: str) -> str:
    """What the requester reads in place of what the technician has changed."""
    return f"{by}, about {ticket}: {words} (changed)"


def taken_back(by: str, ticket: str) -> str:
    """What the requester reads in place of what the technician has deleted."""
    return f"({by} has taken back a message about {ticket}.)"
