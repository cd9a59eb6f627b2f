"""A chronicle given to an archive.

Reading order:

    gathering  the chronicle examined, and what of it goes into the bag
    bagging    the site built from the bag's own files, the bag put in place
"""
