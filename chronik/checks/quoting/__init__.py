"""Checks of claims against the texts that they rest on.

Reading order:

    attested   claims that need a quote have one
    quoted     a quote stands in its source
    wordings   so does what is given as the text's own words
    agreement  a quote says what is claimed
    weekdays   a weekday in it fits the date
"""
