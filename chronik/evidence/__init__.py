"""A quote found in its stored source, or what differs.

Reading order:

    stored       the words of a stored file, and on which page or when they stand
    normal       a text made ready for searching, and the way back
    nearest      where a text comes nearest to a quote, and what differs
    differences  how a message says and shows what differs
    readings     where the parts of a quote stand
    quotes       a quote found, or why it is not there
    seeds        source texts pinned by their SHA-256
    proof        whether a statement was checked, or cites a place only
    settling     what an entry leaves open, settled when sources and settings are known
    places       where a passage stands: lines, paragraphs, what is around it
    fragments    the end of an address that leads to a passage on its own page
    sheets       a long source on several pages
    stretches    a text in stretches, by the passages that cover them
"""
