"""Records from elsewhere brought into a chronicle.

Reading order:

    carrying  the files of an import read, and its records written
    reply     what is said of an import
"""
