"""Draws a chart with matplotlib, which takes a second to load.

The card has a ground of its own, so that the words on it are as readable in Discord's light
appearance as in its dark one.
"""

from __future__ import annotations

import io

from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.layout_engine import ConstrainedLayoutEngine
from matplotlib.ticker import MaxNLocator

from bot.rendering.chart.model import Chart

GROUND, INK, FAINT = "#23262b", "#e6e8eb", "#4a4f57"
LOWER, UPPER = "#4fb597", "#d9a441"
"""Green and amber differ in lightness too, for those who do not see the difference in colour."""
SIZE = 5.5, 2.6
"""Inches; at 200 dots an inch it is twice as sharp as Discord shows it."""
DPI = 200
MOST_LABELS = 8
"""Days that are named under the bars, at most."""


def picture(chart: Chart) -> bytes:
    """Return a chart as a PNG."""
    layout = ConstrainedLayoutEngine(w_pad=0.1, h_pad=0.08)
    figure = Figure(figsize=SIZE, dpi=DPI, facecolor=GROUND, layout=layout)
    axes = figure.add_subplot(facecolor=GROUND)
    places = range(len(chart.days))
    axes.bar(places, chart.lower, 0.72, color=LOWER, label=chart.lower_label)
    axes.bar(places, chart.upper, 0.72, bottom=chart.lower, color=UPPER, label=chart.upper_label)
    _dress(axes, chart)
    data = io.BytesIO()
    figure.savefig(data, format="png", facecolor=GROUND)
    return data.getvalue()


def _dress(axes: Axes, chart: Chart) -> None:
    """Name the days and the parts; leave out all lines that carry nothing."""
    step = -(-len(chart.days) // MOST_LABELS) or 1
    shown = range((len(chart.days) - 1) % step, len(chart.days), step)
    axes.set_xticks(shown, [chart.days[place] for place in shown], parse_math=False)
    axes.set_xlim(-0.6, len(chart.days) - 0.4)
    axes.yaxis.set_major_locator(MaxNLocator(nbins=4, integer=True))
    highest = max(map(sum, zip(chart.lower, chart.upper, strict=True)), default=0) or 1
    axes.set_ylim(0, 1.05 * highest)
    axes.grid(axis="y", color=FAINT, linewidth=0.6)
    axes.set_axisbelow(True)
    axes.tick_params(colors=INK, labelsize=9, length=0)
    axes.spines[:].set_visible(False)
    axes.legend(
        loc="lower left",
        bbox_to_anchor=(0, 1),
        ncols=2,
        frameon=False,
        labelcolor=INK,
        fontsize=9.5,
        borderaxespad=0.2,
        handlelength=1,
        handleheight=1,
    )
