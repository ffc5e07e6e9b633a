"""PLOVER's roots and CAMEO's codes: complete, and in agreement with one another."""

from __future__ import annotations

import pytest

from rashomon.knowledge.ontology import (
    auxiliary_modes,
    cameo_codes,
    contexts,
    goldstein,
    quad_classes,
    roots,
    widest_code,
)

ROOTS = {
    "AGREE",
    "CONSULT",
    "SUPPORT",
    "CONCEDE",
    "COOPERATE",
    "AID",
    "RETREAT",
    "REQUEST",
    "ACCUSE",
    "REJECT",
    "THREATEN",
    "PROTEST",
    "SANCTION",
    "MOBILIZE",
    "COERCE",
    "ASSAULT",
}


def test_there_are_sixteen_roots_each_defined_and_in_a_quad_class() -> None:
    assert set(roots()) == ROOTS
    assert all(root.definition and root.quad in quad_classes() for root in roots().values())


@pytest.mark.parametrize(
    ("root", "quad"), [("CONSULT", 1), ("AID", 2), ("RETREAT", 2), ("ACCUSE", 3), ("THREATEN", 3), ("ASSAULT", 4)]
)
def test_quad_classes_part_words_from_deeds_and_conflict_from_cooperation(root: str, quad: int) -> None:
    assert roots()[root].quad == quad


@pytest.mark.parametrize(
    ("cameo", "expected"),
    [
        ("041", ("CONSULT", "phone", ())),
        ("042", ("CONSULT", "visit", ())),
        ("0871", ("RETREAT", "ceasefire", ("military",))),
        ("163", ("COERCE", "restrict", ("diplomatic",))),
        ("1056", ("REQUEST", "yield", ("military",))),
        ("0256", ("REQUEST", "yield", ("military",))),
        ("186", ("ASSAULT", "assassinate", ())),
        ("018", ("SUPPORT", None, ("diplomatic",))),
        ("010", (None, None, ())),
    ],
)
def test_a_cameo_code_maps_to_a_root_with_its_mode_and_contexts(
    cameo: str, expected: tuple[str | None, str | None, tuple[str, ...]]
) -> None:
    code = cameo_codes()[cameo]
    assert (code.root, code.mode, code.contexts) == expected


def test_all_twenty_families_are_there_and_every_code_has_its_parent() -> None:
    assert {code for code in cameo_codes() if len(code) == 2} == {f"{n:02}" for n in range(1, 21)}
    assert all(code.parent is None or code.parent in cameo_codes() for code in cameo_codes().values())


def test_codes_name_only_known_roots_modes_and_contexts() -> None:
    for code in cameo_codes().values():
        assert code.label
        assert set(code.contexts) <= set(contexts()), code
        if code.root is not None:
            assert code.mode is None or code.mode in roots()[code.root].modes, code
        else:
            assert code.code.startswith("01"), code
            assert code.mode is None, code


def test_auxiliary_modes_tell_how_an_event_stands_to_the_report() -> None:
    assert list(auxiliary_modes()) == ["historical", "future", "hypothetical", "negated"]


def test_every_code_and_every_root_has_a_value_on_the_goldstein_scale() -> None:
    values = {code: goldstein(code) for code in cameo_codes()}
    assert all(value is not None and -10 <= value <= 10 for value in values.values())
    assert all((code := widest_code(root)) is not None and goldstein(code) is not None for root in roots())


@pytest.mark.parametrize(
    ("code", "value"), [("057", 8.0), ("0331", 5.2), ("0334", 6.0), ("112", -2.0), ("1951", -10.0), ("99", None)]
)
def test_a_code_without_a_value_of_its_own_has_that_of_the_next_wider_one(code: str, value: float | None) -> None:
    assert goldstein(code) == value


@pytest.mark.parametrize(
    ("root", "mode", "code"),
    [
        ("ASSAULT", None, "18"),
        ("CONSULT", "phone", "041"),
        ("ASSAULT", "explosives", "183"),  # of vehicles and of roadside bombs, without saying which
        ("COERCE", "seize", "17"),  # codes of two families: what the root has
        ("REQUEST", None, "10"),  # a conflict in PLOVER, so a demand and no appeal
    ],
)
def test_a_type_without_a_code_has_the_widest_that_fits_it(root: str, mode: str | None, code: str) -> None:
    assert widest_code(root, mode) == code
