"""What else may be written by chance, and how to look for it with an eye on what was reached.

requests       whatever a page may ask of the desk
test_requests  the desk answers each of them
coverage       the tests of chance, led by the lines they reach (`make fuzz`, atheris)
"""
