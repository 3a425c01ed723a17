"""The pages of clients: the list, one client with its terms, taking in a file, and what-if."""

from __future__ import annotations

import re
from dataclasses import replace
from html import unescape

import pytest
from sqlalchemy.engine import Engine
from starlette.testclient import TestClient

from bot.bootstrap import DEMO_FOLDER
from bot.operations.clients import contract_histories, show_client
from bot.operations.ports import WorkFactory
from tests.channels.web.browser import value_of
from tests.console.visiting import at_console, queries, seen
from tests.makers import FOOTHILLS, KIM_AT, MAPLE, ROBIN_AT, SAM, DeskForTests, demo_file

MAPLE_TEXT = (DEMO_FOLDER / "clients" / "maple-dental.yml").read_text(encoding="utf-8")
DEARER = MAPLE_TEXT.replace("fee: {amount: 1850.00", "fee: {amount: 1900.00")


@pytest.fixture
def desk(begin: WorkFactory) -> DeskForTests:
    """Two clients, one of them with a ticket."""
    desk = DeskForTests(begin)
    desk.take_in(MAPLE, FOOTHILLS)
    desk.take_in_staff()
    desk.opens_ticket(SAM, "printer", "the <printer> jams")
    return desk


def _look(visitor: TestClient, text: str, name: str = "maple.yml") -> tuple[int, str]:
    token = value_of(visitor.get("/clients/import").text, "token")
    answer = visitor.post(
        "/clients/import/look", data={"token": token, "text": ""}, files={"file": (name, text.encode(), "text/yaml")}
    )
    return answer.status_code, answer.text


def _take_in(visitor: TestClient, page: str, text: str, **form: str) -> tuple[int, str]:
    """Press "Take it in" on a page that has looked the text over, as a browser sends it."""
    hidden = {name: value_of(page, name) for name in ("token", "name", "mark", "nonce")}
    answer = visitor.post("/clients/import", data={**hidden, "text": text.replace("\n", "\r\n"), **form})
    status = answer.status_code
    if status == 303:
        answer = visitor.get(answer.headers["location"])
    return status, seen(answer.text)


# ---- looking -----------------------------------------------------------------------------------------------------------


def test_the_list_shows_every_client_with_what_holds_and_what_is_open(desk: DeskForTests) -> None:
    page = seen(at_console(desk).get("/clients").text)
    assert "Maple Dental maple-dental MD-2026 managed service for a flat fee, until 2026-12-31" in page
    assert "1 open tickets of Maple Dental" in page


def test_words_find_a_client_by_name_or_code(desk: DeskForTests) -> None:
    visitor = at_console(desk)
    found = [
        re.findall(r'scope="row"><a href="/clients/([^"]+)"', visitor.get(f"/clients?words={words}").text)
        for words in ("DENTAL", "foothills", "100%", "%25")
    ]
    assert found == [[MAPLE], [FOOTHILLS], [], []]


def test_the_list_goes_on_by_key(desk: DeskForTests, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        "bot.operations.client_pages.look_at_clients.__kwdefaults__", {"words": "", "after": None, "rows": 1}
    )
    visitor = at_console(desk)
    first = visitor.get("/clients").text
    following = re.search(r'rel="next" href="([^"]+)"', first)
    assert following is not None
    second = visitor.get(following.group(1).replace("&amp;", "&")).text
    assert ("/clients/foothills-auto" in first, "/clients/maple-dental" in first) == (True, False)
    assert ("/clients/maple-dental" in second, 'rel="next"' in second) == (True, False)


def test_a_client_is_shown_with_everything_that_is_agreed(desk: DeskForTests) -> None:
    page = seen(at_console(desk).get(f"/clients/{MAPLE}").text)
    for said in (
        "Mon-Fri 08:00-18:00, Sat 09:00-13:00 (America/Toronto)",
        "P1: first answer within 30 min, solved within 4 h, at any hour",
        "3.1 Remote help during support hours is included. included everything in support hours; from afar",
        "visits: 2 visits a month; what goes beyond is charged",
        "Left of 'visits' (MD-2026): 2 visits of 2 visits",
        "On site: $150.00 an hour, at least 60 min, in steps of 15 min",
        "Travel: $45.00 for the trip; beyond 25 km one way $0.70 a km",
        "Parts: our cost and 25 %",
        "Dana Reyes dana@maple-dental.example Queen Street clinic approver, primary up to 1,500.00 CAD slack",
        "the <printer> jams",
    ):
        assert said in page, said


