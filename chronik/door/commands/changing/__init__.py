"""The commands that change what editors wrote.

Each loaded when it is called:

    draft  propose a source, an event and new names from a stored text
    redact  make contact data in a stored text unreadable
    withdraw  take a person out of the chronicle
    import  take records over from a table or a library
    rename  give a record another id, wherever it is named
    merge   make one of two records
    pin  write missing checksums of stored texts
"""
