"""Sending: replies, and what goes wrong while they are sent."""
