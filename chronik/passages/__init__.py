"""The passage reader: what a German passage itself says of days, numbers, names and roles. Pure.

It knows no chronicle and no claim; whether a claim agrees with what is found here is judged
elsewhere. Every finding carries `start` and `end` in the passage as it was given, and `words`, the
very characters that stand there.

Reading order:

    wordlists  lists of words
    folding    a passage made even (blanks, hyphens, ligatures), and the way back to each place
    counted    nouns that are counted, and units of measurement
    codes      digits that are neither dates nor counts: times of day, telephone numbers, paragraphs
    dates/     the days a passage names
    numbers/   how many it says there were
    names/     whether it names a record
    stems      whether it has a word that begins so
"""
