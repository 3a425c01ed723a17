"""The commands as people run them: demo, chat, and an assistant that is killed in the middle of a turn."""

from __future__ import annotations

import re
import signal
import socket
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory

import httpx
import pytest
from sqlalchemy import text

from bot.bootstrap import Desk
from bot.desk.clients import ChatIdentity
from bot.desk.quotes import QuoteState
from bot.desk.tickets import Billing
from bot.operations.intake import receive_message
from bot.operations.ports import IncomingMessage, OutgoingMessage
from bot.storage.engine import make_engine
from bot.storage.postgres import address_of_running
from tests.journeys.processes import Process, processes_of, wait_until

SAM, DANA = "sam@maple-dental.example", "dana@maple-dental.example"
# Helped from afar at any hour: the demo's clock is the real one.
MINA = "mina@brandt-law.example"
START, ANSWER = 120.0, 30.0


@pytest.fixture
def folder() -> Iterator[Path]:
    """A data folder for one test; not in pytest's own, which is closed to the database's user."""
    with TemporaryDirectory(prefix="nightdesk-journey-") as name:
        yield Path(name)


# ---- demo --------------------------------------------------------------------------------------------------------


@dataclass
class Browser:
    """Somebody at the web chat of a running demo: cookie, forms as the page gives them, the stream of answers."""

    http: httpx.Client

    def becomes(self, email: str) -> None:
        """Choose a demo person."""
        token = value_of(self.http.get("/").text, "token")
        assert self.http.post("/demo/person", data={"token": token, "person": email}).status_code == 303

    def page(self) -> str:
        """The conversation so far."""
        return self.http.get("/chat").text

    def sends(self, words: str) -> str:
        """Write something; the answer as the stream brings it."""
        page = self.page()
        form = {"token": value_of(page, "token"), "nonce": value_of(page, "nonce"), "text": words}
        assert self.http.post("/chat/messages", data=form).status_code == 303
        return self._answer_after(page)

    def presses(self, key: str) -> str:
        """Press a button; the answer as the stream brings it."""
        page = self.page()
        form = {"token": value_of(page, "token"), "nonce": value_of(page, "nonce"), "key": key}
        assert self.http.post("/chat/press", data=form).status_code == 303
        return self._answer_after(page)

    def _answer_after(self, page: str) -> str:
        found = re.search(r'data-after="(\d+)" data-page="([^"]+)"', page)
        assert found is not None
        address = f"/chat/stream?after={found.group(1)}&page={found.group(2)}"
        lines: list[str] = []
        with self.http.stream("GET", address, timeout=ANSWER) as stream:
            for line in stream.iter_lines():
                if line == "" and any(each.startswith("data:") for each in lines):
                    return "\n".join(lines)
                lines.append(line)
        raise AssertionError("the stream ended without an answer")


def value_of(page: str, name: str) -> str:
    """The first hidden value of this name."""
    found = re.search(rf'name="{name}" value="([^"]+)"', page)
    assert found is not None
    return found.group(1)


def key_of(dsn: str, intent: str, args: str = "") -> str:
    """The newest button that means this, as the desk remembers it."""
    engine = make_engine(dsn)
    query = text(
        "SELECT key FROM buttons WHERE pressed->>'intent' = :intent AND CAST(pressed AS text) LIKE :args "
        "ORDER BY message DESC LIMIT 1"
    )
    with engine.connect() as connection:
        key = connection.execute(query, {"intent": intent, "args": f"%{args}%"}).scalar_one()
    engine.dispose()
    return str(key)


def console_of(http: httpx.Client, email: str) -> None:
    """Sign in to the console of the demo with one click."""
    form = {"token": value_of(http.get("/sign-in").text, "token"), "person": email}
    assert http.post("/sign-in/demo", data=form).status_code == 303


def address_in(line: str) -> str:
    """The address a line of the demo names."""
    found = re.search(r"http://[\d.]+:\d+", line)
    assert found is not None
    return found.group()


@pytest.mark.skipif(not Path("/proc/self").exists(), reason="looks for processes in /proc")
def test_the_demo_talks_over_http_stops_without_a_trace_and_starts_again_where_it_was(
    model: Path, folder: Path
) -> None:
    with (
        socket.create_server(("127.0.0.1", 0)) as busy,
        Process("demo", "--port", str(busy.getsockname()[1]), data_folder=str(folder)) as demo,
    ):
        base = address_in(demo.line_with("Web chat", START))
        assert not base.endswith(f":{busy.getsockname()[1]}")
        dsn = address_of_running(folder / "postgres")
        assert dsn is not None
        with httpx.Client(base_url=base, follow_redirects=False) as http:
            mina = Browser(http)
            mina.becomes(MINA)
            assert "BL-247" in mina.sends("my outlook won't open")
            mina.presses(key_of(dsn, "open_ticket"))
            mina.presses(key_of(dsn, "tell_impact", "person"))
            assert "ND-1001" in mina.presses(key_of(dsn, "tell_urgency", "degraded"))
            console_of(http, "robin@nightdesk.example")
            tickets = http.get("/tickets").text
            assert "ND-1001" in tickets and "Brandt" in tickets
            assert http.get("/tickets/ND-1001").status_code == 200
        assert len(processes_of(folder)) > 4
        demo.signal(signal.SIGINT)
        assert demo.wait(30) == 0
    assert processes_of(folder) == set()
    assert any("Imported" in line for line in demo.output)

    with Process("demo", data_folder=str(folder)) as again:
        base = address_in(again.line_with("Web chat", START))
        with httpx.Client(base_url=base, follow_redirects=False) as http:
            console_of(http, "robin@nightdesk.example")
            assert "ND-1001" in http.get("/tickets").text
        again.signal(signal.SIGTERM)
        assert again.wait(30) == 0
    assert not any("Imported" in line or "Training" in line for line in again.output)
    assert processes_of(folder) == set()


