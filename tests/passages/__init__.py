"""The passage reader: each reading beside the words it was read from."""
