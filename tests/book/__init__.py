"""Tests of the book: what it holds, what it becomes, and what foreign judges say of that."""
