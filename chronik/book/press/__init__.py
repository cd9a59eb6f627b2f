"""The work of the command `book`, and all of it that touches files.

Reading order:

    binding  the records read, the book made, the files written
    typesetter  Typst, run on the fixed template `book.typ` with the fonts beside it
"""
