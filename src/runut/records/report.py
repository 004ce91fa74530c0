"""A report: the text an editor would call the article, and all that is read in it."""

from __future__ import annotations

from typing import Annotated, Literal

from msgspec import Meta, Struct

from runut.records.span import Evidence, Interval, Span, Text

BlockKind = Literal[
    "title", "deck", "dateline", "paragraph", "heading", "caption",
    "credit", "byline", "keywords", "date", "list", "quote",
]  # fmt: skip
CreditRole = Literal["agency", "photo", "author", "editor", "outlet", "partner", "broadcast", "social"]
TimeKind = Literal["interval", "duration", "clock", "set", "vague"]
QuoteKind = Literal["direct", "indirect", "mixed"]
AttributionBy = Literal["publication", "credit", "cite", "quote", "document"]
EventType = Literal[
    "AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST",
    "ACCUSE", "REJECT", "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT",
]  # fmt: skip
Auxiliary = Literal["historical", "future", "hypothetical", "negation"]
QuantityKind = Literal["dead", "injured", "arrested", "displaced", "amount", "other"]


class Block(Struct, frozen=True):
    """A kept piece of the page and what it is. Blocks never overlap."""

    kind: BlockKind
    span: Span


class Dropped(Struct, frozen=True, omit_defaults=True):
    """A piece of the page that is not the report, and why. Inside a block, it wins."""

    reason: Annotated[str, Meta(description="reason code; `runut explain CODE` tells it")]
    span: Span
    reports: Annotated[
        int | None,
        Meta(description="for drop.furniture: how many reports of the outlet among the inputs carry this line"),
    ] = None


class Dateline(Struct, frozen=True):
    """Place and outlet that open the report ("Bisnis.com, JAKARTA -")."""

    place: Span | None
    outlet: Span | None


class Credit(Struct, frozen=True):
    """A name the report credits, and for what."""

    name: str
    role: CreditRole
    evidence: Text


class Sentence(Struct, frozen=True):
    """One sentence of a kept block."""

    id: str
    block: Annotated[int, Meta(ge=0, description="index into the report's blocks")]
    span: Span
    chain: Annotated[
        int | None, Meta(description="who vouches for it: index into the report's chains; null where nobody is known")
    ] = None


class TimeExpression(Struct, frozen=True):
    """A time the report mentions, normalised to days."""

    span: Span
    kind: TimeKind
    interval: Interval | None
    value: Annotated[str | None, Meta(description="ISO 8601 duration (P3D) or clock (T13:55+07:00)")] = None


class Attribution(Struct, frozen=True):
    """One link of a chain of sources. Chains run nearest first: the outlet, the agency, the speaker."""

    to: Annotated[str | None, Meta(description="entity id, where the source is an entity")]
    name: str
    by: AttributionBy
    evidence: Evidence | None = None


class Speaker(Struct, frozen=True):
    """Who speaks (or is spoken to): the words that name them, and the entity they name."""

    entity: Annotated[str | None, Meta(description="entity id")]
    span: Span


class Quote(Struct, frozen=True):
    """Something said, in the report's or the speaker's words."""

    id: str
    kind: QuoteKind
    content: Annotated[tuple[Span, ...], Meta(description="the words said, without marks, cue and complementiser")]
    cue: Annotated[Span | None, Meta(description="the verb or word of saying")]
    speakers: tuple[Speaker, ...] = ()
    addressee: Speaker | None = None
    medium: str | None = None
    via: Annotated[str | None, Meta(description="outlet or agency it is quoted through")] = None
    time: Annotated[Interval | None, Meta(description="when it was said")] = None
    attribution: tuple[Attribution, ...] = ()
    continues: Annotated[str | None, Meta(description="id of the quote this goes on from")] = None
    reason: Annotated[
        str | None, Meta(description="reason code where no word of saying tells it and the speaker is concluded")
    ] = None


class Quantity(Struct, frozen=True):
    """A number an event carries, with its bounds."""

    what: QuantityKind
    low: float | None
    high: float | None
    unit: str | None
    span: Span


class Event(Struct, frozen=True):
    """Who did what to whom, coded in PLOVER (codebook of 2021)."""

    id: str
    type: EventType
    mode: str | None
    auxiliary: tuple[Auxiliary, ...]
    actors: Annotated[tuple[str, ...], Meta(description="entity ids")]
    recipients: Annotated[tuple[str, ...], Meta(description="entity ids")]
    place: Annotated[str | None, Meta(description="entity id")]
    time: Interval | None
    trigger: Span
    evidence: Annotated[Span, Meta(description="the sentence or clause that states the event")]
    attribution: tuple[Attribution, ...] = ()
    quantities: tuple[Quantity, ...] = ()


class KnownBy(Struct, frozen=True, omit_defaults=True):
    """Where it says what a report does not say with a span of its own: a named field, or words on the page."""

    what: Annotated[str, Meta(description="outlet, title, deck, byline, published, keywords or editors")]
    field: Annotated[
        str,
        Meta(description="`json-ld headline`, `meta og:title`, `column judul`, `address`, `dateline`, `copyright`"),
    ]
    span: Annotated[Span | None, Meta(description="the words, where they stand on the page")] = None


class Report(Struct, frozen=True):
    """A cleaned page; `annotate` adds sentences, times, quotes and events."""

    id: str
    source: Annotated[str, Meta(description="path or URL as given; the first by code point")]
    also_at: Annotated[tuple[str, ...], Meta(description="other places the identical page came from")]
    media_type: str
    page: Annotated[str, Meta(description="the decoded text that offsets count in")]
    language: Annotated[str, Meta(description="BCP 47; `und` when not known")]
    outlet: str | None
    title: Text | None
    deck: Text | None
    dateline: Dateline | None
    byline: tuple[Text, ...]
    published: Interval | None
    credits: tuple[Credit, ...]
    keywords: tuple[Text, ...]
    blocks: tuple[Block, ...]
    dropped: tuple[Dropped, ...]
    sentences: tuple[Sentence, ...] = ()
    times: tuple[TimeExpression, ...] = ()
    quotes: tuple[Quote, ...] = ()
    events: tuple[Event, ...] = ()
    known_by: Annotated[
        tuple[KnownBy, ...], Meta(description="where outlet, title, date and the like are stated, if not by a span")
    ] = ()
    views: Annotated[
        tuple[Quote, ...],
        Meta(
            description="what somebody is said to want, plan or hold without being quoted; filled only where asked for"
        ),
    ] = ()
    chains: Annotated[
        tuple[tuple[Attribution, ...], ...],
        Meta(description="the chains of attribution of the sentences, each once, nearest first; sentences name theirs"),
    ] = ()
