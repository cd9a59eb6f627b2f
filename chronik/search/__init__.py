"""The full-text index: files that a browser asks for a few of, each of which it can read.

A record is searched by its row: names, facts and texts as its page shows them. The words of a row
follow from the row alone, and a record's number hardly ever changes, so that the published files
are all that must be remembered: an edit takes the words of the former row out of the lines that
they stand in, and puts those of the new row in. The browser's side is `assets/suchindex.js`.

Reading order:

    folding    words made even: Bündnis, Buendnis and BÜNDNIS are one form
    stopwords  words that stand in every text
    compounds  words that begin within words: Kammer in Handwerkskammer
    rows       what a record is searched by, from its page
    terms      the keys that a row is found by, and what each weighs
    filters    what hits are narrowed by: kind, year, certainty, network, place
    numbers    the number of each record, which tells kind, year and certainty
    lines      a line of the vocabulary: a key, and the numbers of the records that have it
    shards     the vocabulary cut into files by the beginnings of its keys
    blocks     rows in files, some neighbours each
    beside     the other files: networks and places to choose from, how much linked, what there is
    published  the index as it was published, and what is another one now
    index      the files of a site: made, or patched
"""
