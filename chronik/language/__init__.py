"""What Python has too, and here costs less at the start of a run. The ground floor.

Each does what its model does:

    beside    what is kept beside Python's bytecode
    compiled  what `re` makes of a pattern, kept from run to run
    patterns  regular expressions, compiled when they are used
    tuples    named tuples, quickly made
"""
