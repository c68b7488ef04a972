"""What a campaign counts."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass
class Tally:
    """Faults that were injected, and what came of them.

    Attributes:
        injected: faults.
        lost: what was acknowledged and is gone, or was asked and not answered.
        doubled: what was there twice.
        leaked: what came out that should not, such as words that no article has.
        stuck: what did not start, did not end, or ended in an error that is no sentence.
        figures: others, by name.
        problems: the first of them, in words.
    """

    injected: int = 0
    lost: int = 0
    doubled: int = 0
    leaked: int = 0
    stuck: int = 0
    figures: dict[str, object] = field(default_factory=dict)
    problems: list[str] = field(default_factory=list)

    @property
    def is_clean(self) -> bool:
        """Whether nothing went wrong."""
        return not (self.lost or self.doubled or self.leaked or self.stuck)

    def found(self, kind: str, problem: str) -> None:
        """Count a problem of a kind, which is the name of an attribute."""
        setattr(self, kind, getattr(self, kind) + 1)
        self.problems.append(f"{kind}: {problem}")

    def line(self, name: str, seed: int, seconds: float) -> str:
        """Return all figures in a line."""
        counts = ("injected", "lost", "doubled", "leaked", "stuck")
        parts = [f"{kind} {getattr(self, kind):,}" for kind in counts]
        parts += [f"{figure} {value}" for figure, value in self.figures.items()]
        return f"{name:10} seed {seed}, {seconds:,.0f} s: {', '.join(parts)}"
