"""A book as the files of an EPUB (EPUB 3.3, with the marks of DPUB-ARIA and EPUB Accessibility).

Reading order:

    numbering  the notes of a chapter, counted as a reader meets them
    xhtml  blocks and words
    chapters  the documents of a book
    package  what an EPUB has beside them: contents, metadata, the archive
"""
