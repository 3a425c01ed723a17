"""The section "Guides": what is on the shelf, what became of it, and who may put something there."""

from __future__ import annotations

import re
import shutil
from dataclasses import replace
from html import unescape
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from bot.desk.catalogue import CATALOGUE
from bot.desk.walkthroughs import RunOutcome, Status, StepAnswer
from bot.knowledge.files import ArticleFolders
from bot.knowledge.live import LiveArticles
from bot.operations.feedback import answer_about_guide
from bot.operations.handover import hand_over
from bot.operations.ports import Answer, WorkFactory
from bot.operations.tickets import record_solved
from bot.operations.turns import finish_turn
from bot.operations.walkthroughs import answer_current_step, start_walkthrough
from bot.settings import HOME
from tests.channels.web.browser import value_of
from tests.console.visiting import at_console, seen
from tests.makers import KIM_AT, MAPLE, PRIYA, ROBIN_AT, SAM, DeskForTests

PRINTER = HOME / "knowledge_base" / "printer"
NOTHING = "printer-prints-nothing"


@pytest.fixture
def shelf(tmp_path: Path) -> Path:
    folder = tmp_path / "own" / "printer"
    folder.mkdir(parents=True)
    for file in (PRINTER / f"{NOTHING}.md", PRINTER / "paper-jam.md", *PRINTER.glob("*.svg")):
        shutil.copy(file, folder)
    return folder


@pytest.fixture
def desk(begin: WorkFactory, shelf: Path) -> DeskForTests:
    """A desk whose guides stand in a folder of this test."""
    desk = DeskForTests(begin)
    desk.take_in(MAPLE)
    desk.take_in_staff()
    live = LiveArticles([shelf.parent])
    desk.ports = replace(
        desk.ports, articles=live, article_files=ArticleFolders(live, tuple(CATALOGUE), desk.ports.clock)
    )
    return desk


def _decides(visitor: TestClient, move: str, guide: str = "paper-jam") -> tuple[int, str]:
    """Press a button of the guide's page; the status, and what the page says then."""
    page = visitor.get(f"/guides/{guide}").text
    token = value_of(visitor.get("/guides").text, "token")
    version = value_of(page, "version") if 'name="version"' in page else ""
    answer = visitor.post(f"/guides/{guide}/{move}", data={"token": token, "version": version})
    status = answer.status_code
    if status == 303:
        answer = visitor.get(answer.headers["location"])
    return status, seen(answer.text)


def _walks(desk: DeskForTests, who: object, *answers: StepAnswer, opinion: str = "") -> None:
    desk.reports(who, "printer", "nothing comes out of the printer")  # type: ignore[arg-type]
    start_walkthrough(ports=desk.ports, turn=desk.turn(who, "ok"))  # type: ignore[arg-type]
    for answer in answers:
        turn = desk.turn(who, "words")  # type: ignore[arg-type]
        enquiry = answer_current_step(ports=desk.ports, turn=turn, answer=answer)
    assert enquiry is not None
    assert enquiry.run is not None
    solved = enquiry.run.outcome is RunOutcome.SOLVED
    (record_solved if solved else hand_over)(ports=desk.ports, turn=turn)
    finish_turn(ports=desk.ports, turn=turn.id, answers=[Answer("Good.")])
    if opinion:
        turn = desk.turn(who, opinion)  # type: ignore[arg-type]
        assert answer_about_guide(ports=desk.ports, turn=turn) is not None


def test_the_list_shows_every_guide_with_what_became_of_it(desk: DeskForTests, shelf: Path) -> None:
    _walks(desk, SAM, StepAnswer.NO, StepAnswer.YES, StepAnswer.YES, opinion="it helped")
    _walks(desk, PRIYA, StepAnswer.NO, opinion="not really")
    (shelf / "broken.md").write_text("---\nid: broken\n---\nHm.\n", encoding="utf-8")
    page = at_console(desk).get("/guides").text
    said = seen(page)
    assert "2 of 2 guides" in said
    assert "published everyone" in said
    assert re.search(r"printer-prints-nothing published everyone [\d-]+ 2 1 1 of 2 1 yes, 1 no step 1 \(1\)", said)
    assert "printer/broken.md:" in said
    assert (said.index(NOTHING) < said.index("paper-jam"), "These fail often" in said) == (True, False)


