"""The alerts file: read with every mistake named, and a broken one changes nothing."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from bot.bootstrap import DEMO_FOLDER
from bot.connectors.alert_file import AlertFile, read_alert_plan
from bot.connectors.client_files.findings import BadClientFile
from bot.desk.alert_plan import AlertPlan, Limit
from bot.desk.catalogue import Urgency

HASH = "a" * 64
SIGNING = "whsec_MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY="


def _read(tmp_path: Path, text: str) -> AlertPlan:
    file = tmp_path / "alerts.yml"
    file.write_text(f"format: 1\n{text}", encoding="utf-8")
    return read_alert_plan(file)


def test_everything_a_file_can_say(tmp_path: Path) -> None:
    plan = _read(
        tmp_path,
        f"""
sources:
  - {{id: a, kind: prometheus, client: maple-dental, token_sha256: {HASH}, device_labels: [host]}}
  - {{id: b, kind: json, client_label: customer, clients: [x, y], secret: {SIGNING}}}
rules:
  - {{when: {{alertname: Disk*, job: node}}, asset_class: server, category: server_down, urgency: works, words: full}}
storm: {{number: 3, within: 1m}}
steady_after: 30m
incident: {{within: 5m}}
shared: [wifi]
""",
    )
    first, second = plan.sources
    assert (first.device_labels, first.token_hash, first.secret) == (("host",), bytes.fromhex(HASH), None)
    assert (second.clients, second.secret, second.token_hash) == (
        frozenset({"x", "y"}),
        b"0123456789abcdef0123456789abcdef",
        None,
    )
    (rule,) = plan.rules
    assert (rule.when, rule.urgency, rule.words) == ((("alertname", "Disk*"), ("job", "node")), Urgency.WORKS, "full")
    assert (plan.storm, plan.steady_after) == (Limit(3, timedelta(minutes=1)), timedelta(minutes=30))
    assert (plan.incident, plan.shared) == (Limit(3, timedelta(minutes=5)), frozenset({"wifi"}))


def test_a_file_without_anything_takes_the_usual() -> None:
    assert AlertFile(None).plan() == AlertPlan()


def test_the_demos_file_can_be_read_and_shows_no_token_of_its_own() -> None:
    plan = read_alert_plan(DEMO_FOLDER / "alerts.yml")
    assert [(source.id, source.secret) for source in plan.sources] == [("demo-prometheus", None), ("demo-rmm", None)]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("sources: [{kind: json, token_sha256: " + HASH + "}]", "The key 'id' is missing"),
        ("sources: [{id: A b, kind: json, token_sha256: " + HASH + "}]", "is not an id"),
        ("sources: [{id: a, kind: xml, token_sha256: " + HASH + "}]", "is not one of the choices"),
        ("sources: [{id: a, kind: json}]", "proves itself by a token"),
        (
            "sources: [{id: a, kind: json, secret: " + SIGNING + ", token_sha256: " + HASH + "}]",
            "proves itself by a token",
        ),
        ("sources: [{id: a, kind: json, token_sha256: abc}]", "not a SHA-256"),
        ("sources: [{id: a, kind: json, secret: whsec_c2hvcnQ=}]", "at least 24 bytes"),
        ("sources: [{id: a, kind: json, secret: 0123456789abcdef0123456789abcdef}]", "at least 24 bytes"),
        ("sources: [{id: a, kind: json, client: x, client_label: y, secret: " + SIGNING + "}]", "for one client"),
        ("sources: [" + ("{id: a, kind: json, secret: " + SIGNING + "}, ") * 2 + "]", "is given twice"),
        ("rules: [{when: Disk, category: printer}]", "Labels are wanted"),
        ("rules: [{when: {alertname: x}, category: printers}]", "Did you mean 'printer'"),
        ("storm: {number: 0}", "whole number of 1 or more"),
        ("shared: [nothing]", "There is no category"),
        ("sauces: []", "Did you mean 'sources'"),
    ],
)
def test_a_mistake_is_named_with_the_way_out_and_no_secret(tmp_path: Path, text: str, said: str) -> None:
    with pytest.raises(BadClientFile) as refused:
        _read(tmp_path, text)
    assert said in str(refused.value)
    assert (SIGNING in str(refused.value), "c2hvcnQ" in str(refused.value)) == (False, False)


def test_a_file_that_breaks_later_silences_nobody(tmp_path: Path) -> None:
    file = tmp_path / "alerts.yml"
    file.write_text("format: 1\nsteady_after: 30m\n", encoding="utf-8")
    source = AlertFile(file)
    assert (source.plan().steady_after, source.warning()) == (timedelta(minutes=30), None)
    file.write_text("format: 1\nsteady_after: soon\n", encoding="utf-8")
    assert source.plan().steady_after == timedelta(minutes=30)
    assert "'soon' is not a length of time" in str(source.warning())
    file.unlink()
    assert source.plan().steady_after == timedelta(minutes=30)
    file.write_text("format: 1\nsteady_after: 45m\n", encoding="utf-8")
    assert (source.plan().steady_after, source.warning()) == (timedelta(minutes=45), None)


def test_a_file_that_was_never_good_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BadClientFile):
        AlertFile(tmp_path / "not-there.yml").plan()
