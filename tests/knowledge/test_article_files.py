"""The files that articles stand in: several folders, their status, and what is refused by name while the rest serves on."""

from __future__ import annotations

import shutil
from datetime import datetime, timezone
from pathlib import Path

import pytest

from bot.bootstrap import FixedClock
from bot.desk.catalogue import CATALOGUE
from bot.desk.errors import NotFound
from bot.desk.walkthroughs import Status
from bot.knowledge.files import ArticleFolders
from bot.knowledge.live import LiveArticles
from bot.knowledge.loading import load_articles

SHIPPED = Path(__file__).parents[2] / "knowledge_base" / "printer" / "paper-jam.md"


@pytest.fixture
def own(tmp_path: Path) -> Path:
    file = tmp_path / "own" / "printer" / "paper-jam.md"
    file.parent.mkdir(parents=True)
    for beside in (SHIPPED, *SHIPPED.parent.glob("*.svg")):
        shutil.copy(beside, file.parent)
    return tmp_path / "own"


def _files(*folders: Path) -> ArticleFolders:
    return ArticleFolders(
        LiveArticles(folders), tuple(CATALOGUE), FixedClock(datetime(2026, 11, 28, tzinfo=timezone.utc))
    )


def test_a_status_is_written_into_the_head_and_nothing_else_changes(own: Path) -> None:
    files = _files(own)
    before = SHIPPED.read_text(encoding="utf-8").splitlines()
    for status in (Status.REVIEW, Status.ARCHIVED):
        foreseen = files.with_status("paper-jam", status)
        files.write_status("paper-jam", status)
        after = (own / "printer" / "paper-jam.md").read_text(encoding="utf-8").splitlines()
        read = _files(own).get("paper-jam")
        assert read is not None and (read.status, read.version) == (status, foreseen.version)
        after.remove(f"status: {status.value}")
        assert after == before
    assert [file.name for file in (own / "printer").iterdir() if file.suffix != ".svg"] == ["paper-jam.md"]


def test_errors_are_those_of_its_own_file(own: Path) -> None:
    file = own / "printer" / "paper-jam.md"
    text = file.read_text(encoding="utf-8")
    start, end = text.index("stop_when:"), text.index("minutes:")
    file.write_text(text[:start] + text[end:], encoding="utf-8")
    (own / "printer" / "other.md").write_text("no article", encoding="utf-8")
    assert [error.split(": ", 2)[2][:20] for error in _files(own).errors("paper-jam")] == ["stop_when is missing"]


def test_an_article_that_is_not_there_is_named(own: Path) -> None:
    files = _files(own)
    assert files.get("nothing") is None
    with pytest.raises(NotFound):
        files.write_status("nothing", Status.REVIEW)


def test_of_an_id_in_two_folders_the_first_stays_and_the_second_is_refused_by_name(own: Path, tmp_path: Path) -> None:
    other = tmp_path / "other"
    shutil.copytree(own, other)
    library = load_articles(own, other)
    assert (list(library.articles), library.files["paper-jam"]) == (["paper-jam"], own / "printer" / "paper-jam.md")
    (finding,) = library.findings
    message = f"the id paper-jam is taken by {own / 'printer' / 'paper-jam.md'}: choose another"
    assert (finding.path, finding.message) == ("printer/paper-jam.md", message)


def test_a_malformed_article_is_refused_by_name_and_line_while_the_rest_serves_on(own: Path) -> None:
    (own / "printer" / "broken.md").write_text("---\nid: broken\n---\nHm.\n\n1. <script>x</script>\n", encoding="utf-8")
    library = load_articles(own)
    assert list(library.articles) == ["paper-jam"]
    assert ("printer/broken.md", 6) in {(finding.path, finding.line) for finding in library.findings}
