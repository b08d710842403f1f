"""The report on a manager to take away: two files, offered where a manager is chosen and nowhere else."""

import csv


def labels(app) -> list[str]:
    return [button.proto.label for button in app.get("download_button")]


def test_both_files_are_offered_once_a_manager_is_chosen(open_app, small_workspace, small_files):
    with (small_files / "teams.csv").open(encoding="utf-8", newline="") as lines:
        manager = max(csv.DictReader(lines), key=lambda row: row["manager_since"])["manager_id"]
    app = open_app(small_workspace, "managers")
    assert "Two pages as PDF" not in labels(app)
    app.selectbox(key="manager").select(manager).run()
    assert not app.exception
    assert {"Two pages as PDF", "Two slides to edit"} <= set(labels(app))
