"""Results on paper and slides: pages of marks in inches, drawn by two dumb hands, `paper` (PDF) and `slides` (PPTX).

A page is laid out once, its text measured with the font both use the widths of, so that both show the same and what is
too long is cut at a word before anything is written. What is not a text, a rule or a table is a native shape.
"""
