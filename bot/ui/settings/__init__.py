"""The panel of `/settings`: a message without a memory of its own, so that it outlives a restart.

Every click reads what the server has chosen, changes one thing and shows the page again.
"""

from bot.ui.settings.pages import PanelState
from bot.ui.settings.panel import PAGES, SettingsPanel

__all__ = ["PAGES", "PanelState", "SettingsPanel"]
