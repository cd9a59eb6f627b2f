"""The days a passage names: `reading.dates_in(text)`.

Reading order:

    words    months, seasons, weekdays and ordinals in words
    forms    the forms a single date may have
    atoms    single dates as they stand
    leads    the words around a date: seit, um, vermutlich, Anfang, Mittwoch
    chains   neighbouring dates made whole by one another: „4. bis 7. März 2021“
    reading  all of them, in order
"""
