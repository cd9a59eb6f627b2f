"""How a record is cited, and where its correction is proposed.

Reading order:

    whereabouts  where a source is to be found: paper, day, archive, call number
    citation     how to cite a record, a source, or the chronicle as a whole
    formats      BibTeX and CSL-JSON
    corrections  the record's file on the forge, and a mail for those without an account there
"""
