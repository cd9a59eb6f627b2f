"""Operations on the text of a record that keep every other byte. Pure.

Reading order:

    fieldtypes  the field table as a form sees it
    placing     where what a head says stands in it
    texts       the text of a file, and changes of its characters
    scalartext  a value as an editor would type it
    emitting    groups and lists as an editor would type them
    heads       a head that is changed
    setting     a value set, as changes of characters
    itemising   an item added or moved
    removing    a field or an item taken out
    givenvalues  a value as a form sends it
    expecting   what must come out of an operation
    bodytext    the text below a head
    altering    the operations; what comes out is read again
"""
