"""Files in the database: written once, put to one client's ticket, and their bytes only where they are asked for."""

from __future__ import annotations

import threading
from dataclasses import replace
from datetime import datetime, timedelta, timezone

import pytest
from sqlalchemy import text
from sqlalchemy.engine import Engine
from sqlalchemy.exc import IntegrityError

from bot.desk.attachments import Attachment, AttachmentState, CleanFile, Refusal
from bot.desk.clients import ChatIdentity
from bot.operations.ports import IncomingMessage, WorkFactory
from tests.makers import FOOTHILLS, MAPLE, RAVI, SAM, DeskForTests, key_of

AT = datetime(2026, 11, 24, 15, 0, tzinfo=timezone.utc)
CLEAN = CleanFile(b"\x89PNG bytes", "image/png", b"small")


@pytest.fixture
def desk(begin: WorkFactory) -> DeskForTests:
    desk = DeskForTests(begin)
    desk.take_in(MAPLE, FOOTHILLS)
    return desk


def _file(desk: DeskForTests, id: str = "a" * 32, who: ChatIdentity = SAM, **changes: object) -> Attachment:
    stored = desk.receive(IncomingMessage(f"message {id} {changes}", who, "look"))
    client = {SAM: MAPLE, RAVI: FOOTHILLS}[who]
    file = Attachment(
        id, key_of(who), stored.id, client, None, None, "F1", "a.png", "image/png", 5, AttachmentState.WANTED, AT
    )
    file = replace(file, **changes)  # type: ignore[arg-type]
    with desk.ports.begin() as work:
        assert work.attachments.add(file, due=AT)
        work.commit()
    return file


def test_what_is_written_is_read_and_a_repeat_is_noticed(desk: DeskForTests) -> None:
    file = _file(desk, source={"id": "F1", "url": "https://files.example/1"}, contact="sam@maple-dental.example")
    with desk.ports.begin() as work:
        assert not work.attachments.add(replace(file, id="b" * 32))
        assert work.attachments.get(file.id) == file
        assert (work.attachments.of_turn(file.turn), work.attachments.of_ticket("ND-1")) == ((file,), ())
        assert (work.attachments.get("\x00"), work.attachments.content(file.id)) == (None, None)


def test_kept_bytes_come_back_and_the_states_are_final_words(desk: DeskForTests) -> None:
    ids = [_file(desk, letter * 32).id for letter in "abc"]
    with desk.ports.begin() as work:
        work.attachments.keep(ids[0], CLEAN, name="b.png", sha256="ab", at=AT)
        work.attachments.refuse(ids[1], Refusal.CONTENT, AT)
        work.attachments.lose(ids[2], AT)
        work.commit()
    with desk.ports.begin() as work:
        assert (work.attachments.content(ids[0]), work.attachments.thumbnail(ids[0])) == (b"\x89PNG bytes", b"small")
        found = [work.attachments.get(id) for id in ids]
        assert [(each.state, each.why, each.attempts, each.settled_at) for each in found if each] == [
            (AttachmentState.KEPT, None, 1, AT),
            (AttachmentState.REFUSED, Refusal.CONTENT, 1, AT),
            (AttachmentState.LOST, None, 1, AT),
        ]
        assert work.attachments.due(["slack"], AT + timedelta(days=9)) == ()


def test_a_file_belongs_to_one_ticket_at_most_and_a_ticket_has_it_once(desk: DeskForTests) -> None:
    first, again = _file(desk, "a" * 32), _file(desk, "b" * 32)
    one, two = (desk.opens_ticket(SAM, "printer", "dead").number for _ in range(2))
    with desk.ports.begin() as work:
        put = [
            work.attachments.put_to(first.id, one, MAPLE),
            work.attachments.put_to(first.id, two, MAPLE),
            work.attachments.put_to(again.id, one, MAPLE),
            work.attachments.put_to(again.id, two, MAPLE),
        ]
        work.commit()
    assert put == [True, False, False, True]


def test_the_database_itself_refuses_a_file_on_another_clients_ticket(desk: DeskForTests) -> None:
    file = _file(desk)
    theirs = desk.opens_ticket(RAVI, "printer", "dead").number
    with pytest.raises(IntegrityError, match="fk_attachments_ticket_client_tickets"), desk.ports.begin() as work:
        work.attachments.put_to(file.id, theirs, MAPLE)
        work.commit()


def test_the_database_holds_no_kept_file_without_bytes(desk: DeskForTests, engine: Engine) -> None:
    _file(desk)
    with pytest.raises(IntegrityError, match="ck_attachments_kept"), engine.begin() as connection:
        connection.execute(text("UPDATE attachments SET state = 'kept'"))


def test_what_waits_for_a_ticket_is_nobody_elses_until_we_are_done(desk: DeskForTests) -> None:
    file = _file(desk)
    seen: list[bool] = []
    begun = threading.Event()

    def keep() -> None:
        with desk.ports.begin() as work:
            begun.set()
            found = work.attachments.get(file.id, for_update=True)
            seen.append(found is not None and found.loose)

    other = threading.Thread(target=keep)
    with desk.ports.begin() as work:
        assert [each.id for each in work.attachments.loose(key_of(SAM), AT)] == [file.id]
        other.start()
        begun.wait(5)
        work.attachments.let_go([file.id])
        work.commit()
    other.join(5)
    assert seen == [False]


def test_what_is_due_is_told_to_one_round_and_not_before_its_time(desk: DeskForTests) -> None:
    file = _file(desk)
    with desk.ports.begin() as one, desk.ports.begin() as two:
        before = one.attachments.due(["slack"], AT - timedelta(seconds=1))
        assert (before, one.attachments.due(["slack"], AT), two.attachments.due(["slack"], AT)) == ((), (file.id,), ())
        one.attachments.put_off(file.id, AT + timedelta(minutes=5), tried=True)
        one.commit()
    with desk.ports.begin() as work:
        found = work.attachments.get(file.id)
        assert found is not None and found.attempts == 1
        assert work.attachments.due(["slack"], AT + timedelta(minutes=4)) == ()
        assert work.attachments.due(["telegram", "slack"], AT + timedelta(minutes=5)) == (file.id,)
