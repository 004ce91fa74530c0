"""Row types of the tables that names, roles and joins are read with."""

from __future__ import annotations

from typing import ClassVar, Literal

from runut.language import Row


class RoleNoun(Row, frozen=True):
    """The noun with which what somebody is begins: minister, chairman, lawyer, colonel (`rank`)."""

    table: ClassVar[str] = "roles"

    rank: bool = False
    led: bool = False
    """Whether names and fields before the noun belong to the role ("EU foreign policy chief")."""
    bare: bool = False
    """Whether the role belongs to no body, and all persons listed after it have it ("terdakwa Rina, Toni dan Dewi")."""
    office: bool = False
    """Whether who has the role acts for a state."""
    relational: bool = False
    """Whether the role is one to a person, who may be named in it ("pengacara Rina, Toni")."""
    owned: bool = False
    """Whether a name right after the noun is that of whose relation it is, not of who has it ("istri Toni")."""


class RoleModifier(Row, frozen=True):
    """Words before a role's noun that belong to it: former, acting, deputy."""

    table: ClassVar[str] = "role_modifiers"


class Honorific(Row, frozen=True):
    """Words of courtesy or learning before a name, no part of it."""

    table: ClassVar[str] = "honorifics"


class Portfolio(Row, frozen=True):
    """Fields of government and business that stand with the noun of a role or a ministry."""

    table: ClassVar[str] = "portfolios"


class Body(Row, frozen=True):
    """Nouns that head organisations; `lower` ones name one even without capitals."""

    table: ClassVar[str] = "bodies"

    lower: bool = False
    links: tuple[str, ...] = ()
    """Words between the noun and its field ("ministry of trade")."""
    after: bool = False
    """Whether the noun stands after the rest of the name ("Northern Bank")."""


class AgencyNoun(Row, frozen=True):
    """Nouns of acts: with the word for "from" or "of" between, the place after them acts ("demands from Oslo")."""

    table: ClassVar[str] = "agency_nouns"


class AgentPreposition(Row, frozen=True):
    """Words before a place that make it a government (`always`), or do so after a noun of an act."""

    table: ClassVar[str] = "agent_prepositions"

    always: bool = False


class VerbHelper(Row, frozen=True):
    """Words between a subject and its verb: auxiliaries, adverbs, negation."""

    table: ClassVar[str] = "verb_helpers"


class SpeechClitic(Row, frozen=True):
    """Words of saying whose clitic is the speaker ("katanya"): the last three letters are a pronoun."""

    table: ClassVar[str] = "speech_clitics"

    clitic: str


class RoleReference(Row, frozen=True):
    """Words that point a role's noun back to somebody named before ("menteri itu", "the minister")."""

    table: ClassVar[str] = "role_references"

    before: bool


class AgencyVerb(Row, frozen=True):
    """Verbs whose subject is a person, a government or an organisation, never a place."""

    table: ClassVar[str] = "agency_verbs"


class PlacePreposition(Row, frozen=True):
    """Words before a place that make it a place and no government."""

    table: ClassVar[str] = "place_prepositions"


class Pronoun(Row, frozen=True):
    """Personal pronouns of the third person singular."""

    table: ClassVar[str] = "pronouns"


class AliasCue(Row, frozen=True):
    """Words between a name and another name of the same person ("alias", "also known as")."""

    table: ClassVar[str] = "alias_cues"

    loose: bool = False
    """Whether the words also stand between names of two things ("or")."""


class InitialCue(Row, frozen=True):
    """Words before initials that stand for a person who is not named."""

    table: ClassVar[str] = "initial_cues"

    after: bool = False
    """Whether the words stand after the initials and a comma ("RS, pria berusia ...")."""


class KindWord(Row, frozen=True):
    """Common nouns that, right before a name, tell what it names ("maskapai Elang", "the village of Elmsby")."""

    table: ClassVar[str] = "kind_words"

    kind: Literal["organization", "place", "product"]


class Conjunction(Row, frozen=True):
    """Words that join the last of several names in a row to the others."""

    table: ClassVar[str] = "conjunctions"


class NotName(Row, frozen=True):
    """Capitalised words that are no names: days, months, faiths, peoples, zones of time."""

    table: ClassVar[str] = "not_names"
    ignore_case: ClassVar[bool] = False


class PlaceHead(Row, frozen=True):
    """Words that begin the name of a place when they and what follows are capitalised ("Selat Sunda")."""

    table: ClassVar[str] = "place_heads"
    ignore_case: ClassVar[bool] = False


class LegalForm(Row, frozen=True):
    """Words that an organisation's name has in full and loses when it is named again."""

    table: ClassVar[str] = "legal_forms"


class Demonym(Row, frozen=True):
    """Words for what belongs to a country and for its people."""

    table: ClassVar[str] = "demonyms"
    ignore_case: ClassVar[bool] = False

    code: str


class StateNoun(Row, frozen=True):
    """Nouns of what acts for a state: government, troops, officials."""

    table: ClassVar[str] = "state_nouns"


class NoCountryHead(Row, frozen=True):
    """Words before a country's name that make it the name of something else: a language."""

    table: ClassVar[str] = "no_country_heads"
