"""The commands there are: `arguments(parser)` adds what can be typed after one, `run(options)` does
it and gives the exit code. A module is loaded when it is called.

    build  check, then write the site
    check  everything but writing
    init   begin a chronicle
    serve  build, and show the site on 127.0.0.1
    new  make the file of a new record
    changing/  what changes files that editors wrote
    explain  which files a page came from, and where a file shows
    links  whether the addresses in the net that records name still answer
    diff  what a change means, for whoever reviews it
    book  a PDF to print and an EPUB
    schema  JSON Schemas of the records
    deposit  a bag for an archive
"""
