"""A date: read, compared, put into words. EDTF (ISO 8601-2) in, first and last possible day out.

Reading order:

    yearparts seasons, quarters and halves by their numbers
    single    one date: the type, and the grammar of a day, month, season, year or less
    choices   one of several dates, or some time between two
    edtf      every date a chronicle can hold: `parse`, and how two of them lie
    julian    dates of the Julian calendar
    exactness how exactly a date is known, in a few classes
    yeardays  the days of the year that a date names
    words     a date in German
    slips     what people type instead
    clock     times of day, typed and found in a text
    weekdays  days that a text names, and the years that fit
"""
