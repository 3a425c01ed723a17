"""A conversation is one person on one platform in one workspace."""

from __future__ import annotations

import pytest

from bot.desk.clients import ChatIdentity
from bot.desk.people import Conversation, Person
from tests.storage.values import client


@pytest.mark.parametrize(
    ("identity", "key"),
    [
        (ChatIdentity("slack", "T0MAPLE", "U0SAM"), "slack:T0MAPLE:U0SAM"),
        (ChatIdentity("telegram", "", "500100"), "telegram::500100"),
        (ChatIdentity("web", "", "a:b@c.example"), "web::a:b@c.example"),
    ],
)
def test_a_conversation_is_found_again_by_its_key(identity: ChatIdentity, key: str) -> None:
    assert Conversation(identity).key == key
    assert Conversation.of_key(key) == Conversation(identity)


def test_the_same_user_in_two_workspaces_is_two_conversations() -> None:
    keys = {Conversation(ChatIdentity("slack", workspace, "U1")).key for workspace in ("T1", "T2", "")}
    assert len(keys) == 3


@pytest.mark.parametrize("key", ["", "slack", "slack:T1"])
def test_what_is_no_key_is_refused(key: str) -> None:
    with pytest.raises(ValueError):
        Conversation.of_key(key)


def test_only_a_contact_of_a_client_is_verified() -> None:
    conversation, acme = Conversation(ChatIdentity("slack", "T1", "U-ANA")), client()
    people = [Person(conversation), Person(conversation, acme), Person(conversation, acme, acme.contacts[0])]
    assert [(person.verified, person.first_name) for person in people] == [
        (False, None),
        (False, None),
        (True, "Ana"),
    ]
