"""How hypothesis looks for examples: at its own pace, and the same ones in every check."""

from __future__ import annotations

import os

from hypothesis import settings

settings.register_profile("default", deadline=None)
settings.register_profile("check", parent=settings.get_profile("default"), derandomize=True)
settings.load_profile("check" if os.environ.get("CI") else "default")
