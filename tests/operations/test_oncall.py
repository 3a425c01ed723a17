"""A page wakes one after the other until somebody takes it, and whoever waits hears it."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from bot.connectors.pager import RememberingPager
from bot.desk.emergencies import EmergencyKind, Page
from bot.desk.emergency_numbers import HelpLines
from bot.desk.errors import NotFound
from bot.desk.escalation import Call
from bot.operations.handover import raise_emergency
from bot.operations.oncall import climb_due, page_for, pass_page, send_call, take_page
from bot.operations.tickets import close_own_ticket
from bot.operations.wording import unanswered
from tests.makers import MAPLE, SAM, DeskForTests

ROTA = """
zone: America/Toronto
first_handover: "2026-01-05T08:00"
order:
  - {name: Robin Castell, address: "stand-in:robin"}
  - {name: Amara Obi, address: "stand-in:amara"}
  - {name: Jonas Lind, address: "stand-in:jonas"}
awake: {daily: "07:00-22:00"}
escalation:
  urgent: {rounds: 2, steps: [{notify: on_call, wait: 5}, {notify: next, wait: 5}]}
"""


@pytest.fixture
def desk(desk: DeskForTests, tmp_path: Path) -> DeskForTests:
    """A desk with a rota of its own; Amara is on call."""
    file = tmp_path / "rota.yml"
    file.write_text(ROTA, encoding="utf-8")
    ours = DeskForTests(desk.ports.begin, rota=file)
    ours.take_in(MAPLE)
    return ours


def _outage(desk: DeskForTests) -> Page:
    turn = desk.turn(SAM, "the server is down, nobody can work")
    raised = raise_emergency(ports=desk.ports, turn=turn, kind=EmergencyKind.OUTAGE, category="server_down")
    with desk.ports.begin() as work:
        page = work.pages.get(raised.page.id)
    assert page is not None and page.ticket == raised.ticket.number
    return page


def _called(desk: DeskForTests, page: Page) -> list[tuple[str, int, int]]:
    with desk.ports.begin() as work:
        return [(call.technician, call.round, call.step) for call in work.pages.calls(page.id)]


def _all_calls_went_out(desk: DeskForTests, page: Page) -> None:
    with desk.ports.begin() as work:
        for call in work.pages.calls(page.id):
            work.pages.mark_called(call.id, desk.clock.now())
        work.commit()


def _minutes(desk: DeskForTests, minutes: int) -> None:
    """The worker looks every minute."""
    for _ in range(minutes):
        desk.clock.step(minutes=1)
        climb_due(ports=desk.ports)


def test_who_is_on_call_is_called_with_the_message_and_the_next_after_five_minutes(desk: DeskForTests) -> None:
    page = _outage(desk)
    assert _called(desk, page) == [("Amara Obi", 0, 0)]
    _minutes(desk, 4)
    assert len(_called(desk, page)) == 1
    _minutes(desk, 1)
    assert _called(desk, page)[1:] == [("Jonas Lind", 0, 1)]
    _minutes(desk, 30)
    assert _called(desk, page)[2:] == [("Amara Obi", 1, 0), ("Jonas Lind", 1, 1)]
    assert desk.history(page.ticket or "")[-1] == (
        "nightdesk",
        "page unanswered",
        "2 people were called, and nobody took it",
    )
    assert desk.texts_to(SAM)[-1] == unanswered(HelpLines("911", "call or text 988"))


def test_whoever_takes_it_lets_the_others_sleep_and_the_requester_knows(desk: DeskForTests) -> None:
    page = _outage(desk)
    _, escalation = take_page(ports=desk.ports, page_id=page.id, by="Amara Obi", through="slack")
    assert escalation.taken is not None and escalation.taken.by == "Amara Obi"
    _, second = take_page(ports=desk.ports, page_id=page.id, by="Jonas Lind", through="telegram")
    assert second == escalation
    _minutes(desk, 30)
    assert _called(desk, page) == [("Amara Obi", 0, 0)]
    assert [text for text in desk.texts_to(SAM) if "is on it" in text] == ["Amara Obi has your call and is on it."]
    assert desk.kinds(page.ticket or "").count("page taken") == 1
    with desk.ports.begin() as work:
        assert work.pages.waiting() == ()


def test_two_who_take_it_at_once_are_one(desk: DeskForTests) -> None:
    page = _outage(desk)
    with ThreadPoolExecutor(8) as people:
        takes = [
            people.submit(take_page, ports=desk.ports, page_id=page.id, by=f"Technician {n}", through="console")
            for n in range(8)
        ]
        owners = {escalation.taken.by for _, escalation in (each.result() for each in takes) if escalation.taken}
    assert len(owners) == 1
    assert desk.kinds(page.ticket or "").count("page taken") == 1


def test_who_cannot_is_followed_at_once_and_nobody_elses_call_moves(desk: DeskForTests) -> None:
    page = _outage(desk)
    pass_page(ports=desk.ports, page_id=page.id, by="Robin Castell")
    assert len(_called(desk, page)) == 1
    pass_page(ports=desk.ports, page_id=page.id, by="Amara Obi")
    assert _called(desk, page) == [("Amara Obi", 0, 0), ("Jonas Lind", 0, 1)]
    take_page(ports=desk.ports, page_id=page.id, by="Jonas Lind", through="slack")
    pass_page(ports=desk.ports, page_id=page.id, by="Jonas Lind")
    assert _called(desk, page)[2:] == [("Amara Obi", 1, 0)]


def test_what_is_solved_wakes_nobody(desk: DeskForTests) -> None:
    page = _outage(desk)
    close_own_ticket(ports=desk.ports, turn=desk.turn(SAM, "it works again"), number=page.ticket or "")
    _minutes(desk, 30)
    assert _called(desk, page) == [("Amara Obi", 0, 0)]
    with desk.ports.begin() as work:
        escalation = work.pages.escalation(page.id)
        assert escalation is not None
        assert (escalation.ended, work.pages.waiting()) == (f"{page.ticket} is resolved", ())


def test_two_workers_take_each_step_once(desk: DeskForTests) -> None:
    pages = [_outage(desk) for _ in range(4)]
    desk.clock.step(minutes=5)
    with ThreadPoolExecutor(4) as workers:
        moved = sum(workers.map(lambda _: climb_due(ports=desk.ports), range(4)))
    assert moved == 4
    assert [len(_called(desk, page)) for page in pages] == [2, 2, 2, 2]


def test_what_is_no_emergency_waits_for_the_end_of_the_quiet_hours(desk: DeskForTests) -> None:
    desk.clock.set(desk.clock.now().replace(hour=7))  # two in the morning in Toronto
    turn = desk.turn(SAM, "hello")
    with desk.ports.begin() as work:
        page = page_for(
            work,
            desk.ports,
            turn=turn.id,
            kind=None,
            conversation=turn.conversation,
            client=turn.client,
            contact=turn.contact,
            words="This did not reach Sam.",
        )
        work.commit()
    _minutes(desk, 299)
    assert _called(desk, page) == []
    _minutes(desk, 1)
    assert _called(desk, page) == [("Amara Obi", 0, 0)]


def test_a_page_that_fails_keeps_nobody_else_asleep(desk: DeskForTests, caplog: pytest.LogCaptureFixture) -> None:
    broken, page = _outage(desk), _outage(desk)
    with desk.ports.begin() as work:
        # The call of the next step is there already, which cannot be.
        work.pages.add_call(Call("c-1", broken.id, "Jonas Lind", "stand-in:jonas", 0, 1, desk.clock.now()))
        work.commit()
    _minutes(desk, 5)
    assert _called(desk, page) == [("Amara Obi", 0, 0), ("Jonas Lind", 0, 1)]
    assert "could not go on" in caplog.text


def test_a_call_goes_out_once_and_again_if_the_pager_did_not_take_it(desk: DeskForTests, tmp_path: Path) -> None:
    class Broken:
        """A pager whose network is down."""

        def page(self, page: Page, call: Call, text: str) -> None:
            raise ConnectionError

    pager = RememberingPager(tmp_path / "pages.jsonl")
    page = _outage(desk)
    with desk.ports.begin() as work:
        (call,) = work.pages.calls(page.id)
    with pytest.raises(ConnectionError):
        send_call(ports=desk.ports, pager=Broken(), call_id=call.id)
    assert send_call(ports=desk.ports, pager=pager, call_id=call.id) == call
    assert send_call(ports=desk.ports, pager=pager, call_id=call.id) is None
    assert send_call(ports=desk.ports, pager=pager, call_id="no such call") is None
    assert [each["id"] for each in pager.remembered()] == [page.id]


def test_whoever_is_called_reads_what_whose_which_ticket_and_what_was_said(desk: DeskForTests) -> None:
    heard: list[str] = []

    class Hears:
        """A pager that keeps the words."""

        def page(self, page: Page, call: Call, text: str) -> None:
            heard.append(text)

    page = _outage(desk)
    with desk.ports.begin() as work:
        (call,) = work.pages.calls(page.id)
    send_call(ports=desk.ports, pager=Hears(), call_id=call.id)
    assert heard == [f"Outage: Sam Okoro, Maple Dental\n{page.ticket}\nthe server is down, nobody can work"]


def test_a_call_that_is_not_there_cannot_be_taken(desk: DeskForTests) -> None:
    with pytest.raises(NotFound, match="no such call"):
        take_page(ports=desk.ports, page_id="nothing", by="Amara Obi", through="slack")


def test_after_a_standstill_there_is_no_storm(desk: DeskForTests) -> None:
    page = _outage(desk)
    _all_calls_went_out(desk, page)
    desk.clock.step(minutes=500)
    assert climb_due(ports=desk.ports) == 1
    assert climb_due(ports=desk.ports) == 0
    assert _called(desk, page) == [("Amara Obi", 0, 0), ("Jonas Lind", 0, 1)]
