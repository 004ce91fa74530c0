"""The brief: everything runut says of a set of inputs."""

from __future__ import annotations

from typing import Annotated, Literal

from msgspec import Meta, Struct

from runut.records.entity import Entity
from runut.records.report import Report
from runut.records.story import Story


class Rejection(Struct, frozen=True):
    """An input that could not be read; the others go on."""

    source: str
    what: str
    where: str
    mend: str


class Brief(Struct, frozen=True, kw_only=True):
    """One account per story, with all it stands on."""

    schema: Annotated[Literal["runut/brief/1"], Meta(description="name and version of this form")] = "runut/brief/1"
    reports: tuple[Report, ...]
    entities: tuple[Entity, ...]
    stories: tuple[Story, ...]
    rejected: tuple[Rejection, ...]
