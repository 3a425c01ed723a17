"""Signing in to the console: links that work once, a password that is guarded, and sessions that end."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Barrier

import pytest
from sqlalchemy import text
from sqlalchemy.engine import Engine

from bot.desk.clients import ChatIdentity
from bot.desk.errors import NotFound
from bot.desk.staff import SESSION_LASTS, StaffEventKind, StaffMember, StaffRole, Whence
from bot.operations.shown import as_shown
from bot.operations.sign_in import (
    NotSignedIn,
    answer_about_console,
    end_session_of,
    give_link,
    link_is_good,
    session_of,
    sessions_now,
    sign_in_as_proven,
    sign_in_to_demo,
    sign_in_with_link,
    sign_in_with_password,
    sign_out,
)
from bot.operations.staff import import_staff, list_staff, make_first_admin, staff_events
from bot.operations.wording import LINK_REFUSED, PASSWORD_REFUSED
from bot.storage.unit_of_work import sql_work_factory
from tests.makers import (
    ALEX_AT,
    AMARA_AT,
    DANA,
    JONAS,
    ROBIN,
    ROBIN_AT,
    STRANGER,
    DeskForTests,
    key_of,
)

HERE = Whence("192.0.2.7", "a browser")
PASSWORD = "four words in a row"


@pytest.fixture
def msp(desk: DeskForTests) -> DeskForTests:
    """The desk with its own people."""
    desk.take_in_staff()
    return desk


def _link(desk: DeskForTests, email: str = ROBIN_AT) -> str:
    return give_link(ports=desk.ports, email=email, by="the tests")[1]


def _without(desk: DeskForTests, *emails: str) -> None:
    """A new list of people, without these."""
    left = [member for member in list_staff(ports=desk.ports) if member.email not in emails]
    import_staff(ports=desk.ports, members=left, by="the tests")


# ---- links -----------------------------------------------------------------------------------------------------------


def test_a_link_signs_its_person_in_once(msp: DeskForTests) -> None:
    link = _link(msp)
    signed_in = sign_in_with_link(ports=msp.ports, token=link, whence=HERE)
    found = session_of(ports=msp.ports, token=signed_in.token)
    assert found is not None
    assert (found[1].email, found[0].whence) == (ROBIN_AT, HERE)
    with pytest.raises(NotSignedIn, match=LINK_REFUSED):
        sign_in_with_link(ports=msp.ports, token=link, whence=HERE)


@pytest.mark.parametrize(("minutes", "good"), [(9.9, True), (10, False), (600, False)])
def test_a_link_lasts_ten_minutes(msp: DeskForTests, minutes: float, good: bool) -> None:
    link = _link(msp)
    msp.clock.step(minutes=minutes)
    assert link_is_good(ports=msp.ports, token=link) is good
    if good:
        sign_in_with_link(ports=msp.ports, token=link, whence=HERE)
    else:
        with pytest.raises(NotSignedIn):
            sign_in_with_link(ports=msp.ports, token=link, whence=HERE)


def test_looking_at_a_link_does_not_use_it_up(msp: DeskForTests) -> None:
    link = _link(msp)
    assert [link_is_good(ports=msp.ports, token=link) for _ in range(3)] == [True] * 3
    sign_in_with_link(ports=msp.ports, token=link, whence=HERE)
    assert not link_is_good(ports=msp.ports, token=link)


def test_a_newer_link_ends_the_one_before(msp: DeskForTests) -> None:
    old, other, new = _link(msp), _link(msp, AMARA_AT), _link(msp)
    assert [link_is_good(ports=msp.ports, token=link) for link in (old, other, new)] == [False, True, True]


def test_of_fifty_browsers_with_one_link_one_is_let_in(msp: DeskForTests) -> None:
    link = _link(msp)
    ready = Barrier(8)

    def press(place: int) -> bool:
        if place < 8:
            ready.wait(60)
        try:
            sign_in_with_link(ports=msp.ports, token=link, whence=HERE)
        except NotSignedIn:
            return False
        return True

    with ThreadPoolExecutor(8) as pool:
        assert Counter(pool.map(press, range(50))) == {True: 1, False: 49}
    assert len(sessions_now(ports=msp.ports)) == 1


def test_what_is_stored_signs_nobody_in(msp: DeskForTests, engine: Engine) -> None:
    link = _link(msp)
    token = sign_in_with_link(ports=msp.ports, token=_link(msp, AMARA_AT), whence=HERE).token
    with engine.connect() as connection:
        rows = [
            str([bytes(cell) if isinstance(cell, memoryview) else cell for cell in row])
            for table in ("sign_in_links", "console_sessions", "staff_events", "outbox", "audit_entries")
            for row in connection.execute(text(f"SELECT * FROM {table}"))
        ]
    assert [row for row in rows if link in row or token in row] == []


@pytest.mark.parametrize("token", ["", "x" * 43, "é" * 43, "\x00" * 43, "a" * 10_000])
def test_what_is_no_token_is_nobodys(msp: DeskForTests, token: str) -> None:
    assert session_of(ports=msp.ports, token=token) is None
    with pytest.raises(NotSignedIn):
        sign_in_with_link(ports=msp.ports, token=token, whence=HERE)


def test_who_has_left_gets_no_link_and_a_link_from_before_signs_nobody_in(msp: DeskForTests) -> None:
    link = _link(msp)
    _without(msp, ROBIN_AT)
    with pytest.raises(NotSignedIn):
        sign_in_with_link(ports=msp.ports, token=link, whence=HERE)
    with pytest.raises(NotFound):
        _link(msp)
    with pytest.raises(NotFound):
        _link(msp, "dana@maple-dental.example")


# ---- asked for in a chat ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "words", ["console", "Console!", "sign in to the console", "Please open the console.", "sign me in to the console"]
)
def test_somebody_of_the_msp_is_given_a_link_in_a_chat(msp: DeskForTests, words: str) -> None:
    for identity, email in ((ROBIN, ROBIN_AT), (JONAS, "jonas@nightdesk.example")):
        answers = answer_about_console(ports=msp.ports, turn=msp.turn(identity, words))
        assert answers is not None
        stored = answers[0].text
        shown = as_shown(ports=msp.ports, conversation=key_of(identity), text=stored)
        token = shown.partition("https://desk.example/sign-in/")[2].split()[0]
        assert token not in stored
        assert sign_in_with_link(ports=msp.ports, token=token, whence=HERE).member.email == email
        again = as_shown(ports=msp.ports, conversation=key_of(identity), text=stored)
        assert ("https://" in again, "this link has ended" in again) == (False, True)


def test_the_same_turn_again_gives_the_same_link(msp: DeskForTests) -> None:
    turn = msp.turn(ROBIN, "console")
    given = [answer_about_console(ports=msp.ports, turn=turn) for _ in range(2)]
    assert given[0] == given[1]
    assert [event.kind for event in staff_events(ports=msp.ports, email=ROBIN_AT)].count(StaffEventKind.LINK_GIVEN) == 1


def test_another_conversation_is_not_shown_the_link(msp: DeskForTests) -> None:
    answers = answer_about_console(ports=msp.ports, turn=msp.turn(ROBIN, "console"))
    assert answers is not None
    shown = as_shown(ports=msp.ports, conversation=key_of(DANA), text=answers[0].text)
    assert "https://" not in shown


@pytest.mark.parametrize(
    "identity",
    [DANA, STRANGER, ChatIdentity("web", "", ROBIN_AT), ChatIdentity("slack", "T0EVIL", "U0ROBIN")],
    ids=["a client", "a stranger", "the demo's web chat", "another workspace"],
)
def test_nobody_else_is_given_one(msp: DeskForTests, identity: ChatIdentity) -> None:
    assert answer_about_console(ports=msp.ports, turn=msp.turn(identity, "console")) is None


@pytest.mark.parametrize("words", ["my console does not start", "console?? it is on fire", "open"])
def test_other_words_are_left_to_the_assistant(msp: DeskForTests, words: str) -> None:
    assert answer_about_console(ports=msp.ports, turn=msp.turn(ROBIN, words)) is None


# ---- sessions --------------------------------------------------------------------------------------------------------


def _token(desk: DeskForTests, email: str = ROBIN_AT) -> str:
    return sign_in_with_link(ports=desk.ports, token=_link(desk, email), whence=HERE).token


def test_a_session_ends_after_twelve_hours(msp: DeskForTests) -> None:
    token = _token(msp)
    msp.clock.step(seconds=SESSION_LASTS.total_seconds() - 1)
    assert session_of(ports=msp.ports, token=token) is not None
    msp.clock.step(seconds=1)
    assert session_of(ports=msp.ports, token=token) is None


def test_signing_out_ends_this_session_alone_and_is_on_record_once(msp: DeskForTests) -> None:
    here, there = _token(msp), _token(msp)
    for _ in range(2):
        sign_out(ports=msp.ports, token=here, whence=HERE)
    assert [session_of(ports=msp.ports, token=each) is not None for each in (here, there)] == [False, True]
    kinds = [event.kind for event in staff_events(ports=msp.ports, email=ROBIN_AT)]
    assert kinds.count(StaffEventKind.SIGNED_OUT) == 1


def test_who_leaves_is_out_at_once_everywhere(msp: DeskForTests) -> None:
    tokens = [_token(msp), _token(msp), _token(msp, AMARA_AT)]
    _without(msp, ROBIN_AT)
    assert [session_of(ports=msp.ports, token=each) is not None for each in tokens] == [False, False, True]
    # Coming back does not bring the sessions back.
    back = StaffMember("Robin Castell", ROBIN_AT, StaffRole.TECHNICIAN)
    import_staff(ports=msp.ports, members=[*list_staff(ports=msp.ports), back], by="the tests")
    assert session_of(ports=msp.ports, token=tokens[0]) is None


def test_another_role_holds_from_the_next_page_on(msp: DeskForTests) -> None:
    token = _token(msp)
    changed = [
        StaffMember(each.name, each.email, StaffRole.MANAGER, each.timezone, each.identities)
        if each.email == ROBIN_AT
        else each
        for each in list_staff(ports=msp.ports)
    ]
    import_staff(ports=msp.ports, members=changed, by="the tests")
    found = session_of(ports=msp.ports, token=token)
    assert found is not None
    assert found[1].role is StaffRole.MANAGER


def test_an_admin_ends_somebodys_session_once(msp: DeskForTests) -> None:
    token = _token(msp)
    (session,) = sessions_now(ports=msp.ports)
    alex = next(each for each in list_staff(ports=msp.ports) if each.email == ALEX_AT)
    end_session_of(ports=msp.ports, id=session.id, by=alex, whence=HERE)
    assert session_of(ports=msp.ports, token=token) is None
    with pytest.raises(NotFound):
        end_session_of(ports=msp.ports, id=session.id, by=alex, whence=HERE)


def test_every_way_in_is_on_record_with_how_and_whence(msp: DeskForTests) -> None:
    _token(msp)
    sign_in_as_proven(ports=msp.ports, email=AMARA_AT, provider="google", subject="person-1", whence=HERE)
    sign_in_to_demo(ports=msp.ports, email=ALEX_AT, whence=HERE)
    told = [
        (event.email, event.text, event.whence)
        for event in staff_events(ports=msp.ports)
        if event.kind is StaffEventKind.SIGNED_IN
    ]
    assert told == [
        (ALEX_AT, "demo", str(HERE)),
        (AMARA_AT, "provider: google person-1", str(HERE)),
        (ROBIN_AT, "link: given by the tests", str(HERE)),
    ]


@pytest.mark.parametrize("email", ["dana@maple-dental.example", "nobody@nightdesk.example", ""])
def test_an_address_that_is_proven_and_nobodys_here_signs_nobody_in(msp: DeskForTests, email: str) -> None:
    with pytest.raises(NotSignedIn):
        sign_in_as_proven(ports=msp.ports, email=email, provider="google", subject="x", whence=HERE)
    assert sessions_now(ports=msp.ports) == ()


# ---- the first admin's password --------------------------------------------------------------------------------------


@pytest.fixture
def first(desk: DeskForTests) -> DeskForTests:
    """A desk of which nothing is known but its first admin."""
    make_first_admin(ports=desk.ports, email=ALEX_AT, name="Alex Moreau", password=PASSWORD, by="the tests")
    return desk


def _password(desk: DeskForTests, email: str = ALEX_AT, password: str = PASSWORD) -> str:
    return sign_in_with_password(ports=desk.ports, email=email, password=password, whence=HERE).token


def test_the_first_admin_signs_in_with_the_password(first: DeskForTests) -> None:
    for email in (ALEX_AT, ALEX_AT.upper()):
        found = session_of(ports=first.ports, token=_password(first, email))
        assert found is not None
        assert (found[1].role, found[0].how.value) == (StaffRole.ADMIN, "password")


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is compared costs nothing here: the count is what is tested."""
    monkeypatch.setattr("bot.desk.passwords.PasswordHash.fits", lambda self, given: given == PASSWORD)


