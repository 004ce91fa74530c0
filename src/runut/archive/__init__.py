"""What is kept on disk between runs."""

from runut.archive.ledger import Ledger, Row

__all__ = ["Ledger", "Row"]
