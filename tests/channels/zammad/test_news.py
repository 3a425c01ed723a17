"""What is done in Zammad is done here, once, if it is proved, if a person did it there, and if it is still so."""

from __future__ import annotations

import hashlib
import hmac
import json
from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient
from structlog.testing import capture_logs

from bot.channels.zammad.app import PATH, zammad_routes
from bot.connectors.ticket_systems.sender import TicketSystemSender
from bot.connectors.ticket_systems.stand_in import RememberingTicketSystem
from bot.desk.receivers import Extra
from bot.desk.tickets import TicketState
from bot.operations.outward import next_letter, note_outcome
from bot.operations.ports import WorkFactory
from bot.operations.ticket_systems import connect_ticket_system
from bot.operations.ticket_work import merge_ticket
from bot.operations.tickets import close_own_ticket, reopen_own_ticket
from tests.makers import KIM_AT, MAPLE, PRIYA, SAM, DeskForTests
from tests.proving import cases, seeded

SECRET = "a-signature-token-of-enough-signs"
US, KIM = {"login": "nightdesk@msp.example"}, {"login": "kim@msp.example", "firstname": "Kim", "lastname": "Osei"}


class Zammad:
    """A Zammad that follows the desk, and calls it."""

    def __init__(self, desk: DeskForTests) -> None:
        self.desk = desk
        self.system = RememberingTicketSystem()
        routes = zammad_routes(desk.ports, secret=SECRET, login=US["login"], closed={"closed"})
        self._http = TestClient(Starlette(routes=list(routes)))
        connect_ticket_system(
            ports=desk.ports,
            id="zammad",
            address="https://zammad.example",
            by="the tests",
            extras=frozenset({Extra.WORDS, Extra.NOTES}),
        )

    async def follows(self, number: str) -> str:
        """Everything about the ticket goes there; its id there."""
        while letter := next_letter(ports=self.desk.ports, receiver="zammad", ticket=number):
            outcome = await TicketSystemSender(self.system).send(letter)
            note_outcome(ports=self.desk.ports, letter=letter, outcome=outcome, luck=0.0)
        found = await self.system.find(number)
        assert found is not None
        return found.id

    def calls(self, body: bytes | dict[str, Any], signature: str | None = None) -> tuple[int, Any]:
        """The webhook, signed as Zammad signs; status and answer."""
        raw = json.dumps(body).encode() if isinstance(body, dict) else body
        made = hmac.new(SECRET.encode(), raw, hashlib.sha1).hexdigest()
        headers = {"X-Hub-Signature": f"sha1={made}" if signature is None else signature}
        answer = self._http.post(PATH, content=raw, headers=headers)
        return answer.status_code, answer.json()


@pytest.fixture
def zammad(begin: WorkFactory) -> Iterator[Zammad]:
    """Tuesday, ten in the morning."""
    desk = DeskForTests(begin)
    desk.take_in(MAPLE)
    desk.take_in_staff()
    yield Zammad(desk)


def _ticket(id: str, at: datetime, state: str = "open", by: dict[str, str] = KIM) -> dict[str, Any]:
    instant = at.isoformat().replace("+00:00", "Z")
    return {"id": int(id), "number": "22001", "state": state, "updated_at": instant, "updated_by": by}


def _article(words: str, id: int = 104, **changes: Any) -> dict[str, Any]:
    usual = {"sender": "Agent", "internal": False, "content_type": "text/plain", "subject": "", "created_by": KIM}
    return {"id": id, "body": words, **usual, **changes}


async def test_an_answer_there_reaches_the_requester_once_and_is_not_written_there_again(zammad: Zammad) -> None:
    desk = zammad.desk
    number = desk.opens_ticket(SAM, "email_client", "outlook does not open").number
    id = await zammad.follows(number)
    body = {"ticket": _ticket(id, desk.clock.now()), "article": _article("I am <on> it.")}
    assert [zammad.calls(body) for _ in range(2)] == [(200, {"done": ["answered"]})] * 2
    assert desk.texts_to(SAM) == [f"Kim Osei, about {number}: I am <on> it."]
    assert desk.ticket(number).first_response_at == desk.clock.now()
    await zammad.follows(number)
    assert [entry.mark for entry in zammad.system.tickets[id].entries] == [f"{number}/opened"]


async def test_an_answer_to_a_ticket_that_others_go_with_reaches_all_and_stands_on_each(zammad: Zammad) -> None:
    desk = zammad.desk
    one, two = (desk.opens_ticket(who, "email_client", "outlook does not open").number for who in (SAM, PRIYA))
    ids = [await zammad.follows(number) for number in (one, two)]
    merge_ticket(ports=desk.ports, number=two, into=one, by=KIM_AT)
    zammad.calls({"ticket": _ticket(ids[0], desk.clock.now()), "article": _article("The server is back.")})
    assert [len(desk.texts_to(who)) for who in (SAM, PRIYA)] == [1, 1]
    for number in (one, two):
        await zammad.follows(number)
    said = [[e.text for e in zammad.system.tickets[id].entries if "back" in e.text] for id in ids]
    assert said == [[], ["The server is back."]]


@pytest.mark.parametrize(
    "article",
    [
        _article("for the house", internal=True),
        _article("by the customer", sender="Customer"),
        _article("by the desk", created_by=US),
        _article("by the desk", subject="Nightdesk ND-1001/812"),
        _article("   "),
        _article("no id", id="104"),  # type: ignore[arg-type]
        {},
        None,
        "text",
    ],
    ids=lambda article: str(article)[:40],
)
async def test_what_is_no_answer_of_a_person_of_the_house_reaches_nobody(zammad: Zammad, article: object) -> None:
    number = zammad.desk.opens_ticket(SAM, "email_client", "outlook does not open").number
    id = await zammad.follows(number)
    status, _ = zammad.calls({"ticket": _ticket(id, zammad.desk.clock.now()), "article": article})
    assert (status, zammad.desk.texts_to(SAM), zammad.desk.kinds(number)) == (200, [], ["opened"])


