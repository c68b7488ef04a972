"""Bytes changed in the database and the index: what is quoted is right, or an error is told."""

from __future__ import annotations

import random
import shutil
import tempfile
import time
from pathlib import Path

from index import Library, LibraryError
from tests.campaign.tally import Tally
from tests.index.conftest import lighthouse

ARTICLES = 40


async def run(seconds: float, seed: int) -> Tally:
    """Damage files for so many seconds."""
    chance, tally = random.Random(seed), Tally()  # noqa: S311 - reproducible, not secret
    told = answered = 0
    with tempfile.TemporaryDirectory() as scratch:
        template = Path(scratch) / "template"
        async with Library.open(template) as library:
            texts = [(await library.add(lighthouse(n))).article for n in range(ARTICLES)]
            sound = {a.id: (await library.article(a.id)).text for a in texts}
            await library.ready()
        deadline = time.monotonic() + seconds
        while time.monotonic() < deadline:
            folder = shutil.copytree(template, Path(scratch) / "damaged")
            _damage(folder, chance)
            tally.injected += 1
            try:
                async with Library.open(folder) as library:
                    for number in chance.sample(range(ARTICLES), 3):
                        answer = await library.ask(f"Who was the keeper of station L{number:04}?")
                        answered += answer.answered
                        for passage in answer.passages:
                            if passage.text not in sound.get(passage.article_id, ""):
                                tally.found("leaked", f"{passage.text!r} stands nowhere")
            except LibraryError:
                told += 1
            except Exception as error:  # noqa: BLE001 - anything else is no sentence
                tally.found("stuck", repr(error))
            shutil.rmtree(folder)
    tally.figures |= {"answered": answered, "told": told}
    return tally


def _damage(folder: Path, chance: random.Random) -> None:
    files = [folder / "quoth.db", *(p for p in (folder / "index").rglob("*") if p.is_file())]
    path = chance.choice([files[0], chance.choice(files)])
    content = bytearray(path.read_bytes())
    if not content:
        return
    kind = chance.choice(["byte", "block", "cut", "letter"])
    place = chance.randrange(len(content))
    if kind == "byte":
        content[place] ^= 1 << chance.randrange(8)
    elif kind == "block":
        content[place : place + 512] = chance.randbytes(min(512, len(content) - place))
    elif kind == "cut":
        del content[place:]
    else:
        at = content.find(b"station", place)
        content[max(at, 0)] ^= 1
    path.write_bytes(content)
