"""BPMN models become procedures: lanes, gateways, timers, messages, sub-processes, each at its place."""

from __future__ import annotations

import random
import time
from decimal import Decimal
from pathlib import Path

import pytest

from svcaudit.config import Configuration
from svcaudit.loading import load
from svcaudit.model.document import Document
from svcaudit.model.procedure import Procedure, Step, StepShape
from svcaudit.model.quantity import Bound, Calendar, Duration, Unit
from svcaudit.reading.isodurations import iso_duration
from svcaudit.reading.organisation import read

MODELS = Path(__file__).parent.parent / "models"
HEAD = '<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL">'


class _Read:
    """One model and what was read of it."""

    def __init__(self, folder: Path, name: str, language: str | None = None) -> None:
        configuration = Configuration(internal=(name,), published=(), language=language)
        library = load(folder, configuration)
        self.document: Document = library.documents[0]
        self.procedures: tuple[Procedure, ...] = read(library, configuration).procedures

    @property
    def procedure(self) -> Procedure:
        assert len(self.procedures) == 1
        return self.procedures[0]

    def step(self, identifier: str) -> Step:
        found = self.procedure.step(identifier)
        assert found is not None
        return found

    def ways(self) -> list[tuple[str, str | None, str]]:
        return [(step.id, way.target, way.condition) for step in self.procedure.steps for way in step.branches]


def _written(folder: Path, body: str, language: str = "en") -> _Read:
    (folder / "m.bpmn").write_text(f"{HEAD}\n{body}</definitions>", encoding="utf-8")
    return _Read(folder, "m.bpmn", language)


def test_lanes_pools_and_the_customer() -> None:
    found = _Read(MODELS, "devolucion.bpmn")
    assert found.procedure.name == "Atender una devolución"
    units = {step.id: step.units for step in found.procedure.steps}
    assert units["t_recibe"] == ("Mostrador",)
    assert units["t_revisa"] == ("Taller de Posventa",)  # the inner lane
    assert units["t_decide"] == ("Posventa",)
    assert units["c_pide"] == units["c_aporta"] == ()
    waiting = [step.id for step in found.procedure.steps if step.waits_for_customer]
    assert waiting == ["c_pide", "c_aporta"]


def test_messages_lead_on_and_hand_over() -> None:
    found = _Read(MODELS, "devolucion.bpmn")
    sent = {
        (step.id, way.target, way.condition) for step in found.procedure.steps for way in step.branches if way.message
    }
    assert sent == {
        ("c_pide", "t_recibe", "solicitud"),
        ("t_pide_ticket", "c_aporta", "falta el ticket"),
        ("c_aporta", "t_espera", ""),
    }
    handed = [(one.sender, one.receiver) for step in found.procedure.steps for one in step.handoffs]
    assert handed == [("Posventa", "Fabricante")]


def test_gateways_are_decisions_with_the_names_of_their_flows() -> None:
    found = _Read(MODELS, "devolucion.bpmn")
    decided = {step.id: one for step in found.procedure.steps for one in step.decisions}
    assert {key: (one.condition, one.arms, one.complete) for key, one in decided.items()} == {
        "t_completo": ("¿Está completo?", ("sí", "no"), True),
        "t_decide": ("¿Es defecto de fábrica?", ("sí", "no"), True),
    }
    assert found.document.quote(decided["t_completo"].place) == "¿Está completo?"
    assert decided["t_completo"].place.line == 47


def test_a_boundary_timer_bounds_its_task_and_leads_on() -> None:
    found = _Read(MODELS, "devolucion.bpmn")
    revisa = found.step("t_revisa")
    assert revisa.time is not None
    assert revisa.time.value == Duration(None, Decimal(3), Unit.DAY, Calendar.UNSAID, Bound.AT_MOST)
    assert [(way.target, way.condition) for way in revisa.branches] == [
        ("t_decide", ""),
        ("t_decide", "3 días"),
        ("t_fin", "queda un día"),
    ]
    assert found.document.quote(revisa.branches[2].place) == "queda un día"
    assert (
        found.document.quote(revisa.branches[1].place) == '<bpmn:boundaryEvent id="t_tarde" attachedToRef="t_revisa">'
    )


def test_sub_processes_forks_links_and_waits() -> None:
    found = _Read(MODELS, "home-loan.bpmn")
    assert found.ways() == [
        ("begin", "take", ""),
        ("take", "value", ""),
        ("take", "r1", ""),
        ("value", "tell", ""),
        ("r1", "r2", ""),
        ("r2", "tell", ""),
        ("r2", "tell", "register is down"),
        ("tell", "choice", ""),
        ("choice", "signed", ""),
        ("choice", "lapsed", ""),
        ("signed", "pay", ""),
        ("lapsed", "drop", ""),
    ]
    assert found.step("r1").units == ("Branch",)  # that of the sub-process
    assert found.step("begin").shape is found.step("drop").shape is StepShape.TERMINAL
    assert found.step("choice").shape is StepShape.QUESTION
    assert found.step("choice").decisions == ()
    lapsed = found.step("lapsed")
    assert lapsed.text == "14 days"
    assert lapsed.time is not None and lapsed.time.value == Duration(Decimal(14), Decimal(14), Unit.DAY)
    documented = found.step("r1").time
    assert documented is not None and isinstance(documented.value, Duration) and documented.value.worst == 2
    assert found.step("begin").time is None


