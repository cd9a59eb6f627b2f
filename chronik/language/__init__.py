"""What Python has too, and here costs less at the start of a run. The ground floor.

Each does what its model does:

    patterns  regular expressions, compiled when they are used
    tuples    named tuples, quickly made
"""
