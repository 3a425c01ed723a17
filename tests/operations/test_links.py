"""A code links one chat to one person, once, in time; whoever has none learns nothing by trying."""

from __future__ import annotations

import re
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from datetime import timedelta

import pytest
from sqlalchemy import event, text
from sqlalchemy.engine import Engine

from bot.connectors.smtp import MailNotSent
from bot.desk.audit import Finding
from bot.desk.clients import ChatIdentity, Role
from bot.desk.errors import NotFound
from bot.desk.identities import CODE_ALPHABET, CODE_LASTS, How
from bot.operations.audit import verify_history
from bot.operations.deliveries import waiting_answers
from bot.operations.links import Outcome, issue_code, redeem_code, unlink
from bot.operations.speakers import identify
from bot.operations.turns import finish_turn
from bot.operations.wording import CODE_OVER, CODE_REFUSED, CODES_PAUSED, LINK_IS_GONE, LINK_UNDONE, UNKNOWN_BUTTON
from bot.worker.turns import handle_turn
from tests.fakes import SaysBack
from tests.makers import DANA, MAPLE, SAM, STRANGER, DeskForTests, demo_file, key_of, with_contact

NEW = ChatIdentity("telegram", "", "700700")
OTHER = ChatIdentity("telegram", "", "700701")
SAMS, DANAS = "sam@maple-dental.example", "dana@maple-dental.example"
_CODE = re.compile(r"[A-Z2-9]{4}-[A-Z2-9]{4}")


def _code(desk: DeskForTests, email: str = SAMS) -> str:
    return issue_code(ports=desk.ports, email=email, by="Kim Osei").code


def _redeem(desk: DeskForTests, code: str, identity: ChatIdentity = NEW, key: str | None = None) -> Outcome:
    return redeem_code(ports=desk.ports, identity=identity, code=code, delivery_key=key)


def _who(desk: DeskForTests, identity: ChatIdentity = NEW) -> str | None:
    with desk.ports.begin() as work:
        contact = identify(work, identity).contact
    return contact.email if contact else None


async def _writes(desk: DeskForTests, identity: ChatIdentity, words: str = "", *, button: str | None = None) -> str:
    message = desk.receives(identity, words, button=button)
    assert message is not None
    await handle_turn(ports=desk.ports, assistant=SaysBack(), turn_id=message.id)
    return waiting_answers(ports=desk.ports, conversation=key_of(identity))[-1].text


@contextmanager
def _queries(engine: Engine) -> Iterator[list[str]]:
    said: list[str] = []

    def note(conn: object, cursor: object, statement: str, *more: object) -> None:
        said.append(statement)

    event.listen(engine, "before_cursor_execute", note)
    yield said
    event.remove(engine, "before_cursor_execute", note)


def test_a_code_links_the_chat_greets_by_name_and_tells_the_old_chat(desk: DeskForTests) -> None:
    desk.turn(SAM, "hello")
    assert _redeem(desk, _code(desk)) is Outcome.LINKED
    assert _who(desk) == SAMS
    assert desk.texts_to(NEW) == ["Hello Sam. I know you here now, as at Maple Dental. What is not working?"]
    assert desk.texts_to(SAM)[-1] == (
        "A Telegram chat was linked to you, today 10:00. It sees what you see. If that was not you, undo it here."
    )


def test_a_code_is_eight_signs_that_are_not_mistaken_and_can_be_typed_in_any_way(desk: DeskForTests) -> None:
    code = _code(desk)
    assert _CODE.fullmatch(code) and set(code) - {"-"} <= set(CODE_ALPHABET)
    assert (len(CODE_ALPHABET), set(CODE_ALPHABET) & set("IO01")) == (32, set())
    assert _redeem(desk, f" {code.lower().replace('-', ' ')} ") is Outcome.LINKED


