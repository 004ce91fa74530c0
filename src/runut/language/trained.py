"""Trained weights that serve all languages: JSON in `language/any/`, in the form of a type."""

from __future__ import annotations

from typing import TypeVar

import msgspec

from runut.errors import TableError
from runut.language.tables import NEUTRAL, language

T = TypeVar("T")


def trained(name: str, form: type[T]) -> T:
    """The weights in `language/any/<name>`, read anew at every call: its callers keep it.

    Args:
        name: the file, as "lineage.json".
        form: the type its JSON has.

    Raises:
        TableError: the installation lacks the file, or it has another form.
    """
    where, mend = f"language/{NEUTRAL}/{name}", "install runut anew"
    place = language(NEUTRAL).weights(name)
    if place is None:
        raise TableError("trained weights are missing", where, mend)
    try:
        return msgspec.json.decode(place.read_bytes(), type=form)
    except msgspec.MsgspecError as error:
        raise TableError(f"trained weights are not in their form: {error}", where, mend) from error
