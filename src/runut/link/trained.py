"""Trained weights of `link`, which serve all languages."""

from __future__ import annotations

from functools import cache
from typing import Any, TypeVar

import msgspec

from runut.language import language

T = TypeVar("T", bound=msgspec.Struct)
ANY = "und"


def trained(name: str, form: type[T]) -> T:
    """The weights in `language/any/<name>`, read once.

    Raises:
        FileNotFoundError: the installation lacks the file.
    """
    found: T = _read(name, form)
    return found


@cache
def _read(name: str, form: type[msgspec.Struct]) -> Any:
    place = language(ANY).weights(name)
    if place is None:
        raise FileNotFoundError(f"language/any/{name}")
    return msgspec.json.decode(place.read_bytes(), type=form)