def test_no_table_holds_a_code(desk: DeskForTests, engine: Engine) -> None:
    code = _code(desk).replace("-", "")
    tables = text("SELECT tablename FROM pg_tables WHERE schemaname = 'public'")
    with engine.connect() as connection:
        held = [
            table
            for table in connection.execute(tables).scalars()
            if connection.execute(
                text(f'SELECT count(*) FROM "{table}" AS t WHERE t::text ILIKE :code'), {"code": f"%{code}%"}
            ).scalar_one()
        ]
    assert held == []


@pytest.mark.parametrize(
    ("waits", "outcome"),
    [(CODE_LASTS - timedelta(microseconds=1), Outcome.LINKED), (CODE_LASTS, Outcome.REFUSED)],
    ids=["the last instant", "too late by nothing"],
)
def test_a_code_ends_at_its_instant(desk: DeskForTests, waits: timedelta, outcome: Outcome) -> None:
    code = _code(desk)
    desk.clock.step(seconds=waits.total_seconds())
    assert _redeem(desk, code) is outcome


def test_a_code_works_once(desk: DeskForTests) -> None:
    code = _code(desk)
    assert [_redeem(desk, code), _redeem(desk, code, OTHER)] == [Outcome.LINKED, Outcome.REFUSED]
    assert (_who(desk), _who(desk, OTHER)) == (SAMS, None)


def test_two_chats_at_the_same_instant_do_not_both_get_in(desk: DeskForTests) -> None:
    code = _code(desk)
    chats = [ChatIdentity("telegram", "", str(800_000 + place)) for place in range(12)]
    with ThreadPoolExecutor(6) as threads:
        outcomes = list(threads.map(lambda chat: _redeem(desk, code, chat), chats))
    assert sorted(outcome.value for outcome in outcomes) == ["linked", *["refused"] * 11]
    assert [_who(desk, chat) for chat in chats].count(SAMS) == 1


def test_a_delivery_that_comes_again_does_nothing_again(desk: DeskForTests) -> None:
    code = _code(desk)
    assert [_redeem(desk, code, key="update-1") for _ in range(3)] == [Outcome.LINKED] * 3
    assert [_redeem(desk, "AAAA-AAAA", OTHER, key="update-2") for _ in range(9)] == [Outcome.REFUSED] * 9
    assert (len(desk.texts_to(NEW)), len(desk.texts_to(OTHER))) == (1, 1)


def test_five_tries_within_an_hour_then_a_pause_that_ends(desk: DeskForTests) -> None:
    wrong = [_redeem(desk, f"AAAA-AAA{sign}") for sign in "ABCDE"]
    code = _code(desk)
    assert (wrong, _redeem(desk, code), _redeem(desk, code, OTHER)) == (
        [Outcome.REFUSED] * 5,
        Outcome.PAUSED,
        Outcome.LINKED,
    )
    assert desk.texts_to(NEW) == [*[CODE_REFUSED] * 5, CODES_PAUSED]
    desk.clock.step(minutes=60)
    assert _redeem(desk, _code(desk)) is Outcome.LINKED


def test_tries_at_the_same_instant_are_counted_one_by_one(desk: DeskForTests) -> None:
    with ThreadPoolExecutor(6) as threads:
        outcomes = list(threads.map(lambda _: _redeem(desk, "AAAA-AAAA"), range(12)))
    assert sorted(outcome.value for outcome in outcomes) == ["paused"] * 7 + ["refused"] * 5


def _never_given(desk: DeskForTests) -> str:
    return "ABCD-EFGH"


def _ended(desk: DeskForTests) -> str:
    code = _code(desk)
    desk.clock.step(minutes=15)
    return code


def _used(desk: DeskForTests) -> str:
    code = _code(desk)
    _redeem(desk, code, OTHER)
    return code


def _nonsense(desk: DeskForTests) -> str:
    return "\x00 🙂" * 999


REFUSED = [_never_given, _ended, _used, _nonsense]


