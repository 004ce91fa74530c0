"""Write the documents that come from the code: `python -m tools.docs` (`make docs`); `--check` only compares.

docs/reference/*.md come from the commands, the record types, the reason codes and the tables; the sample in README.md
is what `runut brief examples/ferry` prints.
"""

from __future__ import annotations

import sys
import tomllib
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path
from typing import Any

import typer

import runut
from runut.cli import app
from runut.present.terminal import to_terminal
from runut.present.words import Words

ROOT = Path(__file__).parent.parent
NOTE = "<!-- Written by `make docs` from the code; edit the code instead. -->\n\n"
BEGIN, END = "<!-- sample: written by `make docs` -->\n```text\n", "```\n<!-- /sample -->"


def main() -> None:
    stale = []
    for path, text in documents():
        if not path.exists() or path.read_text(encoding="utf-8") != text:
            stale.append(path.relative_to(ROOT))
            if "--check" not in sys.argv:
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_text(text, encoding="utf-8")
    print("\n".join(f"{'stale' if '--check' in sys.argv else 'written'}: {path}" for path in stale) or "all up to date")
    if stale and "--check" in sys.argv:
        sys.exit(1)


def documents() -> Iterator[tuple[Path, str]]:
    """Every generated document and what it should hold."""
    reference = ROOT / "docs" / "reference"
    yield reference / "cli.md", NOTE + "\n".join(_cli()) + "\n"
    yield reference / "json.md", NOTE + "\n".join(_json()) + "\n"
    yield reference / "reasons.md", NOTE + "\n".join(_reasons()) + "\n"
    yield reference / "tables.md", NOTE + "\n".join(_tables()) + "\n"
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    if BEGIN in readme:
        before, rest = readme.split(BEGIN, 1)
        yield ROOT / "README.md", before + BEGIN + sample() + END + rest.split(END, 1)[1]


def sample() -> str:
    """What `runut brief examples/ferry` prints, in English, 100 columns wide."""
    found = runut.brief([(ROOT / "examples" / "ferry").relative_to(Path.cwd())], workers=1)
    return to_terminal(found, Words("en"), width=100, color=False)


def _cli() -> Iterator[str]:
    group = typer.main.get_command(app)
    yield from (
        "# Commands",
        "",
        "Exit status of every command: 0 done; 1 nothing could be read or done; 2 wrong usage.",
        "",
    )
    yield from ("## runut", "", *_options(group))
    for name, command in sorted(group.commands.items()):  # type: ignore[attr-defined]
        yield from (f"## runut {name}", "", *(line.strip() for line in (command.help or "").split("\n")), "")
        yield from _options(command)


def _options(command: Any) -> Iterator[str]:
    yield from ("| argument or option | meaning |", "|---|---|")
    for parameter in command.params:
        names = ", ".join(f"`{name}`" for name in (*parameter.opts, *parameter.secondary_opts) if name != "--help")
        if parameter.param_type_name == "argument":
            names = f"`{parameter.metavar or (parameter.name or '').upper()}`"
        if names:
            yield f"| {names} | {(getattr(parameter, 'help', '') or '').replace('|', '&#124;')} |"
    yield ""


def _json() -> Iterator[str]:
    schema = runut.schema()
    yield from ("# The brief as JSON", "", "`runut schema` prints the JSON Schema this page is made from.", "")
    for name, kind in sorted(schema["$defs"].items()):
        yield from (f"## {name}", "", kind.get("description", ""), "", "| field | type | meaning |", "|---|---|---|")
        for field, form in kind.get("properties", {}).items():
            yield f"| `{field}` | {_type(form)} | {form.get('description', '')} |"
        yield ""


def _type(form: dict[str, Any]) -> str:
    if "$ref" in form:
        name = form["$ref"].rsplit("/", 1)[-1]
        return f"[{name}](#{name.lower()})"
    if "anyOf" in form:
        return " or ".join(_type(part) for part in form["anyOf"])
    if "enum" in form:
        return ", ".join(f"`{value}`" for value in form["enum"])
    if form.get("type") == "array":
        return f"list of {_type(form['items'])}" if isinstance(form.get("items"), dict) else "list"
    if isinstance(form.get("type"), list):
        return " or ".join(form["type"])
    return str(form.get("format") or form.get("type") or "any")


def _reasons() -> Iterator[str]:
    yield from ("# Reason codes", "", "`runut explain CODE` prints an entry, in English or Indonesian.", "")
    for reason in runut.reasons().values():
        yield from (f"## `{reason.code}`", "", f"**{reason.title_en}** ({reason.title_id}). {reason.about_en}", "")
        yield from (*(f"- {example}" for example in reason.examples), "")


def _tables() -> Iterator[str]:
    yield from (
        "# Tables of language knowledge",
        "",
        "| table | language | rows | what it holds |",
        "|---|---|---|---|",
    )
    home = files("runut.language")
    for folder in sorted(home.iterdir(), key=lambda f: f.name):
        if folder.is_dir():
            for file in sorted(folder.iterdir(), key=lambda f: f.name):
                if file.name.endswith(".toml"):
                    table = tomllib.loads(file.read_text(encoding="utf-8"))
                    yield f"| {file.name} | {folder.name} | {len(table.get('row', []))} | {table.get('about', '')} |"


if __name__ == "__main__":
    main()
