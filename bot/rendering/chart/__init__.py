"""Charts as pictures, drawn in a process of their own.

matplotlib takes a second to load and a good deal of memory, for a picture that is wanted now and
then; the bot that answers questions meanwhile shall notice neither.
"""

from bot.rendering.chart.model import Chart, ChartFailed
from bot.rendering.chart.process import draw

__all__ = ["Chart", "ChartFailed", "draw"]
