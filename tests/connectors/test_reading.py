"""Client files: what is read, and what is refused with its line, its place and a way out."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path

import pytest

from bot.connectors.client_files import BadClientFile, Severity, read_client_file
from bot.connectors.client_files.stated_cases import EXPECT_KEYS, GIVEN_KEYS
from bot.desk.catalogue import CATALOGUE, Work
from bot.desk.clients import Application, ChatIdentity, ClientStatus, Role
from bot.desk.contracts import (
    Allowance,
    ContractStatus,
    Effect,
    EmergencyClause,
    Overrun,
    Period,
    RateRow,
    RoundingScope,
    Travel,
    Unit,
)
from bot.desk.hours import Band, SupportHours
from bot.desk.money import Money
from bot.desk.sla import Target
from bot.operations.stated_facts import GIVABLE
from bot.operations.what_if import EXPECTABLE
from tests.connectors.client_texts import SMALL, changed, read, refused

DEMO = Path(__file__).parents[2] / "bot" / "demo" / "clients"


def test_the_maple_dental_file_is_read_with_everything_in_it() -> None:
    file = read_client_file(DEMO / "maple-dental.yml")
    client = file.client
    assert (client.code, client.name, client.status) == ("maple-dental", "Maple Dental", ClientStatus.ACTIVE)
    assert (client.timezone, client.currency) == ("America/Toronto", "CAD")
    assert client.tax is not None and (client.tax.name, client.tax.rate) == ("HST", Decimal("0.13"))
    assert {date(2026, 10, 12), date(2026, 12, 24), date(2035, 7, 1)} <= client.holidays
    assert [site.km for site in client.sites] == [Decimal(12), Decimal(95)]
    dana, sam, priya, lee = client.contacts
    assert dana.roles == {Role.PRIMARY, Role.APPROVER}
    assert dana.approval_limit == Money.of("1500.00", "CAD")
    assert sam.identities == (
        ChatIdentity("slack", "T0MAPLE", "U0SAM"),
        ChatIdentity("telegram", "", "500100"),
    )
    assert (priya.site, lee.served) == ("barrie", False)
    assert [asset.covered for asset in client.assets] == [True, True, False]


def test_a_program_is_a_name_alone_or_a_name_with_others(tmp_path: Path) -> None:
    programs = "  applications:\n    - Boltwise\n    - {name: CaseTrack, also: [the tracker, cases]}\ncontracts:\n"
    file = read(tmp_path, changed("contracts:\n", programs))
    assert file.client.applications == (Application("Boltwise"), Application("CaseTrack", ("the tracker", "cases")))


def test_the_maple_dental_contracts_are_read_rule_by_rule() -> None:
    plan, charge = read_client_file(DEMO / "maple-dental.yml").contracts
    assert (plan.number, plan.version, plan.status) == ("MD-2026", 2, ContractStatus.ACTIVE)
    assert (plan.starts, plan.ends) == (date(2026, 1, 1), date(2026, 12, 31))
    assert [(rule.effect, rule.clause) for rule in plan.rules] == [
        (Effect.INCLUDE, "4.2"),
        (Effect.INCLUDE, "4.3"),
        (Effect.EXCLUDE, "7.1"),
        (Effect.EXCLUDE, "7.3"),
        (Effect.LABOUR_ONLY, "3.4"),
        (Effect.INCLUDE, "3.1"),
        (Effect.ALLOWANCE, "3.2"),
    ]
    assert plan.rules[5].when.time == {Band.SUPPORT}
    assert plan.rules[5].when.work == {Work.REMOTE}
    assert plan.rules[5].categories == frozenset()
    assert plan.sla is not None
    assert plan.sla.target("P1") == Target(timedelta(minutes=30), timedelta(hours=4), True)
    assert plan.allowances[0].per is Period.MONTH
    assert (plan.otherwise, plan.fallback) == (Effect.EXCLUDE, "MD-TM")
    card = charge.rates
    assert card is not None and charge.ends is None
    assert (card.base, card.scope, card.quote_valid_days) == (
        Money.of("125.00", "CAD"),
        RoundingScope.TICKET,
        14,
    )
    assert card.rows[1] == RateRow(
        work=Work.ONSITE, base=Money.of("150.00", "CAD"), minimum_minutes=60, increment_minutes=15
    )
    assert card.travel == Travel(Money.of("45.00", "CAD"), Decimal(25), Money.of("0.70", "CAD"), 1)


def test_the_cases_keep_their_values_and_their_lines() -> None:
    cases = read_client_file(DEMO / "maple-dental.yml").cases
    assert len(cases) == 7
    assert cases[4].given == {
        "category": "printer",
        "work": "onsite",
        "site": "barrie",
        "at": "2026-11-24T10:00-05:00",
        "minutes": 90,
        "used": {"visits": 2},
    }
    lines = (DEMO / "maple-dental.yml").read_text().splitlines()
    assert all(case.name in lines[case.line - 1] for case in cases)


def test_the_known_words_of_cases_are_those_that_cases_are_run_with() -> None:
    assert set(GIVEN_KEYS) == GIVABLE
    assert set(EXPECT_KEYS) == set(EXPECTABLE)


def test_a_service_line_stands_for_its_categories(tmp_path: Path) -> None:
    file = read(tmp_path, changed("allowance: printer", "allowance: [Printer, wifi]"))
    assert file.contracts[0].rules[1].categories == {"printer", "scanner", "wifi"}


def test_hours_are_kept_as_minutes_with_burn_and_rollover(tmp_path: Path) -> None:
    line = "{name: visits, unit: hours, amount: 7.5, per: quarter, rollover: 2, burn: {weekend: 1.5}, warn: 60%}"
    allowance = (
        read(tmp_path, changed("{name: visits, unit: visits, amount: 2, per: month}", line)).contracts[0].allowances[0]
    )
    assert (allowance.unit, allowance.amount, allowance.rollover) == (
        Unit.MINUTES,
        Decimal(450),
        Decimal(120),
    )
    assert (allowance.burn_in(Band.WEEKEND), allowance.burn_in(Band.HOLIDAY)) == (Decimal("1.5"), Decimal(1))
    assert allowance.warn_percent == 60


def _allowance(tmp_path: Path, line: str) -> Allowance:
    changed_file = changed("{name: visits, unit: visits, amount: 2, per: month}", line)
    return read(tmp_path, changed_file).contracts[0].allowances[0]


def test_burn_may_be_for_a_kind_of_work_and_for_one_in_a_band(tmp_path: Path) -> None:
    burn = "{after_hours: 2, onsite: 1.5, after_hours+onsite: 4, remote: 0.5}"
    found = _allowance(tmp_path, f"{{name: visits, unit: hours, amount: 2, per: month, burn: {burn}}}")
    factors = [
        found.burn_in(band, work)
        for band, work in (
            (Band.SUPPORT, Work.ONSITE),
            (Band.AFTER_HOURS, Work.ONSITE),
            (Band.SUPPORT, Work.REMOTE),
            (Band.SUPPORT, Work.TRAINING),
            (Band.AFTER_HOURS, Work.TRAINING),
            (Band.SUPPORT, Work.PROJECT),
        )
    ]
    assert factors == [Decimal("1.5"), Decimal(4), Decimal("0.5"), Decimal("0.5"), Decimal(2), Decimal(1)]


def test_an_allowance_may_last_until_a_day_be_overrun_and_be_rounded(tmp_path: Path) -> None:
    line = "{name: visits, unit: hours, amount: 40, until: 2026-12-18, overrun: person, minimum: 30m, increment: 15m}"
    found = _allowance(tmp_path, line)
    assert (found.per, found.until, found.overrun) == (Period.TERM, date(2026, 12, 18), Overrun.PERSON)
    assert (found.minimum, found.increment) == (30, 15)


@pytest.mark.parametrize(
    ("new", "key"),
    [
        ("per: month, minimum: 30m}", "minimum"),
        ("per: month, increment: 5m}", "increment"),
        ("until: 2025-12-31}", "until"),
    ],
)
def test_an_allowance_that_contradicts_itself_is_refused(tmp_path: Path, new: str, key: str) -> None:
    (found,) = refused(tmp_path, changed("per: month}", new))
    assert (found.code, found.where) == ("E07", f"contracts[0].allowances[0].{key}")


def test_rows_may_have_a_fee_a_maximum_and_no_tax(tmp_path: Path) -> None:
    row = "{work: onsite, band: weekend, maximum: 4h, call_out_fee: 65.00, taxable: false}"
    card = read(tmp_path, changed("{band: weekend, multiplier: 2}", row)).contracts[1].rates
    assert card is not None
    assert card.rows[2] == RateRow(
        work=Work.ONSITE,
        band=Band.WEEKEND,
        maximum_minutes=240,
        call_out_fee=Money.of("65.00", "CAD"),
        taxable=False,
    )


def test_around_the_clock_means_holidays_too(tmp_path: Path) -> None:
    text = SMALL.replace('support_hours: {mon-fri: ["09:00-17:00"]}', "support_hours: 24x7")
    assert read(tmp_path, text).contracts[0].support_hours == SupportHours.always("America/Toronto")


def test_days_can_be_added_to_a_calendar_and_taken_out(tmp_path: Path) -> None:
    own = "{calendar: CA-ON, extra: [2026-12-24], not: [2026-02-16]}"
    holidays = read(tmp_path, changed("{calendar: CA-ON}", own)).client.holidays
    assert date(2026, 12, 24) in holidays
    assert date(2026, 2, 16) not in holidays
    assert date(2027, 2, 15) in holidays


def test_words_that_older_yaml_reads_as_false_stay_words(tmp_path: Path) -> None:
    assert read(tmp_path, changed("name: Small Co", "name: no")).client.name == "no"


def test_a_plain_clause_keeps_the_digits_it_was_written_with(tmp_path: Path) -> None:
    assert read(tmp_path, changed('clause: "1"', "clause: 3.10")).contracts[0].rules[0].clause == "3.10"


def test_money_is_never_a_float(tmp_path: Path) -> None:
    card = read(tmp_path, changed("base: 120.00", "base: 0.1001")).contracts[1].rates
    assert card is not None and card.base.amount == Decimal("0.1001")


WRONG = [
    (
        "duplicate key",
        "  name: Small Co",
        "  name: Small Co\n  name: Other",
        "E01",
        5,
        "",
        "stands here and on line 4",
    ),
    ("tag", "name: Small Co", "name: !!python/name:os.system x", "E01", 4, "", "is not read"),
    ("unknown alias", "name: Small Co", "name: *nothing", "E01", 4, "", "repeats something"),
    ("open bracket", "code: small", "code: [small", "E01", 4, "", "not YAML"),
    ("unknown key", "currency: CAD", "currency: CAD\n  timezon: X", "E02", 7, "client.timezon", "timezon"),
    ("merge key", "  name: Small Co", "  name: Small Co\n  <<: {a: b}", "E02", 5, "client.<<", "not known"),
    ("missing key", "  name: Small Co\n", "", "E03", 2, "client", "'name' is missing"),
    ("empty value", "name: Small Co", "name:", "E03", 4, "client.name", "no value"),
    ("list for a word", "name: Small Co", "name: [a, b]", "E04", 4, "client.name", "One value"),
    (
        "word for a list",
        "rules:\n      - charge: all",
        "rules: none\n    extra:\n      - charge: all",
        "E04",
        42,
        "contracts[1].rules",
        "list",
    ),
    ("code", "code: small", "code: small co", "E04", 3, "client.code", "cannot be a code"),
    ("time zone", "America/Toronto", "America/Torronto", "E04", 5, "client.timezone", "time zone"),
    ("currency", "currency: CAD", "currency: dollars", "E04", 6, "client.currency", "currency"),
    ("percent without sign", "rate: 13%", "rate: 13", "E04", 7, "client.tax.rate", "percentage"),
    ("percent over 100", "rate: 13%", "rate: 113%", "E04", 7, "client.tax.rate", "between"),
    ("calendar", "CA-ON", "CA-XX", "E04", 8, "client.holidays.calendar", "no part 'XX'"),
    ("country", "CA-ON", "ZZ", "E04", 8, "client.holidays.calendar", "no holiday calendar"),
    (
        "no holiday",
        "{calendar: CA-ON}",
        "{calendar: CA-ON, not: [2026-03-03]}",
        "E05",
        8,
        "client.holidays.not",
        "2026-03-03",
    ),
    ("km", "km: 5", "km: -5", "E04", 10, "client.sites[0].km", "below zero"),
    ("e-mail", "bo@small.example, telegram", "bo, telegram", "E04", 13, "client.contacts[1].email", "e-mail"),
    (
        "site of a contact",
        "ann@small.example, site: main",
        "ann@small.example, site: mian",
        "E05",
        12,
        "client.contacts[0].site",
        "mian",
    ),
    ("role", "[approver]", "[aprover]", "E04", 12, "client.contacts[0].roles[0]", "aprover"),
    ("slack", "slack: T1/U1", "slack: U1", "E04", 12, "client.contacts[0].slack", "Slack"),
    ("telegram", "telegram: 42", 'telegram: "@bo"', "E04", 13, "client.contacts[1].telegram", "Telegram"),
    (
        "limit below zero",
        "[approver]",
        "[approver], approval_limit: -1.00",
        "E04",
        12,
        "client.contacts[0].approval_limit",
        "below zero",
    ),
    (
        "limit without role",
        "telegram: 42",
        "telegram: 42, approval_limit: 5",
        "E07",
        13,
        "client.contacts[1].approval_limit",
        "Only an approver",
    ),
    (
        "amount with a sign",
        "[approver]",
        '[approver], approval_limit: "$5"',
        "E04",
        12,
        "client.contacts[0].approval_limit",
        "not a number",
    ),
    (
        "e-mail twice",
        "bo@small.example, telegram",
        "ANN@small.example, telegram",
        "E06",
        13,
        "client.contacts[1].email",
        "twice",
    ),
    ("identity twice", "telegram: 42", "slack: T1/U1", "E06", 13, "client.contacts[1].slack", "twice"),
    (
        "tag twice",
        "    - {tag: S-1,",
        "    - {tag: s-1, class: nas}\n    - {tag: S-1,",
        "E06",
        16,
        "client.assets[1].tag",
        "twice",
    ),
    (
        "site twice",
        "    - {code: main,",
        "    - {code: main, name: Old}\n    - {code: main,",
        "E06",
        11,
        "client.sites[1].code",
        "twice",
    ),
    ("contact of a device", "contact: bo@", "contact: bob@", "E05", 15, "client.assets[0].contact", "bob@"),
    (
        "site of a device",
        "server, site: main",
        "server, site: old",
        "E05",
        15,
        "client.assets[0].site",
        "old",
    ),
    ("flag", "tag: S-1,", "tag: S-1, covered: yes,", "E04", 15, "client.assets[0].covered", "true nor false"),
    (
        "program twice",
        "contracts:\n",
        "  applications:\n    - Boltwise\n    - {name: Parts, also: boltwise}\ncontracts:\n",
        "E06",
        18,
        "client.applications[1].also",
        "twice",
    ),
    (
        "program without letters",
        "contracts:\n",
        "  applications: [Boltwise, '42']\ncontracts:\n",
        "E04",
        16,
        "client.applications[1]",
        "cannot be found",
    ),
    ("contract twice", "number: TM", "number: PLAN", "E06", 38, "contracts[1].number", "twice"),
    ("contract type", "type: managed", "type: mangaed", "E04", 18, "contracts[0].type", "choices"),
    (
        "dates",
        "type: managed\n",
        "type: managed\n    ends: 2025-12-31\n",
        "E07",
        19,
        "contracts[0].ends",
        "before it starts",
    ),
    (
        "no date",
        "managed\n    starts: 2026-01-01",
        "managed\n    starts: 01.01.2026",
        "E04",
        19,
        "contracts[0].starts",
        "not a date",
    ),
    (
        "no day",
        "managed\n    starts: 2026-01-01",
        "managed\n    starts: 2026-02-30",
        "E04",
        19,
        "contracts[0].starts",
        "not a date",
    ),
    (
        "duration",
        "P2: {respond: 2h",
        "P2: {respond: 2 hours",
        "E04",
        23,
        "contracts[0].sla.P2.respond",
        "length of time",
    ),
    (
        "no duration",
        "P2: {respond: 2h",
        "P2: {respond: 0m",
        "E04",
        23,
        "contracts[0].sla.P2.respond",
        "length of time",
    ),
    (
        "working day",
        "P4: {respond: 8h",
        "P4: {respond: 1d",
        "E04",
        25,
        "contracts[0].sla.P4.respond",
        "no agreed length",
    ),
    ("priority", "P4: {", "P5: {", "E02", 25, "contracts[0].sla.P5", "P5"),
    ("clock", "clock: 24x7", "clock: 24/7", "E04", 22, "contracts[0].sla.P1.clock", "24/7"),
    (
        "two effects",
        "allowance: printer",
        "allowance: printer\n        include: wifi",
        "E03",
        31,
        "contracts[0].rules[1]",
        "exactly one",
    ),
    (
        "category",
        "allowance: printer",
        "allowance: prnter",
        "E05",
        31,
        "contracts[0].rules[1].allowance",
        "prnter",
    ),
    (
        "all and more",
        "allowance: printer",
        "allowance: [all, printer]",
        "E07",
        31,
        "contracts[0].rules[1].allowance",
        "everything",
    ),
    (
        "nothing",
        "allowance: printer",
        "allowance: []",
        "E03",
        31,
        "contracts[0].rules[1].allowance",
        "about nothing",
    ),
    ("band", "time: support", "time: night", "E04", 28, "contracts[0].rules[0].when.time", "night"),
    (
        "site of a rule",
        "time: support",
        "site: nowhere",
        "E05",
        28,
        "contracts[0].rules[0].when.site",
        "nowhere",
    ),
    ("condition", "time: support", "tme: support", "E02", 28, "contracts[0].rules[0].when.tme", "tme"),
    ("draws nothing", "        draws: visits\n", "", "E03", 31, "contracts[0].rules[1]", "draws from"),
    (
        "draws unknown",
        "draws: visits",
        "draws: visit",
        "E05",
        32,
        "contracts[0].rules[1].draws",
        "no allowance 'visit'",
    ),
    (
        "draws elsewhere",
        "- include: all",
        "- include: all\n        draws: visits",
        "E07",
        28,
        "contracts[0].rules[0].draws",
        "Only an allowance",
    ),
    ("unit", "unit: visits", "unit: visit", "E04", 36, "contracts[0].allowances[0].unit", "visit"),
    (
        "empty allowance",
        "amount: 2",
        "amount: 0",
        "E04",
        36,
        "contracts[0].allowances[0].amount",
        "Nothing would",
    ),
    ("fallback", "fallback: TM", "fallback: TN", "E05", 37, "contracts[0].fallback", "TN"),
    (
        "fallback to itself",
        "fallback: TM",
        "fallback: PLAN",
        "E07",
        37,
        "contracts[0].fallback",
        "leads back",
    ),
    (
        "otherwise",
        "    fallback: TM",
        "    fallback: TM\n    otherwise: charge",
        "E04",
        38,
        "contracts[0].otherwise",
        "charge",
    ),
    ("base", "base: 120.00", "base: 1,200", "E04", 47, "contracts[1].rates.base", "not a number"),
    (
        "row for nothing",
        "{work: remote, minimum: 15m",
        "{minimum: 15m",
        "E03",
        49,
        "contracts[1].rates.rows[0]",
        "kind of work",
    ),
    (
        "maximum",
        "minimum: 15m",
        "minimum: 15m, maximum: 10m",
        "E07",
        49,
        "contracts[1].rates.rows[0].maximum",
        "below the minimum",
    ),
    (
        "ways",
        "{trip: 40.00}",
        "{trip: 40.00, ways: 3}",
        "E07",
        53,
        "contracts[1].rates.travel.ways",
        "3 ways",
    ),
    (
        "parts",
        "{markup: 25%}",
        "{markup: 25%, margin: 20%}",
        "E07",
        54,
        "contracts[1].rates.materials",
        "markup",
    ),
    (
        "margin",
        "{markup: 25%}",
        "{margin: 100%}",
        "E07",
        54,
        "contracts[1].rates.materials.margin",
        "no price",
    ),
    (
        "category of a case",
        "category: printer,",
        "category: prnter,",
        "E05",
        57,
        "cases[0].given.category",
        "prnter",
    ),
    (
        "expectation",
        "{verdict: covered}",
        "{verdikt: covered}",
        "E02",
        58,
        "cases[0].expect.verdikt",
        "verdikt",
    ),
    ("format", "format: 1", "format: 2", "E04", 1, "format", "not known"),
]


@pytest.mark.parametrize(
    ("old", "new", "code", "line", "where", "says"), [row[1:] for row in WRONG], ids=[row[0] for row in WRONG]
)
def test_a_mistake_is_refused_with_its_line_its_place_and_a_way_out(
    tmp_path: Path, old: str, new: str, code: str, line: int, where: str, says: str
) -> None:
    findings = refused(tmp_path, changed(old, new))
    fitting = [f for f in findings if (f.code, f.where) == (code, where)]
    assert fitting, [str(finding) for finding in findings]
    found = fitting[0]
    assert found.line == line
    assert says in found.message
    assert found.severity is Severity.ERROR
    assert found.way_out.endswith((".", "?", "1"))
    assert str(found).startswith(f"{tmp_path / 'client.yml'}:{line}: error {code}: ")


HOURS = [
    ("overlap", '{mon: ["09:00-12:00", "11:00-17:00"]}', "overlap"),
    ("no length", '{mon: ["09:00-09:00"]}', "no length"),
    ("no such day", '{monday: ["09:00-17:00"]}', "Cannot read the days"),
    ("no time", '{mon: ["9 to 5"]}', "Cannot read the window"),
    ("never open", "{}", "never be open"),
    ("a word", "office", "no support hours"),
]


@pytest.mark.parametrize(("hours", "says"), [row[1:] for row in HOURS], ids=[row[0] for row in HOURS])
def test_support_hours_that_contradict_themselves_are_refused(tmp_path: Path, hours: str, says: str) -> None:
    text = SMALL.replace('support_hours: {mon-fri: ["09:00-17:00"]}', f"support_hours: {hours}", 1)
    (found,) = refused(tmp_path, text)
    assert (found.where, found.line) == ("contracts[0].support_hours", 20)
    assert says in found.message


def test_a_charge_rule_needs_rates(tmp_path: Path) -> None:
    text = SMALL[: SMALL.index("    rates:")] + SMALL[SMALL.index("cases:") :]
    (found,) = refused(tmp_path, text)
    assert (found.code, found.where) == ("E05", "contracts[1].rules[0]")


def test_a_fallback_that_leads_round_is_refused_at_each_contract(tmp_path: Path) -> None:
    text = changed("number: TM\n", "number: TM\n    fallback: PLAN\n")
    assert [(f.where, f.line) for f in refused(tmp_path, text)] == [
        ("contracts[0].fallback", 37),
        ("contracts[1].fallback", 39),
    ]


def test_contracts_that_hold_together_may_not_share_an_allowance_name(tmp_path: Path) -> None:
    text = changed("    rates:", "    allowances: [{name: visits, unit: tickets, amount: 1, per: year}]\n    rates:")
    (found,) = refused(tmp_path, text)
    assert (found.code, found.where) == ("E07", "contracts[1].allowances[0].name")


def test_every_mistake_is_reported_at_once_in_the_order_of_the_lines(tmp_path: Path) -> None:
    text = changed("rate: 13%", "rate: 13", changed("fallback: TM", "fallback: TN", changed("km: 5", "km: five")))
    assert [finding.line for finding in refused(tmp_path, text)] == [7, 10, 37]


def test_a_misspelt_key_is_told_what_it_may_have_meant(tmp_path: Path) -> None:
    findings = refused(tmp_path, changed("currency: CAD", "curency: CAD"))
    assert "Did you mean 'currency'?" in [finding.way_out for finding in findings]


BYTES = [
    ("empty", b"", "empty"),
    ("not UTF-8", b"format: 1\nname: \xff\xfe", "UTF-8"),
    ("binary", b"format: 1\n\x00\x01", "character"),
    ("too large", b"#" * 1_000_001, "larger than 1 MB"),
    ("two documents", b"format: 1\n---\nformat: 1\n", "several documents"),
    ("a list", b"- 1\n", "Keys are wanted"),
    ("nested too deeply", b"a: " + b"[" * 500 + b"]" * 500, "too deeply"),
    ("itself inside", b"a: &a [*a]", "not complete"),
]


@pytest.mark.parametrize(("data", "says"), [row[1:] for row in BYTES], ids=[row[0] for row in BYTES])
def test_what_is_no_client_file_at_all_is_refused_calmly(tmp_path: Path, data: bytes, says: str) -> None:
    assert says in refused(tmp_path, data)[0].message


def test_repeats_that_grow_without_end_are_refused_before_they_do(tmp_path: Path) -> None:
    lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x, x]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]" for n in range(1, 12)]
    assert "grow too large" in refused(tmp_path, "\n".join(lines))[0].message


def test_a_repeated_part_is_read_where_it_is_named(tmp_path: Path) -> None:
    text = SMALL.replace('support_hours: {mon-fri: ["09:00-17:00"]}', 'support_hours: &hours {mon: ["09:00-17:00"]}', 1)
    text = text.replace('support_hours: {mon-fri: ["09:00-17:00"]}', "support_hours: *hours", 1)
    plan, charge = read(tmp_path, text).contracts
    assert plan.support_hours == charge.support_hours


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(BadClientFile, match=r"nowhere.yml:1: error E01: The file cannot be opened"):
        read_client_file(tmp_path / "nowhere.yml")


def test_every_category_may_be_named_in_a_rule(tmp_path: Path) -> None:
    text = changed("allowance: printer", f"allowance: [{', '.join(CATALOGUE)}]")
    assert read(tmp_path, text).contracts[0].rules[1].categories == frozenset(CATALOGUE)


HOSTILE = [
    ("an escaped NUL", 'name: "Small\\0Co"', "E01", "do not see (#x0000)"),
    ("half a character", 'name: "Small\\ud800Co"', "E01", "do not see (#xd800)"),
    ("a mark that turns the reading direction", "name: Small \u202eoC", "E01", "do not see (#x202e)"),
    ("an escape that names no character", 'name: "\\UFFFFFFFF"', "E01", "cannot be read"),
    ("a text that never ends", f"name: {'x' * 2001}", "E04", "2,001 characters"),
]


@pytest.mark.parametrize(("name", "code", "says"), [row[1:] for row in HOSTILE], ids=[row[0] for row in HOSTILE])
def test_words_that_people_could_not_see_or_read_are_refused(tmp_path: Path, name: str, code: str, says: str) -> None:
    (found,) = refused(tmp_path, changed("name: Small Co", name))
    assert (found.code, says in found.message) == (code, True)


TOO_MUCH = [
    ("digits of another script", "base: 120.00", "base: ١٢٠", "contracts[1].rates.base"),
    ("a markup with two points", "markup: 25%", "markup: 2.5.0%", "contracts[1].rates.materials.markup"),
    ("a markup in small digits", "markup: 25%", "markup: ²%", "contracts[1].rates.materials.markup"),
    ("a half percent of warning", "per: month}", "per: month, warn: 75.5%}", "contracts[0].allowances[0].warn"),
    (
        "no increment",
        "unit: visits, amount: 2",
        "increment: 0m, unit: hours, amount: 2",
        "contracts[0].allowances[0].increment",
    ),
    ("too many hours", "unit: visits, amount: 2", "unit: hours, amount: 99999999", "contracts[0].allowances[0].amount"),
    ("a version beyond counting", "number: PLAN", "number: PLAN\n    version: 999999999", "contracts[0].version"),
    ("the year one", "managed\n    starts: 2026-01-01", "managed\n    starts: 0001-01-01", "contracts[0].starts"),
    ("a holiday at the end of time", "calendar: CA-ON", "extra: [9999-12-31]", "client.holidays.extra[0]"),
    ("a promise of centuries", "resolve: 16h", "resolve: 9999h99999m", "contracts[0].sla.P3.resolve"),
    ("an address of 255 letters", "bo@small.example, t", f"{'b' * 242}@small.example, t", "client.contacts[1].email"),
    ("a member id of 101 letters", "slack: T1/U1", f"slack: T1/{'U' * 101}", "client.contacts[0].slack"),
    ("a case at the end of time", '"2026-11-24T10:00"', '"9999-12-31T23:59"', "cases[0].given.at"),
    ("a case at no time", '"2026-11-24T10:00"', '"soon"', "cases[0].given.at"),
    ("a case without end", '"2026-11-24T10:00"', '"2026-11-24T10:00", minutes: 100001', "cases[0].given.minutes"),
    (
        "a case that used it all",
        '"2026-11-24T10:00"',
        '"2026-11-24T10:00", used: {visits: 1e9}',
        "cases[0].given.used.visits",
    ),
]


@pytest.mark.parametrize(("old", "new", "where"), [row[1:] for row in TOO_MUCH], ids=[row[0] for row in TOO_MUCH])
def test_numbers_and_dates_that_nobody_means_are_refused(tmp_path: Path, old: str, new: str, where: str) -> None:
    assert where in [finding.where for finding in refused(tmp_path, changed(old, new))]


def test_after_a_hundred_mistakes_nobody_reads_on(tmp_path: Path) -> None:
    contacts = "".join(f"    - {{name: X, email: x{n}, site: gone}}\n" for n in range(5_000))
    assert len(refused(tmp_path, changed("  assets:\n", f"{contacts}  assets:\n"))) == 100


def test_a_list_longer_than_any_client_has_is_refused(tmp_path: Path) -> None:
    contracts = "".join("  - {number: C}\n" for _ in range(201))
    findings = refused(tmp_path, f"format: 1\ncontracts:\n{contracts}")
    assert "There are more than 200 here." in [finding.message for finding in findings]


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("Manitoba", "CA-MB"),
        ("manitobba", "CA-MB"),
        ("CA-Manitoba", "CA-MB"),
        ("Québec", "CA-QC"),
        ("new york", "US-NY"),
        ("England", "GB-ENG"),
        ("United States", "US"),
        ("Georgia", "GE or US-GA"),
    ],
)
def test_a_calendar_that_is_called_by_its_name_is_answered_with_its_code(
    tmp_path: Path, written: str, meant: str
) -> None:
    with pytest.raises(BadClientFile) as refused:
        read(tmp_path, changed("CA-ON", written))
    assert f"Did you mean {meant}?" in str(refused.value)


def test_the_calendar_of_a_client_is_kept_with_its_days(tmp_path: Path) -> None:
    assert read(tmp_path, SMALL).client.holiday_calendar == "CA-ON"
    assert read(tmp_path, changed("{calendar: CA-ON}", "{extra: [2026-12-24]}")).client.holiday_calendar is None


def test_the_notice_of_a_contract_is_kept_in_days(tmp_path: Path) -> None:
    plan, charge = read(tmp_path, changed("type: managed", "type: managed\n    notice: 90d")).contracts
    assert (plan.notice_days, charge.notice_days) == (90, 60)


def test_an_emergency_clause_and_the_people_of_a_contract_are_read(tmp_path: Path) -> None:
    text = changed("- charge: all", "- charge: all\n        emergency: {up_to: 500.00}")
    text = changed("    fallback: TM", "    people: [ANN@small.example]\n    fallback: TM", text)
    plan, charging = read(tmp_path, text).contracts
    assert plan.people == {"ann@small.example"}
    assert [rule.emergency for rule in charging.rules] == [EmergencyClause(Money.of("500.00", "CAD"))]
    assert [rule.emergency for rule in plan.rules] == [None, None]


def test_a_term_that_costs_nothing_has_no_emergency_clause(tmp_path: Path) -> None:
    text = changed("- include: all", "- emergency: {up_to: 5.00}\n        include: all")
    (found,) = refused(tmp_path, text)
    assert (found.code, found.where) == ("E07", "contracts[0].rules[0].emergency")


def test_only_contacts_of_the_client_are_on_a_contracts_list(tmp_path: Path) -> None:
    (found,) = refused(tmp_path, changed("    fallback: TM", "    people: an@small.example\n    fallback: TM"))
    assert (found.code, found.where) == ("E05", "contracts[0].people")
    assert "Did you mean 'ann@small.example'?" in found.way_out


@pytest.mark.parametrize("written", ["fr_CA", "de-DE", "en_150"])
def test_a_client_may_say_how_its_papers_are_written(tmp_path: Path, written: str) -> None:
    file = read(tmp_path, changed("currency: CAD\n", f"currency: CAD\n  locale: {written}\n"))
    assert (file.client.locale, read(tmp_path, SMALL).client.locale) == (written, None)


@pytest.mark.parametrize("written", ["xx_CA", "en_", "Canada", "en_CA_CA_CA"])
def test_a_locale_that_nobody_writes_in_is_refused(tmp_path: Path, written: str) -> None:
    problems = refused(tmp_path, changed("currency: CAD\n", f"currency: CAD\n  locale: {written}\n"))
    assert "There is no locale" in str(problems)
