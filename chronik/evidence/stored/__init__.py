"""The words of a stored file, and where in it they stand.

Reading order:

    marks     what every reader gives: words, and from where on they stand on which page, at which
              time
    captions  transcripts of recordings: WebVTT and SubRip
    printed   lines on pages, put together to a text
    pdf       the lines on the pages of a PDF
    web       copies of web pages
    reading   which file is read how
    remembered  words that took long to read
"""
