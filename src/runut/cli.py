"""The command line: parse, call, present."""

import sys

from runut.api import brief
from runut.present.json import to_json


def main() -> None:
    """Run the command line."""
    sys.stdout.write(to_json(brief(sys.argv[2:])))
