"""The files of examples: one line more, nothing else touched; what must not be learned is found."""

from __future__ import annotations

import subprocess
from pathlib import Path

import numpy as np
import pytest

from bot.connectors.training_files import TrainingFiles
from bot.connectors.training_lines import Line, NoSuchBlock, lines_of, read_lines, with_line
from bot.desk.errors import NotFound
from bot.desk.learning import TrainingLine
from tests.training_projects import PRINTER, SCANNER, small_project

TRAY = TrainingLine("printer", "tray two is empty, it says")
COPIES = TrainingLine("scanner", "the copier sends my scans nowhere")
DATA = Path(__file__).resolve().parents[2] / "data" / "nlu"


def test_a_line_is_written_behind_the_last_that_is_no_emergency_and_nothing_else_changes(tmp_path: Path) -> None:
    data = small_project(tmp_path)
    assert data.add([TRAY]) == ("data/nlu/problems/printer.yml",)
    written = (tmp_path / "data/nlu/problems/printer.yml").read_text(encoding="utf-8")
    assert written == PRINTER.replace("since monday\n", f"since monday\n      - {TRAY.text}\n")
    assert (tmp_path / "data/nlu/problems/scanner.yml").read_text(encoding="utf-8") == SCANNER


def test_a_file_without_an_end_of_line_gets_one(tmp_path: Path) -> None:
    data = small_project(tmp_path)
    data.add([COPIES])
    written = (tmp_path / "data/nlu/problems/scanner.yml").read_text(encoding="utf-8")
    assert written == f"{SCANNER}\n      - {COPIES.text}\n"


def test_what_is_written_again_is_not_written_twice(tmp_path: Path) -> None:
    data = small_project(tmp_path)
    assert data.lacking([TRAY, TRAY, COPIES]) == (TRAY, COPIES)
    data.add([TRAY, TRAY])
    assert (data.add([TRAY]), data.lacking([TRAY, COPIES]), data.patch([TRAY])) == ((), (COPIES,), "")


def test_the_patch_is_what_git_applies_to_the_same_end(tmp_path: Path) -> None:
    data, other = small_project(tmp_path / "here"), small_project(tmp_path / "there")
    lines = [TRAY, COPIES, TrainingLine("out_of_scope", "who waters the plants")]
    patch = data.patch(lines)
    assert (tmp_path / "here/data/nlu/problems/scanner.yml").read_text(encoding="utf-8") == SCANNER
    subprocess.run(["git", "apply", "-"], input=patch, text=True, cwd=tmp_path / "here", check=True)
    other.add(lines)
    assert read_lines(tmp_path / "here" / "data") == read_lines(tmp_path / "there" / "data")
    assert len(data.lacking(lines)) == 0


def test_a_line_goes_into_every_file_that_is_shipped() -> None:
    for path in sorted((DATA / "problems").glob("*.yml")):
        text = path.read_text(encoding="utf-8")
        after = with_line(text, path.stem, "zzz: a # line, 'quoted' - with \"signs\" {and} &more *stars")
        assert len(lines_of(after)) == len(lines_of(text)) + 1
        assert after.count("\n") == text.count("\n") + 1


@pytest.mark.parametrize("line", ["two\nlines", "", "[a](device) b"], ids=["two lines", "nothing", "annotated"])
def test_what_would_not_be_read_as_one_line_is_refused(line: str) -> None:
    with pytest.raises(ValueError, match="cannot be written"):
        with_line(PRINTER, "printer", line)


def test_a_category_without_a_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(NotFound, match="wifi"):
        small_project(tmp_path).add([TrainingLine("wifi", "no bars in the back room")])
    with pytest.raises(NoSuchBlock):
        with_line(PRINTER, "wifi", "no bars")
    with pytest.raises(NotFound, match="no examples"):
        TrainingFiles(tmp_path / "nowhere", lambda: None).lacking([TRAY])


@pytest.mark.parametrize(
    ("line", "said"),
    [
        (TrainingLine("printer", "Nothing prints, since Monday!"), "It stands here already."),
        (TrainingLine("scanner", "nothing prints since monday"), "It stands under printer."),
        (TrainingLine("printer", "the printer in the halway jams again"), "nearly the same and stands here already."),
        (TrainingLine("printer", "the label printer is on strike"), "measured on"),
        (TrainingLine("scanner", "tray two is empty it says"), "It stands under printer."),
    ],
    ids=["the same", "under another", "a slip", "measured on", "accepted already"],
)
def test_what_must_not_be_learned_is_said_with_the_reason(tmp_path: Path, line: TrainingLine, said: str) -> None:
    (reason,) = small_project(tmp_path).objections(line, [TRAY], by_meaning=False)
    assert said in reason


def test_a_new_line_is_free_to_be_learned(tmp_path: Path) -> None:
    assert small_project(tmp_path).objections(TRAY, [COPIES], by_meaning=True) == ()


class _Encoder:
    """Everything about paper means the same."""

    def encode(self, texts: list[str]) -> object:
        return np.array([[1.0, 0.0] if "print" in text else [0.0, 1.0] for text in texts], np.float32)


@pytest.mark.parametrize(
    ("category", "said"), [("printer", "stands here already."), ("scanner", "stands under printer.")]
)
def test_other_words_for_the_same_are_found_by_meaning(tmp_path: Path, category: str, said: str) -> None:
    small_project(tmp_path)
    data = TrainingFiles(tmp_path, lambda: _Encoder())  # type: ignore[arg-type,return-value]
    line = TrainingLine(category, "not one sheet has been printed these days")
    assert data.objections(line, (), by_meaning=False) == ()
    (reason,) = data.objections(line, (), by_meaning=True)
    assert "means the same" in reason
    assert reason.endswith(said)


def test_the_mark_of_an_emergency_and_its_line_are_read() -> None:
    assert Line("smoke comes out of the printer", "printer", "danger") in lines_of(PRINTER)
