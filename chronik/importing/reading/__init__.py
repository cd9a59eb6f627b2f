"""Files as others write them, to tables, libraries and dates.

Reading order:

    decoding  bytes to text, in whatever character set
    grids     a text to a table
    days      a cell to a date
    latex     the words in a LaTeX value
    bibtex    BibTeX, as Zotero and others write it
    csljson   CSL-JSON, and JSON tables
"""
