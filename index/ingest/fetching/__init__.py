"""Fetching from the web: what an address may be, what comes back, how feeds are followed.

Addresses are untrusted: they come from members' commands, from feeds and from redirects. Nothing
here connects to a host that is not on the public internet unless the operator said so.
"""
