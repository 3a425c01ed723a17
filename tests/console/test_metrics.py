"""The figures for Prometheus: right, for whoever may read them, and without anybody's name."""

from __future__ import annotations

import pytest
from prometheus_client.parser import text_string_to_metric_families
from starlette.testclient import TestClient

from bot.console.gateway import make_gateway
from bot.operations.auditor import audit_desk
from bot.operations.health import note_alive
from bot.operations.ports import Answer, Process, WorkFactory
from tests.channels.web.browser import SECRET
from tests.makers import MAPLE, SAM, DeskForTests, key_of

HERE = "http://127.0.0.1:8080"
TOKEN = "a token of the tests"


@pytest.fixture
def desk(begin: WorkFactory) -> DeskForTests:
    """A desk of which a gateway is alive."""
    desk = DeskForTests(begin)
    desk.take_in(MAPLE)
    now = desk.clock.now()
    note_alive(ports=desk.ports, process=Process("one", ("gateway",), "canary-host", now, now))
    return desk


def _at(desk: DeskForTests, *, token: str = "", base: str = HERE, client: str = "127.0.0.1") -> TestClient:
    app = make_gateway(desk.ports, secret=SECRET, demo=False, health=dict, metrics_token=token)
    return TestClient(app, base_url=base, client=(client, 50_000))


def _figures(text: str) -> dict[str, float]:
    return {
        each.name + "".join(f"{{{value}}}" for value in each.labels.values()): each.value
        for family in text_string_to_metric_families(text)
        for each in family.samples
    }


def test_the_figures_say_what_is_there(desk: DeskForTests) -> None:
    desk.turn(SAM, "canary words about the printer")
    desk.receives(SAM, "the server is down, nobody can work")
    with desk.ports.begin() as work:
        first = work.conversations.unfinished(desk.clock.now().replace(year=2027))[0]
        work.conversations.finish(first.id, "failed")
        said = work.conversations.say(key_of(SAM), Answer("hello"), turn=None, contact=None, at=desk.clock.now())
        work.conversations.give_up(said.id)
        work.commit()
    desk.clock.step(seconds=30)
    audit_desk(ports=desk.ports)
    text = _at(desk).get("/metrics").text
    found = _figures(text)
    wanted = {
        "nightdesk_waiting{assistant}": 1,
        "nightdesk_oldest_waiting_seconds{assistant}": 30,
        "nightdesk_waiting{call}": 1,
        "nightdesk_processes{gateway}": 1,
        "nightdesk_processes{worker}": 0,
        "nightdesk_check_good{processes}": 0,
        "nightdesk_check_good{messages}": 1,
        "nightdesk_findings{yes}": 1,
        "nightdesk_pages_unacknowledged": 1,
        "nightdesk_stranded_jobs": 0,
        "nightdesk_turns_total{failed}": 1,
        "nightdesk_turns_total{done}": 0,
        "nightdesk_answers_total{given_up}": 1,
        "nightdesk_last_audit_timestamp_seconds": desk.clock.now().timestamp(),
    }
    assert {name: found.get(name) for name in wanted} == wanted
    named = ("canary", "Maple", MAPLE, "Sam", "U0SAM", "printer jams", "desk-1")
    assert [each for each in named if each in text] == []


@pytest.mark.parametrize(
    ("client", "base", "headers"),
    [
        pytest.param("203.0.113.9", HERE, {}, id="from elsewhere"),
        pytest.param("127.0.0.1", "https://desk.example", {}, id="a proxy that keeps the name"),
        pytest.param("127.0.0.1", HERE, {"x-forwarded-for": "203.0.113.9"}, id="a proxy that says for whom"),
        pytest.param("127.0.0.1", HERE, {"x-forwarded-for": ""}, id="a proxy that says it emptily"),
        pytest.param("127.0.0.1", HERE, {"forwarded": "for=203.0.113.9"}, id="a proxy of the newer kind"),
        pytest.param("127.0.0.1", HERE, {"via": "1.1 squid"}, id="any proxy"),
        pytest.param("nobody", HERE, {}, id="who has no address"),
        pytest.param("127.0.0.1", "http://127.0.0.1.evil.example", {}, id="a name that begins like ours"),
    ],
)
def test_without_a_token_only_this_machine_reads_them(
    desk: DeskForTests, client: str, base: str, headers: dict[str, str]
) -> None:
    assert _at(desk).get("/metrics").status_code == 200
    assert _at(desk, client=client, base=base).get("/metrics", headers=headers).status_code == 404


@pytest.mark.parametrize(
    ("shown", "status"),
    [
        (f"Bearer {TOKEN}", 200),
        ("Bearer", 401),
        (f"Bearer {TOKEN} ", 401),
        (f"bearer {TOKEN}x", 401),
        ("", 401),
        (TOKEN, 401),
    ],
)
def test_with_a_token_whoever_shows_it_reads_them_from_anywhere(desk: DeskForTests, shown: str, status: int) -> None:
    visitor = _at(desk, token=TOKEN, base="https://desk.example", client="203.0.113.9")
    answer = visitor.get("/metrics", headers={"authorization": shown})
    assert (answer.status_code, "nightdesk_waiting" in answer.text) == (status, status == 200)
    assert _at(desk, token=TOKEN).get("/metrics").status_code == 401


def test_many_who_ask_at_once_cost_one_reading(desk: DeskForTests) -> None:
    visitor = _at(desk)
    before = visitor.get("/metrics").text
    desk.receives(SAM, "hello")
    assert visitor.get("/metrics").text == before
