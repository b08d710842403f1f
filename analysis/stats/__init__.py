"""Arrays in, arrays out: nothing here knows a team's name, a table or a file.

attribute             the whole way, from rows to shares with intervals; it calls, in this order:
gather                rows and answers become what each team adds to the sums, by
  moments               quarter means out, then means and squares
  raters                how far raters disagree, and for how long
  luck                  whether a quarter's luck lasts into the next
bootstrap             draws of teams, and percentiles
attribution           shares of every draw, by
  pooling               sums over the drawn teams, one matrix product
  random_effects        slopes by random-effects least squares, with
  errors_in_variables   the raters' error taken out
  cut                   high and low teams as weights, the boundary team by its fraction
shapley, sensitivity, reliability, shrinkage   what stands beside the shares
specifications        the same split under other choices, many at once
scales                how well a survey measures
within_between, timing, hidden   what could be said against them
"""
