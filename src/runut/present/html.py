"""The brief as one self-contained HTML page: no script, no outside reference, page text always escaped."""

from __future__ import annotations

from functools import cache

from jinja2 import Environment, PackageLoader, StrictUndefined, Template
from markupsafe import Markup

from runut.present.arrange import stories
from runut.present.plain import flat, line
from runut.present.svg import lineage_svg
from runut.present.view import Focus, StoryView
from runut.present.words import Words
from runut.records import Brief


def to_html(brief: Brief, words: Words, focus: Focus = "account") -> str:
    """The brief as one HTML document that needs nothing else; `focus` says what stands first."""
    views = stories(brief, words, focus)
    return _template().render(brief=brief, views=views, words=words, focus=focus, drawing=_Drawing(words)) + "\n"


class _Drawing:
    def __init__(self, words: Words) -> None:
        self._words = words

    def __call__(self, view: StoryView) -> Markup:
        # lineage_svg escapes every word it draws
        return Markup(lineage_svg(view.nodes, view.edges, self._words("lineage")))


@cache
def _template() -> Template:
    environment = Environment(
        loader=PackageLoader("runut.present", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters |= {"line": line, "flat": flat}
    return environment.get_template("brief.html")
