"""`quoth doctor`: what is well in an installation, what is not, and what to do about it.

The checks on data are `index.operations.checks`'s; those on settings and on Discord are here.
"""

from bot.doctor.examine import examine

__all__ = ["examine"]
