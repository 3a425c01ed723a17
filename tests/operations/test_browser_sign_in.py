"""Signing in to the web chat: only who reads the mailbox, only in the browser that asked, and only once."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from sqlalchemy.engine import Engine

from bot.desk.clients import ChatIdentity, Role
from bot.desk.identities import CODE_LASTS, TRIES, EventKind
from bot.operations.browser_sign_in import ask_for_sign_in, sign_in
from bot.operations.links import Outcome, issue_code, redeem_code
from bot.operations.mailed_codes import ASKED_AT_MOST, mail_code
from bot.operations.people import show_person
from bot.storage.tables import code_requests
from tests.makers import MAPLE, DeskForTests, demo_file, with_contact

SAMS, DANAS, NOBODYS = "sam@maple-dental.example", "dana@maple-dental.example", "nobody@maple-dental.example"
REFUSED = (Outcome.REFUSED, "")


@pytest.fixture
def mailed(desk: DeskForTests, engine: Engine) -> Callable[..., str]:
    """What a browser asks for and the mailbox then holds: the newest code."""

    def ask(visit: str, address: str = SAMS) -> str:
        assert ask_for_sign_in(ports=desk.ports, visit=visit, address=address)
        with engine.connect() as connection:
            ids = connection.execute(code_requests.select().order_by(code_requests.c.at)).scalars().all()
        for id in ids:
            mail_code(ports=desk.ports, request=id)
        found = re.search(r"[A-Z2-9]{4}-[A-Z2-9]{4}", desk.mail.sent[-1][2]) if desk.mail.sent else None
        return found.group() if found else ""

    return ask


def test_the_code_in_the_mailbox_signs_its_owner_in(desk: DeskForTests, mailed: Callable[..., str]) -> None:
    code = mailed("a browser", "  Sam@Maple-Dental.example ")

    assert sign_in(ports=desk.ports, visit="a browser", code=code.lower()) == (Outcome.LINKED, SAMS)

    assert "Type it on the page on which you asked for it" in desk.mail.sent[-1][2]
    kinds = [event.kind for event in show_person(work=desk.ports.begin, email=SAMS).events]
    assert kinds == [EventKind.CODE, EventKind.SIGNED_IN]


def test_a_code_works_once_even_in_its_own_browser(desk: DeskForTests, mailed: Callable[..., str]) -> None:
    code = mailed("a browser")
    sign_in(ports=desk.ports, visit="a browser", code=code)

    assert sign_in(ports=desk.ports, visit="a browser", code=code) == REFUSED


def test_another_browser_cannot_use_it(desk: DeskForTests, mailed: Callable[..., str]) -> None:
    code = mailed("a browser")

    assert sign_in(ports=desk.ports, visit="another", code=code) == REFUSED
    assert sign_in(ports=desk.ports, visit="a browser", code=code) == (Outcome.LINKED, SAMS)


def test_it_ends_at_its_last_instant(desk: DeskForTests, mailed: Callable[..., str]) -> None:
    code = mailed("a browser")
    desk.clock.step(seconds=CODE_LASTS.total_seconds())

    assert sign_in(ports=desk.ports, visit="a browser", code=code) == REFUSED


def test_it_links_no_chat_and_a_code_for_a_chat_signs_in_nowhere(
    desk: DeskForTests, mailed: Callable[..., str]
) -> None:
    phone = ChatIdentity("telegram", "", "700701")
    for_browser = mailed("a browser")
    for_chat = issue_code(ports=desk.ports, email=SAMS, by="kim@msp.example").code

    assert redeem_code(ports=desk.ports, identity=phone, code=for_browser) is Outcome.REFUSED
    assert sign_in(ports=desk.ports, visit="a browser", code=for_chat) == REFUSED
    assert not desk.person(phone).verified
    # Neither try has used the other's code up.
    assert redeem_code(ports=desk.ports, identity=phone, code=for_chat) is Outcome.LINKED
    assert sign_in(ports=desk.ports, visit="a browser", code=for_browser) == (Outcome.LINKED, SAMS)


def test_an_address_that_nobody_has_is_asked_for_alike_and_gets_no_mail(
    desk: DeskForTests, mailed: Callable[..., str]
) -> None:
    assert mailed("a browser", NOBODYS) == ""
    assert desk.mail.sent == []


def test_who_left_after_the_mail_went_out_stays_out(desk: DeskForTests, mailed: Callable[..., str]) -> None:
    code = mailed("a browser")
    desk.take_in(with_contact(demo_file(MAPLE), SAMS, roles=frozenset({Role.DEPARTED})))

    assert sign_in(ports=desk.ports, visit="a browser", code=code) == REFUSED


def test_five_tries_in_an_hour_and_the_right_code_waits_too(desk: DeskForTests, mailed: Callable[..., str]) -> None:
    code = mailed("a browser")
    tried = [sign_in(ports=desk.ports, visit="a browser", code="AAAA-AAAA") for _ in range(TRIES)]

    assert tried == [REFUSED] * TRIES
    assert sign_in(ports=desk.ports, visit="a browser", code=code) == (Outcome.PAUSED, "")


def test_a_browser_asks_so_often_in_an_hour(desk: DeskForTests) -> None:
    asked = [ask_for_sign_in(ports=desk.ports, visit="a browser", address=DANAS) for _ in range(ASKED_AT_MOST + 1)]

    assert asked == [True] * ASKED_AT_MOST + [False]


@pytest.mark.parametrize("code", ["", "\0", "\ud800", "A" * 10_000, "' OR 1=1 --"])
def test_what_is_no_code_is_refused_like_a_wrong_one(desk: DeskForTests, mailed: Callable[..., str], code: str) -> None:
    mailed("a browser")

    assert sign_in(ports=desk.ports, visit="a browser", code=code) == REFUSED
