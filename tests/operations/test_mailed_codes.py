"""Who asks for a code by mail learns nothing of who has which address, floods nobody's mailbox, and is known by the code."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta

import pytest
from sqlalchemy import event
from sqlalchemy.engine import Engine

from bot.desk.clients import ChatIdentity, Role
from bot.desk.identities import CODE_LASTS
from bot.operations import wording
from bot.operations.links import Outcome, redeem_code
from bot.operations.mailed_codes import ASKED_AT_MOST, MAILED_AT_MOST, mail_code
from bot.operations.ports import WorkFactory
from bot.storage.jobs import make_jobs_app
from bot.storage.tables import code_requests
from bot.worker.app import jobs_for_deliveries
from bot.worker.turns import handle_turn
from tests.fakes import SaysBack
from tests.makers import MAPLE, PRIYA, SAM, STRANGER, DeskForTests, demo_file, with_contact

NEW = ChatIdentity("telegram", "", "700700")
SAMS, NOBODYS = "sam@maple-dental.example", "nobody@maple-dental.example"


async def _asks(desk: DeskForTests, words: str, who: ChatIdentity = NEW) -> str:
    message = desk.receives(who, words)
    assert message is not None
    for _ in range(2):
        await handle_turn(ports=desk.ports, assistant=SaysBack(), turn_id=message.id)
    return desk.texts_to(who)[-1]


def _requests(engine: Engine) -> list[str]:
    with engine.connect() as connection:
        return [str(id) for id in connection.execute(code_requests.select().order_by(code_requests.c.at)).scalars()]


def _mailed(desk: DeskForTests, engine: Engine) -> list[bool]:
    return [mail_code(ports=desk.ports, request=request) for request in _requests(engine)]


def _chat(number: int) -> ChatIdentity:
    return ChatIdentity("telegram", "", str(700_000 + number))


@contextmanager
def _queries(engine: Engine) -> Iterator[list[str]]:
    said: list[str] = []

    def note(conn: object, cursor: object, statement: str, *more: object) -> None:
        said.append(statement)

    event.listen(engine, "before_cursor_execute", note)
    yield said
    event.remove(engine, "before_cursor_execute", note)


@pytest.mark.parametrize("words", ["link {}", "Link   {}.", "LINK {} !", "“link {}"])
async def test_a_contact_gets_a_code_by_mail_that_links_the_chat(
    desk: DeskForTests, engine: Engine, words: str
) -> None:
    assert await _asks(desk, words.format("Sam@Maple-Dental.example")) == wording.CODE_MAILED
    assert desk.mail.sent == []
    assert _mailed(desk, engine) == [True]
    ((to, subject, text),) = desk.mail.sent
    assert (to, subject) == (SAMS, wording.CODE_SUBJECT)
    found = re.search(r"[A-Z2-9]{4}-[A-Z2-9]{4}", text)
    assert found is not None
    assert redeem_code(ports=desk.ports, identity=NEW, code=found.group()) is Outcome.LINKED
    assert desk.person(NEW).contact == desk.person(SAM).contact


async def test_an_address_that_nobody_has_gets_the_same_words_after_the_same_queries(
    desk: DeskForTests, engine: Engine
) -> None:
    for number in (1, 2):
        # Both chats are as new to the desk as to each other.
        desk.turn(_chat(number), "hello")
    with _queries(engine) as known:
        first = await _asks(desk, f"link {SAMS}", _chat(1))
    with _queries(engine) as unknown:
        second = await _asks(desk, f"link {NOBODYS}", _chat(2))
    assert (first, known) == (second, unknown)
    assert _mailed(desk, engine) == [True, False]
    assert [to for to, _, _ in desk.mail.sent] == [SAMS]


async def test_who_has_left_gets_no_code(desk: DeskForTests, engine: Engine) -> None:
    desk.take_in(with_contact(demo_file(MAPLE), SAMS, roles=frozenset({Role.DEPARTED})))
    assert await _asks(desk, f"link {SAMS}") == wording.CODE_MAILED
    assert (_mailed(desk, engine), desk.mail.sent) == ([False], [])


async def test_a_chat_asks_so_often_in_an_hour_whatever_it_asks_for(desk: DeskForTests, engine: Engine) -> None:
    said = [await _asks(desk, f"link {address}") for address in (SAMS, NOBODYS, SAMS, SAMS, NOBODYS)]
    assert said == [wording.CODE_MAILED] * ASKED_AT_MOST + [wording.TOO_MANY_MAILS] * 2
    desk.clock.step(hours=1)
    assert await _asks(desk, f"link {SAMS}") == wording.CODE_MAILED


async def test_a_mailbox_gets_so_many_codes_in_an_hour_from_however_many_chats_and_nobody_is_told(
    desk: DeskForTests, engine: Engine
) -> None:
    said = {await _asks(desk, f"link {SAMS}", _chat(number)) for number in range(6)}
    assert said == {wording.CODE_MAILED}
    assert sum(_mailed(desk, engine)) == len(desk.mail.sent) == MAILED_AT_MOST


async def test_the_job_that_runs_again_mails_nothing_twice_and_one_that_comes_too_late_mails_nothing(
    desk: DeskForTests, engine: Engine
) -> None:
    await _asks(desk, f"link {SAMS}")
    assert [_mailed(desk, engine) for _ in range(2)] == [[True], [False]]
    await _asks(desk, f"link {SAMS}", _chat(1))
    desk.clock.step(seconds=CODE_LASTS.total_seconds())
    assert (_mailed(desk, engine), len(desk.mail.sent)) == ([False, False], 1)


async def test_a_mail_that_was_not_taken_is_tried_again_with_the_same_code(
    desk: DeskForTests, engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    await _asks(desk, f"link {SAMS}")
    sent: list[str] = []

    def breaks(to: str, subject: str, text: str) -> None:
        sent.append(text)
        raise OSError("the mail server has taken it and gone away")

    with monkeypatch.context() as broken, pytest.raises(OSError, match="gone away"):
        broken.setattr(desk.mail, "send", breaks)
        _mailed(desk, engine)
    assert _mailed(desk, engine) == [True]
    assert [text for _, _, text in desk.mail.sent] == sent


@pytest.mark.parametrize(("minutes", "lasts"), [(0, "15 minutes"), (13.5, "1 minute"), (14.5, None)])
async def test_a_mail_that_comes_late_says_how_long_its_code_still_lasts(
    desk: DeskForTests, engine: Engine, monkeypatch: pytest.MonkeyPatch, minutes: float, lasts: str | None
) -> None:
    await _asks(desk, f"link {SAMS}")

    def away(to: str, subject: str, text: str) -> None:
        raise OSError("the mail server is away")

    with monkeypatch.context() as broken, pytest.raises(OSError, match="away"):
        broken.setattr(desk.mail, "send", away)
        _mailed(desk, engine)
    desk.clock.step(minutes=minutes)
    assert _mailed(desk, engine) == [lasts is not None]
    assert [f"It lasts {lasts} and works once" in text for _, _, text in desk.mail.sent] == [True] * len(desk.mail.sent)


async def test_a_code_works_while_the_mail_server_still_takes_its_time_and_counts_as_on_its_way(
    desk: DeskForTests, engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(MAILED_AT_MOST + 1):
        await _asks(desk, f"link {SAMS}", _chat(number))
    first, *others = _requests(engine)
    seen: list[object] = []

    def slow(to: str, subject: str, text: str) -> None:
        if seen:
            return
        # As the other jobs and the reader find it meanwhile: none waits for this one's transaction.
        seen.append("begun")
        seen.extend(mail_code(ports=desk.ports, request=other) for other in others)
        code = re.search(r"[A-Z2-9]{4}-[A-Z2-9]{4}", text)
        assert code is not None
        seen.append(redeem_code(ports=desk.ports, identity=NEW, code=code.group()))

    monkeypatch.setattr(desk.mail, "send", slow)
    assert mail_code(ports=desk.ports, request=first)
    assert seen == ["begun", *[True] * (MAILED_AT_MOST - 1), False, Outcome.LINKED]


async def test_the_job_is_deferred_with_the_words_and_done_by_the_worker(
    desk: DeskForTests, engine: Engine, database: str
) -> None:
    await _asks(desk, f"link {SAMS}")
    jobs = make_jobs_app(database)
    jobs_for_deliveries(jobs, desk.ports, {}, pager=None)  # type: ignore[arg-type]  # nobody is paged
    async with jobs.open_async():
        await jobs.run_worker_async(queues=["mails"], wait=False, install_signal_handlers=False, listen_notify=False)
    assert [to for to, _, _ in desk.mail.sent] == [SAMS]


async def test_who_is_known_and_where_a_sign_in_says_who_one_is_no_code_is_mailed(
    desk: DeskForTests, engine: Engine
) -> None:
    assert await _asks(desk, f"link {SAMS}", PRIYA) == wording.known_here("Priya")
    assert await _asks(desk, f"link {SAMS}", STRANGER) == wording.KNOWN_BY_SIGN_IN
    assert _requests(engine) == []


@pytest.mark.parametrize(
    "words", ["link", "link me to the printer", "my link sam@maple-dental.example is dead", "link a b@c"]
)
async def test_other_words_are_for_the_assistant(desk: DeskForTests, words: str) -> None:
    assert await _asks(desk, words) == f"You said: {words}"


async def test_requests_are_forgotten_after_a_day(desk: DeskForTests, engine: Engine, begin: WorkFactory) -> None:
    await _asks(desk, f"link {SAMS}")
    desk.clock.step(seconds=timedelta(days=1, minutes=1).total_seconds())
    await _asks(desk, f"link {NOBODYS}", _chat(1))
    assert len(_requests(engine)) == 1
