"""Documents of other people become drafts; what was not understood is told by line, and nothing in them is ever run."""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.desk.catalogue import CATALOGUE
from bot.desk.walkthroughs import NEXT, PERSON, SOLVED, Article, Audience, Risk, Status
from bot.knowledge.importing import Draft, Wishes, draft_document, draft_folder
from bot.knowledge.parsing import parse_article
from tests.proving import cases

WISHES = Wishes(None, None, tuple(CATALOGUE), date(2026, 11, 28), lambda words: "printer" if "drum" in words else None)
MARKDOWN = """# Replace the drum

Do this when pages have grey bands. See [the manual](https://example.com/drum).

![drum](drum.png)

1. Open the **front** door.
2. Take the drum out.
   - Hold it by its sides.
   - Leave the green part alone.

   It may be warm.
3. Run as administrator the tool `drum`. <script>alert(1)</script>

| a | b |
|---|---|
| 1 | 2 |

That is all.
"""
HTML = """<html><head><title>The drum at home</title><script>steal()</script></head><body>
<p>For people at home.
<h2>Step 1: Open the door</h2><p>It is grey.<img src=x onerror=alert(1)>
<h2>Step 2: Press &lt;OK&gt;</h2><p>Then wait &#106;avascript:go
<table><tr><td>x</table><pre>rm -rf</pre><iframe src="https://evil.example">y</iframe>
<h2>Questions</h2><p>Call us.
"""


def _article(draft: Draft) -> Article:
    assert draft.text is not None and draft.path is not None, draft.notes
    article = parse_article(draft.text, draft.path).article
    assert article is not None
    return article


def _notes(draft: Draft) -> list[tuple[int, str]]:
    return [(note.line, note.message) for note in draft.notes]


def test_a_numbered_list_becomes_steps_with_what_is_nested_in_them() -> None:
    draft = draft_document("printer/Replace the Drum.md", MARKDOWN, WISHES)
    article = _article(draft)
    assert (draft.path, article.id, article.title) == (
        "printer/replace-the-drum.md",
        "replace-the-drum",
        "Replace the drum",
    )
    assert article.intro == "Do this when pages have grey bands. See the manual (example.com/drum)."
    assert [step.text for step in article.steps] == [
        "Open the front door.",
        "Take the drum out. Hold it by its sides. Leave the green part alone. It may be warm.",
        "Run as administrator the tool drum.",
    ]
    assert [(step.on_yes, step.on_no) for step in article.steps] == [("2", "2"), ("3", "3"), (SOLVED, PERSON)]
    assert NEXT not in {step.on_yes for step in article.steps}


def test_a_draft_is_offered_to_nobody_and_a_dangerous_step_is_for_technicians() -> None:
    article = _article(draft_document("printer/drum.md", MARKDOWN, WISHES))
    assert (article.status, article.audience) == (Status.DRAFT, Audience())
    assert [step.risk for step in article.steps] == [Risk.SAFE, Risk.SAFE, Risk.TECHNICIAN_ONLY]
    assert (article.minutes, article.review_by) == (6, date(2027, 2, 26))


def test_what_was_left_out_is_told_by_line() -> None:
    notes = _notes(draft_document("printer/drum.md", MARKDOWN, WISHES))
    assert (5, "left out: a picture (drum)") in notes
    assert (13, "left out: <script>") in notes
    assert (13, "step 3 asks for this: run as administrator. Marked technician_only") in notes
    assert (15, "left out: a table") in notes
    assert (19, "in no step, left out: That is all.") in notes


def test_headings_with_numbers_become_steps_and_html_only_text() -> None:
    draft = draft_document("drum.html", HTML, WISHES)
    article = _article(draft)
    assert (article.title, article.intro, article.categories) == (
        "The drum at home",
        "For people at home.",
        ("printer",),
    )
    assert [step.text for step in article.steps] == ["Open the door. It is grey.", "Press OK. Then wait go"]
    left_out = [(line, message) for line, message in _notes(draft) if "left out" in message]
    assert left_out == [
        (1, "left out: <script>"),
        (3, "left out: a picture (without words)"),
        (5, "left out: <iframe>"),
        (5, "left out: a table"),
        (5, "left out: lines of code"),
        (6, "in no step, left out: Call us."),
    ]


@pytest.mark.parametrize(
    ("name", "text", "reason"),
    [
        ("printer/a.md", "only words", "no steps were found: write them as a numbered list"),
        ("printer/a.md", "", "no steps were found: write them as a numbered list"),
        (
            "a.md",
            "1. Look\n2. Wait",
            "nobody can tell its category: say --category, or put it into a folder of that name",
        ),
    ],
)
def test_what_cannot_become_an_article_is_refused_with_the_reason(name: str, text: str, reason: str) -> None:
    draft = draft_document(name, text, WISHES)
    assert (draft.refused, draft.path, reason in [note.message for note in draft.notes]) == (True, None, True)


