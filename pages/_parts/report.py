"""The report on a manager to take away: made when it is asked for, with the reply as it is kept."""

from datetime import date
from functools import partial

import streamlit as st

from analysis.export.insights import insights_pages
from analysis.export.paper import to_pdf
from analysis.export.slides import to_pptx
from analysis.insights.report import Insights
from analysis.records import Records
from pages._parts.workspace import company

SLIDES = "application/vnd.openxmlformats-officedocument.presentationml.presentation"


def offer_report(result: Insights, run: str) -> None:
    """Two pages as PDF and as slides; what stands on this page is their preview."""
    reply = Records(company()).get("reply", result.manager, "")
    given = {"printed": date.today(), "reply": reply, "run": run}
    with st.container(horizontal=True):
        for label, ending, kind, draw in (
            ("Two pages as PDF", "pdf", "application/pdf", to_pdf),
            ("Two slides to edit", "pptx", SLIDES, to_pptx),
        ):
            made = partial(drawn, draw, result, given)
            name = f"insights_{result.manager}.{ending}"
            st.download_button(label, made, name, kind, key=f"{ending} {result.manager}", on_click="ignore")


def drawn(draw, result: Insights, given: dict) -> bytes:
    return draw(insights_pages(result, **given))
