"""A book of the chronicle, made of what the pages say: printed (PDF) and to be read on a screen
(EPUB). Pure, but for `press`.

Reading order:

    choice  which events it tells
    flow  what running text is made of
    bodies  a page's text to that
    telling  an event as a book tells it
    registers  who and what it names
    imprint  what it says of itself
    contents  all of it, in its order
    setting  that as plain data for the fixed template of Typst
    epub/  that as the files of an EPUB
    press/  the work: records read, the files written
"""