def test_bullets_are_steps_where_there_is_nothing_better() -> None:
    article = _article(draft_document("wifi/a.md", "# Wi-Fi\n\n- Look at the box\n- Wait a minute\n", WISHES))
    assert [step.text for step in article.steps] == ["Look at the box", "Wait a minute"]


def test_front_matter_of_another_kind_gives_its_title_and_lines_are_counted_from_the_top() -> None:
    text = "---\ntitle: The drum\nlayout: page\n---\n\n1. Look\n2. Wait\n\n![x](y.png)\n"
    draft = draft_document("printer/a.md", text, WISHES)
    assert (_article(draft).title, (9, "left out: a picture (x)") in _notes(draft)) == ("The drum", True)


def test_an_article_of_our_format_is_taken_word_for_word_as_a_draft() -> None:
    text = (Path(__file__).parents[2] / "knowledge_base" / "printer" / "paper-jam.md").read_text(encoding="utf-8")
    draft = draft_document("paper-jam.md", text, WISHES)
    assert draft.text is not None
    lines = draft.text.splitlines()
    lines.remove("status: draft")
    assert (draft.path, lines, _article(draft).status) == ("printer/paper-jam.md", text.splitlines(), Status.DRAFT)


def test_long_ones_are_told_to_be_split() -> None:
    long = "\n".join(f"{n}. " + ("word " * (70 if n == 2 else 3)) for n in range(1, 15))
    messages = [note.message for note in draft_document("printer/a.md", f"# A\n\n{long}", WISHES).notes]
    assert "there are 14 steps: at most 12, split it" in messages
    assert "step 2 has 70 words: at most 60, split it" in messages


def test_a_client_s_documents_are_for_its_people_alone() -> None:
    wishes = Wishes("maple-dental", "printer", tuple(CATALOGUE), date(2026, 11, 28), lambda words: None)
    article = _article(draft_document("a.md", "1. Look\n2. Wait", wishes))
    assert article.audience == Audience(clients=frozenset({"maple-dental"}))


def test_a_folder_is_read_in_order_and_what_is_there_already_stays(tmp_path: Path) -> None:
    source, into = tmp_path / "source", tmp_path / "into"
    for name, content in {
        "printer/One.md": b"1. Look\n2. Wait",
        "printer/one.html": b"<ol><li>Look<li>Wait</ol>",
        "printer/two.md": b"1. Look\n2. Wait",
        "printer/bad.md": b"\xff\xfe",
        "printer/big.md": b"x" * 1_000_001,
        "notes.txt": b"no document",
    }.items():
        (source / name).parent.mkdir(parents=True, exist_ok=True)
        (source / name).write_bytes(content)
    os.symlink(source / "notes.txt", source / "printer" / "link.md")
    (into / "wifi").mkdir(parents=True)
    (into / "wifi" / "two.md").write_text("mine")
    drafts = {
        draft.source: draft.notes[-1].message if draft.refused else draft.path
        for draft in draft_folder(source, into, WISHES)
    }
    assert drafts == {
        "printer/One.md": "printer/one.md",
        "printer/bad.md": "the file is not UTF-8 text: save it as UTF-8",
        "printer/big.md": "more than 1 MB: this is no article",
        "printer/link.md": "this is no file of its own: copy it here",
        "printer/one.html": "an article one is there already: rename the document or remove that one",
        "printer/two.md": "an article two is there already: rename the document or remove that one",
    }
    assert (into / "wifi" / "two.md").read_text() == "mine" and len(list(into.rglob("*.md"))) == 1


_PARTS = (
    "<script> </script> <b\tonclick=x> <!-- --> &lt;script&gt; &#60; javascript: --- # 1. - * ` ``` | [a](javascript:x) "
    "![x](y) status:\tpublished risk:safe \n \n\n \n\t- \n---\n > yes:solved \x00 \u2028 \x85 <li> <ol> </ol> <h2> <svg> %s"
)
_SIGNS = st.sampled_from(_PARTS.split(" "))


@settings(max_examples=cases(150, 5_000), deadline=None)
@given(parts=st.lists(st.one_of(_SIGNS, st.text(max_size=12)), max_size=40), ending=st.sampled_from(["md", "html"]))
def test_whatever_a_document_says_the_draft_is_text_and_a_draft_or_there_is_none(parts: list[str], ending: str) -> None:
    draft = draft_document(f"printer/a.{ending}", "1. Look\n" + " ".join(parts), WISHES)
    if draft.text is None:
        assert draft.notes
        return
    article = _article(draft)
    said = " ".join([article.title, article.intro, *(step.text for step in article.steps)])
    assert (article.status, article.id, "<" in said, "javascript:" in said.lower()) == (Status.DRAFT, "a", False, False)
    assert all(step.risk in (Risk.SAFE, Risk.TECHNICIAN_ONLY) for step in article.steps)
