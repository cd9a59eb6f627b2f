"""What a file system promises: who has a file, and that what was written lasts.

Reading order:

    holding  a file or folder is one process's alone
    lasting  what was written is on the disk
"""
