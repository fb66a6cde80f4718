"""Learns the weights of the parser from labelled pages, and scores what it reads."""
