"""The tests, room by room as `chronik/` is built; the project itself is looked at by the files here."""
