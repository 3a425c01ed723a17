"""A conversation is one person on one platform in one workspace."""

from __future__ import annotations

from itertools import product

import pytest

from bot.desk.clients import ChatIdentity
from bot.desk.people import Conversation, Person
from tests.proving import cases, seeded
from tests.storage.values import client

_SIGNS = "T0U:%~/3A25 é\n"


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


@pytest.mark.parametrize("length", [0, 1, 2])
def test_no_two_identities_made_of_the_signs_of_a_key_share_a_conversation(length: int) -> None:
    parts = ["".join(signs) for signs in product(":%3A", repeat=length)]
    identities = [ChatIdentity(*three) for three in product(parts, repeat=3)] if length < 2 else []
    identities += [ChatIdentity("slack", team, user) for team, user in product(parts, repeat=2)]
    assert len({Conversation(each).key for each in identities}) == len(set(identities))


def test_any_two_identities_have_two_conversations_and_each_is_read_back() -> None:
    random = seeded("conversations of identities")
    seen: dict[str, ChatIdentity] = {}
    for _ in range(cases(20_000, 2_000_000)):
        platform, workspace, user = ("".join(random.choices(_SIGNS, k=random.randint(0, 5))) for _ in range(3))
        identity = ChatIdentity(platform, workspace, user)
        key = Conversation(identity).key
        assert Conversation.of_key(key).identity == identity
        assert seen.setdefault(key, identity) == identity


def test_two_workspaces_never_share_a_conversation_even_of_one_user() -> None:
    random = seeded("workspaces")
    for _ in range(cases(20_000, 500_000)):
        one, other, user = ("".join(random.choices(_SIGNS, k=random.randint(1, 4))) for _ in range(3))
        keys = {Conversation(ChatIdentity("slack", team, user)).key for team in (one, other)}
        assert len(keys) == len({one, other})
