"""Views and templates to bytes.

Reading order:

    own       blocks that a chronicle draws by templates of its own
    compiled  templates as Jinja compiled them
    skeleton  what a template says whatever the view
    faults    what keeps a template from being used
    render    Jinja: a view and its template to bytes
"""
