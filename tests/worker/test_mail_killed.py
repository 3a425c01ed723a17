"""Real processes around a code by mail: a worker is killed while the mail server is silent, a gateway while codes are guessed."""

from __future__ import annotations

import re
import secrets
import signal
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from datetime import datetime, timezone
from pathlib import Path

import httpx
import pytest
from sqlalchemy import func, select
from sqlalchemy.engine import Engine

from bot.cli.demo import free_port
from bot.desk.identities import TRIES
from bot.operations.browser_sign_in import ask_for_sign_in, sign_in
from bot.operations.links import Outcome
from bot.operations.mailed_codes import mail_code
from bot.storage.tables import code_requests, code_tries
from tests.channels.web.browser import value_of
from tests.journeys.processes import Process, wait_until
from tests.makers import DeskForTests
from tests.proving import PROVING
from tests.stand_ins.mailbox import HOST, serving_mail

SAMS = "sam@maple-dental.example"
_CODE = re.compile(r"[A-Z2-9]{4}-[A-Z2-9]{4}")
_NOT_SEEN_TO = select(func.count()).where(code_requests.c.mailed.is_(None))


@pytest.mark.skipif(not PROVING, reason="a minute and a half: part of make prove; test_codes_killed.py has its moments")
@pytest.mark.parametrize(("command", "mails"), [("RCPT", 1), ("DATA", 2)], ids=["before the mail", "after the mail"])
def test_a_worker_that_is_killed_while_the_mail_server_is_silent_sends_one_code(
    desk: DeskForTests, database: str, engine: Engine, tmp_path: Path, command: str, mails: int
) -> None:
    desk.clock.set(datetime.now(timezone.utc))
    with serving_mail() as (mailbox, port):
        told = {
            "database_url": database,
            "data_folder": str(tmp_path),
            "link_secret": "a key of the tests",
            "mail_url": f"smtp://{HOST}:{port}",
            "mail_from": "Help desk <help@msp.example>",
        }
        mailbox.silent = command
        assert ask_for_sign_in(ports=desk.ports, visit="a browser", address=SAMS)
        with Process("serve", "worker", **told) as worker:
            wait_until(lambda: mailbox.kept_waiting == 1, 60)
            worker.signal(signal.SIGKILL)
            worker.wait(10)
        mailbox.silent = ""
        with Process("serve", "worker", **told) as worker, engine.connect() as connection:
            connection.execution_options(isolation_level="AUTOCOMMIT")
            wait_until(lambda: not connection.execute(_NOT_SEEN_TO).scalar_one(), 60)
    codes = [_CODE.findall(str(mail.get_payload())) for mail in mailbox.taken]
    assert len(codes) == mails and all(each == codes[0] for each in codes)
    ((code,), *_) = codes
    assert not any(code in line for line in worker.output)
    used = [sign_in(ports=desk.ports, visit=visit, code=code) for visit in ("another", "a browser", "a browser")]
    assert used == [(Outcome.REFUSED, ""), (Outcome.LINKED, SAMS), (Outcome.REFUSED, "")]


@pytest.mark.skipif(not PROVING, reason="half a minute: part of make prove; test_code_races.py has the guesses")
def test_guesses_at_two_gateways_of_which_one_is_killed_are_counted_together(
    desk: DeskForTests, database: str, engine: Engine, tmp_path: Path
) -> None:
    desk.clock.set(datetime.now(timezone.utc))
    told = {"database_url": database, "data_folder": str(tmp_path), "link_secret": "a key of the tests"}
    told |= {"secret": secrets.token_hex(32), "mail_url": f"smtp://{HOST}:9", "mail_from": "help@msp.example"}
    ports = [free_port(HOST, 18300), free_port(HOST, 18400)]
    with ExitStack() as running:
        gateways = [running.enter_context(Process("serve", "gateway", "--port", str(port), **told)) for port in ports]
        urls = [f"http://{HOST}:{port}" for port in ports]
        for url in urls:
            wait_until(lambda url=url: _answers(url), 60)  # type: ignore[misc]
        browser = running.enter_context(httpx.Client())
        token = value_of(browser.get(f"{urls[0]}/").text, "token")
        asked = browser.post(f"{urls[0]}/chat/sign-in", data={"token": token, "address": SAMS})
        assert asked.headers["location"] == "/chat/code"
        with engine.connect() as connection:
            mail_code(ports=desk.ports, request=connection.execute(select(code_requests.c.id)).scalar_one())
        (code,) = _CODE.findall(desk.mail.sent[0][2])

        def guess(place: int) -> int:
            typed = code if place == 25 else f"AAAA-{place:04}"
            form = {"token": token, "code": typed}
            try:
                return httpx.post(f"{urls[place % 2]}/chat/code", data=form, cookies=dict(browser.cookies)).status_code
            except httpx.TransportError:
                return 0
            finally:
                if place == 10:
                    gateways[1].signal(signal.SIGKILL)

        with ThreadPoolExecutor(51) as guessing:
            outcomes = Counter(guessing.map(guess, range(51)))
        print(f"guesses at two gateways: {dict(outcomes)}")
        assert outcomes[303] <= 1 and outcomes[303] + outcomes[400] <= TRIES and outcomes[500] == 0
        with engine.connect() as connection:
            assert connection.execute(select(func.count()).select_from(code_tries)).scalar_one() == TRIES
        gateways[1] = running.enter_context(Process("serve", "gateway", "--port", str(ports[1]), **told))
        wait_until(lambda: _answers(urls[1]), 60)
        # Started anew it knows of them all.
        assert guess(25) == 429
        assert not any(code in line for each in gateways for line in each.output)


def _answers(url: str) -> bool:
    try:
        return httpx.get(f"{url}/").status_code == 200
    except httpx.TransportError:
        return False
