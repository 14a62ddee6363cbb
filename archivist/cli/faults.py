"""The faults of an imported table, each with its sheet and cell."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from archivist.cli.run import SOME_ERRORS, Run
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


def sum_up_preview(run: Run, told: str, count: int, faults: Sequence[Fault]) -> int:
    """Say *told* with how much was read and how many faults there are; return the exit code."""
    errors = sum(fault.is_error for fault in faults)
    run.say(told.format(count=count, errors=errors, warnings=len(faults) - errors))
    return SOME_ERRORS if errors else 0