def test_what_is_not_wanted_is_left_out(desk: DeskForTests) -> None:
    visitor = at_console(desk)
    for query, shown in (("words=JAM", 1), ("status=draft", 0), ("category=printer", 2), ("category=nonsense", 2)):
        assert f"{shown} of 2 guides" in seen(visitor.get(f"/guides?{query}").text), query
    assert "No guide fits." in seen(visitor.get("/guides?words=<script>").text)


def test_a_long_list_begins_with_what_is_used_and_shows_the_rest_when_asked(
    desk: DeskForTests, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.console.guides.SHOWN_AT_FIRST", 1)
    visitor = at_console(desk)
    first = visitor.get("/guides?category=printer").text
    assert "1 of 2 guides" in seen(first)
    more = re.search(r'href="(/guides\?[^"]*)">Show all 2', first)
    assert more is not None
    rest = visitor.get(unescape(more.group(1))).text
    assert ("2 of 2 guides" in seen(rest), "Show all" in rest) == (True, False)


def test_a_guide_that_fails_often_is_named_there_and_on_its_own_page(desk: DeskForTests) -> None:
    for _ in range(5):
        _walks(desk, SAM, StepAnswer.NO)
        desk.clock.step(minutes=1)
    desk.clock.step(hours=80)
    visitor = at_console(desk)
    assert "These fail often" in seen(visitor.get("/guides").text)
    assert "It fails often" in seen(visitor.get(f"/guides/{NOTHING}").text)
    assert "It fails often" not in seen(visitor.get("/guides/paper-jam").text)


def test_kinds_of_problems_without_a_guide_are_counted(desk: DeskForTests) -> None:
    visitor = at_console(desk)
    assert "there was a guide for every kind of problem" in seen(visitor.get("/guides").text)
    desk.opens_ticket(SAM, "vpn_remote", "the vpn does not connect")
    assert re.search(r"Category Requests VPN[\w ]* 1 ", seen(visitor.get("/guides").text))


def test_a_guide_is_shown_as_people_see_it_with_its_pictures_and_figures(desk: DeskForTests) -> None:
    _walks(desk, SAM, StepAnswer.NO, StepAnswer.YES, StepAnswer.YES, opinion="yes")
    _walks(desk, PRIYA, StepAnswer.NO)
    visitor = at_console(desk)
    jam = desk.ports.article_files.get("paper-jam")
    assert jam is not None
    page = visitor.get("/guides/paper-jam").text
    said = seen(page)
    for step in jam.steps:
        assert " ".join(step.text.split()) in said
    assert (jam.stop_when[0] in said, "Nobody has begun it yet." in said, jam.sources[0] in said) == (True, True, True)
    pictures = re.findall(r'<img class="guide-picture" src="([^"]+)" alt="([^"]+)"', page)
    assert len(pictures) == len([step for step in jam.steps if step.picture]) > 0
    for address, alt in pictures:
        answer = visitor.get(address)
        assert (answer.status_code, answer.headers["content-type"], bool(alt)) == (200, "image/svg+xml", True)
    assert visitor.get("/guides/paper-jam/pictures/domain.yml").status_code == 404
    said = seen(visitor.get(f"/guides/{NOTHING}").text)
    assert "Begun 2 times, solved 1 times. Helpful: 1 yes, 0 no." in said
    assert "Step 1 2 0 2 0 1 1 of 2 –" in said or "Step 1 2 0 2 0 0 0 of 2 –" in said


@pytest.mark.parametrize("id", ["nothing", "a b", "%2e%2e%2fdomain", "x" * 200, "printer%00"])
def test_what_is_no_guide_is_no_page(desk: DeskForTests, id: str) -> None:
    visitor = at_console(desk, KIM_AT)
    assert (visitor.get(f"/guides/{id}").status_code, _decides(visitor, "publish", id)[0]) == (404, 404)


def test_a_manager_takes_a_guide_all_the_way_and_people_are_offered_it_at_once(desk: DeskForTests) -> None:
    visitor = at_console(desk, KIM_AT)
    assert _decides(visitor, "archive")[0] == 303
    assert desk.ports.articles.best_for("printer", "a sheet of paper is stuck") is not None
    ids = [each.id for each in desk.ports.articles.fixes_for("printer", "a sheet of paper is stuck").choices]
    assert "paper-jam" not in ids
    status, said = _decides(visitor, "publish")
    assert (status, "somebody reviews it first" in said) == (409, True)
    assert _decides(visitor, "review")[0] == 303
    assert "draft again" in _decides(visitor, "send-back")[1]
    assert _decides(visitor, "review")[0] == 303
    status, said = _decides(visitor, "publish")
    assert (status, "It is published." in said) == (303, True)
    best = desk.ports.articles.best_for("printer", "a sheet of paper is stuck")
    assert best is not None
    assert best.id == "paper-jam"
    with desk.ports.begin() as work:
        made = [(each.became, each.by) for each in work.articles.changes("paper-jam")]
    ways = (Status.ARCHIVED, Status.REVIEW, Status.DRAFT, Status.REVIEW, Status.PUBLISHED)
    assert made == [(status, KIM_AT) for status in ways]
    assert "archived, then waits for review" in seen(visitor.get("/guides/paper-jam").text)


def test_one_with_errors_is_not_published_and_says_what_to_mend(desk: DeskForTests, shelf: Path) -> None:
    visitor = at_console(desk, KIM_AT)
    _decides(visitor, "archive")
    _decides(visitor, "review")
    file = shelf / "paper-jam.md"
    text = file.read_text(encoding="utf-8")
    start, end = text.index("stop_when:"), text.index("minutes:")
    file.write_text(text[:start] + text[end:], encoding="utf-8")
    assert "stop_when is missing" in seen(visitor.get("/guides/paper-jam").text)
    status, said = _decides(visitor, "publish")
    assert (status, "Not published. Mend this first" in said) == (409, True)


def test_what_changed_since_the_page_was_opened_is_not_decided_unseen(desk: DeskForTests, shelf: Path) -> None:
    visitor = at_console(desk, KIM_AT)
    page = visitor.get("/guides/paper-jam").text
    file = shelf / "paper-jam.md"
    file.write_text(file.read_text(encoding="utf-8").replace("title: ", "title: Once more ", 1), encoding="utf-8")
    form = {"token": value_of(visitor.get("/guides").text, "token"), "version": value_of(page, "version")}
    answer = visitor.post("/guides/paper-jam/archive", data=form)
    assert (answer.status_code, "has changed since you opened this page" in answer.text) == (409, True)


def test_a_way_that_is_under_way_keeps_the_version_it_began_with(desk: DeskForTests, shelf: Path) -> None:
    desk.reports(SAM, "printer", "nothing comes out of the printer")
    begun = start_walkthrough(ports=desk.ports, turn=desk.turn(SAM, "ok"))
    file = shelf / f"{NOTHING}.md"
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("Look at the printer.", "Look at the new words.", 1), encoding="utf-8")
    _decides(at_console(desk, KIM_AT), "archive", NOTHING)
    assert desk.ports.article_files.get(NOTHING).status is Status.ARCHIVED  # type: ignore[union-attr]
    after = answer_current_step(ports=desk.ports, turn=desk.turn(SAM, "no"), answer=StepAnswer.NO)
    assert begun is not None and begun.run is not None
    assert after is not None and after.run is not None
    assert after.run.article_version == begun.run.article_version
    assert [step.text for step in after.run.steps] == [step.text for step in begun.run.steps]
    assert next(step.text for step in after.run.steps if step.id == after.run.current).startswith(
        "Look at the printer."
    )


