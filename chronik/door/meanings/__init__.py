"""What each kind of message means and what to do about it, for the handbook and `explain`.

Reading order:

    every   the meaning of each code
    typed   of those about files, and about what is typed in them
    proved  of those about quotes, and about the whole
"""
