"""The animated picture of the demo."""

from __future__ import annotations

from pathlib import Path

from PIL import Image, ImageSequence

from bot.demo.animation import ANIMATION, write_animation


def test_each_screenshot_is_a_frame_of_one_picture(tmp_path: Path) -> None:
    names = {"a": (1400, 700), "b": (1400, 900), "c": (1400, 4000)}
    for number, (name, size) in enumerate(names.items()):
        Image.new("RGB", size, (80 * number, 0, 0)).save(tmp_path / f"{name}.png")
    path = write_animation(tmp_path, list(names))
    assert path == tmp_path / ANIMATION
    with Image.open(tmp_path / ANIMATION) as picture:
        shown = [frame.convert("RGB") for frame in ImageSequence.Iterator(picture)]
    assert len({frame.size for frame in shown}) == 1
    reds = [frame.getpixel((300, 100)) for frame in shown]
    assert [round(red[0] / 80) for red in reds if isinstance(red, tuple)] == [0, 1, 2]


def test_nothing_is_made_of_screenshots_that_are_missing(tmp_path: Path) -> None:
    assert write_animation(tmp_path, ["none"]) is None
    assert list(tmp_path.iterdir()) == []
