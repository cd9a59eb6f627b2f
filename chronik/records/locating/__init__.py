"""Where in a source something stands, for sources of which no text need be stored.

Reading order:

    languages  BCP 47 tags in German words
    locators  page, leaf, column, number, time; as typed in a text, and in words
"""
