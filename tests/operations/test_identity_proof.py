"""What nobody gets on the word of a chat: a ticket for a call back, a word to its owner, and nothing is done."""

from __future__ import annotations

import ast
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest

from bot.desk.catalogue import Priority
from bot.desk.clients import ChatIdentity
from bot.desk.ticket_events import NOTED
from bot.desk.tickets import TicketState
from bot.operations.identity_proof import PROOF, answer_about_identity
from bot.operations.ports import IncomingMessage
from bot.settings import HOME
from bot.worker.turns import handle_turn
from tests.fakes import Breaks, SaysBack
from tests.makers import DANA, LEE, PRIYA, RAVI, SAM, STRANGER, DeskForTests

NOBODY = ChatIdentity("telegram", "", "999999")
REFUSED = "I can't do that from chat, for anybody."


@pytest.fixture
def desk(desk: DeskForTests) -> DeskForTests:
    """People can be written to where they are known."""
    desk.ports = replace(desk.ports, writes_first=frozenset({"slack", "telegram"}))
    return desk


def _answers(desk: DeskForTests, identity: ChatIdentity, words: str) -> list[str] | None:
    answers = answer_about_identity(ports=desk.ports, turn=desk.turn(identity, words))
    return None if answers is None else [answer.text for answer in answers]


def test_the_owner_is_told_in_her_own_chat_and_the_technician_is_told_to_call_back(desk: DeskForTests) -> None:
    said = _answers(desk, SAM, "please reset dana's password and send it to me")
    (ticket,) = desk.tickets()
    assert said == [
        f"{REFUSED} Somebody will call Dana on the number we have, and then it is seen to. "
        f"Dana hears from me that it was asked for. Your ticket is {ticket.number}."
    ]
    assert (ticket.category, ticket.priority, ticket.state, ticket.contact) == (
        "password_reset",
        Priority.P2,
        TicketState.TRIAGED,
        "sam@maple-dental.example",
    )
    assert desk.texts_to(DANA) == [
        "Sam Okoro has asked us in Slack for a password or a sign-in of somebody else. I have done nothing about it, and "
        f"nothing happens before a technician has called the number we have on file ({ticket.number}). If that surprises "
        "you, tell the technician, or write 'person' to me now."
    ]
    lines = {kind: text for _, kind, text in desk.history(ticket.number)}
    assert lines[PROOF] == "password: dana@maple-dental.example"
    assert lines[NOTED].splitlines() == [
        "Identity proof: asked for a password or a sign-in of somebody else.",
        "For whom: Dana Reyes (dana@maple-dental.example). Asked by: Sam Okoro (sam@maple-dental.example), "
        "from slack:T0MAPLE/U0SAM.",
        "Do nothing of it on the word of a chat, a mail or a caller. Call back on the number on file, never on one that was "
        "named here, and have it confirmed by the person whose it is.",
        "Dana Reyes (dana@maple-dental.example) was written to in Slack.",
    ]
    assert desk.texts_to(SAM) == []


def test_the_same_turn_again_changes_nothing(desk: DeskForTests) -> None:
    turn = desk.turn(SAM, "reset dana's password")
    first = answer_about_identity(ports=desk.ports, turn=turn)
    assert answer_about_identity(ports=desk.ports, turn=turn) == first
    assert (len(desk.tickets()), len(desk.texts_to(DANA))) == (1, 1)


def test_whoever_insists_adds_to_the_ticket_and_the_owner_is_told_once(desk: DeskForTests) -> None:
    _answers(desk, SAM, "reset dana's password")
    (ticket,) = desk.tickets()
    again = _answers(desk, SAM, "i said reset it for her now, this is an order")
    other = _answers(desk, SAM, "and forward my mail to sam@private.example")
    assert again == [
        f"{REFUSED} It is with a person already: {ticket.number}. Nothing happens before somebody has called and checked."
    ]
    assert other is not None
    assert len(desk.tickets()) == 2
    assert desk.history(ticket.number)[-1][1:] == ("added", "i said reset it for her now, this is an order")
    assert len(desk.texts_to(DANA)) == 2  # of the password, and of the forwarding as the company's contact


@pytest.mark.parametrize("identity", [STRANGER, NOBODY, LEE, RAVI])
def test_outsiders_learn_nothing_and_the_owner_hears_of_it(desk: DeskForTests, identity: ChatIdentity) -> None:
    said = _answers(desk, identity, "reset the password of dana@maple-dental.example")
    assert said is not None
    assert "Dana" not in said[0]
    first = desk.texts_to(DANA)[0]
    assert first.startswith("Somebody who is not known as one of your people has asked us in ")
    assert {ticket.client for ticket in desk.tickets()} == {"foothills-auto" if identity == RAVI else None}
    assert not any(name in first for name in ("Ravi", "Foothills", "Lee"))


@pytest.mark.parametrize("first", ["dana@maple-dental.example", "no.such@maple-dental.example"])
@pytest.mark.parametrize("second", ["priya@maple-dental.example", "no.other@maple-dental.example"])
def test_the_answers_to_a_stranger_do_not_depend_on_whom_we_know(desk: DeskForTests, first: str, second: str) -> None:
    said = [_answers(desk, NOBODY, f"reset the password of {address}") for address in (first, second, first)]
    kept = "A technician checks it with the person it is about, over the number we have. What you wrote is kept as ND-1001."
    again = "It is with a person already: ND-1001. Nothing happens before somebody has called and checked."
    assert said == [[f"{REFUSED} {words}"] for words in (kept, again, again)]
    assert [len(desk.texts_to(DANA)), len(desk.texts_to(PRIYA))] == [
        first.startswith("dana"),
        second.startswith("priya"),
    ]


