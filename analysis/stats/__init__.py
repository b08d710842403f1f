"""Arrays in, arrays out: nothing here knows a team's name, a table or a file.

moments               quarter means out, then one set of moment matrices a team
errors_in_variables   rater error by moments; slopes by random-effects least squares with that error taken out
cut                   high and low teams as weights, the boundary team by its fraction
attribution           the gap split into shares, noise and the unmeasured rest, with intervals
bootstrap             draws of teams and percentiles
shapley, sensitivity, reliability, shrinkage   what stands beside the shares
"""
