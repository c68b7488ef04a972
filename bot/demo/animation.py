"""The screenshots of the demo, one after the other in a single picture."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

ANIMATION = "demo.webp"
"""Name of the animated picture."""
FRAMES = ("answer", "context", "verify", "no-answer", "insights")
"""Names of the screenshots that are in it, in their order."""
_WIDTH = 720
_MARGIN = 12
_MILLISECONDS = 3000
_BACKGROUND = (49, 51, 56)
_QUALITY = 70


def write_animation(folder: Path, names: Sequence[str] = FRAMES) -> Path | None:
    """Make an animated picture of screenshots in a folder; CPU-bound.

    Each is as wide as the picture, and shown for three seconds; a long one is cut at the bottom.

    Returns:
        Its path; None where one of the screenshots was not taken.

    Raises:
        OSError: one of them cannot be read, or the picture cannot be written.
    """
    if not all((folder / f"{name}.png").exists() for name in names):
        return None
    from PIL import Image  # here: nothing else of the demo needs it

    frames = []
    for name in names:
        with Image.open(folder / f"{name}.png") as shot:
            height = round(shot.height * _WIDTH / shot.width)
            frames.append(shot.convert("RGB").resize((_WIDTH, height)))
    height = sorted(frame.height for frame in frames)[-2] + 2 * _MARGIN
    pictures = []
    for frame in frames:
        picture = Image.new("RGB", (_WIDTH, height), _BACKGROUND)
        picture.paste(frame, (0, _MARGIN))
        pictures.append(picture)
    path = folder / ANIMATION
    first, *others = pictures
    first.save(
        path, save_all=True, append_images=others, duration=_MILLISECONDS, loop=0, quality=_QUALITY
    )
    return path
