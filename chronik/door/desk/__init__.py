"""The desk in the browser (`serve --edit`): questions about texts, and saves, on 127.0.0.1.

Reading order:

    token    who may write: whoever has the address that the terminal tells
    asked    requests and replies; what a request must be like
    library  the records as they lie on the disk, read anew where something has changed
    writing  which files may be written, and when
    questions  what the pages ask, by name
    answers  requests below /-/desk/, and what they get

Beside them lies what a browser gets: desk.html, its style and its scripts.
"""
