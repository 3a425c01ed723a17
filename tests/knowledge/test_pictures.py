"""Pictures beside articles hold drawings and words; whatever else stands in one keeps it from being shown."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from bot.desk.walkthroughs import Audience
from bot.knowledge.pictures import MAX_BYTES, read_pictures, trouble_with
from bot.settings import HOME
from tests.makers import library

SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9">{}</svg>'
GOOD = SVG.format('<rect x="1" y="1" width="3" height="3" fill="#ffffff"/><text x="2" y="2">lid</text>')

TROUBLES = [
    ("a script", SVG.format("<script>alert(1)</script>"), "has a part script"),
    ("something foreign", SVG.format('<foreignObject width="9" height="9"/>'), "has a part foreignObject"),
    ("a picture from elsewhere", SVG.format('<image href="https://evil.example/a.png"/>'), "has a part image"),
    ("a link", SVG.format('<a href="https://evil.example"><rect/></a>'), "has a part a"),
    ("a style", SVG.format("<style>*{fill:red}</style>"), "has a part style"),
    ("something that runs", SVG.format('<rect onload="alert(1)"/>'), "has onload="),
    ("a reference in a fill", SVG.format('<rect fill="url(#a)"/>'), "has fill="),
    ("an address in a name", SVG.format('<rect fill="https://evil.example"/>'), "has fill="),
    ("a namespaced link", SVG.format('<rect xmlns:l="x" l:href="y"/>'), "has href="),
    ("an entity", '<!DOCTYPE svg [<!ENTITY a "b">]>' + GOOD, "holds more than drawing"),
    ("an instruction", '<?xml-stylesheet href="a.css"?>' + GOOD, "holds more than drawing"),
    ("another language", "<html/>", "has a part html"),
    ("nothing that is XML", "<svg", "is not valid SVG"),
    ("too much", GOOD + " " * MAX_BYTES, "bytes: at most"),
]


@pytest.mark.parametrize(("content", "trouble"), [case[1:] for case in TROUBLES], ids=[case[0] for case in TROUBLES])
def test_what_is_not_a_drawing_is_named(tmp_path: Path, content: str, trouble: str) -> None:
    file = tmp_path / "a.svg"
    file.write_text(content, encoding="utf-8")
    assert trouble in (trouble_with(file) or "nothing")


def test_a_drawing_is_good_and_one_that_is_not_there_is_named(tmp_path: Path) -> None:
    file = tmp_path / "a.svg"
    assert trouble_with(file) == "is not there: put a.svg beside the article"
    file.write_text(GOOD, encoding="utf-8")
    assert trouble_with(file) is None
    (tmp_path / "a.png").write_bytes(b"GIF89a")
    assert "no PNG" in (trouble_with(file) or "")


def test_every_picture_that_is_shipped_is_shown_and_has_its_png() -> None:
    named = {step.picture for article in library().articles.values() for step in article.steps if step.picture}
    assert len(named) >= 5
    assert set(library().pictures) == named | {name.removesuffix(".svg") + ".png" for name in named}
    stored = {path.relative_to(HOME / "knowledge_base").as_posix() for path in HOME.glob("knowledge_base/**/*.svg")}
    assert stored == named


def test_pictures_of_articles_that_are_not_for_everyone_are_kept_back() -> None:
    article = library().articles["paper-jam"]
    ours = replace(article, audience=Audience(clients=frozenset({"maple-dental"})))
    assert read_pictures(HOME / "knowledge_base", [ours]) == {}
    assert "printer/paper-path.svg" in read_pictures(HOME / "knowledge_base", [article])
