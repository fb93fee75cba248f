"""What roles can move."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from smartgoal.check.facts.roles import Roles

if TYPE_CHECKING:
    from tests.conftest import PlanOf


@pytest.mark.parametrize(
    ("fragment", "forbidden"),
    [
        ("{}", False),
        ("measurable: {metric: nps}", True),
        ("roles: {technical-support: {metrics: [Repeat Contact Rate]}}", False),
        ("roles: {technical-support: {metrics: [taux de réitération]}}", False),
        ("roles: {technical-support: {metrics: []}}", False),
        ("{roles: null, measurable: {metric: nps}}", False),
        ("{people: null, measurable: {metric: nps}}", False),
        ("{people: {Anna Kovács: {role: null}}, measurable: {metric: nps}}", False),
        ("{owner: Technical support, measurable: {metric: nps}}", False),
        ("{owner: null, measurable: {metric: nps}}", False),
        ("measurable: {metric: nobody-knows}", False),
        ("{metrics: {nps_chat: {like: nps}}, measurable: {metric: nps_chat}}", True),
    ],
)
def test_roles_forbid_only_what_they_are_known_not_to_move(plan_of: PlanOf, fragment: str, *, forbidden: bool) -> None:
    """Without a role, its metrics or a known metric nothing is forbidden; names count in four languages."""
    assert Roles().forbid(plan_of(fragment).goals[0]) is forbidden
