"""The process dies at any moment of a code's life: whoever waits for it gets it, it works once, and for nobody else."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from email import message_from_bytes
from email.policy import default
from itertools import count
from pathlib import Path

import pytest
from sqlalchemy import select
from sqlalchemy.engine import Engine

from bot.connectors.mailer import MailInAFolder
from bot.desk.clients import ChatIdentity
from bot.desk.identities import CODE_LASTS, EventKind
from bot.operations.browser_sign_in import ask_for_sign_in, sign_in
from bot.operations.links import Outcome, issue_code, redeem_code
from bot.operations.mailed_codes import MAILED_AT_MOST, mail_code
from bot.storage.tables import code_requests, code_tries
from tests.makers import MAPLE, DeskForTests
from tests.operations.mortal import Mortal

SAMS, DANAS = "sam@maple-dental.example", "dana@maple-dental.example"
REFUSED = (Outcome.REFUSED, "")
_CODE = re.compile(r"[A-Z2-9]{4}-[A-Z2-9]{4}")


@pytest.fixture
def desk(desk: DeskForTests, tmp_path: Path) -> DeskForTests:
    """Whatever happens, its mail lies in the folder in which that of the killed ones does."""
    desk.ports = replace(desk.ports, mailer=MailInAFolder(tmp_path))
    return desk


def _asks(desk: DeskForTests, engine: Engine, visit: str, address: str = SAMS) -> str:
    """The request that the browser's wish has become."""
    assert ask_for_sign_in(ports=desk.ports, visit=visit, address=address)
    with engine.connect() as connection:
        query = select(code_requests.c.id).where(code_requests.c.user_id == visit)
        return str(connection.execute(query.order_by(code_requests.c.at.desc())).scalars().first())


def _mailbox(folder: Path) -> list[str]:
    """The code of every mail since the last look."""
    found = []
    for file in sorted(folder.glob("*.eml"), key=lambda each: each.stat().st_mtime_ns):
        mail = message_from_bytes(file.read_bytes(), policy=default)
        found += _CODE.findall(mail.get_content())  # type: ignore[attr-defined]
        file.unlink()
    return found


def _events(desk: DeskForTests, email: str = SAMS) -> Counter[EventKind]:
    with desk.ports.begin() as work:
        return Counter(each.kind for each in work.identities.events(MAPLE, email))


def test_a_mail_whose_worker_is_killed_at_any_moment_arrives_with_one_code_that_works_once(
    desk: DeskForTests, engine: Engine, mortal: Mortal, tmp_path: Path
) -> None:
    for moment in count(1):
        visit = f"visit {moment}"
        request = _asks(desk, engine, visit)
        killed = mortal.does("mail", desk.clock.now(), tmp_path, dies_at=moment, request=request)
        if not killed:
            break
        # Who asks again meanwhile gets another code: the first may be on its way.
        desk.clock.step(minutes=1)
        assert mail_code(ports=desk.ports, request=_asks(desk, engine, visit))
        desk.clock.step(minutes=1)
        mail_code(ports=desk.ports, request=request)
        codes = list(dict.fromkeys(_mailbox(tmp_path)))
        assert len(codes) == 2
        assert [sign_in(ports=desk.ports, visit="another browser", code=code) for code in codes] == [REFUSED] * 2
        assert [sign_in(ports=desk.ports, visit=visit, code=code) for code in codes] == [(Outcome.LINKED, SAMS)] * 2
        assert [sign_in(ports=desk.ports, visit=visit, code=code) for code in codes] == [REFUSED] * 2
        desk.clock.step(hours=1)
    assert moment == 7
    assert _events(desk) == {EventKind.CODE: 13, EventKind.SIGNED_IN: 12}
    assert _events(desk, DANAS) == {}