def test_every_step_stands_at_its_name() -> None:
    for path in sorted(MODELS.glob("*.bpmn")):
        found = _Read(MODELS, path.name)
        for step in found.procedure.steps:
            quote = found.document.quote(step.place)
            assert f'id="{step.id}"' in found.document.source.split("\n")[step.place.line - 1]
            assert quote.startswith("<") or f'name="{quote}"' in found.document.source


def test_processes_that_no_message_joins_are_procedures_of_their_own(tmp_path: Path) -> None:
    one = '<process id="{0}" name="{0} path"><task id="{0}1" name="Opens the file"/><task id="{0}2" name="Closes it"/>'
    flow = '<sequenceFlow id="{0}f" sourceRef="{0}1" targetRef="{0}2"/></process>\n'
    found = _written(tmp_path, "".join((one + flow).format(name) for name in ("first", "second")))
    assert [procedure.name for procedure in found.procedures] == ["first path", "second path"]
    assert len({procedure.id for procedure in found.procedures}) == 2


def test_a_pool_beside_others_is_a_unit_and_a_pool_alone_is_none(tmp_path: Path) -> None:
    process = (
        '<process id="p"><task id="a" name="Opens the file"/><task id="b" name="Closes the file"/>'
        '<sequenceFlow id="f" sourceRef="a" targetRef="b"/></process>'
    )
    alone = '<collaboration id="c"><participant id="x" name="Billing" processRef="p"/></collaboration>'
    assert _written(tmp_path, alone + process).step("a").units == ()
    beside = alone.replace("</coll", '<participant id="y" name="Bank"/></coll')
    assert _written(tmp_path, beside + process).step("a").units == ("Billing",)


def test_without_lanes_labels_say_who_acts(tmp_path: Path) -> None:
    found = _written(
        tmp_path,
        '<process id="p"><task id="a" name="Night Porter: locks the door"/><task id="b" name="Counts the keys"/>'
        '<sequenceFlow id="f" sourceRef="a" targetRef="b"/></process>',
    )
    assert (found.step("a").units, found.step("a").text) == (("Night Porter",), "locks the door")


@pytest.mark.parametrize(
    ("written", "number", "unit"),
    [
        ("P2D", "2", Unit.DAY),
        ("PT4H", "4", Unit.HOUR),
        ("P1W", "1", Unit.WEEK),
        ("P3M", "3", Unit.MONTH),
        ("PT15M", "15", Unit.MINUTE),
        ("PT0.5H", "0.5", Unit.HOUR),
        ("P1DT12H", "36", Unit.HOUR),
        (' =duration("P2D") ', "2", Unit.DAY),
        ("P0D", "0", Unit.DAY),
        ("P", None, None),
        ("P1M2D", None, None),
        ("${wait}", None, None),
        ("R3/PT10H", None, None),
        ("2026-11-22", None, None),
        ("-P2D", None, None),
        ("P9999999999D", None, None),
        ("", None, None),
    ],
)
def test_iso_durations(written: str, number: str | None, unit: Unit | None) -> None:
    found = iso_duration(written)
    assert (found.worst if found else None, found.unit if found else None) == (number and Decimal(number), unit)


def test_scrambled_models_are_read_or_refused_in_bounded_time(tmp_path: Path) -> None:
    source = (MODELS / "devolucion.bpmn").read_text(encoding="utf-8")
    chance = random.Random(5)
    names = ["t_inicio", "t_recibe", "t_revisa", "t_fin", "c_pide", "t_tarde", "p_fabricante", "m1", ""]
    began = time.perf_counter()
    for _ in range(60):
        text = source
        for _ in range(6):
            text = text.replace(f'"{chance.choice(names)}"', f'"{chance.choice(names)}"', 1)
        (tmp_path / "m.bpmn").write_text(text, encoding="utf-8")
        _Read(tmp_path, "m.bpmn", "es")
    assert time.perf_counter() - began < 60


def test_a_crowded_model_ends_in_bounded_work(tmp_path: Path) -> None:
    gates = "".join(f'<parallelGateway id="g{number}"/>' for number in range(60))
    flows = "".join(
        f'<sequenceFlow id="f{one}_{other}" sourceRef="g{one}" targetRef="g{other}"/>'
        for one in range(60)
        for other in range(60)
    )
    began = time.perf_counter()
    _written(tmp_path, f'<process id="p">{gates}{flows}</process>')
    assert time.perf_counter() - began < 10
