"""The command line, one module a command."""

from runut.cli.app import app, main

__all__ = ["app", "main"]
