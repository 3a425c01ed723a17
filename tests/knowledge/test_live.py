"""Articles of a running process: taken up when their files change, and nobody is stopped by a bad one."""

from __future__ import annotations

import os
import shutil
import threading
from pathlib import Path

import pytest
import structlog
from structlog.testing import capture_logs

from bot.bootstrap import FixedClock
from bot.desk.catalogue import CATALOGUE
from bot.desk.walkthroughs import Status
from bot.knowledge.files import ArticleFolders
from bot.knowledge.live import LiveArticles
from bot.knowledge.loading import load_articles
from bot.worker.articles import look_at_articles
from tests.makers import MORNING

PRINTER = Path(__file__).parents[2] / "knowledge_base" / "printer"
JAM = "a sheet is stuck in the printer"


@pytest.fixture(autouse=True)
def every_line_is_logged(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever level a command that ran in this process before has set."""
    heard = structlog.wrap_logger(structlog.PrintLogger(), wrapper_class=structlog.make_filtering_bound_logger(0))
    monkeypatch.setattr("bot.worker.articles.log", heard)


@pytest.fixture
def own(tmp_path: Path) -> Path:
    folder = tmp_path / "own" / "printer"
    folder.mkdir(parents=True)
    for name in ("paper-jam", "prints-blank-or-streaky"):
        shutil.copy(PRINTER / f"{name}.md", folder)
    for picture in PRINTER.glob("*.svg"):
        shutil.copy(picture, folder)
    return tmp_path / "own"


def _change(file: Path, old: str, new: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")


def _shown_already(own: Path) -> LiveArticles:
    live = LiveArticles([own])
    assert len(live.library.articles) == 2
    return live


def test_they_are_read_when_somebody_asks_and_once(own: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[Path] = []
    monkeypatch.setattr(
        "bot.knowledge.live.load_articles", lambda *folders: (read.extend(folders), load_articles(*folders))[1]
    )
    live = LiveArticles([own])
    assert read == []
    assert (len(live.library.articles), live.fixes_for("printer", JAM).best) == (2, live.library.articles["paper-jam"])
    assert read == [own]


def test_nothing_is_read_again_while_nothing_changes(own: Path) -> None:
    live = LiveArticles([own])
    library, search = live.library, live.search
    assert (live.look(), live.library is library, live.search is search) == (False, True, True)


def test_what_is_published_changed_archived_or_removed_is_taken_up(own: Path) -> None:
    live = _shown_already(own)
    file = own / "printer" / "paper-jam.md"
    _change(file, "---\n", "---\nstatus: archived\n")
    assert (live.look(), sorted(live.library.articles)) == (True, ["prints-blank-or-streaky"])
    _change(file, "status: archived", "status: published")
    assert (live.look(), live.fixes_for("printer", JAM).best) == (True, live.library.articles["paper-jam"])
    _change(file, "title: ", "title: Really ")
    assert live.look()
    assert live.library.articles["paper-jam"].title.startswith("Really ")
    shutil.copy(PRINTER / "replace-toner.md", own / "printer")
    assert (live.look(), "replace-toner" in live.library.articles) == (True, True)
    file.unlink()
    assert (live.look(), "paper-jam" in live.library.articles) == (True, False)


def test_a_change_that_keeps_the_length_and_the_minute_is_seen_too(own: Path) -> None:
    live = _shown_already(own)
    file = own / "printer" / "paper-jam.md"
    before = file.stat()
    other = file.with_suffix(".new")
    text = file.read_text(encoding="utf-8")
    other.write_text(text.replace("title: P", "title: B", 1), encoding="utf-8")
    os.utime(other, ns=(before.st_atime_ns, before.st_mtime_ns))
    os.replace(other, file)
    assert (file.stat().st_size, live.look()) == (before.st_size, True)


def test_one_that_is_malformed_is_named_once_while_the_rest_serves_on(own: Path) -> None:
    live = _shown_already(own)
    (own / "printer" / "broken.md").write_text("---\nid: broken\n---\nHm.\n\n1. <script>x</script>\n", encoding="utf-8")
    with capture_logs() as logs:
        said = look_at_articles(live, frozenset())
        said = look_at_articles(live, said)
    refused = {(each["file"], each["line"]) for each in logs if each["event"] == "article_refused"}
    assert ("printer/broken.md", 6) in refused
    assert len([each for each in logs if each["event"] == "article_refused"]) == len(said)
    assert (len(live.library.articles), [each["event"] for each in logs].count("articles_changed")) == (2, 1)


def test_a_folder_that_is_gone_changes_nothing_and_is_named_once(own: Path) -> None:
    live = _shown_already(own)
    own.rename(own.with_name("away"))
    with capture_logs() as logs:
        said = look_at_articles(live, frozenset())
        said = look_at_articles(live, said)
    assert (len(live.library.articles), [each["event"] for each in logs]) == (2, ["articles_not_read_again"])
    own.with_name("away").rename(own)
    assert (look_at_articles(live, said), len(live.library.articles)) == (frozenset(), 2)


def test_many_who_look_at_once_read_a_change_once(own: Path) -> None:
    live = _shown_already(own)
    _change(own / "printer" / "paper-jam.md", "title: ", "title: Really ")
    start, changed = threading.Barrier(8), []

    def look() -> None:
        start.wait()
        changed.append(live.look())

    threads = [threading.Thread(target=look) for _ in range(8)]
    for each in threads:
        each.start()
    for each in threads:
        each.join()
    assert sorted(changed) == [False] * 7 + [True]


def test_what_was_prepared_stays_prepared_after_a_change(own: Path) -> None:
    live = LiveArticles([own])
    live.prepare()
    _change(own / "printer" / "paper-jam.md", "title: ", "title: Really ")
    live.look()
    assert live.fixes_for("printer", JAM).best is live.library.articles["paper-jam"]


def test_a_status_that_is_written_is_seen_at_once_and_pictures_are_those_of_steps(own: Path) -> None:
    live = LiveArticles([own])
    files = ArticleFolders(live, tuple(CATALOGUE), FixedClock(MORNING))
    files.write_status("paper-jam", Status.ARCHIVED)
    assert [(each.id, each.status.value) for each in files.all()] == [
        ("paper-jam", "archived"),
        ("prints-blank-or-streaky", "published"),
    ]
    shown = [step.picture for each in files.all() for step in each.steps if step.picture]
    assert shown
    assert files.picture(shown[0]) == (own / shown[0]).read_bytes()
    assert (files.picture("printer/paper-jam.md"), files.picture("../domain.yml")) == (None, None)
    (own / shown[0]).write_text("<svg xmlns='http://www.w3.org/2000/svg'><script/></svg>", encoding="utf-8")
    assert files.picture(shown[0]) is None
