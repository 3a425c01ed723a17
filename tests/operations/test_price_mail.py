"""Whom only the web chat reaches is told by mail that a price waits: once, without the price, and with no way to approve it."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import text
from sqlalchemy.engine import Engine

from bot.desk.clients import ChatIdentity, Role
from bot.operations import wording
from bot.operations.ports import WorkFactory
from bot.operations.quotes import answer_waiting_quote, mail_price
from bot.storage.jobs import MAIL_PRICE, make_jobs_app
from bot.worker.app import jobs_for_deliveries
from tests.makers import DANA, MAPLE, DeskForTests, demo_file, with_contact
from tests.operations.situations import answers, asked_at_night, revised

DANA_AT = "dana@maple-dental.example"
WAITING = text("SELECT args FROM procrastinate_jobs WHERE task_name = :task ORDER BY id")


@pytest.fixture
def desk(begin: WorkFactory) -> DeskForTests:
    """Dana, who approves, is in no chat; there is a mail server, and Slack may be written to."""
    desk = DeskForTests(begin)
    desk.ports = replace(desk.ports, mails=True, writes_first=frozenset({"slack"}))
    desk.take_in(with_contact(demo_file(MAPLE), DANA_AT, identities=()))
    return desk


def _jobs(engine: Engine) -> list[dict[str, object]]:
    with engine.connect() as connection:
        return [row.args for row in connection.execute(WAITING, {"task": MAIL_PRICE})]


def _mails(desk: DeskForTests, engine: Engine) -> list[bool]:
    return [mail_price(ports=desk.ports, **job) for job in _jobs(engine)]  # type: ignore[arg-type]


def test_who_is_in_no_chat_gets_a_short_mail_with_the_address_of_the_web_chat(
    desk: DeskForTests, engine: Engine
) -> None:
    asked_at_night(desk)
    assert desk.mail.sent == []
    assert _mails(desk, engine) == [True]
    ((to, subject, said),) = desk.mail.sent
    assert (to, subject) == (DANA_AT, wording.PRICE_SUBJECT)
    assert said == (
        "Hello Dana,\n\na price waits for your yes or no: quote Q-1001, for ticket ND-1001, until Wed 25 Nov, 08:00. Nothing is "
        "charged before a yes.\n\nSign in to the help desk's chat to read and answer it: https://desk.example/\n\nThis mail "
        "approves nothing, and an answer to it reaches nobody.\n"
    )


def test_it_is_sent_once_for_each_version(desk: DeskForTests, engine: Engine) -> None:
    quote = asked_at_night(desk)
    assert [_mails(desk, engine), _mails(desk, engine)] == [[True], [False]]
    revised(desk, quote, "700.00")
    assert [_mails(desk, engine), _mails(desk, engine)] == [[False, True], [False, False]]
    assert len(desk.mail.sent) == 2


def test_a_mail_that_was_not_taken_is_tried_again(
    desk: DeskForTests, engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    def breaks(to: str, subject: str, said: str) -> None:
        raise OSError("gone away")

    asked_at_night(desk)
    with monkeypatch.context() as broken, pytest.raises(OSError, match="gone away"):
        broken.setattr(desk.mail, "send", breaks)
        _mails(desk, engine)
    assert (_mails(desk, engine), len(desk.mail.sent)) == ([True], 1)


def test_what_is_answered_or_lapsed_by_then_is_told_to_nobody(desk: DeskForTests, engine: Engine) -> None:
    quote = asked_at_night(desk)
    web = ChatIdentity("web", "", DANA_AT)
    answer_waiting_quote(ports=desk.ports, turn=answers(desk, web, quote), accept=True)
    assert _mails(desk, engine) == [False]
    asked_at_night(desk)
    desk.clock.step(seconds=timedelta(days=30).total_seconds())
    assert (_mails(desk, engine), desk.mail.sent) == ([False, False], [])


@pytest.mark.parametrize("roles", [frozenset({Role.DEPARTED}), frozenset({Role.BILLING})], ids=["left", "no right"])
def test_who_has_left_or_may_not_approve_any_more_gets_no_mail(
    desk: DeskForTests, engine: Engine, roles: frozenset[Role]
) -> None:
    asked_at_night(desk)
    desk.take_in(with_contact(demo_file(MAPLE), DANA_AT, identities=(), roles=roles))
    assert (_mails(desk, engine), desk.mail.sent) == ([False], [])


def test_who_is_in_slack_hears_of_it_there_and_without_a_mail_server_no_mail_is_asked_for(
    begin: WorkFactory, engine: Engine
) -> None:
    desk = DeskForTests(begin)
    desk.take_in(MAPLE)
    desk.ports = replace(desk.ports, mails=True, writes_first=frozenset({"slack"}))
    asked_at_night(desk)
    assert (desk.texts_to(DANA) != [], _jobs(engine)) == (True, [])
    desk.ports = replace(desk.ports, mails=False, writes_first=frozenset())
    asked_at_night(desk)
    assert _jobs(engine) == []


async def test_the_job_is_done_by_the_worker(desk: DeskForTests, database: str) -> None:
    asked_at_night(desk)
    jobs = make_jobs_app(database)
    jobs_for_deliveries(jobs, desk.ports, {}, pager=None)  # type: ignore[arg-type]  # nobody is paged
    async with jobs.open_async():
        await jobs.run_worker_async(queues=["mails"], wait=False, install_signal_handlers=False, listen_notify=False)
    assert [to for to, _, _ in desk.mail.sent] == [DANA_AT]
