"""Pictures of what a page says: plain data -> inline SVG, the same for the same data. The facts stand as text on the page too.

A picture knows no record and no page: a view hands it names, addresses and dates. What is drawn is safe; every text is escaped.
"""

from __future__ import annotations

from chronik.pictures.density import Way, density_picture
from chronik.pictures.meetings import Chosen, Guest, Meeting, chosen, meetings_picture
from chronik.pictures.memberships import Drawn, memberships_picture
from chronik.pictures.region import Map, Spot, locator, on_map, region_map
from chronik.pictures.shared import Member, Network, Shared, shared_members, shared_picture
from chronik.pictures.timeline import MOST, legend, timeline_picture

__all__ = [
    "MOST",
    "Chosen",
    "Drawn",
    "Guest",
    "Map",
    "Meeting",
    "Member",
    "Network",
    "Shared",
    "Spot",
    "Way",
    "chosen",
    "density_picture",
    "legend",
    "locator",
    "meetings_picture",
    "memberships_picture",
    "on_map",
    "region_map",
    "shared_members",
    "shared_picture",
    "timeline_picture",
]
