"""Former states of the chronicle that stay readable.

Reading order:

    tags  what the tags hold that site.yaml names, read from git and remembered
"""
