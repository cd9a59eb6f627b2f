"""How many a passage says there were: `reading.numbers_in(text)`.

Reading order:

    words    numbers and ordinals in words
    forms    the forms a number may have
    reading  all of them, with their qualifiers
"""
