"""Whether a passage names a record: `reading.names_in(text, names)`.

Reading order:

    tokens      words of names, compared without regard to spelling
    inflection  whether a word is another one, inflected
    forms       the forms a name of a record may take
    persons     given names, titles and offices before a surname
    things      organisations, networks and places, word by word
    reading     where the names stand, and how sure that is
"""
