"""The real bot in a simulated Discord, shown in a local browser page."""

from __future__ import annotations

from bot.demo.browser import BrowserMissing
from bot.demo.session import Demo, PortBusy, open_demo

__all__ = ["BrowserMissing", "Demo", "PortBusy", "open_demo"]
