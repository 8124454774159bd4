"""The catalogue: every rule, in the order in which reports give them."""

from __future__ import annotations

if __name__ != "svcaudit.checks":
    raise ImportError("import svcaudit.checks: `checks` is its folder in the repository, not a package of its own")

from svcaudit.checking import Check, check_of
from svcaudit.checking.evidence import gap_check
from svcaudit.checks.clarity import vague_promise
from svcaudit.checks.coherence import (
    channel,
    contact_data,
    deadline,
    hours,
    price,
    published_against_published,
    target,
    term,
    unsupported_promise,
)
from svcaudit.checks.handoffs import bounce, customer_carries_the_case, too_many_handoffs, vague_destination
from svcaudit.checks.path import (
    broken_reference,
    longer_than_promised,
    no_path,
    one_armed_decision,
    step_without_owner,
)

_COMPLAINTS = "svcaudit.checks.complaints"

CATALOGUE: tuple[Check, ...] = (
    check_of(deadline),
    check_of(hours),
    check_of(channel),
    check_of(price),
    check_of(term),
    check_of(target),
    check_of(unsupported_promise),
    check_of(published_against_published),
    check_of(contact_data),
    gap_check(_COMPLAINTS, "no_published_way"),
    gap_check(_COMPLAINTS, "no_procedure"),
    gap_check(_COMPLAINTS, "not_registered"),
    gap_check(_COMPLAINTS, "not_acknowledged"),
    gap_check(_COMPLAINTS, "no_owner"),
    gap_check(_COMPLAINTS, "no_deadline"),
    gap_check(_COMPLAINTS, "no_escalation"),
    gap_check(_COMPLAINTS, "outcome_not_communicated"),
    gap_check(_COMPLAINTS, "causes_not_acted_on"),
    check_of(bounce),
    check_of(too_many_handoffs),
    check_of(customer_carries_the_case),
    check_of(vague_destination),
    check_of(no_path),
    check_of(step_without_owner),
    check_of(broken_reference),
    check_of(one_armed_decision),
    check_of(longer_than_promised),
    check_of(vague_promise),
)
