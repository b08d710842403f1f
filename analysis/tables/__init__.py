"""TABLES: the fourteen tables a company can bring, each declared once."""

from analysis.tables.activities import ACTIVITIES
from analysis.tables.attainment import ATTAINMENT
from analysis.tables.candidates import CANDIDATES
from analysis.tables.coaching import COACHING
from analysis.tables.commitments import COMMITMENTS
from analysis.tables.deals import DEALS
from analysis.tables.declare import TYPES, Column, Rule, Table
from analysis.tables.initiatives import INITIATIVES
from analysis.tables.reps import REPS
from analysis.tables.reviews import REVIEWS
from analysis.tables.satisfaction import SATISFACTION
from analysis.tables.survey import SURVEY
from analysis.tables.survey_scores import SURVEY_SCORES
from analysis.tables.teams import TEAMS
from analysis.tables.time_use import TIME_USE

TABLES: dict[str, Table] = {
    table.name: table
    for table in (
        TEAMS,
        REPS,
        ATTAINMENT,
        DEALS,
        SATISFACTION,
        SURVEY,
        SURVEY_SCORES,
        COACHING,
        ACTIVITIES,
        COMMITMENTS,
        TIME_USE,
        REVIEWS,
        CANDIDATES,
        INITIATIVES,
    )
}

__all__ = ["TABLES", "TYPES", "Column", "Rule", "Table"]
