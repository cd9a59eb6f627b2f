"""A record's text while it is written: changed byte by byte, and shown as a form. Pure.

The text of the file is the state: every change is an operation on it, and what comes out is read,
checked and shown anew.

Reading order:

    changes/  operations on a text that keep every other byte
    shelf     the records of a chronicle as the desk knows them
    proving   a text that is being written, checked
    labels    what the fields are called
    boxes     a form from the field table
    sheet     a text as the desk shows it
"""