@pytest.mark.parametrize("code", REFUSED, ids=["wrong", "ended", "used", "no code at all"])
def test_every_code_that_does_not_work_costs_the_same_queries_and_gets_the_same_words(
    desk: DeskForTests, engine: Engine, code: object
) -> None:
    typed = code(desk)  # type: ignore[operator]
    with _queries(engine) as expected:
        _redeem(desk, "2345-6789", ChatIdentity("telegram", "", "700799"))
    with _queries(engine) as said:
        assert _redeem(desk, typed) is Outcome.REFUSED
    assert desk.texts_to(NEW) == [CODE_REFUSED]
    assert said == expected


def test_somebody_elses_code_is_refused_in_the_same_words_after_the_same_queries(
    desk: DeskForTests, engine: Engine
) -> None:
    _redeem(desk, _code(desk))
    with _queries(engine) as expected:
        _redeem(desk, "2345-6789")
    code = _code(desk, DANAS)
    with _queries(engine) as said:
        assert _redeem(desk, code) is Outcome.REFUSED
    assert (said, desk.texts_to(NEW)[1:], _who(desk)) == (expected, [CODE_REFUSED] * 2, SAMS)
    assert _redeem(desk, code, OTHER) is Outcome.LINKED


def test_a_code_of_somebody_who_has_left_since_is_refused(desk: DeskForTests) -> None:
    code = _code(desk)
    desk.take_in(with_contact(demo_file(MAPLE), SAMS, roles=frozenset({Role.DEPARTED})))
    assert (_redeem(desk, code), desk.texts_to(NEW)) == (Outcome.REFUSED, [CODE_REFUSED])
    with pytest.raises(NotFound, match="Sam Okoro \\(Maple Dental\\) is not served any more"):
        _code(desk)


@pytest.mark.parametrize("platform", ["slack", "web", "terminal"])
def test_a_platform_that_says_itself_who_somebody_is_takes_no_codes(desk: DeskForTests, platform: str) -> None:
    somebody = ChatIdentity(platform, "T0MAPLE" if platform == "slack" else "", "U0GUEST")
    assert (_redeem(desk, _code(desk), somebody), _who(desk, somebody)) == (Outcome.REFUSED, None)


async def test_a_known_person_gets_a_code_by_the_bare_words_and_it_is_shown_as_long_as_it_counts(
    desk: DeskForTests,
) -> None:
    said = await _writes(desk, SAM, "Link Telegram!")
    (code,) = _CODE.findall(said)
    assert said == (
        f"Your code: {code}. Write `/link` and the code to me in Telegram. "
        "It lasts 15 minutes, works once, and is for you alone: nobody here will ever ask you for it."
    )
    assert _redeem(desk, code) is Outcome.LINKED
    (given, _) = waiting_answers(ports=desk.ports, conversation=key_of(SAM))
    assert CODE_OVER in given.text


@pytest.mark.parametrize("words", ["please link telegram and outlook", "telegram", "link telegramm", "link"])
async def test_other_words_are_the_assistants(desk: DeskForTests, words: str) -> None:
    assert await _writes(desk, SAM, words) == f"You said: {words}"


async def test_a_stranger_gets_no_code(desk: DeskForTests) -> None:
    assert await _writes(desk, STRANGER, "link telegram") == "You said: link telegram"


async def test_the_turn_of_a_code_that_is_run_again_gives_the_same_code(desk: DeskForTests, engine: Engine) -> None:
    message = desk.receives(SAM, "link telegram")
    assert message is not None
    for state in ("received", "done"):
        await handle_turn(ports=desk.ports, assistant=SaysBack(), turn_id=message.id)
        with engine.begin() as connection:
            connection.execute(text("UPDATE messages SET state = :state"), {"state": state})
    finish_turn(ports=desk.ports, turn=message.id, answers=())
    await handle_turn(ports=desk.ports, assistant=SaysBack(), turn_id=message.id)
    said = {each.text for each in waiting_answers(ports=desk.ports, conversation=key_of(SAM))}
    assert len(said) == 1


