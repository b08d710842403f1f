"""The survey kit, offered where strategy clarity or culture is missing."""

from functools import partial

import streamlit as st

from analysis.kit import FORM, Team, count_asked, form, kit
from analysis.panel import Panel
from analysis.story.kit import tell_kit
from pages._parts.show import show_beside
from pages._parts.workspace import held, is_demo, own_company, workspace_panel

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
IN_THE_ZIP = "The form, an invitation, and text for Microsoft Forms, Google Forms and Qualtrics, in one zip file."


def offer_kit(panel: Panel) -> None:
    """The kit and what it opens; nothing where strategy clarity and culture are both measured."""
    section = tell_kit(panel.measures)
    if section:
        st.space(24)
        show_beside(section)
        download_kit(teams_of(panel))


def download_kit(teams: tuple[Team, ...]) -> None:
    """The form and the whole kit to download, with `teams` to choose from; made once a button is pressed."""
    more = (
        f"All {count_asked(full=True)} statements, in place of the {count_asked()} for clarity, culture and engagement"
    )
    full = st.toggle(more, key="full survey")
    with st.container(horizontal=True):
        st.download_button("Survey form (Excel)", partial(form, teams, full=full), FORM, XLSX, on_click="ignore")
        st.download_button(
            "Text for Forms or Qualtrics",
            partial(kit, teams, full=full),
            "survey_kit.zip",
            "application/zip",
            help=IN_THE_ZIP,
            on_click="ignore",
        )


def own_teams() -> tuple[Team, ...]:
    """The teams of the reader's own company; none before there are any."""
    return () if is_demo() or held(own_company()) is None else teams_of(workspace_panel())


def teams_of(panel: Panel) -> tuple[Team, ...]:
    """The panel's teams, as the form's drop-down lists them."""
    return tuple(Team(row.team_id, row.team_name) for row in panel.teams.itertuples())
