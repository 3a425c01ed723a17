"""The question behind a missing fact: what may be answered, in which order, and what typed words answer."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.desk.clients import Asset, Client, ClientStatus, Contact, Site
from bot.desk.missing_facts import (
    CAUSE_WORDS,
    UNKNOWN,
    UNLISTED,
    FactQuestion,
    answer_in_words,
    next_question,
    question_about,
    with_answer,
)
from bot.desk.tickets import Fact

DO_NOT_KNOW = ("I do not know", "unknown")
ANOTHER = ("A device that is not on this list", "unlisted")
ANN = Contact("Ann Lee", "ann@acme.example", site="queen")


def acme(*assets: Asset, sites: tuple[Site, ...] = ()) -> Client:
    return Client(
        code="acme",
        name="Acme",
        status=ClientStatus.ACTIVE,
        timezone="America/Toronto",
        currency="CAD",
        tax=None,
        sites=sites or (Site("queen", "Queen Street Clinic"), Site("barrie", "Barrie Office")),
        assets=assets,
    )


# ---- what is asked -----------------------------------------------------------------------------------------------------


def test_own_devices_come_first_then_those_of_the_site_then_the_rest_by_their_tags() -> None:
    client = acme(
        Asset("A-REST", "server", site="barrie"),
        Asset("B-SITE", "printer", site="queen", contact="bo@acme.example"),
        Asset("C-OWN", "laptop", site="barrie", contact="ANN@acme.example", name="Ann's laptop"),
        Asset("D-OWN", "phone", site="queen", contact="ann@acme.example"),
        Asset("A-NOWHERE", "server"),
    )
    assert question_about(client, ANN, "asset") == FactQuestion(
        "asset",
        (
            ("phone (D-OWN)", "D-OWN"),
            ("Ann's laptop (C-OWN)", "C-OWN"),
            ("printer (B-SITE)", "B-SITE"),
            ("server (A-NOWHERE)", "A-NOWHERE"),
            ("server (A-REST)", "A-REST"),
            ANOTHER,
            DO_NOT_KNOW,
        ),
    )


def test_nobody_in_particular_sees_the_devices_by_their_tags() -> None:
    client = acme(Asset("B", "server"), Asset("A", "server", site="queen", contact="ann@acme.example"))
    assert [value for _, value in question_about(client, None, "asset").answers] == ["A", "B", "unlisted", "unknown"]


def test_somebody_without_a_site_has_no_nearer_devices_than_those_without_one() -> None:
    client = acme(Asset("A", "server", site="queen"), Asset("B", "server"))
    asked = question_about(client, replace(ANN, site=None), "asset")
    assert [value for _, value in asked.answers] == ["B", "A", "unlisted", "unknown"]


def test_six_devices_are_shown_and_a_seventh_is_not() -> None:
    client = acme(*(Asset(f"T{number}", "laptop") for number in range(7)))
    values = [value for _, value in question_about(client, ANN, "asset").answers]
    assert values == ["T0", "T1", "T2", "T3", "T4", "T5", "unlisted", "unknown"]


def test_a_site_is_asked_for_by_its_name() -> None:
    assert question_about(acme(), ANN, "site") == FactQuestion(
        "site", (("Queen Street Clinic", "queen"), ("Barrie Office", "barrie"), DO_NOT_KNOW)
    )


def test_a_cause_is_asked_for_in_words_of_the_day() -> None:
    assert question_about(acme(), ANN, "cause") == FactQuestion(
        "cause",
        (
            ("It just stopped", "wear"),
            ("It was dropped, spilt on or damaged", "user_damage"),
            ("Somebody else's work or device", "third_party"),
            ("Something was changed or installed", "unauthorised_change"),
            DO_NOT_KNOW,
        ),
    )
    assert len(CAUSE_WORDS) == 4


@pytest.mark.parametrize("fact", ["meets_standard", "person_listed"])
def test_everything_else_is_yes_or_no_or_not_known(fact: str) -> None:
    assert question_about(acme(), ANN, fact) == FactQuestion(fact, (("Yes", "yes"), ("No", "no"), DO_NOT_KNOW))


def test_only_the_answers_that_were_offered_are_allowed_by_their_value() -> None:
    question = FactQuestion("cause", (("It just stopped", "wear"), DO_NOT_KNOW))
    assert [question.allows(value) for value in ("wear", "unknown", "It just stopped", "")] == [
        True,
        True,
        False,
        False,
    ]


def test_the_first_fact_that_the_person_may_know_is_asked_for() -> None:
    cannot = (Fact("site", UNKNOWN), Fact("cause", "wear"))
    asked = next_question(acme(), ANN, ("site", "cause"), cannot)
    assert asked == question_about(acme(), ANN, "cause")
    assert next_question(acme(), ANN, ("site", "cause"), ()) == question_about(acme(), ANN, "site")


def test_whoever_cannot_say_is_not_asked_again() -> None:
    cannot = (Fact("site", UNKNOWN), Fact("cause", UNKNOWN))
    assert next_question(acme(), ANN, ("site", "cause"), cannot) is None
    assert next_question(acme(), ANN, (), ()) is None


def test_the_answers_of_a_question_are_those_of_the_person() -> None:
    client = acme(Asset("A", "server"), Asset("B", "laptop", contact="ann@acme.example"))
    asked = next_question(client, ANN, ("asset",), ())
    assert asked is not None
    assert [value for _, value in asked.answers] == ["B", "A", "unlisted", "unknown"]


# ---- what typed words answer -------------------------------------------------------------------------------------------

TYPED = [
    ("cause", "No idea, sorry", UNKNOWN),
    ("site", "I don't know the clinic", UNKNOWN),
    ("meets_standard", "Not sure", UNKNOWN),
    ("asset", "can't say", UNKNOWN),
    ("meets_standard", "Yes it does", "yes"),
    ("meets_standard", "yeah", "yes"),
    ("meets_standard", "it does", "yes"),
    ("meets_standard", "... sure", "yes"),
    ("meets_standard", "it does not", "no"),
    ("meets_standard", "it doesn't", "no"),
    ("meets_standard", "it isn't", "no"),
    ("meets_standard", "nope", "no"),
    ("meets_standard", "the screen is black", None),
    ("person_listed", "she is", "yes"),
    ("person_listed", "she is not", "no"),
    ("person_listed", "he isn't", "no"),
    ("person_listed", "I am", "yes"),
    ("person_listed", "I am not", "no"),
    ("person_listed", "they are not on it", "no"),
    ("person_listed", "They’re on the list!", "yes"),
    ("person_listed", "she's not on it", "no"),
    ("person_listed", "he isn’t listed.", "no"),
    ("meets_standard", "not really", "no"),
    ("meets_standard", "not that I can see", None),
    ("meets_standard", "it is an old one", None),
    ("meets_standard", "it is not old", None),
    ("meets_standard", "yes, well, it does not", None),
    ("meets_standard", "yes, as far as it is not a tablet", None),
    ("meets_standard", "nothing", None),
    ("meets_standard", "I don’t know", UNKNOWN),
    ("cause", "it was not dropped, it just stopped", "wear"),
    ("cause", "it was NOT dropped", None),
    ("cause", "nobody really spilt anything", None),
    ("cause", "no damage", None),
    ("cause", "we didn’t get installed", None),
    ("cause", "it doesn't start since it fell", "user_damage"),
    ("site", "not queen, barrie", "barrie"),
    ("site", "not at queen street", None),
    ("cause", "I spilt coffee on it", "user_damage"),
    ("cause", "The ELECTRICIAN was here", "third_party"),
    ("cause", "I installed something", "unauthorised_change"),
    ("cause", "it just stopped", "wear"),
    ("cause", "it fell after the builders installed it", None),
    ("cause", "it is blue", None),
    ("cause", "a hurricane", None),
    ("site", "Queen Street Clinic", "queen"),
    ("site", "the one in BARRIE", "barrie"),
    ("site", "queens", None),
    ("site", "at the clinic", None),
    ("site", "between queen and barrie", None),
    ("site", "elsewhere", None),
    ("asset", "it is my own laptop", UNLISTED),
    ("asset", "a private one", UNLISTED),
    ("asset", "the big one", None),
]


@pytest.mark.parametrize(
    ("fact", "words", "value"), TYPED, ids=[ascii(f"{row[0]} {row[1]}").replace("\\", "") for row in TYPED]
)
def test_typed_words_answer_or_say_something_else(fact: str, words: str, value: str | None) -> None:
    assert answer_in_words(acme(Asset("SRV-1", "server")), fact, words, ()) == value


def test_a_tag_in_the_words_answers_which_device_it_is() -> None:
    client = acme(Asset("SRV-1", "server"))
    named = (Fact("device", "server"), Fact("asset_tag", "srv-1"))
    assert answer_in_words(client, "asset", "the old server srv-1", named) == "SRV-1"
    assert answer_in_words(client, "asset", "tag srv-2", (Fact("asset_tag", "srv-2"),)) is None
    assert answer_in_words(client, "asset", "my own, tag srv-2", (Fact("asset_tag", "srv-2"),)) == UNLISTED


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("main office", "hq"),
        ("main street", None),
        ("the harbour one", "harbour-2"),
        ("harbour-2", "harbour-2"),
        ("the old mill", "m-2"),
        ("old", None),
        ("c++", None),
    ],
)
def test_a_site_is_known_by_its_code_its_whole_name_or_a_word_that_only_it_has(words: str, value: str | None) -> None:
    sites = (Site("hq", "Main Office"), Site("harbour-2", "Harbour House"), Site("m-2", "The Old Mill (2)"))
    assert answer_in_words(acme(sites=sites), "site", words, ()) == value


# ---- what is kept ------------------------------------------------------------------------------------------------------

TOLD = (Fact("application", "word"), Fact("site", "queen"), Fact("asset_tag", "SRV-1"))
KEPT = [
    ("a site in place of an earlier one", "site", "barrie", [TOLD[0], TOLD[2], Fact("site", "barrie")]),
    ("a device by its tag", "asset", "SRV-2", [TOLD[0], TOLD[1], Fact("asset_tag", "SRV-2")]),
    ("a device on no list", "asset", UNLISTED, [TOLD[0], TOLD[1], Fact("asset", UNLISTED)]),
    ("a device that nobody knows", "asset", UNKNOWN, [TOLD[0], TOLD[1], Fact("asset", UNKNOWN)]),
    ("a cause besides what was told", "cause", "wear", [*TOLD, Fact("cause", "wear")]),
    ("a cause that nobody knows", "cause", UNKNOWN, [*TOLD, Fact("cause", UNKNOWN)]),
]


@pytest.mark.parametrize(("fact", "value", "kept"), [row[1:] for row in KEPT], ids=[row[0] for row in KEPT])
def test_an_answer_takes_the_place_of_an_earlier_one(fact: str, value: str, kept: list[Fact]) -> None:
    assert with_answer(TOLD, fact, value) == tuple(kept)


def test_a_tag_takes_the_place_of_not_knowing_the_device() -> None:
    assert with_answer((Fact("asset", UNKNOWN),), "asset", "SRV-1") == (Fact("asset_tag", "SRV-1"),)


MINA = Contact("Mina", "mina@acme.example")
DEVICES = (
    Asset("LT-1", "laptop", contact="mina@acme.example"),
    Asset("TAB-1", "mobile", contact="Mina@acme.example"),
    Asset("LT-2", "laptop", contact="drew@acme.example"),
    Asset("SRV-1", "server", name="file store"),
)
TAGS = tuple(asset.tag for asset in DEVICES)


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("my laptop", "LT-1"),
        ("it's my ipad", "TAB-1"),
        ("the laptop", "LT-1"),
        ("the tablet", "TAB-1"),
        ("mine", None),
        ("the file store", "SRV-1"),
        ("the server", "SRV-1"),
        ("the one upstairs", None),
        ("not on the list", UNLISTED),
        ("no", UNLISTED),
        ("none", UNLISTED),
        ("my own laptop", UNLISTED),
        ("no idea", UNKNOWN),
        ("yes", None),
        ("?!", None),
    ],
)
def test_a_device_is_named_by_whose_it_is_and_what_it_is_called(words: str, value: str | None) -> None:
    assert answer_in_words(acme(*DEVICES), "asset", words, (), MINA, TAGS) == value


@pytest.mark.parametrize("words", ["mine", "yes", "it's mine", "the one I use", "that one", "my one"])
def test_the_only_device_somebody_has_is_theirs(words: str) -> None:
    assert answer_in_words(acme(*DEVICES), "asset", words, (), Contact("Drew", "drew@acme.example"), TAGS) == "LT-2"


def test_mine_is_the_one_of_theirs_that_was_offered() -> None:
    assert answer_in_words(acme(*DEVICES), "asset", "mine", (), MINA, ["TAB-1", UNLISTED]) == "TAB-1"