def test_a_sign_in_whose_process_is_killed_is_made_or_not_and_the_code_no_more_than_used(
    desk: DeskForTests, engine: Engine, mortal: Mortal, tmp_path: Path
) -> None:
    for moment, after in ((1, (Outcome.LINKED, SAMS)), (2, REFUSED)):
        visit = f"visit {moment}"
        mail_code(ports=desk.ports, request=_asks(desk, engine, visit))
        (code,) = _mailbox(tmp_path)
        assert mortal.does("sign in", desk.clock.now(), tmp_path, dies_at=moment, visit=visit, code=code)
        assert sign_in(ports=desk.ports, visit=visit, code=code) == after
        assert _events(desk)[EventKind.SIGNED_IN] == moment


def test_a_chat_whose_code_was_being_used_when_the_process_was_killed_is_linked_and_greeted_once(
    desk: DeskForTests, mortal: Mortal, tmp_path: Path
) -> None:
    for moment in (1, 2):
        chat, code = (
            ChatIdentity("telegram", "", str(750_000 + moment)),
            issue_code(ports=desk.ports, email=SAMS, by="Kim").code,
        )
        order = {"chat": chat.user_id, "code": code, "key": f"update {moment}"}
        assert mortal.does("redeem", desk.clock.now(), tmp_path, dies_at=moment, **order)
        # What was not confirmed is delivered again.
        again = [redeem_code(ports=desk.ports, identity=chat, code=code, delivery_key=f"update {moment}") for _ in "ab"]
        assert again == [Outcome.LINKED] * 2 and len(desk.texts_to(chat)) == 1
        assert _events(desk)[EventKind.LINKED] == moment


def test_tries_are_counted_across_processes_that_are_killed(
    desk: DeskForTests, engine: Engine, mortal: Mortal, tmp_path: Path
) -> None:
    mail_code(ports=desk.ports, request=_asks(desk, engine, "a browser"))
    (code,) = _mailbox(tmp_path)
    for place in range(5):
        mortal.does("sign in", desk.clock.now(), tmp_path, dies_at=2, visit="a browser", code=f"AAAA-AAA{place}")
    assert sign_in(ports=desk.ports, visit="a browser", code=code) == (Outcome.PAUSED, "")
    with engine.connect() as connection:
        assert len(connection.execute(select(code_tries.c.id)).all()) == 5


def test_a_mail_server_that_is_away_for_long_takes_nobodys_codes_of_the_hour(
    desk: DeskForTests, engine: Engine, mortal: Mortal, tmp_path: Path
) -> None:
    for place in range(MAILED_AT_MOST):
        # Killed as long as the server is away: given out, and never sent.
        assert mortal.does("mail", desk.clock.now(), tmp_path, dies_at=3, request=_asks(desk, engine, f"visit {place}"))
    desk.clock.step(seconds=CODE_LASTS.total_seconds())
    for place in range(MAILED_AT_MOST):
        with engine.connect() as connection:
            query = select(code_requests.c.id).where(code_requests.c.user_id == f"visit {place}")
            assert not mail_code(ports=desk.ports, request=connection.execute(query).scalar_one())
    assert mail_code(ports=desk.ports, request=_asks(desk, engine, "a browser"))
    (code,) = _mailbox(tmp_path)
    assert sign_in(ports=desk.ports, visit="a browser", code=code) == (Outcome.LINKED, SAMS)


def test_a_code_that_was_read_before_the_killed_worker_wrote_so_is_not_mailed_again(
    desk: DeskForTests, engine: Engine, mortal: Mortal, tmp_path: Path
) -> None:
    request = _asks(desk, engine, "a browser")
    assert mortal.does("mail", desk.clock.now(), tmp_path, dies_at=4, request=request)
    (code,) = _mailbox(tmp_path)
    assert sign_in(ports=desk.ports, visit="a browser", code=code) == (Outcome.LINKED, SAMS)
    assert not mail_code(ports=desk.ports, request=request)
    assert _mailbox(tmp_path) == []
    with engine.connect() as connection:
        # It counts as one that went there.
        assert connection.execute(select(code_requests.c.mailed)).scalar_one() is True
