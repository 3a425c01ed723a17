"""A call goes out through apprise to a service of ours on loopback, or it fails and is tried again."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from dataclasses import replace
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest

from bot.connectors.outside_pager import NotCalled, OutsidePager
from bot.connectors.pager import RememberingPager
from tests.storage.values import call, page

TEXT = "Outage: Ana, Acme\nND-1001\nAll is down"


class Service(HTTPServer):
    """Takes JSON notices as apprise sends them, and answers with ``status``."""

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.taken: list[dict[str, str]] = []
        self.status = 200

    @property
    def address(self) -> str:
        return f"json://127.0.0.1:{self.server_address[1]}/calls"


class _Handler(BaseHTTPRequestHandler):
    server: Service

    def do_POST(self) -> None:
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        if self.server.status == 200:
            self.server.taken.append({"title": body["title"], "message": body["message"]})
        self.send_response(self.server.status)
        self.end_headers()

    def log_message(self, format: str, *args: object) -> None:
        """Quiet."""


@pytest.fixture
def service() -> Iterator[Service]:
    """The service, listening."""
    with Service() as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.01,))
        thread.start()
        yield server
        server.shutdown()
        thread.join(5)


@pytest.fixture
def pager(tmp_path: Path) -> OutsidePager:
    """A pager whose stand-in remembers in a file."""
    return OutsidePager(RememberingPager(tmp_path / "pages.jsonl"))


def test_the_service_is_given_the_title_and_the_words(pager: OutsidePager, service: Service) -> None:
    pager.page(page(), replace(call(), address=service.address), TEXT)
    assert service.taken == [{"title": "Outage: Ana, Acme", "message": "ND-1001\nAll is down"}]


def test_a_service_that_does_not_take_it_is_a_failure_that_names_no_address(
    pager: OutsidePager, service: Service
) -> None:
    service.status = 503
    with pytest.raises(NotCalled, match="json service did not take the call for Kim") as failure:
        pager.page(page(), replace(call(), address=service.address), TEXT)
    assert "127.0.0.1" not in str(failure.value)


def test_an_address_that_nobody_knows_is_refused(pager: OutsidePager) -> None:
    with pytest.raises(NotCalled, match="nonsense address that cannot be called") as failure:
        pager.page(page(), replace(call(), address="nonsense://token-4711"), TEXT)
    assert "4711" not in str(failure.value)


def test_a_stand_in_is_remembered(pager: OutsidePager, tmp_path: Path) -> None:
    pager.page(page(), replace(call(), address="stand-in:kim"), TEXT)
    assert [each["address"] for each in RememberingPager(tmp_path / "pages.jsonl").remembered()] == ["stand-in:kim"]


def test_the_words_of_whoever_reports_call_nobody_else(pager: OutsidePager, service: Service) -> None:
    said = "Outage: Ana <!channel>\n@everyone look: <@U1> is down, mail ana@here.example"
    pager.page(page(), replace(call(), address=service.address), said)
    (taken,) = service.taken
    assert not any(sign in taken["title"] + taken["message"] for sign in ("<!", "<@", "@everyone"))
    assert (taken["title"] + "\n" + taken["message"]).replace("\u2060", "") == said
