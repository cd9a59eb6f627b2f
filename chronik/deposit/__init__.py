"""What an archive gets: a bag with everything that the chronicle is, and how to read it. Pure.

Reading order:

    giving       what is given, and what is said of it
    layout       which file lies where, and which texts are not public
    annotations  the passages as W3C Web Annotations
    citation     CITATION.cff
    letter       LIESMICH.txt for the archivist
    crate        ro-crate-metadata.json
    bag          the tag files of BagIt
"""
