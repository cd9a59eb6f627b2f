"""Words and problems: what every room may use, and what knows nothing of chronicles.

Reading order:

    diagnostics  places, problems as values, four forms of report; faults that stop a build
    summaries    all problems of a run as Markdown, for those who review a change
    german       order, lists, numbers, ids
    near         which known word was meant by a mistyped one
    calls        what to type to call this program
    hints        what was meant, what to type instead, why the system refused
    digests      what stands for contents
    escaping     texts made safe for HTML
    links        addresses that are made from a name
    languages    tags of languages, and what people type instead
    bounds       how large anything may be that editors write
    portable     names of files that another system cannot have
    pieces       where the parts of a large file stand
"""
