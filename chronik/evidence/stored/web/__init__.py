"""Copies of web pages.

Reading order:

    pages     the words of a page, as browsers show them without styles and scripts
    archives  the page that a web archive holds: WARC, WACZ
"""
