"""Options from a record: a command takes one record of options, Typer and `--help` see each of its fields."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from dataclasses import fields, is_dataclass
from functools import wraps
from inspect import Parameter
from typing import Any, get_type_hints


def spell_out(command: Callable[..., None]) -> Callable[..., None]:
    """The command with a parameter for each field of the record it takes, in place of the record.

    Args:
        command: a function, one of whose parameters may be annotated with a dataclass whose fields are annotated as
            Typer wants its options and have defaults. A command without one is given back as it is.
    """
    hints = get_type_hints(command, include_extras=True)
    own = inspect.signature(command).parameters.values()
    name = next((one.name for one in own if is_dataclass(hints[one.name])), None)
    if name is None:
        return command
    record = hints[name]
    types = get_type_hints(record, include_extras=True)
    shared = [
        Parameter(one.name, Parameter.KEYWORD_ONLY, default=one.default, annotation=types[one.name])
        for one in fields(record)
    ]
    parameters: list[Parameter] = []
    for one in own:
        parameters += shared if one.name == name else [one.replace(annotation=hints[one.name])]

    @wraps(command)
    def called(**given: Any) -> None:
        options = record(**{one.name: given.pop(one.name) for one in shared})
        command(**given, **{name: options})

    ordered = [one.replace(kind=Parameter.KEYWORD_ONLY) for one in parameters]
    vars(called)["__signature__"] = inspect.Signature(ordered)
    return called
