"""How a case travels: procedures with their steps, ways out and hand-offs."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from svcaudit.model.place import Place
from svcaudit.model.quantity import Quantity


@dataclass(frozen=True, slots=True)
class Branch:
    """A way out of a step. `target` is a step's id, None for an arm whose action is in the step itself.

    `condition` is empty for the plain way to the following step; `back` is true where the text says "return to".
    `place` is the words that say so. `message` is true for one that is drawn as a message, between organisations.
    """

    target: str | None
    condition: str
    place: Place
    limited: bool = False
    message: bool = False


@dataclass(frozen=True, slots=True)
class Handoff:
    """A case passes from one unit to another. `sender` or `receiver` is empty where it is not said.

    `vague` is true where the receiver is "the corresponding area". `customer` is true where the customer is told
    to go there: a redirect. `text` is the words, `step` the id of the step that says so ("" in prose).
    """

    sender: str
    receiver: str
    place: Place
    text: str
    step: str = ""
    vague: bool = False
    customer: bool = False
    conditional: bool = False
    closing: bool = False
    limit: Quantity | None = None


@dataclass(frozen=True, slots=True)
class Decision:
    """A question or condition that splits the way. `arms` are the words of the conditions that are answered."""

    condition: str
    arms: tuple[str, ...]
    place: Place
    complete: bool


@dataclass(frozen=True, slots=True)
class Turnback:
    """Words of one step that send the case back to somebody, `through`, who passes it on to the step's unit again."""

    through: str
    place: Place


class StepShape(StrEnum):
    """How a step is drawn: as a box, as a question, or as where a path begins or ends. Text is drawn as boxes."""

    BOX = "box"
    QUESTION = "question"
    TERMINAL = "terminal"


@dataclass(frozen=True, slots=True)
class Duties:
    """Who else has a part in a step, as a RACI table says: who answers for it, who is asked, who is told."""

    answers: tuple[str, ...] = ()
    consulted: tuple[str, ...] = ()
    informed: tuple[str, ...] = ()


#: Those of a step of which no table says more than who does it.
NO_DUTIES = Duties()


@dataclass(frozen=True, slots=True)
class Step:
    """One action of a procedure.

    `id` is unique in the procedure ("3"). `units` are who does it, empty where nobody is named. `owner_from` says
    where the unit was read: "step", "column", "heading", "before" (who acted before goes on), "procedure"
    or "". `time` is how long it takes, `least_time` how long at least, where it names several times for several cases,
    `usual_time` how long mostly, where its data says so. `ends` is true where the way ends with it.
    `nobody` is true where the column of who does it is empty, or the sentence is told without anybody who acts.
    `stems` are those of the step's words. `receives` is true where it begins with taking in what comes. `sent_again`
    tells that the case is sent back in this one step and comes again, with no limit. `condition` is the words at its
    head under which it is done, "" where it always is. `outcomes` are the actions by which the customer gets something
    in it. `calls` is the id of the procedure that it runs, "" where none. `duties` are those of a RACI table.
    `time_told` is true where a cell or key of its own says something of its time, if only where to look it up.
    """

    id: str
    text: str
    place: Place
    units: tuple[str, ...]
    owner_from: str
    acts: bool
    time: Quantity | None = None
    branches: tuple[Branch, ...] = ()
    decisions: tuple[Decision, ...] = ()
    handoffs: tuple[Handoff, ...] = ()
    ends: bool = False
    own_clock: bool = False
    waits_for_customer: bool = False
    nobody: bool = False
    least_time: Quantity | None = None
    stems: frozenset[str] = frozenset()
    receives: bool = False
    sent_again: Turnback | None = None
    shape: StepShape = StepShape.BOX
    usual_time: Quantity | None = None
    condition: str = ""
    outcomes: frozenset[str] = frozenset()
    calls: str = ""
    duties: Duties = NO_DUTIES
    time_told: bool = False


@dataclass(frozen=True, slots=True)
class Procedure:
    """A named path of steps in one internal document.

    `name` is the heading above its steps, or the YAML document's `procedure`. `place` is that heading. `owner` is
    who answers for it as a whole, `case_owner` true where the text says so. `names` are the stems of each thing that
    it is called: its heading or, where that says no more than "Steps", the next one above, and the service that its
    document names; `topics` are those of its steps too. `charted` is true where its ways are drawn or kept as data, so
    that none is left to be understood from the order of sentences.
    """

    id: str
    path: str
    name: str
    place: Place
    steps: tuple[Step, ...]
    owner: tuple[str, ...] = ()
    subjects: frozenset[str] = frozenset()
    names: tuple[frozenset[str], ...] = ()
    topics: frozenset[str] = frozenset()
    case_owner: bool = False
    charted: bool = False

    def step(self, identifier: str) -> Step | None:
        """The step of that id, or None."""
        return next((step for step in self.steps if step.id == identifier), None)


@dataclass(frozen=True, slots=True)
class Reference:
    """A named or numbered thing that a text points to: "annex B", "step 9", "PR-04".

    `kind` is annex, form, step or procedure; `label` what identifies it, folded. `procedure` is the id of the
    procedure that the text belongs to, "" where none. `found` is true where such a thing exists in the documents;
    `expected` where its like exists, so that this one should too. `own` is true where the text speaks of it as of a
    thing of the house: where nothing of its like was handed in, it may only have been left out.
    """

    kind: str
    label: str
    text: str
    place: Place
    procedure: str = ""
    found: bool = False
    expected: bool = False
    own: bool = False


@dataclass(frozen=True, slots=True)
class Journey:
    """A published deadline and the procedure that has to keep it.

    `steps` are those on the longest way up to the promised event, in order; `known` is false where a step of the
    way has no time. `similarity` (0 to 100) says how surely they belong together. `ends_there` is false where some
    step before the last one names what was promised, so that it may be done earlier. `labelled` is true where the row
    of the promise bears the procedure's name and nothing else. `goals` are the steps of which the first ends the way,
    and `without` those that no way to them passes.
    """

    promise: str
    procedure: str
    steps: tuple[str, ...]
    known: bool
    similarity: int
    ends_there: bool = True
    labelled: bool = False
    goals: frozenset[str] = frozenset()
    without: frozenset[str] = frozenset()
