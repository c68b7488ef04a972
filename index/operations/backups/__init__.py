"""Copies of an installation in one file, made while it runs, and putting them back."""

from index.operations.backups.make import back_up
from index.operations.backups.manifest import Manifest
from index.operations.backups.restore import Restored, restore

__all__ = ["Manifest", "Restored", "back_up", "restore"]