def test_a_client_that_nobody_knows_is_not_found(desk: DeskForTests) -> None:
    answer = at_console(desk).get("/clients/nobody")
    assert (answer.status_code, "There is no client 'nobody'" in answer.text.replace("&#39;", "'")) == (404, True)


def test_a_page_takes_as_many_queries_for_many_tickets_and_versions_as_for_few(
    desk: DeskForTests, engine: Engine
) -> None:
    visitor = at_console(desk)
    paths = ("/clients", f"/clients/{MAPLE}", f"/what-if?client={MAPLE}&category=printer&at=2026-11-24T20:00")
    before = [queries(engine, visitor, path) for path in paths for _ in range(2)][1::2]
    for days in (40, 50, 60):
        file = demo_file(MAPLE)
        desk.take_in(replace(file, contracts=(replace(file.contracts[0], notice_days=days), *file.contracts[1:])))
        desk.opens_ticket(SAM, "printer", "again")
    after = [queries(engine, visitor, path) for path in paths for _ in range(2)][1::2]
    assert after == before
    assert max(before) <= 14


# ---- taking in ---------------------------------------------------------------------------------------------------------


def test_a_file_is_looked_over_and_nothing_changes(desk: DeskForTests) -> None:
    status, page = _look(at_console(desk, KIM_AT), DEARER)
    said = seen(page)
    assert status == 200
    assert "MD-2026: changed, becomes version 3 fee: amount: was 1,850.00 CAD, is 1,900.00 CAD" in said
    assert "Its own cases: 7 of 7 come out as it says" in said
    assert show_client(work=desk.ports.begin, code=MAPLE).contracts[0].version == 2


def test_what_was_looked_over_is_taken_in_and_history_says_by_whom_and_whence(desk: DeskForTests) -> None:
    visitor = at_console(desk, KIM_AT)
    _, page = _look(visitor, DEARER)
    status, said = _take_in(visitor, page, DEARER)
    assert (status, "The file is taken in." in said) == (303, True)
    assert show_client(work=desk.ports.begin, code=MAPLE).contracts[0].version == 3
    assert f"maple.yml by {KIM_AT} console, {KIM_AT}, testclient" in said
    with desk.ports.begin() as work:
        newest, first = work.clients.imports(MAPLE)
    assert newest.changes == ("MD-2026 version 3: changed", "MD-2026: fee: amount: was 1,850.00 CAD, is 1,900.00 CAD")
    assert (first.by, first.whence, len(newest.content)) == ("the command line", None, 64)


def test_a_form_that_is_sent_twice_counts_once(desk: DeskForTests) -> None:
    visitor = at_console(desk, KIM_AT)
    _, page = _look(visitor, DEARER)
    assert [_take_in(visitor, page, DEARER)[0] for _ in range(2)] == [303, 303]
    (history, *_) = contract_histories(work=desk.ports.begin, code=MAPLE)
    assert [version.contract.version for version in history.versions] == [2, 3]


@pytest.mark.parametrize(
    ("change", "kept"),
    [("fee: {amount: 900.00", "amount: 900.00"), ("# fee: {amount: 1900.00", "# fee")],
    ids=["another amount", "a line less"],
)
def test_a_text_that_was_changed_after_the_look_is_not_taken_in(desk: DeskForTests, change: str, kept: str) -> None:
    visitor = at_console(desk, KIM_AT)
    _, page = _look(visitor, DEARER)
    status, said = _take_in(visitor, page, DEARER.replace("fee: {amount: 1900.00", change))
    assert (status, "is not what was looked over" in said, kept in said) == (409, True, True)
    assert show_client(work=desk.ports.begin, code=MAPLE).contracts[0].version == 2


def test_what_somebody_else_has_changed_meanwhile_is_looked_at_again(desk: DeskForTests) -> None:
    visitor = at_console(desk, KIM_AT)
    _, page = _look(visitor, DEARER)
    file = demo_file(MAPLE)
    desk.take_in(replace(file, contracts=(replace(file.contracts[0], notice_days=7), *file.contracts[1:])))
    status, said = _take_in(visitor, page, DEARER)
    assert (status, "becomes version 4" in said) == (409, True)
    assert "notice days: was 7, is 60" in said