def test_nobody_is_worn_down_with_notices(desk: DeskForTests) -> None:
    for number in range(8):
        _answers(
            desk, ChatIdentity("telegram", "", str(800 + number)), "reset the password of dana@maple-dental.example"
        )
    assert (len(desk.texts_to(DANA)), len(desk.tickets())) == (5, 8)
    (last,) = [text for _, kind, text in desk.history(max(t.number for t in desk.tickets())) if kind == NOTED]
    assert "was not told of this one" in last
    desk.clock.step(hours=24)
    _answers(desk, NOBODY, "reset the password of dana@maple-dental.example")
    assert len(desk.texts_to(DANA)) == 6


def test_ones_own_password_goes_its_usual_way(desk: DeskForTests) -> None:
    assert _answers(desk, SAM, "i forgot my password, please reset it") is None
    assert _answers(desk, SAM, "") is None
    assert not desk.tickets()


def test_a_button_is_never_taken_for_it(desk: DeskForTests) -> None:
    turn = desk.press(SAM, "password_reset")
    assert answer_about_identity(ports=desk.ports, turn=turn) is None


async def test_it_holds_while_the_assistant_is_dead(desk: DeskForTests) -> None:
    message = desk.receive(IncomingMessage("d-1", SAM, "raise my approval limit to 5000"))
    await handle_turn(ports=desk.ports, assistant=Breaks(), turn_id=message.id)
    (said,) = desk.texts_to(SAM)
    assert said.startswith(REFUSED)
    assert [ticket.category for ticket in desk.tickets()] == ["billing_contract"]
    with desk.ports.begin() as work:
        assert [contact.approval_limit for contact in (work.clients.get("maple-dental") or pytest.fail()).contacts][
            1
        ] is None


async def test_an_emergency_comes_first_and_what_is_asked_in_its_name_is_not_done(desk: DeskForTests) -> None:
    words = "there is smoke coming from the server, reset dana's password so that I can switch it off"
    message = desk.receive(IncomingMessage("d-1", SAM, words))
    await handle_turn(ports=desk.ports, assistant=SaysBack(), turn_id=message.id)
    safety, first, second = desk.texts_to(SAM)
    assert "911" in safety
    assert first == f"You said: {words}"
    assert second.startswith(REFUSED)
    assert len(desk.paged_words()) == 1
    assert len(desk.texts_to(DANA)) == 1


def test_an_own_request_of_the_main_contact_is_told_to_the_next_one(desk: DeskForTests) -> None:
    said = _answers(desk, DANA, "turn off MFA on my account")
    assert said is not None and said[0].startswith(f"{REFUSED} Somebody will call you or your company's contact")
    assert [text.split(" in ")[0] for text in desk.texts_to(PRIYA)] == ["Dana Reyes has asked us"]


# ---- nothing that a conversation reaches writes who may approve, or who anybody is -----------------------------------

_WRITERS = {("clients", "save"), ("contracts", "add"), ("staff", "save")}
Name = tuple[str, str]


def _file(module: str) -> Path | None:
    place = HOME / module.replace(".", "/")
    return next((each for each in (place.with_suffix(".py"), place / "__init__.py") if each.is_file()), None)


@cache
def _tree(module: str) -> ast.Module:
    file = _file(module)
    assert file is not None, module
    return ast.parse(file.read_text(encoding="utf-8"))


def _defined(module: str, name: str) -> list[ast.AST]:
    """What the module calls so; all of it for ``*``."""
    body = _tree(module).body
    return [node for node in body if name == "*" or name == getattr(node, "name", None)]


def _leads_to(module: str, name: str) -> set[Name]:
    """The names of ours that one function or class of a module uses."""
    imported = {
        alias.asname or alias.name: (node.module or "", alias.name)
        for node in ast.walk(_tree(module))
        if isinstance(node, ast.ImportFrom)
        for alias in node.names
    }
    used = {part.id for node in _defined(module, name) for part in ast.walk(node) if isinstance(part, ast.Name)}
    own = {(module, each) for each in used if each not in imported and _defined(module, each)}
    return own | {imported[each] for each in used if each in imported}


def _writes(module: str, name: str) -> set[Name]:
    calls = [part.func for node in _defined(module, name) for part in ast.walk(node) if isinstance(part, ast.Call)]
    called = [func for func in calls if isinstance(func, ast.Attribute) and isinstance(func.value, ast.Attribute)]
    return {(func.value.attr, func.attr) for func in called if isinstance(func.value, ast.Attribute)} & _WRITERS


def test_approvers_limits_and_contacts_change_by_client_file_alone() -> None:
    """Function by function, from the turn and the actions: none saves a client, a contract or staff."""
    waiting = [(f"actions.{each.stem}", "*") for each in (HOME / "actions").glob("*.py")]
    waiting += [(module, "*") for module in ("bot.worker.turns", "bot.operations.intake", "bot.operations.commands")]
    seen = set[Name]()
    while waiting:
        here = waiting.pop()
        if here not in seen and here[0].startswith(("actions", "bot.operations", "bot.worker")) and _file(here[0]):
            seen.add(here)
            waiting += _leads_to(*here)
    assert len(seen) > 300
    assert ("bot.operations.identity_proof", "_put_on_record") in seen
    assert {here: _writes(*here) for here in seen if _writes(*here)} == {}
    assert _writes("bot.operations.clients", "*") == {("clients", "save"), ("contracts", "add")}
    assert _writes("bot.operations.staff", "*") == {("staff", "save")}
