"""Pure renderers: brief to text. Nothing a page contains is ever markup, script or formula here."""