def test_a_broken_file_is_refused_whole_with_its_lines_and_what_was_typed_stays(desk: DeskForTests) -> None:
    visitor = at_console(desk, KIM_AT)
    broken = DEARER.replace("- exclude: all\n", "- exclude: evrything\n")
    line = next(number for number, text in enumerate(broken.split("\n"), 1) if "evrything" in text)
    status, page = _look(visitor, broken)
    said = seen(page)
    assert (status, f"Line {line}" in said, "cannot be taken in: 1 mistake" in said) == (409, True, True)
    assert ("- exclude: evrything" in page, 'formaction="/clients/import"' in page) == (True, False)
    hidden = {name: value_of(page, name) for name in ("token", "nonce")}
    answer = visitor.post("/clients/import", data={**hidden, "mark": "", "text": broken, "name": "maple.yml"})
    assert (answer.status_code, "the text has errors" in answer.text) == (409, True)
    assert show_client(work=desk.ports.begin, code=MAPLE).contracts[0].version == 2


def test_a_file_whose_own_cases_fail_is_taken_in_only_when_that_is_said(desk: DeskForTests) -> None:
    visitor = at_console(desk, KIM_AT)
    other = MAPLE_TEXT.replace('subtotal: "375.00"', 'subtotal: "374.00"')
    other = other.replace("fee: {amount: 1850.00", "fee: {amount: 1900.00")
    _, page = _look(visitor, other)
    assert "subtotal: expected 374.00, got 375.00" in seen(page)
    status, said = _take_in(visitor, page, other)
    assert (status, "some of the file's own cases fail" in said) == (409, True)
    _, page = _look(visitor, other)
    assert _take_in(visitor, page, other, although="1")[0] == 303


def test_what_belongs_to_another_client_is_refused_with_the_reason(desk: DeskForTests) -> None:
    thief = MAPLE_TEXT.replace("code: maple-dental", "code: thief").replace("MD-", "TH-")
    status, page = _look(at_console(desk, KIM_AT), thief)
    assert (status, "belongs to Maple Dental already" in seen(page)) == (409, True)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "Choose a file, or write its text."),
        (b"\xff\xfe\x00", "not UTF-8 text"),
        (b"x" * 1_100_000, "larger than 1 MB"),
    ],
    ids=["nothing", "no text", "too much"],
)
def test_what_is_no_client_file_says_so(desk: DeskForTests, content: bytes, said: str) -> None:
    visitor = at_console(desk, KIM_AT)
    token = value_of(visitor.get("/clients/import").text, "token")
    files = {"file": ("a.yml", content, "text/yaml")} if content else None
    answer = visitor.post("/clients/import/look", data={"token": token, "text": ""}, files=files)
    assert (answer.status_code, said in seen(answer.text)) == (409, True)


def test_more_than_can_be_a_client_file_is_not_even_read(desk: DeskForTests) -> None:
    visitor = at_console(desk, KIM_AT)
    token = value_of(visitor.get("/clients/import").text, "token")
    answer = visitor.post("/clients/import/look", data={"token": token}, files={"file": ("a.yml", b"x" * 4_300_000)})
    assert answer.status_code == 413


def test_technicians_read_clients_and_take_in_no_file(desk: DeskForTests) -> None:
    visitor = at_console(desk, ROBIN_AT)
    assert "/clients/import" not in visitor.get("/clients").text
    assert visitor.get("/clients/import").status_code == 403


def test_a_manager_saves_a_clients_file_and_taking_it_in_again_changes_nothing(desk: DeskForTests) -> None:
    visitor = at_console(desk, KIM_AT)
    saved = visitor.get(f"/clients/{MAPLE}/file")
    assert saved.headers["content-disposition"] == "attachment; filename*=UTF-8''maple-dental.yml"
    status, page = _look(visitor, saved.text)
    assert (status, "says what the desk knows already" in seen(page)) == (200, True)
    assert at_console(desk, ROBIN_AT).get(f"/clients/{MAPLE}/file").status_code == 403


