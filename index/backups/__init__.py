"""Copies of an installation in one file, made while it runs, and putting them back."""

from index.backups.making import back_up
from index.backups.manifest import Manifest
from index.backups.restoring import Restored, restore

__all__ = ["Manifest", "Restored", "back_up", "restore"]
