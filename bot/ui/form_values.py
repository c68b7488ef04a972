"""What was typed into a form, as Discord sends it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any


def form_values(components: Any) -> Iterator[str]:
    """Yield the texts of the fields that were filled in, in their order."""
    for item in components:
        yield from form_values([item["component"]] if "component" in item else ())
        yield from form_values(item.get("components", ()))
        if isinstance(item.get("value"), str) and item["value"]:
            yield item["value"]
