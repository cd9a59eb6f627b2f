"""The fault that stops a build in which something would vanish. Apart from what finds it, so that the door can catch it unloaded."""

from __future__ import annotations


class LostError(Exception):
    """Something would be missing from the site; the message says what, in German."""