# ---- chat --------------------------------------------------------------------------------------------------------


def test_a_requester_in_one_chat_and_the_approver_in_a_later_one(model: Path, empty_desk: Desk, folder: Path) -> None:
    settings = {"data_folder": str(folder), "database_url": empty_desk.dsn}
    with Process("chat", "--as", SAM, "--at", "2026-11-24T22:00", "--json", **settings) as chat:
        chat.write("my outlook won't open")
        answer = chat.json_line(START)
        assert set(answer) == {"text", "buttons", "turn"}
        assert all(set(each) == {"title", "key"} for each in answer["buttons"])
        assert "22:00" in answer["text"]
        for intent, args in (("choose_callout", ""), ("tell_impact", "person"), ("tell_urgency", "stopped")):
            chat.write("#" + key_of(empty_desk.dsn, intent, args))
            answer = chat.json_line(ANSWER)
        assert "Dana Reyes" in answer["text"]
        chat.end_of_input()
        assert chat.wait(ANSWER) == 0
    with Process("chat", "--as", DANA, "--at", "2026-11-24T22:30", "--json", **settings) as chat:
        card = chat.json_line(START)
        assert "Q-1001" in card["text"]
        chat.write("#" + card["buttons"][0]["key"])
        answer = chat.json_line(ANSWER)
        assert "ND-1001" in answer["text"]
        chat.end_of_input()
        assert chat.wait(ANSWER) == 0
    with empty_desk.begin() as work:
        ticket, quote = work.tickets.get("ND-1001"), work.quotes.get("Q-1001")
    assert ticket is not None and quote is not None
    assert (ticket.billing, quote.state) == (Billing.APPROVED, QuoteState.ACCEPTED)
    assert quote.approval is not None and quote.approval.at == datetime.fromisoformat("2026-11-24T22:30-05:00")


# ---- a killed assistant ------------------------------------------------------------------------------------------


def test_a_turn_whose_assistant_was_killed_is_answered_exactly_once(
    model: Path, empty_desk: Desk, folder: Path
) -> None:
    settings = {"data_folder": str(folder), "database_url": empty_desk.dsn}
    blocker = make_engine(empty_desk.dsn)
    with Process("serve", "assistant", **settings) as assistant, blocker.begin() as holding:
        # Starting looks at every table's rules, and would wait as well.
        assistant.line_with("assistant_ready", START)
        # The turn waits for this table, with its job under way, until the assistant is dead.
        holding.execute(text("LOCK TABLE enquiries IN ACCESS EXCLUSIVE MODE"))
        message = IncomingMessage("journey:killed", ChatIdentity("web", "", SAM), "my outlook won't open")
        stored = receive_message(ports=empty_desk.ports, message=message)
        assert stored is not None
        wait_until(lambda: job_states(empty_desk) == ["doing"], START)
        assistant.signal(signal.SIGKILL)
        assistant.wait(ANSWER)
    assert answers_to(empty_desk, stored.id) == []
    # Its last sign of life is made half a minute older than it is, instead of waiting for it to be.
    with blocker.begin() as connection:
        connection.execute(
            text("UPDATE procrastinate_workers SET last_heartbeat = last_heartbeat - interval '1 minute'")
        )
    blocker.dispose()
    with Process("serve", "assistant", **settings), Process("serve", "worker", **settings):
        wait_until(lambda: state_of(empty_desk, stored.id) in ("done", "failed"), START)
        wait_until(lambda: job_states(empty_desk) == [], START)
    (answer,) = answers_to(empty_desk, stored.id)
    assert answer.state == "sent"
    with empty_desk.engine.connect() as connection:
        tickets = connection.execute(text("SELECT number FROM tickets")).scalars().all()
        enquiries = connection.execute(text("SELECT count(*) FROM enquiries")).scalar_one()
    if state_of(empty_desk, stored.id) == "done":
        assert ("MD-2026" in answer.text, tickets, enquiries) == (True, [], 1)
    else:
        # No assistant was there within the time in which everybody is answered: the words are in a ticket.
        assert ([ticket in answer.text for ticket in tickets], enquiries) == ([True], 0)


def job_states(desk: Desk) -> list[str]:
    """Where the jobs stand that are not done yet."""
    query = text("SELECT status FROM procrastinate_jobs WHERE status IN ('todo', 'doing') ORDER BY id")
    with desk.engine.connect() as connection:
        return [str(state) for state in connection.execute(query).scalars()]


def state_of(desk: Desk, turn: str) -> str:
    """Whether a turn has been handled."""
    with desk.begin() as work:
        message = work.conversations.turn(turn)
    assert message is not None
    return message.state


def answers_to(desk: Desk, turn: str) -> list[OutgoingMessage]:
    """What was answered to a turn."""
    with desk.begin() as work:
        return list(work.conversations.answers(turn))
