"""What can go wrong, told as what, where and how to mend.

RunutError
├── InputError         an input cannot be read (becomes a recorded rejection; the other inputs go on)
├── UsageError         a command or call was given something it cannot take
├── TableError         a table of language knowledge is malformed (a broken installation or a user's table)
└── UnknownCodeError   a reason code that no table lists
"""

from __future__ import annotations


class RunutError(Exception):
    """Base of every error runut raises on purpose.

    Args:
        what: one sentence, what happened.
        where: a path, `path:line`, a table row or an argument's name.
        mend: one sentence, what the user can do about it.
    """

    def __init__(self, what: str, where: str, mend: str) -> None:
        super().__init__(what, where, mend)
        self.what = what
        self.where = where
        self.mend = mend

    def __str__(self) -> str:
        return f"{self.what}\n  where: {self.where}\n  mend:  {self.mend}"


class InputError(RunutError):
    """An input that cannot be read."""


class UsageError(RunutError):
    """An argument that cannot be taken."""


class TableError(RunutError):
    """A malformed table of language knowledge."""


class UnknownCodeError(RunutError):
    """A reason code that no table lists."""
