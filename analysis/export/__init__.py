"""Stories and reports as files.

A review is a `Story`: `deck` writes it as PowerPoint with native charts, `document` as a tagged PDF, `talk` as one HTML
file, `workbook` as Excel. `vega` draws a figure that no page draws, `svg` a drawing for paper; `letters` knows how wide
words are, so that what is too long is cut at a word before anything is written.

The report on a manager is `insights`: pages of `marks` in inches, drawn by two dumb hands, `paper` (PDF) and `slides`
(PowerPoint).
"""
