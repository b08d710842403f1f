"""How long a slider takes to move the chart, on the demo company: `python -m benchmarks.what_if`

The answer is what the server works out for a move: the scenario, its words and both drawings. The rerun is Streamlit's
own, of the fragment, from the message that a slider has moved to the last message back, on a socket without a browser
behind it. The last row is what a person waits for: from the key press to the chart redrawn in the browser. Moves are of
one step, one after the other.
"""

import tempfile
import time
from pathlib import Path

import numpy as np
from playwright.sync_api import Browser, Page, sync_playwright
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.sync.client import ClientConnection, connect

from analysis.panel import build_panel
from analysis.questions.what_if import imagine_on
from analysis.split.ground import Ground, lay_ground
from analysis.story.what_if import tell_what_if
from analysis.story.what_if_teams import tell_other_teams, tell_teams
from analysis.workspace import Workspace
from data.make_demo import make_demo
from pages._parts.demo import demo_path
from tests.browser.conftest import IDLE, QUIET, served
from tests.browser.provide import provide

MOVES, ANSWERS = 40, 200
SLIDER = "Coaching cadence"
AIMS = {"answer": "", "rerun": "p95 under 60", "chart": "p50 under 200"}  # ms
SAID = {
    "answer": "a scenario, its words and its drawings",
    "rerun": "the page's rerun, to the last message",
    "chart": "from the key press to the changed chart",
}
WATCH = """
window.move = {};
const chart = () => document.querySelector("[data-testid=stVegaLiteChart][aria-label*='90 % bands']");
window.words = () => chart()?.querySelector('svg') && chart().getAttribute('aria-label');
document.addEventListener('keydown', () => (window.move = { pressed: performance.now(), before: words() }), true);
const look = () => {
  if (move.pressed && !move.seen && words() && words() !== move.before) {
    move.seen = true;
    requestAnimationFrame(() => (move.drawn = performance.now()));
  }
};
new MutationObserver(look).observe(document, { subtree: true, childList: true, attributes: true });
"""


def main():
    """Time both sides and print the table as Markdown."""
    with tempfile.TemporaryDirectory() as folder:
        files, served_from = make_demo(Path(folder) / "sixty"), Path(folder) / "served"
        served_from.mkdir()
        with served(served_from, files) as address, sync_playwright() as playwright:
            found = {"rerun": reruns(address)}
            found["chart"] = moves(playwright.chromium.launch(executable_path=provide(), args=QUIET), address)
        ground = lay_ground(build_panel(Workspace(demo_path(served_from))))
        print("\n".join(table({"answer": answers(ground)} | found)))


def table(found: dict[str, np.ndarray]) -> list[str]:
    """The rows of the table: milliseconds of each, beside its aim."""
    lines = ["| what | p50 ms | p95 ms | aim | times |\n|---|---|---|---|---|"]
    for name, times in found.items():
        middle, high = np.percentile(times, [50, 95])
        lines.append(f"| {SAID[name]} | {middle:.0f} | {high:.0f} | {AIMS[name]} | {len(times)} |")
    return lines


def answers(ground: Ground, times: int = ANSWERS) -> np.ndarray:
    """Milliseconds of all that is worked out when every slider stands anew, (times,)."""
    rng = np.random.default_rng(0)
    return np.array([answer(ground, rng) for _ in range(times)])


def answer(ground: Ground, rng: np.random.Generator) -> float:
    given = {row.name: rng.uniform(row.low, row.high) for row in ground.ranges.itertuples(index=False)}
    start = time.perf_counter()
    result = imagine_on(ground, moves=tuple(given.items()))
    tell_what_if(result), tell_teams(result), tell_other_teams(result)
    return 1000 * (time.perf_counter() - start)


def reruns(address: str, times: int = MOVES) -> np.ndarray:
    """Milliseconds from the message that a slider has moved to the last message back, (times,)."""
    socket = f"{address.replace('http', 'ws')}/_stcore/stream"
    with connect(socket, origin=address, subprotocols=["streamlit"], max_size=None) as server:
        sliders = []
        while not sliders:  # the first look at a page may only open the app
            sliders = [each for each in rerun(server)[1] if SLIDER in each.delta.new_element.slider.label]
        slider, fragment = sliders[0].delta.new_element.slider, sliders[0].delta.fragment_id
        steps = (slider.value[0] + slider.step * (at % 4) for at in range(times + 1))
        return np.array([rerun(server, fragment, slider.id, at)[0] for at in steps][1:])


def rerun(server: ClientConnection, fragment: str = "", slider: str = "", at: float = 0.0) -> tuple[float, list]:
    """(milliseconds, messages back) of the page's run, or of a fragment's whose slider has moved."""
    asked = BackMsg()
    asked.rerun_script.page_name, asked.rerun_script.fragment_id = "what_if", fragment
    if slider:
        state = asked.rerun_script.widget_states.widgets.add()
        state.id = slider
        state.double_array_value.data.append(at)
    start, said = time.perf_counter(), []
    server.send(asked.SerializeToString())
    while not said or said[-1].WhichOneof("type") != "script_finished":
        said.append(ForwardMsg.FromString(server.recv(timeout=60)))
    return 1000 * (time.perf_counter() - start), said


def moves(browser: Browser, address: str, times: int = MOVES) -> np.ndarray:
    """Milliseconds until the chart has changed, (times,)."""
    page = browser.new_page()
    page.add_init_script(WATCH)
    page.goto(f"{address}/what_if")
    page.wait_for_function("() => words()", timeout=60_000)
    settle(page)
    move(page, "ArrowRight")  # the first is not timed
    found = [move(page, ("ArrowRight", "ArrowLeft")[at // 4 % 2]) for at in range(times)]
    page.close()
    return np.array(found)


def move(page: Page, key: str) -> float:
    """Milliseconds from one step of the slider to the chart redrawn."""
    page.get_by_role("slider", name=SLIDER).press(key)
    page.wait_for_function("() => move.drawn")
    settle(page)
    return page.evaluate("() => move.drawn - move.pressed")


def settle(page: Page) -> None:
    page.wait_for_selector(IDLE)
    page.wait_for_timeout(400)


if __name__ == "__main__":
    main()
