"""Reading articles: every mistake is named by file and line, and the other articles still load."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from bot.desk.platforms import Platform
from bot.desk.walkthroughs import EVERYONE, PERSON, SOLVED, Audience, Risk, Status, StepKind, variant
from bot.knowledge.findings import Finding
from bot.knowledge.loading import load_articles

GOOD = """---
id: paper-jam
title: Paper is stuck
categories: [printer]
applies_to: [Office printers]
symptoms:
  - paper jam
  - it jams
minutes: 5
review_by: 2027-01-31
sources:
  - "Vendor: Clear a jam"
---
The panel shows which door to open.

1. Can you see the paper?
   - kind: check
   - yes: next
   - no: 3
2. Pull it out slowly,
   with both hands.
   - tells: The message
     is gone.
3. Call the service.
   - risk: technician_only
   - evidence: what the panel says
"""


def put(folder: Path, text: str, name: str = "paper-jam") -> None:
    place = folder / "printer"
    place.mkdir(exist_ok=True)
    (place / f"{name}.md").write_text(text, encoding="utf-8")


def line_of(text: str, part: str) -> int:
    return text[: text.index(part)].count("\n") + 1


def test_an_article_is_read_with_sensible_defaults(tmp_path: Path) -> None:
    put(tmp_path, GOOD)
    article = load_articles(tmp_path).articles["paper-jam"]
    assert (article.title, article.audience, article.minutes) == ("Paper is stuck", EVERYONE, 5)
    assert article.symptoms == ("paper jam", "it jams")
    assert article.review_by == date(2027, 1, 31)
    assert article.path == "printer/paper-jam.md"
    assert article.intro == "The panel shows which door to open."
    first, second, third = article.steps
    assert (first.kind, first.on_yes, first.on_no) == (StepKind.CHECK, "2", "3")
    assert (second.kind, second.risk, second.on_yes, second.on_no) == (
        StepKind.INSTRUCT,
        Risk.SAFE,
        SOLVED,
        "3",
    )
    assert (second.text, second.tells) == (
        "Pull it out slowly, with both hands.",
        "The message is gone.",
    )
    assert (third.risk, third.on_no, third.evidence) == (
        Risk.TECHNICIAN_ONLY,
        PERSON,
        "what the panel says",
    )


def test_the_version_changes_with_the_text_and_not_with_line_endings(tmp_path: Path) -> None:
    put(tmp_path, GOOD)
    version = load_articles(tmp_path).articles["paper-jam"].version
    (tmp_path / "printer" / "paper-jam.md").write_bytes(GOOD.replace("\n", "\r\n").encode())
    assert load_articles(tmp_path).articles["paper-jam"].version == version
    put(tmp_path, GOOD.replace("slowly", "gently"))
    assert load_articles(tmp_path).articles["paper-jam"].version != version


MISTAKES = [
    ("no front matter", "---\nid", "id", 1, "must begin with a line ---"),
    ("front matter not closed", '"Vendor: Clear a jam"\n---\n', '"Vendor: Clear a jam"\n', 1, "not closed"),
    ("broken YAML", "title: Paper is stuck", "title: [Paper", 4, "not valid YAML"),
    ("impossible date", "2027-01-31", "2027-02-31", 10, "review_by cannot be read: day is out of range"),
    ("missing title", "title: Paper is stuck\n", "", 1, "title is missing"),
    ("no symptoms", "symptoms:\n  - paper jam\n  - it jams\n", "symptoms: []\n", 1, "symptoms is missing"),
    ("a key twice", "minutes: 5", "minutes: 5\nminutes: 6", 10, "minutes is written twice"),
    ("unknown key", "minutes: 5", "minutes: 5\nlevel: 3", 10, "level is not known"),
    ("minutes in words", "minutes: 5", "minutes: five", 9, "minutes must be a whole number"),
    ("minutes out of range", "minutes: 5", "minutes: 600", 9, "minutes must be a whole number"),
    ("review not a date", "2027-01-31", "soon", 10, "review_by must be a date"),
    ("general not a switch", "minutes: 5", "minutes: 5\ngeneral: maybe", 10, "general must be true or false"),
    ("near an unknown key", "minutes: 5", "minutes: 5\nplatform: mac", 10, "not known: did you mean platforms?"),
    ("other audience", "minutes: 5", "minutes: 5\naudience: bosses", 10, "audience must be everyone, technicians or"),
    (
        "client without brackets",
        "minutes: 5",
        "minutes: 5\naudience: client: a",
        10,
        "{client: [ids of clients]}, with",
    ),
    ("client without an id", "minutes: 5", "minutes: 5\naudience: {client: []}", 10, "audience must be everyone"),
    ("unknown status", "minutes: 5", "minutes: 5\nstatus: publishd", 10, "did you mean published?"),
    ("unknown platform", "minutes: 5", "minutes: 5\nplatforms: [mac, window]", 10, "did you mean windows?"),
    ("one platform", "minutes: 5", "minutes: 5\nplatforms: [mac]", 10, "platforms must be 2 to 5 different ones"),
    ("a platform twice", "minutes: 5", "minutes: 5\nplatforms: [mac, mac]", 10, "platforms must be 2 to 5 different"),
    ("platforms for nothing", "minutes: 5", "minutes: 5\nplatforms: [mac, windows]", 10, "no step has `only`"),
    ("only without platforms", "   - no: 3", "   - no: 3\n   - only: mac", 20, "add a line `platforms: [...]`"),
    ("stop_when a mapping", "minutes: 5", "minutes: 5\nstop_when: [{it: burns}]", 10, "stop_when must be a list of"),
    ("picture without words", "   - no: 3", "   - no: 3\n   - picture: a.svg", 20, "the picture needs a line `- alt"),
    ("words without picture", "   - no: 3", "   - no: 3\n   - alt: a door", 20, "there is alt and no picture"),
    (
        "no name of a picture",
        "   - no: 3",
        "   - alt: x\n   - picture: ../a.svg\n   - no: 3",
        20,
        "is no name of a picture",
    ),
    ("title is a list", "title: Paper is stuck", "title: [a, b]", 3, "title must be one line of text"),
    ("symptom is a mapping", "- it jams", "- it: jams", 6, "symptoms must be a list of texts"),
    ("raw HTML", "Pull it out", "<b>Pull</b> it out", 20, "raw HTML"),
    ("script in the front matter", "Paper is stuck", "<script>x</script>", 3, "raw HTML"),
    ("unknown attribute", "- tells: The", "- tell: The", 22, "tell is not known in a step"),
    ("unknown kind", "kind: check", "kind: chek", 17, "kind chek is not known"),
    ("unknown risk", "technician_only", "risky", 25, "risk risky is not known"),
    ("empty attribute", "what the panel says", "", 26, "evidence says nothing"),
    ("attribute twice", "   - no: 3", "   - no: 3\n   - no: 2", 20, "step 1 has no twice"),
    ("wrong number", "2. Pull", "3. Pull", 20, "step 3 should be number 2"),
    ("a heading", "1. Can", "# Steps\n\n1. Can", 16, "this line is not understood"),
    ("a stray bullet", "3. Call", "- Or else\n3. Call", 24, "this line is not understood"),
    ("branch to nowhere", "no: 3", "no: 9", 16, "step 1 leads to 9, which is not there"),
    ("circle", "   - tells: The", "   - no: 1\n   - tells: The", 16, "step 1 leads back to itself"),
    ("empty choice", "no: 3", "no: 2", 16, "the answer to step 1 changes nothing"),
]


@pytest.mark.parametrize(
    ("old", "new", "line", "message"), [case[1:] for case in MISTAKES], ids=[case[0] for case in MISTAKES]
)
def test_a_mistake_is_named_by_its_line(tmp_path: Path, old: str, new: str, line: int, message: str) -> None:
    assert old in GOOD
    put(tmp_path, GOOD.replace(old, new, 1))
    library = load_articles(tmp_path)
    found = [(f.path, f.line) for f in library.findings if message in f.message]
    assert found == [("printer/paper-jam.md", line)]
    assert dict(library.articles) == {}


TWO_WAYS = """---
id: paper-jam
title: Paper is stuck
categories: [printer]
platforms: [windows, mac]
symptoms: [paper jam]
stop_when: [it smells burnt, it is wet]
minutes: 5
review_by: 2027-01-31
sources: ["Vendor: Clear a jam"]
---
One printer, two computers.

