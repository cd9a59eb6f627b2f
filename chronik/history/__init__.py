"""What happened to the records themselves. Pure: what git knows comes as arguments.

Reading order:

    said      a record's facts, each in words that can be compared
    compared  two states of a record: which facts differ
    changes   what is different, in German sentences for readers
    news      the newest changes of the chronicle and of its parts
    ledger    the addresses that were published
    frozen    former states of records that stay readable
    recorded  what git told, for a place where it does not come along
"""
