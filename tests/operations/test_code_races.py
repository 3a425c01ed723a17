"""Codes under attack: guesses, uses and requests at the same instant, each on a connection of its own."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable

import pytest
from sqlalchemy import func, select
from sqlalchemy.engine import Engine

from bot.desk.clients import ChatIdentity
from bot.desk.identities import TRIES, EventKind
from bot.operations.browser_sign_in import ask_for_sign_in, sign_in
from bot.operations.links import answer_about_links, issue_code, redeem_code, unlink
from bot.operations.mailed_codes import ASKED_AT_MOST, MAILED_AT_MOST, mail_code
from bot.operations.turns import Turn
from bot.storage.tables import code_requests, code_tries
from bot.storage.unit_of_work import sql_work_factory
from tests.makers import FOOTHILLS, MAPLE, SAM, DeskForTests
from tests.operations.racing import Race
from tests.proving import cases, seeded

GUESSES = 50
ROUNDS = cases(2, 20)
SAMS, RAVIS = "sam@maple-dental.example", "ravi@foothills-auto.example"
PHONE = ChatIdentity("telegram", "", "700700")
CODE = re.compile(r"[A-Z2-9]{4}-[A-Z2-9]{4}")


@pytest.fixture
def desk(engine: Engine, own_connections: Engine) -> DeskForTests:
    desk = DeskForTests(sql_work_factory(own_connections))
    desk.take_in(MAPLE, FOOTHILLS)
    return desk


@pytest.fixture
def race(own_connections: Engine, request: pytest.FixtureRequest) -> Race:
    return Race(own_connections, seeded(request.node.name))


def _requests(engine: Engine) -> list[str]:
    with engine.connect() as connection:
        return [str(id) for id in connection.execute(select(code_requests.c.id).order_by(code_requests.c.at)).scalars()]


def _tries(engine: Engine) -> int:
    with engine.connect() as connection:
        return int(connection.execute(select(func.count()).select_from(code_tries)).scalar_one())


def _mailed(desk: DeskForTests, engine: Engine, visit: str, address: str = SAMS) -> str:
    """The code in the mailbox after this browser has asked for one."""
    assert ask_for_sign_in(ports=desk.ports, visit=visit, address=address)
    for request in _requests(engine):
        mail_code(ports=desk.ports, request=request)
    found = CODE.search(desk.mail.sent[-1][2])
    assert found is not None
    return found.group()


def _signs_in(desk: DeskForTests, visit: str, code: str) -> Callable[[], str]:
    return lambda: sign_in(ports=desk.ports, visit=visit, code=code)[0].value


def _links(desk: DeskForTests, chat: ChatIdentity, code: str) -> Callable[[], str]:
    return lambda: redeem_code(ports=desk.ports, identity=chat, code=code).value


def _events(desk: DeskForTests, client: str, email: str) -> Counter[EventKind]:
    with desk.ports.begin() as work:
        return Counter(each.kind for each in work.identities.events(client, email))


@pytest.mark.parametrize("where", ["browser", "chat"])
def test_of_fifty_guesses_and_the_right_code_at_once_five_are_looked_at(
    desk: DeskForTests, race: Race, engine: Engine, where: str
) -> None:
    for number in range(ROUNDS):
        if where == "browser":
            act, code = (
                (lambda typed, visit=f"visit {number}": _signs_in(desk, visit, typed)),
                _mailed(desk, engine, f"visit {number}"),
            )
        else:
            chat = ChatIdentity("telegram", "", str(710_000 + number))
            act, code = (
                (lambda typed, chat=chat: _links(desk, chat, typed)),
                issue_code(ports=desk.ports, email=SAMS, by="Kim").code,
            )
        outcomes = race([act(f"{place:04}-AAAA") for place in range(GUESSES)], act(code))
        assert outcomes["paused"] == GUESSES + 1 - TRIES
        assert outcomes["linked"] <= 1 and outcomes["linked"] + outcomes["refused"] == TRIES
        assert _tries(engine) == TRIES
        desk.clock.step(hours=1, seconds=1)


def test_one_code_that_many_use_at_once_lets_one_in(desk: DeskForTests, race: Race, engine: Engine) -> None:
    for number in range(ROUNDS):
        visit = f"visit {number}"
        code = _mailed(desk, engine, visit)
        uses = [_signs_in(desk, visit, code) for _ in range(TRIES)]
        assert race(uses) == {"linked": 1, "refused": TRIES - 1}
        code = issue_code(ports=desk.ports, email=SAMS, by="Kim").code
        chats = [ChatIdentity("telegram", "", str(720_000 + 20 * number + place)) for place in range(12)]
        assert race([_links(desk, chat, code) for chat in chats]) == {"linked": 1, "refused": 11}
        desk.clock.step(hours=1, seconds=1)
    assert _events(desk, MAPLE, SAMS)[EventKind.SIGNED_IN] == ROUNDS


def test_a_code_of_one_and_of_another_clients_person_at_once_link_a_chat_to_one_of_them(
    desk: DeskForTests, race: Race
) -> None:
    for number in range(ROUNDS):
        codes = [issue_code(ports=desk.ports, email=email, by="Kim").code for email in (SAMS, RAVIS)]
        chat = ChatIdentity("telegram", "", str(730_000 + number))
        assert race([_links(desk, chat, code) for code in codes]) == {"linked": 1, "refused": 1}
        both = _events(desk, MAPLE, SAMS)[EventKind.LINKED] + _events(desk, FOOTHILLS, RAVIS)[EventKind.LINKED]
        assert both == number + 1


def test_requests_and_mails_at_once_keep_to_their_limits(desk: DeskForTests, race: Race, engine: Engine) -> None:
    def asks(visit: str) -> Callable[[], str]:
        return lambda: str(ask_for_sign_in(ports=desk.ports, visit=visit, address=SAMS))

    def mails(request: str) -> Callable[[], str]:
        return lambda: str(mail_code(ports=desk.ports, request=request))

    assert race([asks("one browser")] * 12)["True"] == ASKED_AT_MOST
    assert race([asks(f"visit {place}") for place in range(12)])["True"] == 12
    # Some jobs run twice at once: what was given back while whoever had it lives.
    race([mails(request) for request in _requests(engine) for _ in range(2)])
    assert len({text for _, _, text in desk.mail.sent}) == MAILED_AT_MOST
    assert _events(desk, MAPLE, SAMS) == {EventKind.CODE: MAILED_AT_MOST}


def test_a_link_that_is_undone_and_ended_at_once_ends_once(desk: DeskForTests, race: Race) -> None:
    for number in range(ROUNDS):
        desk.turn(SAM, "hello")
        chat = ChatIdentity("telegram", "", str(740_000 + number))
        code = issue_code(ports=desk.ports, email=SAMS, by="Kim").code
        assert _links(desk, chat, code)() == "linked"
        with desk.ports.begin() as work:
            linked = next(
                each for each in reversed(work.identities.events(MAPLE, SAMS)) if each.kind is EventKind.LINKED
            )
        turns = [desk.press(SAM, "undo_link", link=linked.id) for _ in range(4)]
        race(
            [_undoes(desk, turn) for turn in turns]
            + [lambda: str(len(unlink(ports=desk.ports, email=SAMS, by="Kim")))] * 2
        )
        assert _events(desk, MAPLE, SAMS)[EventKind.UNLINKED] == number + 1


def _undoes(desk: DeskForTests, turn: Turn) -> Callable[[], str]:
    return lambda: answer_about_links(ports=desk.ports, turn=turn)[0].text  # type: ignore[index]
