from __future__ import annotations

from dataclasses import replace

import pytest

from bot.desk.clients import ChatIdentity
from bot.desk.errors import DeskError
from bot.desk.identities import How, KnownIdentity
from bot.operations.ports import WorkFactory

from .values import ANA, NOON, client


def test_a_client_is_found_by_code_by_e_mail_and_by_chat_identity(begin: WorkFactory) -> None:
    acme = client()
    with begin() as work:
        work.clients.save(acme)
        work.commit()
    with begin() as work:
        assert work.clients.get("acme") == acme
        assert work.clients.by_email("ANA@Acme.Example") == (acme, acme.contacts[0])
        assert work.clients.by_identity(ANA) == (acme, acme.contacts[0])
        assert work.clients.list() == (acme,)


def test_nobody_is_found_where_nobody_is_listed(begin: WorkFactory) -> None:
    with begin() as work:
        work.clients.save(client())
        assert work.clients.get("other") is None
        assert work.clients.by_email("bob@acme.example") is None
        assert work.clients.by_email("\x00") is None
        assert work.clients.by_identity(ChatIdentity("slack", "T2", "U-ANA")) is None


def test_clients_are_listed_by_code(begin: WorkFactory) -> None:
    with begin() as work:
        for code in ("zeta", "beta"):
            work.clients.save(client(code, email=f"ana@{code}.example"))
        assert [each.code for each in work.clients.list()] == ["beta", "zeta"]


def test_saving_again_replaces_the_people(begin: WorkFactory) -> None:
    acme = client()
    moved = replace(acme, contacts=(replace(acme.contacts[0], email="ana.silva@acme.example"),))
    with begin() as work:
        work.clients.save(acme)
        work.clients.save(moved)
        assert work.clients.by_email("ana@acme.example") is None
        assert work.clients.by_identity(ANA) == (moved, moved.contacts[0])


def test_an_e_mail_address_of_another_client_is_refused_with_both_names(begin: WorkFactory) -> None:
    with begin() as work:
        work.clients.save(client())
        with pytest.raises(DeskError) as refusal:
            work.clients.save(client("beta", "Beta Inc", email="ANA@acme.example"))
        assert str(refusal.value) == (
            "The e-mail address ANA@acme.example is listed for Beta Inc and belongs to Acme Ltd already. "
            "Remove it from one of the two client files."
        )
        # The refusal undid its own half only.
        assert [each.code for each in work.clients.list()] == ["acme"]


def test_a_chat_identity_of_another_client_is_refused_with_both_names(begin: WorkFactory) -> None:
    beta = client("beta", "Beta Inc", email="bob@beta.example")
    with begin() as work:
        work.clients.save(client())
        with pytest.raises(DeskError, match="slack:T1/U-ANA is listed for Beta Inc and belongs to Acme Ltd"):
            work.clients.save(replace(beta, contacts=(replace(beta.contacts[0], identities=(ANA,)),)))


def test_the_same_e_mail_address_twice_in_one_client_is_refused(begin: WorkFactory) -> None:
    acme = client()
    with begin() as work, pytest.raises(DeskError, match="stands twice among the contacts of Acme Ltd"):
        work.clients.save(replace(acme, contacts=acme.contacts * 2))


def test_a_slack_workspace_of_another_client_is_refused_with_both_names(begin: WorkFactory) -> None:
    beta = replace(client("beta", "Beta Inc", email="bob@beta.example"), slack_teams=("T9", "T1"))
    with begin() as work:
        work.clients.save(replace(client(), slack_teams=("T1", "T2")))
        with pytest.raises(DeskError) as refusal:
            work.clients.save(beta)
        assert str(refusal.value) == (
            "The Slack workspace T1 is listed for Beta Inc and belongs to Acme Ltd already. "
            "Remove it from one of the two client files."
        )
        work.clients.save(replace(client(), slack_teams=("T2",)))
        work.clients.save(beta)
        assert [work.identities.client_of_team(team) for team in ("T1", "T2", "T3", "\x00")] == [
            "beta",
            "acme",
            None,
            None,
        ]


def test_a_chat_that_a_code_linked_elsewhere_is_refused_with_both_ways_out(begin: WorkFactory) -> None:
    linked = ChatIdentity("telegram", "", "500")
    beta = client("beta", "Beta Inc", email="bob@beta.example")
    with begin() as work:
        work.clients.save(client())
        work.identities.record(KnownIdentity(linked, "acme", "ana@acme.example", How.CODE, NOON))
        with pytest.raises(DeskError) as refusal:
            work.clients.save(replace(beta, contacts=(replace(beta.contacts[0], identities=(linked,)),)))
        assert str(refusal.value) == (
            "The chat identity telegram:500 is listed for Beta Inc and belongs to Acme Ltd already. "
            "Remove it from the client file, or end the link first: `nightdesk people unlink`."
        )