def test_a_technician_reads_and_decides_nothing(desk: DeskForTests) -> None:
    visitor = at_console(desk, ROBIN_AT)
    page = visitor.get("/guides/paper-jam").text
    assert ("/guides/paper-jam/archive" in page, _decides(visitor, "archive")[0]) == (False, 403)


def test_the_ticket_page_suggests_guides_for_technicians_too(desk: DeskForTests, shelf: Path) -> None:
    inside = (shelf / "paper-jam.md").read_text(encoding="utf-8").replace("id: paper-jam", "id: rollers", 1)
    inside = inside.replace("title: ", "title: Inside, ", 1).replace("general: true\n", "")
    (shelf / "rollers.md").write_text(
        inside.replace("minutes:", "audience: technicians\nminutes:", 1), encoding="utf-8"
    )
    desk.ports.article_files.all()
    number = desk.opens_ticket(SAM, "printer", "a sheet of paper is stuck in the printer").number
    page = at_console(desk).get(f"/tickets/{number}").text
    assert 'href="/guides/rollers"' in page
    assert "rollers, about" in seen(page)
    assert "for technicians alone" in seen(page)
    best = desk.ports.articles.fixes_for("printer", "a sheet of paper is stuck in the printer", "maple-dental")
    assert "rollers" not in [each.id for each in (*best.choices, *([best.best] if best.best else []))]
