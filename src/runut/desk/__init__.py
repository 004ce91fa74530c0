"""The stages over what is kept between runs."""

from runut.desk.stream import Stream

__all__ = ["Stream"]