def test_a_clients_file_is_changed_in_the_page_and_taken_in(desk: DeskForTests) -> None:
    visitor = at_console(desk, KIM_AT)
    page = visitor.get(f"/clients/import?client={MAPLE}").text
    text = unescape(page[page.index('spellcheck="false">') + 20 : page.index("</textarea>")])
    changed = text.replace("amount: 1850.00", "amount: 2000.00")
    hidden = {"token": value_of(page, "token"), "name": value_of(page, "name"), "text": changed}
    looked = visitor.post("/clients/import/look", data=hidden)
    assert "fee: amount: was 1,850.00 CAD, is 2,000.00 CAD" in seen(looked.text)
    status, said = _take_in(visitor, looked.text, changed)
    assert (status, "maple-dental.yml by kim" in said) == (303, True)
    assert visitor.get("/clients/import?client=nobody").status_code == 404


# ---- what if -----------------------------------------------------------------------------------------------------------


def test_what_a_cheaper_way_costs_is_written_as_the_prices_above_it(desk: DeskForTests) -> None:
    query = f"client={MAPLE}&category=printer&at=2026-11-24T20:00&work=onsite&site=queen"
    page = seen(at_console(desk).get(f"/what-if?{query}").text)
    assert ("From afar, Tuesday 24 November from 20:00: about 423.75 CAD." in page, "$" in page) == (True, False)


def test_what_if_answers_with_reasons_prices_cheaper_ways_and_dates(desk: DeskForTests) -> None:
    query = f"client={MAPLE}&category=printer&at=2026-11-24T20:00&minutes=45"
    page = seen(at_console(desk).get(f"/what-if?{query}").text)
    for said in (
        "Printer: not covered, needs a quote",
        "375.00",
        "430.00",
        "Cheaper ways",
        "first answer by",
        "solved by",
    ):
        assert said in page, said


def test_what_if_shows_how_the_answer_changes_over_a_week(desk: DeskForTests) -> None:
    query = f"client={MAPLE}&category=printer&at=2026-11-24T20:00&minutes=45"
    visitor = at_console(desk)
    page = seen(visitor.get(f"/what-if?{query}&over=week").text)
    assert "Tue 24 Nov, 20:00 not covered, needs a quote MD-TM, clause A $423.75" in page
    assert "Wed 25 Nov, 08:00 covered MD-2026, clause 3.1 nothing to pay" in page
    assert "How it changes from then on" not in seen(visitor.get(f"/what-if?{query}&over=odd").text)


def test_what_if_takes_what_is_used_from_the_ledger_unless_it_is_stated(desk: DeskForTests) -> None:
    visitor = at_console(desk)
    address = f"/what-if?client={MAPLE}&category=printer&work=onsite&at=2026-11-24T10:00"
    answers = [seen(visitor.get(address + used).text) for used in ("", "&used.visits=2")]
    assert ["Printer: covered by the allowance" in answer for answer in answers] == [True, False]


def test_what_cannot_be_meant_says_so(desk: DeskForTests) -> None:
    asked = [
        ("", 200, "choose one"),
        ("client=nobody", 404, "There is no client 'nobody'."),
        (f"client={MAPLE}&category=printer&at=soon", 409, "'soon' is not an instant."),
        (f"client={MAPLE}&category=spaceship&at=2026-11-24T10:00", 409, "spaceship"),
        (f"client={MAPLE}&category=printer&at=2026-11-24T10:00&site=moon", 409, "There is no site 'moon'."),
        (f"client={MAPLE}&category=printer&at=2026-11-24T10:00&minutes=-5", 409, "'-5' is not a number of 0 or more."),
        (f"client={MAPLE}&category=printer&at=2026-11-24T10:00&used.luck=5", 409, "There is no allowance 'luck'."),
    ]
    visitor = at_console(desk)
    for query, status, said in asked:
        answer = visitor.get(f"/what-if?{query}")
        assert (query, answer.status_code, said in seen(answer.text)) == (query, status, True)


def test_nothing_is_stored_by_a_what_if(desk: DeskForTests, engine: Engine) -> None:
    def counts() -> list[int]:
        with engine.connect() as connection:
            return [
                connection.exec_driver_sql(f"SELECT count(*) FROM {table}").scalar_one()
                for table in ("decisions", "enquiries", "tickets", "quotes", "ledger", "outbox", "audit_entries")
            ]

    before = counts()
    at_console(desk).get(f"/what-if?client={MAPLE}&category=printer&at=2026-11-24T20:00")
    # Signing in is on record, and nothing else.
    assert [after - was for after, was in zip(counts(), before, strict=True)] == [0, 0, 0, 0, 0, 0, 1]
