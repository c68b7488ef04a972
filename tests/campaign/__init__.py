"""Campaigns: faults by the thousand, against the real parts, on this machine alone."""
