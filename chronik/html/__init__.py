"""How a page looks: blocks and views, and their HTML.

Reading order:

    notes        what a page rests on, below it
    imageblocks  the building blocks of pages for images
    blocks       all of them: frozen, complete, nothing left to look up
    view         a page, and what surrounds it
    drawing      blocks as HTML
    cards        events in lists, timelines and notes as HTML
    sources      passages and whole texts of sources as HTML
    photos       images as HTML
    numbers      numbers on an image at whom it shows, and their names below it
    frame        what surrounds the blocks of a page
    jsonld       what a page says to machines
    ways         contents, jumps and the pager as HTML
    assets       files of assets/ at addresses with the version of their content
    pictures/    plain data to SVG
    filling/     templates filled with views
    parts/       long pages divided, contents, remarks said once
"""
