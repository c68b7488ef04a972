from __future__ import annotations

import io

import pytest
from PIL import Image

from bot.rendering.chart import GROUND, INK, LOWER, UPPER, Chart, draw, ticks

DAYS = tuple(f"{day} août" for day in range(1, 29))


def chart(count: int, lower: int = 9, upper: int = 3) -> Chart:
    return Chart(DAYS[:count], (lower,) * count, (upper,) * count, "répondues", "sans réponse")


def picture(of: Chart) -> Image.Image:
    return Image.open(io.BytesIO(draw(of)))


def colours(image: Image.Image) -> dict[str, int]:
    """Count the dots of each colour in a picture."""
    counted = image.convert("RGB").getcolors(image.width * image.height) or []
    return {"#{:02x}{:02x}{:02x}".format(*colour): n for n, colour in counted}  # type: ignore[misc]


def test_a_chart_is_a_picture_with_a_ground_of_its_own() -> None:
    image = picture(chart(28))
    assert (image.format, image.size) == ("PNG", (1100, 520))
    dots = colours(image)
    assert max(dots, key=lambda colour: dots[colour]) == GROUND
    assert 2 < dots[LOWER] / dots[UPPER] < 4
    assert dots[INK] > 100


@pytest.mark.parametrize(("lower", "upper"), [(9, 3), (3, 0), (1, 1)])
def test_bars_are_as_high_as_what_they_count(lower: int, upper: int) -> None:
    image = picture(chart(1, lower, upper)).convert("RGB")
    column = [image.getpixel((600, y)) for y in range(image.height)]
    heights = [column.count(_rgb(colour)) for colour in (LOWER, UPPER)]
    whole = (520 - 90 - 64) / ticks(lower + upper)[-1]
    assert heights == pytest.approx([lower * whole, upper * whole], abs=2)


@pytest.mark.parametrize("count", [0, 1, 2, 90])
def test_any_number_of_days_can_be_drawn_even_without_a_question(count: int) -> None:
    days = tuple(map(str, range(count)))
    assert draw(Chart(days, (0,) * count, (0,) * count, "a", "b")).startswith(b"\x89PNG")


@pytest.mark.parametrize(
    ("highest", "lines"),
    [
        (0, [0, 1]),
        (3, [0, 1, 2, 3]),
        (5, [0, 2, 4, 6]),
        (12, [0, 5, 10, 15]),
        (101, [0, 50, 100, 150]),
    ],
)
def test_lines_are_drawn_at_a_few_round_heights(highest: int, lines: list[int]) -> None:
    assert list(ticks(highest)) == lines


def test_letters_with_accents_are_drawn() -> None:
    plain, accented = (
        colours(picture(Chart((day,), (0,), (0,), "a", "b")))[INK] for day in ("aout", "août")
    )
    assert accented > plain


def test_words_and_bars_stand_out_from_the_ground() -> None:
    assert contrast(LOWER, GROUND) > 3
    assert contrast(UPPER, GROUND) > 3
    assert contrast(INK, GROUND) > 7
    assert contrast(GROUND, "#ffffff") > 7


def contrast(one: str, other: str) -> float:
    """Return the contrast ratio of two colours, as WCAG 2 defines it."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    linear = [
        p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4
        for p in (part / 255 for part in _rgb(colour))
    ]
    return sum(w * p for w, p in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def _rgb(colour: str) -> tuple[int, ...]:
    return tuple(int(colour[place : place + 2], 16) for place in (1, 3, 5))
