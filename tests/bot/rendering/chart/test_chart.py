from __future__ import annotations

import io

import pytest
from PIL import Image

from bot.rendering.chart import Chart, ChartFailed, draw
from bot.rendering.chart.drawing import GROUND, INK, LOWER, UPPER, picture

DAYS = tuple(f"{day} Nov" for day in range(1, 29))
CHART = Chart(DAYS, (9,) * 28, (3,) * 28, "answered", "not $answered$")


def colours(data: bytes) -> dict[str, int]:
    """Count the dots of each colour in a picture."""
    image = Image.open(io.BytesIO(data)).convert("RGB")
    counted = image.getcolors(image.width * image.height) or []
    return {"#{:02x}{:02x}{:02x}".format(*colour): n for n, colour in counted}  # type: ignore[misc]


async def test_a_chart_is_a_picture_with_a_ground_of_its_own() -> None:
    data = await draw(CHART)
    image = Image.open(io.BytesIO(data))
    assert (image.format, image.size) == ("PNG", (1100, 520))
    dots = colours(data)
    assert max(dots, key=lambda colour: dots[colour]) == GROUND
    assert 2 < dots[LOWER] / dots[UPPER] < 4


@pytest.mark.parametrize("count", [1, 2, 90])
def test_any_number_of_days_can_be_drawn(count: int) -> None:
    days = tuple(map(str, range(count)))
    assert picture(Chart(days, (0,) * count, (0,) * count, "a", "b")).startswith(b"\x89PNG")


def test_words_and_bars_stand_out_from_the_ground() -> None:
    assert contrast(LOWER, GROUND) > 3
    assert contrast(UPPER, GROUND) > 3
    assert contrast(INK, GROUND) > 7
    assert contrast(GROUND, "#ffffff") > 7


async def test_what_cannot_be_drawn_is_an_error_with_a_reason() -> None:
    with pytest.raises(ChartFailed, match="Error"):
        await draw(Chart(("1 Nov",), (1, 2), (1,), "a", "b"))


async def test_drawing_takes_no_longer_than_it_may(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.rendering.chart.process.SECONDS", 0.05)
    with pytest.raises(ChartFailed, match="more than"):
        await draw(CHART)


def contrast(one: str, other: str) -> float:
    """Return the contrast ratio of two colours, as WCAG 2 defines it."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return sum(w * p for w, p in zip((0.2126, 0.7152, 0.0722), linear, strict=True))
