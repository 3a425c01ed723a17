"""The outside systems that the MSP's people sign in at, as far as they are set up."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.operations.ports import IdentityProvider
from bot.settings import Settings

_TENANT = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", re.IGNORECASE)


def providers_of(settings: Settings) -> Sequence[IdentityProvider]:
    """Those with a client id; BadProvider where one is set up by half, which shall not be found out at three in the night."""
    chosen = []
    if settings.google_client_id or settings.entra_client_id or settings.slack_client_id:
        from bot.connectors.oidc import BadProvider, OidcProvider, entra, google, slack

        if not settings.address.startswith("https://"):
            raise BadProvider("Sign-in with an outside system needs NIGHTDESK_PUBLIC_URL, beginning with https://.")
        if settings.google_client_id:
            domains = _listed(settings.google_domains)
            chosen.append(OidcProvider(google(settings.google_client_id, settings.google_client_secret, domains)))
        if settings.entra_client_id:
            if not _TENANT.fullmatch(settings.entra_tenant):
                raise BadProvider("NIGHTDESK_ENTRA_TENANT is the id of your tenant: 8-4-4-4-12 hexadecimal digits.")
            tenant = settings.entra_tenant.lower()
            chosen.append(OidcProvider(entra(settings.entra_client_id, settings.entra_client_secret, tenant)))
        if settings.slack_client_id:
            teams = _listed(settings.slack_sign_in_teams)
            chosen.append(OidcProvider(slack(settings.slack_client_id, settings.slack_client_secret, teams)))
    return tuple(chosen)


def _listed(text: str) -> frozenset[str]:
    return frozenset(word.strip() for word in text.split(",") if word.strip())
