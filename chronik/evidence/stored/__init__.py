"""The words of a stored file, and where in it they stand.

Reading order:

    marks     what every reader gives: words, and from where on they stand on which page, at which
              time
    captions  transcripts of recordings: WebVTT and SubRip
    reading   which file is read how
"""
