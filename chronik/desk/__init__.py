"""A record's text while it is written: changed byte by byte, and shown as a form. Pure.

The text of the file is the state: every change is an operation on it, and what comes out is read,
checked and shown anew.

Reading order:

    changes/  operations on a text that keep every other byte
    shelf     the records of a chronicle as the desk knows them
    proving   a text that is being written, checked
    naming    records by the beginning of a name
    datetyped  a date as somebody types it
    labels    what the fields are called
    boxes     a form from the field table
    marked/   a marked passage of a source, and what it may state
    sheet     a text as the desk shows it
    newrecords  the text of a record that is new
    overview  what the desk shows first
    stored/   stored texts: pasted, and what they propose
"""
