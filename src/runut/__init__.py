"""runut: from many reports of one event to one sourced account."""

from importlib.metadata import version

from runut.api import brief
from runut.language import explain

__all__ = ["__version__", "brief", "explain"]
__version__ = version("runut")
