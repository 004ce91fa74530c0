"""The same pure stages over very many files, report after report, in bounded memory."""

from runut.batch.copies import copies

__all__ = ["copies"]
