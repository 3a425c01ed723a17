"""A message is taken in once, with its job, its page and without its secrets, or not at all."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from sqlalchemy import text
from sqlalchemy.engine import Engine

from bot.desk.clients import ChatIdentity, ClientStatus
from bot.desk.emergencies import EmergencyKind
from bot.operations.intake import receive_message
from bot.operations.ports import DeskPorts, IncomingMessage, WorkFactory
from tests.makers import LEE, MAPLE, MORNING, SAM, STRANGER, DeskForTests, demo_file, key_of

JOBS = text("SELECT task_name, args FROM procrastinate_jobs ORDER BY id")


def _jobs(engine: Engine) -> list[tuple[Any, ...]]:
    with engine.connect() as connection:
        return [tuple(row) for row in connection.execute(JOBS)]


def test_a_message_and_its_job_appear_together(desk: DeskForTests, engine: Engine) -> None:
    stored = desk.receives(SAM, "the printer is offline")
    assert stored is not None
    assert desk.message(stored.id) == stored
    assert (stored.text, stored.state, stored.received_at, stored.pressed) == (
        "the printer is offline",
        "received",
        MORNING,
        None,
    )
    assert _jobs(engine) == [("nightdesk.turn", {"turn": stored.id})]


def test_a_message_whose_job_cannot_be_written_is_not_taken_in(desk: DeskForTests, engine: Engine) -> None:
    class NoJobs:
        """Begins transactions that cannot be committed."""

        def __call__(self) -> Any:
            work = desk.ports.begin()

            def broken() -> None:
                raise OSError("the disk is full")

            work.commit = broken  # type: ignore[method-assign]
            return work

    begin: WorkFactory = NoJobs()
    ports: DeskPorts = replace(desk.ports, begin=begin)
    with pytest.raises(OSError):
        receive_message(ports=ports, message=IncomingMessage("once", SAM, "the printer is offline"))
    with desk.ports.begin() as work:
        assert work.conversations.by_delivery_key("once") is None
    assert _jobs(engine) == []


def test_a_repeat_of_a_delivery_changes_nothing(desk: DeskForTests, engine: Engine) -> None:
    first = desk.receives(SAM, "the server is down, nobody can work", key="once")
    before = _jobs(engine)
    assert desk.receives(SAM, "the server is down, nobody can work", key="once") is None
    assert desk.receives(SAM, "my password is Hunter2!x", key="once") is None
    assert first is not None
    assert desk.message(first.id).text == "the server is down, nobody can work"
    assert _jobs(engine) == before
    assert desk.texts_to(SAM) == []
    with desk.ports.begin() as work:
        assert len(work.pages.list()) == 1


def test_a_secret_is_removed_before_anything_is_stored_and_the_person_is_told(
    desk: DeskForTests, engine: Engine
) -> None:
    stored = desk.receives(SAM, "my password is Hunter2!x and the printer is offline")
    assert stored is not None
    assert stored.text == "my password is [password removed] and the printer is offline"
    assert desk.texts_to(SAM) == [
        "I removed what looks like a password before anything was stored. Change it now, if it was a real one."
    ]
    with engine.connect() as connection:
        tables = connection.execute(text("SELECT tablename FROM pg_tables WHERE schemaname = 'public'")).scalars()
        for table in tables:
            found = connection.execute(text(f"SELECT count(*) FROM {table} AS row WHERE row::text LIKE '%Hunter2%'"))
            assert (table, found.scalar_one()) == (table, 0)
    assert [name for name, _ in _jobs(engine)] == ["nightdesk.turn", "nightdesk.deliver"]


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        pytest.param("the server is down, nobody can work", EmergencyKind.OUTAGE, id="outage"),
        pytest.param("ransomware on my screen, all files encrypted", EmergencyKind.SECURITY_INCIDENT, id="attack"),
        pytest.param("there is smoke coming from the server", EmergencyKind.DANGER, id="danger"),
    ],
)
def test_emergency_words_page_whoever_is_on_call_at_once(
    desk: DeskForTests, engine: Engine, words: str, kind: EmergencyKind
) -> None:
    stored = desk.receives(SAM, words)
    assert stored is not None
    assert stored.emergency is kind
    with desk.ports.begin() as work:
        (page,) = work.pages.unsent()
        assert work.done.recall(stored.id, "page") == page.id
    assert (page.kind, page.conversation, page.client, page.contact, page.words, page.ticket) == (
        kind.value,
        key_of(SAM),
        MAPLE,
        "sam@maple-dental.example",
        words,
        None,
    )
    assert (page.technician, page.address) == ("Amara Obi", "stand-in:amara")
    # In danger the first words go out before anything is thought about.
    first = ["nightdesk.deliver"] if kind is EmergencyKind.DANGER else []
    assert sorted(name for name, _ in _jobs(engine)) == [*first, "nightdesk.page", "nightdesk.turn"]


def test_everyday_words_page_nobody(desk: DeskForTests) -> None:
    desk.receives(SAM, "the printer is offline")
    with desk.ports.begin() as work:
        assert work.pages.list() == ()


@pytest.mark.parametrize(
    "identity",
    [
        pytest.param(STRANGER, id="nobody on file"),
        pytest.param(LEE, id="a contact who has left"),
        pytest.param(ChatIdentity("web", "", "cal@foothills-auto.example"), id="a contact who must not use the desk"),
        pytest.param(ChatIdentity("slack", "T0OTHER", "U0SAM"), id="the same user id in another workspace"),
        pytest.param(ChatIdentity("telegram", "", "sam@maple-dental.example"), id="an address nobody has verified"),
    ],
)
def test_a_stranger_is_taken_in_without_contact_and_client(desk: DeskForTests, identity: ChatIdentity) -> None:
    person = desk.person(identity)
    assert (person.verified, person.client, person.contact, person.first_name) == (False, None, None, None)
    assert person.conversation.key == key_of(identity)


@pytest.mark.parametrize(
    "identity",
    [SAM, ChatIdentity("telegram", "", "500100"), ChatIdentity("web", "", "Sam@Maple-Dental.example")],
    ids=["slack", "telegram", "web"],
)
def test_a_contact_is_known_on_every_platform(desk: DeskForTests, identity: ChatIdentity) -> None:
    person = desk.person(identity)
    assert (person.verified, person.first_name) == (True, "Sam")


def test_people_of_an_offboarded_client_are_strangers(desk: DeskForTests) -> None:
    assert desk.person(SAM).verified
    file = demo_file(MAPLE)
    desk.take_in(replace(file, client=replace(file.client, status=ClientStatus.OFFBOARDED)))
    assert not desk.person(SAM).verified


@pytest.mark.parametrize("status", [ClientStatus.SERVICE_HOLD, ClientStatus.PAST_DUE, ClientStatus.ONBOARDING])
def test_people_of_a_client_in_between_are_still_known(desk: DeskForTests, status: ClientStatus) -> None:
    file = demo_file(MAPLE)
    desk.take_in(replace(file, client=replace(file.client, status=status)))
    assert desk.person(SAM).verified


def test_the_desk_remembers_where_somebody_last_wrote_from(desk: DeskForTests) -> None:
    desk.receives(SAM, "hello")
    desk.clock.step(minutes=1)
    desk.receives(ChatIdentity("telegram", "", "500100"), "hello")
    with desk.ports.begin() as work:
        assert work.conversations.last_conversation_of(MAPLE, "sam@maple-dental.example") == "telegram::500100"


@pytest.mark.parametrize(
    ("announced", "word"),
    [
        ("my password is", "hunter2"),
        ("ok the wifi password is:", "monkey"),
        ("pw", "Winter2024!"),
        ("my pin is", "4821"),
    ],
)
def test_a_secret_that_comes_by_itself_after_its_announcement_is_taken_out(
    desk: DeskForTests, announced: str, word: str
) -> None:
    desk.receives(SAM, announced)
    stored = desk.receives(SAM, word)
    assert stored is not None
    assert stored.text.endswith(" removed]")
    assert desk.texts_to(SAM)[-1].startswith("I removed what looks like a ")


@pytest.mark.parametrize(
    ("before", "word"),
    [
        ("i forgot my password", "Robert"),
        ("my password is", "expired"),
        ("outlook asks for my password", "yes"),
        ("what is my ticket number", "ND-1001"),
        ("my phone number is", "416-555-0199"),
        ("which printer?", "MD-PR-02"),
    ],
)
def test_a_word_alone_stays_where_no_secret_was_announced(desk: DeskForTests, before: str, word: str) -> None:
    desk.receives(SAM, before)
    stored = desk.receives(SAM, word)
    assert stored is not None
    assert stored.text == word


def test_after_five_minutes_a_word_alone_is_a_word(desk: DeskForTests) -> None:
    desk.receives(SAM, "my password is")
    desk.clock.step(minutes=6)
    stored = desk.receives(SAM, "hunter2")
    assert stored is not None
    assert stored.text == "hunter2"