def test_wrong_unknown_and_too_many_sound_the_same(first: DeskForTests, quick: None) -> None:
    said = set()
    for email, password in ((ALEX_AT, "wrong"), ("nobody@x.example", PASSWORD), ("", ""), *[(ALEX_AT, PASSWORD)] * 9):
        try:
            _password(first, email, password)
        except NotSignedIn as refusal:
            said.add(str(refusal))
    assert said == {PASSWORD_REFUSED}


def test_after_five_tries_the_right_password_waits_too_and_others_do_not(first: DeskForTests, quick: None) -> None:
    for _ in range(5):
        with pytest.raises(NotSignedIn):
            _password(first, password="wrong")
    with pytest.raises(NotSignedIn):
        _password(first)
    first.clock.step(minutes=15, seconds=1)
    assert _password(first)


def test_thirty_tries_with_made_up_addresses_tire_the_page(first: DeskForTests, quick: None) -> None:
    for place in range(30):
        with pytest.raises(NotSignedIn):
            _password(first, f"nobody-{place}@x.example")
    with pytest.raises(NotSignedIn):
        _password(first)
    first.clock.step(minutes=15, seconds=1)
    assert _password(first)


def test_tries_side_by_side_all_count(first: DeskForTests, shared_engine: Engine, quick: None) -> None:
    def guess(place: int) -> Callable[[], str] | str:
        try:
            return _password(first, password=f"guess {place}")
        except NotSignedIn:
            return "refused"

    with ThreadPoolExecutor(8) as pool:
        assert set(pool.map(guess, range(24))) == {"refused"}
    begin = sql_work_factory(shared_engine)
    with begin() as work:
        assert work.sign_ins.tries(ALEX_AT, first.clock.now() - timedelta(minutes=15)) == 5


def test_nobodys_password_is_compared_as_well(first: DeskForTests, monkeypatch: pytest.MonkeyPatch) -> None:
    compared = []
    monkeypatch.setattr("bot.desk.passwords.PasswordHash.fits", lambda self, given: bool(compared.append(given)))
    for email in (ALEX_AT, "nobody@x.example"):
        for _ in range(6):
            with pytest.raises(NotSignedIn):
                _password(first, email, "guess")
    assert len(compared) == 12
