"""A page and its parts: long lists divided, contents that name every section, remarks said once.

Reading order:

    heights   how tall things stand on a telephone
    cutting   a list in pieces that cannot be divided, and a list of some of them
    spans     what a part holds in words: years, months, letters or numbers
    contents  the sections of a page, and where each year or letter begins
    remarks   what editors remark several times stands once on a page
    notes     the notes of each part
    texts     the text of a source on several pages
    paging    long pages divided
"""