async def test_the_old_chat_undoes_it_with_the_button_and_once(desk: DeskForTests) -> None:
    await _writes(desk, SAM, "link telegram")
    (given,) = waiting_answers(ports=desk.ports, conversation=key_of(SAM))
    (code,) = _CODE.findall(given.text)
    _redeem(desk, code)
    shown = desk.shows_button(NEW, "approve_quote", quote="Q-1001")
    told = waiting_answers(ports=desk.ports, conversation=key_of(SAM))[-1]
    (undo,) = told.buttons
    assert undo.title == "That was not me: undo it"
    assert await _writes(desk, SAM, button=undo.key) == LINK_UNDONE
    assert (_who(desk), _who(desk, SAM)) == (None, SAMS)
    # What was shown there before counts for nothing any more, and what waited is not sent.
    assert await _writes(desk, NEW, button=shown) == UNKNOWN_BUTTON
    again = desk.shows_button(SAM, "undo_link", link="no such link")
    assert await _writes(desk, SAM, button=again) == LINK_IS_GONE


def test_a_mailed_code_goes_to_the_contacts_own_address(desk: DeskForTests) -> None:
    given = issue_code(ports=desk.ports, email=SAMS.upper(), by="Kim Osei", mail=True)
    ((to, subject, words),) = desk.mail.sent
    assert (to, subject, given.code in words) == (SAMS, "Your code for the help desk", True)


def test_a_code_that_is_mailed_works_as_soon_as_it_is_read_and_one_that_could_not_be_is_said_so(
    desk: DeskForTests, monkeypatch: pytest.MonkeyPatch
) -> None:
    read: list[Outcome] = []

    def slow(to: str, subject: str, text: str) -> None:
        # As it is while the server has the mail already and has not said so yet.
        read.extend(_redeem(desk, code) for code in _CODE.findall(text))
        raise MailNotSent("The mail server could not be reached.")

    monkeypatch.setattr(desk.mail, "send", slow)
    with pytest.raises(MailNotSent):
        issue_code(ports=desk.ports, email=SAMS, by="Kim Osei", mail=True)
    assert (read, _who(desk)) == ([Outcome.LINKED], SAMS)


def test_unlinking_ends_what_codes_made_and_leaves_what_the_file_names(desk: DeskForTests) -> None:
    _redeem(desk, _code(desk))
    assert [(each.identity, each.how) for each in unlink(ports=desk.ports, email=SAMS, by="Kim Osei")] == [
        (NEW, How.CODE)
    ]
    assert (_who(desk), _who(desk, SAM)) == (None, SAMS)
    assert unlink(ports=desk.ports, email=SAMS, by="Kim Osei") == ()


def test_a_link_survives_an_import_and_ends_when_the_person_leaves(desk: DeskForTests) -> None:
    _redeem(desk, _code(desk))
    desk.take_in(with_contact(demo_file(MAPLE), DANAS, name="Dana R. Reyes"))
    assert (_who(desk), _who(desk, SAM), _who(desk, DANA)) == (SAMS, SAMS, DANAS)
    desk.take_in(with_contact(demo_file(MAPLE), SAMS, roles=frozenset({Role.DEPARTED})))
    assert (_who(desk), _who(desk, SAM)) == (None, None)
    desk.take_in(MAPLE)
    assert (_who(desk), _who(desk, SAM)) == (None, SAMS)
    with desk.ports.begin() as work:
        kinds = [each.kind.value for each in work.identities.events(MAPLE, SAMS)]
    assert kinds == ["code", "linked", "unlinked"]


def test_after_all_that_history_holds(desk: DeskForTests) -> None:
    _redeem(desk, _code(desk))
    unlink(ports=desk.ports, email=SAMS, by="Kim Osei")
    found: list[Finding] = []
    verify_history(work=desk.ports.begin, report=found.append)
    assert found == []
