"""What would be compared if nobody looked at scopes: for measuring what they are worth, never for an audit."""

from __future__ import annotations

from dataclasses import replace

from svcaudit.model.claim import Scope
from svcaudit.model.organisation import Organisation


def without_scopes(organisation: Organisation) -> Organisation:
    """The organisation with claims that hold for everybody, by every channel, always."""
    claims = tuple(replace(claim, scope=Scope()) for claim in organisation.claims)
    return replace(organisation, claims=claims)
