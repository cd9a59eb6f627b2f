"""From a table or a library to records: what `import` proposes, for a person to decide. Pure.

Reading order:

    reading/   files as others write them
    targets    what a column can fill
    labels     which field a heading means
    mapping    the mapping file: read, and proposed
    drafts     the records of an import, and how they are written
    rows       a row by what it fills, and its day
    works      a library as a table of sources
    values     a cell to the lines of a field
    naming     which record a cell names
    linking    relations and references
    filling    a row to the parts of a record
    alike      names that are nearly those of others
    taking     the whole import of a table
    accepting  the import without what the check refuses
"""