async def test_html_is_read_as_words(zammad: Zammad) -> None:
    number = zammad.desk.opens_ticket(SAM, "email_client", "outlook does not open").number
    id = await zammad.follows(number)
    body = (
        "<div>Hello Sam,<br>try this:<ul><li>close it</li><li>open it</li></ul></div>"
        "<blockquote>what you wrote</blockquote><script>x()</script>&lt;3"
    )
    article = _article(body, content_type="text/html")
    zammad.calls({"ticket": _ticket(id, zammad.desk.clock.now()), "article": article})
    (told,) = zammad.desk.texts_to(SAM)
    assert told.partition(": ")[2] == "Hello Sam,\ntry this:\n- close it\n- open it\n<3"


async def test_a_ticket_that_is_closed_there_is_solved_here(zammad: Zammad) -> None:
    desk = zammad.desk
    number = desk.opens_ticket(SAM, "email_client", "outlook does not open").number
    id = await zammad.follows(number)
    body = {"ticket": _ticket(id, desk.clock.now(), "closed"), "article": _article("Please restart it.")}
    assert zammad.calls(body) == (200, {"done": ["answered", "closed"]})
    assert zammad.calls(body) == (200, {"done": ["answered"]})
    assert (desk.ticket(number).state, desk.ticket(number).solved_by) == (TicketState.RESOLVED, "Kim Osei")
    with desk.ports.begin() as work:
        whence = {line.whence for line in work.tickets.history(number)[1:]}
    assert whence == {f"zammad, {number}"}


async def test_our_own_closing_that_comes_back_late_does_not_close_what_was_opened_again(zammad: Zammad) -> None:
    desk = zammad.desk
    number = desk.opens_ticket(SAM, "email_client", "outlook does not open").number
    id = await zammad.follows(number)
    closed_at = desk.clock.now()
    close_own_ticket(ports=desk.ports, turn=desk.turn(SAM, "solved"), number=number)
    desk.clock.step(minutes=1)
    reopen_own_ticket(ports=desk.ports, turn=desk.turn(SAM, "it is back"), number=number)
    for by in (US, KIM):
        assert zammad.calls({"ticket": _ticket(id, closed_at, "closed", by)}) == (200, {"done": []})
    assert desk.ticket(number).is_open
    later = desk.clock.now() + timedelta(minutes=1)
    assert zammad.calls({"ticket": _ticket(id, later, "closed")}) == (200, {"done": ["closed"]})


async def test_what_cannot_be_closed_says_why_there(zammad: Zammad, monkeypatch: pytest.MonkeyPatch) -> None:
    from bot.desk.errors import ImpossibleMove
    from bot.operations import outside_news

    def refuses(**_: object) -> None:
        raise ImpossibleMove("Nobody has said yet who pays.")

    monkeypatch.setattr(outside_news, "resolve_together", refuses)
    number = zammad.desk.opens_ticket(SAM, "email_client", "outlook does not open").number
    id = await zammad.follows(number)
    body = {"ticket": _ticket(id, zammad.desk.clock.now(), "closed")}
    assert [zammad.calls(body)[1] for _ in range(2)] == [{"done": ["not closed"]}] * 2
    assert zammad.desk.history(number)[1:] == [
        ("Kim Osei", "not closed", "Kim Osei closed it in zammad. It stays open here: Nobody has said yet who pays.")
    ]


async def test_a_ticket_that_is_none_of_ours_is_left_alone(zammad: Zammad) -> None:
    now = zammad.desk.clock.now()
    assert zammad.calls({"ticket": _ticket("99", now, "closed"), "article": _article("hello")}) == (200, {"done": []})


async def test_whoever_does_not_know_the_secret_is_refused_before_anything_is_read(zammad: Zammad) -> None:
    desk, random = zammad.desk, seeded("forged news of Zammad")
    number = desk.opens_ticket(SAM, "email_client", "outlook does not open").number
    id = await zammad.follows(number)
    raw = json.dumps({"ticket": _ticket(id, desk.clock.now(), "closed"), "article": _article("pay here")}).encode()
    good = hmac.new(SECRET.encode(), raw, hashlib.sha1).hexdigest()
    forged = ["", "sha1=", good, f"sha256={good}", f"sha1={good.upper()}", f"sha1={good[:-1]}", "sha1=ü", "x" * 9_000]
    with capture_logs() as logs:
        statuses = [zammad.calls(raw, signature)[0] for signature in forged if signature.isascii()]
        for _ in range(cases(50, 2_000)):
            place, bit = random.randrange(len(raw)), 1 << random.randrange(8)
            touched = raw[:place] + bytes([raw[place] ^ bit]) + raw[place + 1 :]
            statuses.append(zammad.calls(touched, f"sha1={good}")[0])
    assert set(statuses) == {401}
    assert (desk.texts_to(SAM), desk.ticket(number).is_open, "pay here" in repr(logs)) == ([], True, False)


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"[" * 100_000,
        b"[]",
        b'{"ticket": {}}',
        b'{"ticket": {"id": "1"}}',
        b'{"ticket": {"id": 1, "state": "closed", "updated_by": {"login": "kim"}, "updated_at": "soon"}}',
    ],
    ids=["nothing", "too deep", "a list", "no id", "an id that is no number", "no instant"],
)
def test_what_is_not_in_zammads_form_is_said_to_be_so(zammad: Zammad, body: bytes) -> None:
    status, said = zammad.calls(body)
    assert (status, list(said)) == (400, ["error"])
