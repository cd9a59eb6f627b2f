"""The words of a stored file, and where in it they stand.

Reading order:

    boxes     where each word of a scanned page stands
    marks     what every reader gives: words, and from where on they stand on which page, at which
              time
    captions  transcripts of recordings: WebVTT and SubRip
    layers    the words of scanned pages as one text
    alto      OCR as libraries have it
    pagexml   as Transkribus and eScriptorium write it
    hocr      as Tesseract writes it
    ocr       which of these a file is; XML that is not trusted
    crops     what of a scanned page a passage is
    printed   lines on pages, put together to a text
    pdf       the lines on the pages of a PDF
    web       copies of web pages
    reading   which file is read how
    remembered  words that took long to read
"""
