"""Sections that pages of several kinds share.

Reading order:

    material     what the page of a record is made from, with its notes
    passages     the anchors of a passage
    items        a claim, relation or date as a line with its notes and remarks
    record       the page of a record: its facts and what ends it
    resting      what rests on a source: claims at its passages and cited places
    scanned      the lines of a scanned page in which a passage stands
    depicted     who is on an image, numbered as one reads
    body         prose with links, images and notes filled in, and the images beside it
    appearances  the images that show a record
    backlinks    what leads to a record: its timeline, links by role and by kind, mentions
    geography    where places lie, the map
    timelines    which picture of time a page gets, and where it leads
    citing/      how to cite a record, and where its correction is proposed
"""
