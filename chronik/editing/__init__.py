"""What commands for editors do: small changes of files, and what a change means.

Reading order:

    references/ another id for a record, two records made one
    outward/  addresses in the net that records name, and what came of them
    reading   the records of a chronicle, for commands that build nothing
    starting  a new record: its file, with what can be added as comments
    pinning   the checksum of a stored text, written into its source
    pages     the pages of a chronicle, and what each shows
    tracing   which files a page came from, and where a file shows
    states    two states of a chronicle, and what differs between them
    report    that in German Markdown, for whoever reviews a change
    proposing  a draft of a stored text: proven, written or only told
    bringing/  records from elsewhere
    depositing/ a bag for an archive
    combining two records made one, checked before anything is written
    doing     the commands that change files
    asking    the commands that only tell
"""
