"""The stages over what is kept between runs."""

from runut.desk.stream import Stream, snapshot

__all__ = ["Stream", "snapshot"]
