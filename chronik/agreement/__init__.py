"""Whether the words of a quote say what is claimed: a date, a number, a name. Pure.

It compares one claim with one passage, as `passages` reads it; which claims there are, and what is
said of a doubt, is the matter of `checks.quoting.agreement`.

Reading order:

    doubts   what there is to say where claim and words differ
    plainly  what need not be read word by word
    periods  a date, or a time from one to another
    numbers  a number with its qualifier, the number of a series
    clocks   a time of day
    names    the record that a relation leads to
    others   which of many records a passage may name
    publication  what the day on which the source appeared says of a date
    ways     what to type instead
"""
