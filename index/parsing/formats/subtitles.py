"""Subtitles and transcripts: SubRip (SRT) and WebVTT.

Read by our own reader: the libraries for subtitles are made for players, end a cue at a blank line
or refuse the file over one, and have no word for who speaks.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from typing import NamedTuple

from index.model import Locator
from index.parsing.heading_lines import ends_sentence
from index.parsing.interface import Contents, Source
from index.parsing.metadata.metadata import NOTHING
from index.parsing.outline import Piece, PieceKind

PAUSE = 4.0
"""Seconds without words after which another paragraph begins."""
FULL = 400
"""Characters after which a paragraph ends with its sentence."""
OVERFULL = 1_200
"""Characters after which it ends anyhow: automatic captions have no full stops."""

_TIME = r"(?:(\d{1,3}):)?(\d{1,2}):(\d{1,2})(?:[.,:](\d{1,3}))?"
_TIMES = re.compile(rf"[ \t]*{_TIME}[ \t]*-{{1,2}}>[ \t]*{_TIME}(?:[ \t].*)?")
_SUBRIP = re.compile(rf"\s*(?:\d{{1,6}}[ \t]*\r?\n\s*)?{_TIME}[ \t]*-{{1,2}}>[ \t]*{_TIME}")
_WEBVTT = re.compile(r"webvtt(?:[ \t][^\n]*)?\r?\n")  # in lower case, as all openings are
_ASIDE = re.compile(r"(?:NOTE|STYLE|REGION)(?:[ \t].*)?")
_VOICE = re.compile(r"<v(?:\.[^ >]*)?[ \t]+([^>]{1,100})>")
_TAG = re.compile(r"<rt>[^<\n]{0,100}</rt>|</?[a-zA-Z0-9][^<>\n]{0,200}>|</?>|\{\\[^{}\n]{1,60}\}")
_SPEAKER = re.compile(r"(?:>>+|[-–—])\s*\S|[A-ZÀ-Þ][\w .'-]{1,40}:\s")


class _Cue(NamedTuple):
    start: float
    end: float
    text: str
    speaker: str


class SubtitleReader:
    """Joins cues to paragraphs; a place is the time at which a paragraph begins."""

    format = "subtitles"

    def recognises(self, source: Source) -> bool:
        """Return whether it begins with WEBVTT, or with the times of a cue."""
        return bool(_WEBVTT.match(source.opening) or _SUBRIP.match(source.opening))

    def read(self, source: Source) -> Contents:
        """A paragraph ends at a pause, at another speaker, or when it is long enough."""
        text = source.text.replace("\r\n", "\n").replace("\r", "\n")
        cues = _without_repeats(_cues(text))
        return Contents(NOTHING, [_piece(group) for group in _groups(cues)])


def _cues(text: str) -> Iterator[_Cue]:
    """The cues: each from its times to the next ones, whatever blank lines stand in it."""
    lines = text.split("\n")
    times = [(i, match) for i, line in enumerate(lines) if (match := _TIMES.fullmatch(line))]
    is_webvtt = text.lstrip("\ufeff")[:6].upper() == "WEBVTT"
    ends = [i for i, _ in times[1:]] + [len(lines)] * bool(times)
    for (at, match), end in zip(times, ends, strict=True):
        words = _own_lines(lines[at + 1 : end], is_last=end == len(lines), is_webvtt=is_webvtt)
        start, until = _seconds(match.groups()[:4]), _seconds(match.groups()[4:])
        for speaker, said in _voices("\n".join(words)):
            plain = "\n".join(filter(None, map(_plain, said.split("\n"))))
            yield _Cue(start, until, plain, speaker)


def _voices(words: str) -> Iterator[tuple[str, str]]:
    """What a cue says, by each of those who speak in it."""
    before, *parts = _VOICE.split(words)
    if before.strip() or not parts:
        yield "", before
    yield from zip(parts[::2], parts[1::2], strict=True)


def _own_lines(lines: list[str], *, is_last: bool, is_webvtt: bool) -> list[str]:
    """The lines of a cue, without the number or the name of the next one."""
    if not is_last and lines and _names_next(lines, is_webvtt):
        lines = lines[:-1]
    kept: list[str] = []
    is_aside = False
    for before, line in zip(["", *lines], lines, strict=False):
        is_blank = not line.strip()
        is_aside = not is_blank and (
            is_aside or (is_webvtt and not before.strip() and bool(_ASIDE.fullmatch(line)))
        )
        if not is_aside:
            kept.append(line)
    return kept


def _names_next(lines: list[str], is_webvtt: bool) -> bool:
    """Return whether the last line before times is the number of their cue, or its name."""
    last = lines[-1].strip()
    is_apart = len(lines) > 1 and not lines[-2].strip()
    return bool(last) and (last.isdecimal() or (is_webvtt and is_apart))


def _seconds(parts: tuple[str | None, ...]) -> float:
    hours, minutes, seconds = (int(part or 0) for part in parts[:3])
    return hours * 3600 + minutes * 60 + seconds + float(f"0.{parts[3] or 0}")


def _plain(line: str) -> str:
    return " ".join(unescape(_TAG.sub("", line)).split())


def _without_repeats(cues: Iterator[_Cue]) -> Iterator[_Cue]:
    """Leave out lines that only stay on the screen while the next one comes in."""
    before: tuple[str, ...] = ()
    for cue in cues:
        lines = tuple(cue.text.split("\n"))
        fresh = [line for line in lines if line not in before]
        before = lines
        if any(fresh):
            yield cue._replace(text=" ".join(fresh))


def _groups(cues: Iterator[_Cue]) -> Iterator[list[_Cue]]:
    group: list[_Cue] = []
    length = 0
    for cue in cues:
        if group and _begins(cue, group[-1], length):
            yield group
            group, length = [], 0
        group.append(cue)
        length += len(cue.text) + 1
    if group:
        yield group


def _begins(cue: _Cue, before: _Cue, length: int) -> bool:
    if cue.start - before.end > PAUSE or cue.speaker != before.speaker or length > OVERFULL:
        return True
    is_end = ends_sentence(before.text)
    return is_end and (length > FULL or bool(_SPEAKER.match(cue.text)))


def _piece(group: list[_Cue]) -> Piece:
    text = " ".join(cue.text for cue in group)
    speaker = " ".join(group[0].speaker.split())
    start = int(group[0].start)
    time = f"{start // 3600:02}:{start // 60 % 60:02}:{start % 60:02}"
    words = f"{speaker}: {text}" if speaker else text
    return Piece(PieceKind.PARAGRAPH, words, locator=Locator("time", time))
