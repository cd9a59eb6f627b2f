"""What the day on which a source appeared says of a date: `basis: publication`.

A report in January tells of December, an announcement in December of January: so the year of the
source and those beside it. A day that the words do not name at all is only the source's own.
"""

from __future__ import annotations

from datetime import date as day

from chronik.dates.edtf import UNKNOWN, Edtf


def is_year_told(date: Edtf, published: Edtf | None) -> bool:
    """Whether the source can tell the year of a date whose words lack one."""
    if published is None or published.earliest is None or published.latest is None:
        return False
    first, last = (day.fromordinal(at).year for at in (published.earliest, published.latest))
    years = [each.year for each in date.parts or (date,) if each.year is not None]
    return bool(years) and all(first - 1 <= year <= last + 1 for year in years)


def is_day_told(date: Edtf, published: Edtf | None) -> bool:
    """Whether the date is the source's own, or less exact."""
    if published is None or published == UNKNOWN or date.earliest is None or date.latest is None:
        return False
    if published.earliest is None or published.latest is None:
        return False
    return date.earliest <= published.earliest and published.latest <= date.latest
