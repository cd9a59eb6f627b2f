"""Files, processes, git: all that is outside. The only room that touches the disk.

Reading order:

    disk/       what a file system promises: who has a file, and that what was written lasts
    net/        whether addresses in the net still answer
    scan        the input files and their stamps
    store       the memo on disk
    ownership   whose the output folder is
    staging     the next site as a tree of changed and shared files
    publish     puts the site in place
    lastbuild   what the last build published, and how to know it again
    imagefiles  image files, and what was made of them, kept by content
    pixels      images as Pillow reads and writes them
    revisions   when git says that a record was last edited
    snapshots   the files as a commit holds them
    writing     several files changed together, or none
    packing     a program as a wheel
    workers     work divided over processes
    bags/       a bag for an archive, made aside and put in place
"""