1. Choose Start.
   - only: windows
   - picture: start.svg
   - alt: the start sign
   - no: 3
2. Choose the apple.
   - only: mac
3. Print one page.
   - tells: It comes out.
4. Restart the queue.
   - only: mac
"""


def test_the_steps_of_each_platform_are_one_article(tmp_path: Path) -> None:
    put(tmp_path, TWO_WAYS)
    library = load_articles(tmp_path)
    assert library.findings == ()
    article = library.articles["paper-jam"]
    assert article.platforms == (Platform.WINDOWS, Platform.MAC)
    assert article.stop_when == ("it smells burnt", "it is wet")
    assert (article.steps[0].picture, article.steps[0].alt) == ("printer/start.svg", "the start sign")
    ways = {p: [(s.id, s.on_yes, s.on_no) for s in variant(article.steps, p)] for p in article.platforms}
    assert ways == {
        Platform.WINDOWS: [("1", SOLVED, "3"), ("3", SOLVED, PERSON)],
        Platform.MAC: [("2", SOLVED, "3"), ("3", SOLVED, "4"), ("4", SOLVED, PERSON)],
    }


def test_each_platform_is_checked_on_its_own_steps(tmp_path: Path) -> None:
    text = TWO_WAYS.replace("2. Choose the apple.\n", "2. Choose the apple.\n   - no: person\n")
    put(tmp_path, text)
    assert [(f.line, f.message) for f in load_articles(tmp_path).findings] == [
        (line_of(text, "3. Print"), "for mac: no branch leads to step 3: point one to it or remove it"),
        (line_of(text, "4. Restart"), "for mac: no branch leads to step 4: point one to it or remove it"),
    ]


def test_a_platform_without_a_way_to_a_person_is_named(tmp_path: Path) -> None:
    put(tmp_path, TWO_WAYS + "   - kind: check\n   - yes: solved\n   - no: solved\n")
    assert [f.message for f in load_articles(tmp_path).findings] == [
        f"for mac: step {n} never leads to a person: let a `no` end with `person`" for n in (2, 3, 4)
    ] + ["for mac: the answer to step 4 changes nothing: give it `yes` and `no`"]


def test_what_is_wrong_on_every_platform_is_said_once(tmp_path: Path) -> None:
    put(tmp_path, TWO_WAYS.replace("   - tells: It comes out.", "   - no: 3"))
    messages = [f.message for f in load_articles(tmp_path).findings]
    assert messages == ["step 3 leads back to itself: send its last branch to a later step or `person`"]


def test_a_platform_without_a_step_is_named(tmp_path: Path) -> None:
    text = TWO_WAYS.replace("[windows, mac]", "[windows, mac, iphone]").replace(
        "3. Print one page.\n", "3. P.\n   - only: mac\n"
    )
    put(tmp_path, text)
    assert "for iphone: there is nothing to try: write at least one safe step" in [
        f.message for f in load_articles(tmp_path).findings
    ]


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("everyone", EVERYONE),
        ("technicians", Audience(technicians=True)),
        ("{client: maple-dental}", Audience(clients=frozenset({"maple-dental"}))),
        ("{client: [maple-dental, foothills]}", Audience(clients=frozenset({"maple-dental", "foothills"}))),
    ],
)
def test_the_audience_is_read(tmp_path: Path, written: str, read: Audience) -> None:
    put(tmp_path, GOOD.replace("minutes: 5", f"minutes: 5\naudience: {written}"))
    assert load_articles(tmp_path).articles["paper-jam"].audience == read


@pytest.mark.parametrize("status", ["draft", "review", "archived"])
def test_what_is_not_published_is_kept_and_not_offered(tmp_path: Path, status: str) -> None:
    put(tmp_path, GOOD.replace("minutes: 5", f"minutes: 5\nstatus: {status}"))
    library = load_articles(tmp_path)
    assert (dict(library.articles), library.findings) == ({}, ())
    assert library.unpublished["paper-jam"].status is Status(status)


def test_a_step_that_no_branch_reaches_is_refused(tmp_path: Path) -> None:
    text = GOOD.replace("yes: next", "yes: person")
    put(tmp_path, text)
    line = line_of(text, "2. Pull")
    assert load_articles(tmp_path).findings == (
        Finding("printer/paper-jam.md", line, "no branch leads to step 2: point one to it or remove it"),
    )


def test_a_step_without_a_way_to_a_person_is_refused(tmp_path: Path) -> None:
    text = GOOD.replace("   - risk: technician_only\n", "   - kind: question\n   - yes: solved\n   - no: solved\n")
    put(tmp_path, text)
    messages = [finding.message for finding in load_articles(tmp_path).findings]
    assert "step 3 never leads to a person: let a `no` end with `person`" in messages


def test_a_file_without_steps_is_refused(tmp_path: Path) -> None:
    put(tmp_path, GOOD[: GOOD.index("1. Can")])
    assert [f.message for f in load_articles(tmp_path).findings] == [
        "there are no steps: write at least one line `1. ...`"
    ]


def test_a_file_that_is_not_text_is_refused(tmp_path: Path) -> None:
    put(tmp_path, "")
    (tmp_path / "printer" / "paper-jam.md").write_bytes(b"\xff\xfe\x00")
    assert [f.message for f in load_articles(tmp_path).findings] == ["the file is not UTF-8 text: save it as UTF-8"]


def test_a_broken_article_does_not_keep_the_others_out(tmp_path: Path) -> None:
    put(tmp_path, GOOD)
    put(tmp_path, "nothing", name="broken")
    library = load_articles(tmp_path)
    assert list(library.articles) == ["paper-jam"]
    assert [finding.path for finding in library.findings] == ["printer/broken.md"]


def test_the_second_article_with_an_id_is_refused(tmp_path: Path) -> None:
    put(tmp_path, GOOD)
    put(tmp_path, GOOD, name="zebra")
    library = load_articles(tmp_path)
    assert library.articles["paper-jam"].path == "printer/paper-jam.md"
    taken = "the id paper-jam is taken by printer/paper-jam.md: choose another"
    assert library.findings == (Finding("printer/zebra.md", 2, taken),)


def test_a_folder_that_is_not_there_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        load_articles(tmp_path / "nowhere")


def test_a_finding_reads_like_a_compiler_message() -> None:
    assert str(Finding("printer/a.md", 3, "mend it")) == "printer/a.md:3: error: mend it"
