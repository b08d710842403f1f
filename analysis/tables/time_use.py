"""Where managers' weeks go."""

from analysis.tables.declare import Column, Table
from analysis.tables.rules import between, dated

CATEGORIES = {
    "coaching": ("one on one", "one-on-one", "1:1", "1 1", "1on1", "call coaching", "joint calls", "ride along"),
    "strategy": ("planning", "strategic planning", "business planning", "forecasting"),
    "customers": ("customer", "customer meetings", "client meetings", "clients", "selling", "deals"),
    "hiring": ("recruiting", "interviews", "interviewing", "recruitment"),
    "talent": ("development", "talent development", "reviews", "performance reviews", "training"),
    "operations": ("ops", "pipeline review", "pipeline reviews", "reporting", "crm"),
    "admin": ("administration", "administrative", "paperwork", "e-mail", "email", "expenses"),
    "firefighting": ("fire fighting", "fire-fighting", "escalations", "escalation", "urgent"),
    "meetings": ("meeting", "internal meetings", "team meetings", "team meeting"),
}

TIME_USE = Table(
    name="time_use",
    label="Managers' time",
    about="One row per manager, week and use of time: from a calendar, a diary or an estimate.",
    key=("manager_id", "week", "category"),
    columns=(
        Column(
            "manager_id",
            "VARCHAR",
            "the manager whose time it is",
            aliases=(
                "manager",
                "manager name",
                "sales manager",
            ),
            examples=("mgr-01", "mgr-02"),
        ),
        Column(
            "week",
            "DATE",
            "the week, given by its Monday",
            required=False,
            aliases=("week of", "week start", "week starting", "week beginning", "week commencing", "date"),
            examples=("2026-02-02", "2026-02-02"),
        ),
        Column(
            "category",
            "VARCHAR",
            "what the time went to",
            aliases=("activity", "time category", "use", "bucket"),
            choices=CATEGORIES,
            examples=("coaching", "admin"),
        ),
        Column(
            "hours",
            "DOUBLE",
            "the hours it took",
            unit="hours a week",
            aliases=("duration hours", "hours spent", "time spent"),
            examples=("6.5", "9"),
        ),
    ),
    rules=(dated("week"), between("hours", 0, 168, "hours a week")),
)
