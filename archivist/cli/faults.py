"""The faults of an imported table, each with its sheet and cell."""

from __future__ import annotations

from collections.abc import Iterable

from archivist.cli.run import Run
from archivist.editions.fault import Fault


def give_faults(run: Run, faults: Iterable[Fault]) -> None:
    """Give every fault as an object, and say it beside the output proper."""
    for fault in faults:
        run.give(
            type="fault",
            sheet=fault.sheet,
            cell=fault.cell,
            level=fault.level.name.lower(),
            message=fault.say(),
        )
        run.note(fault.say())
