"use strict";
(() => {
  const root = document.documentElement;
  const slides = [...document.querySelectorAll(".slide")];
  const specs = JSON.parse(document.getElementById("charts").textContent);
  const views = new Map();
  const talk = matchMedia("screen and (min-width: 900px) and (min-height: 480px)");
  const LETTERS = 14; // px of a chart's letters before it is scaled to its place
  const NARROW = 480; // px: a chart is laid out no narrower for the sake of larger letters,
  const PHONE = 330; // but in a narrow place as on a phone, for letters
  const LARGER = 1.3; // times as large
  const CLOSER = 0.8; // of a chart's height: rows move together before letters shrink,
  const HIGHER = 1.5; // and apart where there is room
  const FITS = [1, 0.94, 0.88, 0.82, 0.76, 0.7];
  let at = 0;

  // Where we are

  function show(number) {
    at = Math.max(0, Math.min(slides.length - 1, number));
    const slide = slides[at];
    root.style.setProperty("--done", slides.length > 1 ? at / (slides.length - 1) : 1);
    document.getElementById("place").textContent = `${at + 1} / ${slides.length}`;
    for (const link of document.querySelectorAll("#overview a"))
      link.setAttribute("aria-current", link.hash === `#${slide.id}`);
    if (location.hash !== `#${slide.id}`) history.replaceState(null, "", `#${slide.id}`);
  }

  function go(number) {
    show(number);
    slides[at].scrollIntoView({ behavior: "instant", block: "start" });
    slides[at].focus({ preventScroll: true });
  }

  // A section that is taller than the screen is read to its end before the next one comes.
  function on() {
    const below = slides[at].getBoundingClientRect().bottom - innerHeight;
    if (talk.matches && below > 8) scrollBy({ top: Math.min(below, innerHeight * 0.8), behavior: "instant" });
    else go(at + 1);
  }

  function back() {
    const above = slides[at].getBoundingClientRect().top;
    if (talk.matches && above < -8) scrollBy({ top: Math.max(above, -innerHeight * 0.8), behavior: "instant" });
    else go(at - 1);
  }

  function seen() {
    const middle = innerHeight / 2;
    const number = slides.findIndex(slide => slide.getBoundingClientRect().bottom > middle);
    if (number >= 0 && number !== at) show(number);
  }

  function fromAddress() {
    const number = slides.findIndex(slide => `#${slide.id}` === location.hash);
    go(Math.max(0, number));
  }

  // Keys, buttons, fingers

  const dark = () => (root.dataset.look ? root.dataset.look === "dark" : matchMedia("(prefers-color-scheme: dark)").matches);
  const named = () => (document.getElementById("look").textContent = dark() ? "Light" : "Dark");
  const open = id => document.getElementById(id).showModal();

  const acts = {
    on: () => go(at + 1),
    back: () => go(at - 1),
    overview: () => open("overview"),
    keys: () => open("keys"),
    notes() {
      const shown = document.body.classList.toggle("with-notes");
      document.querySelector("[data-do=notes]").setAttribute("aria-pressed", shown);
      fitAll();
    },
    look() {
      root.dataset.look = dark() ? "light" : "dark";
      named();
    },
  };
  const keys = { ArrowRight: acts.on, ArrowLeft: acts.back, Home: () => go(0), End: () => go(slides.length - 1), o: acts.overview, n: acts.notes, d: acts.look, "?": acts.keys };
  const turning = { ArrowDown: on, ArrowUp: back, PageDown: on, PageUp: back, " ": on };

  addEventListener("keydown", event => {
    const shown = document.querySelector("dialog[open]");
    if (shown) {
      if ((event.key === "o" && shown.id === "overview") || (event.key === "?" && shown.id === "keys")) shown.close();
      return;
    }
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === " " && event.target.closest("button, a")) return;
    const act = event.key === " " && event.shiftKey ? talk.matches && back : keys[event.key] || (talk.matches && turning[event.key]);
    if (!act) return;
    event.preventDefault();
    act();
  });

  document.addEventListener("click", event => {
    const button = event.target.closest("[data-do]");
    if (button) acts[button.dataset.do]();
    const link = event.target.closest("a[href^='#']");
    if (!link) return;
    event.preventDefault();
    link.closest("dialog")?.close();
    go(slides.findIndex(slide => `#${slide.id}` === link.hash));
  });

  let touched = null;
  addEventListener("touchstart", event => {
    const first = event.changedTouches[0];
    touched = event.touches.length > 1 || event.target.closest(".scroll, dialog") ? null : [first.clientX, first.clientY];
  }, { passive: true });
  addEventListener("touchend", event => {
    if (!touched) return;
    const [x, y] = [event.changedTouches[0].clientX - touched[0], event.changedTouches[0].clientY - touched[1]];
    if (Math.abs(x) > 60 && Math.abs(x) > 2 * Math.abs(y)) go(at + (x < 0 ? 1 : -1));
    touched = null;
  }, { passive: true });

  // Charts

  async function draw(slot) {
    const spec = specs[slot.dataset.chart];
    const wide = spec.width === "container";
    const laid = wide ? { ...spec, width: slot.clientWidth, autosize: { type: "fit-x", contains: "padding" } } : spec;
    const { view } = await vegaEmbed(slot.querySelector(".chart"), laid, { ast: true, actions: false, renderer: "svg", tooltip: { theme: "custom" } });
    views.set(slot, { view, wide, height: view.height() });
  }

  const roomy = width => Math.max(1, width / NARROW, Math.min(width / PHONE, LARGER));
  const size = slot => slot.querySelector("svg").viewBox.baseVal;

  // The letters of a chart grow with those of its section; it is laid out as wide and high as its place then asks.
  async function fitChart(slot) {
    const { view, wide, height } = views.get(slot);
    const letters = parseFloat(getComputedStyle(slot).fontSize);
    const most = talk.matches ? (1.1 * letters) / LETTERS : 1;
    slot.style.minHeight = slot.style.maxWidth = "";
    if (!wide) return fitWhole(slot, most);
    await view.signal("width", slot.clientWidth).signal("height", height).runAsync();
    if (!talk.matches) return;
    slot.style.minHeight = `${size(slot).height * 0.86}px`;
    const least = size(slot).height - (1 - CLOSER) * height;
    const grown = Math.min(slot.clientHeight / least, roomy(slot.clientWidth), most);
    const scale = Math.max(0.86, grown);
    await view.signal("width", slot.clientWidth / scale).runAsync();
    const spare = slot.clientHeight / scale - size(slot).height;
    await view.signal("height", Math.min(height * HIGHER, height + spare)).runAsync();
  }

  function fitWhole(slot, most) {
    slot.style.maxWidth = `${size(slot).width * most}px`;
    if (talk.matches) slot.style.minHeight = `${Math.min(size(slot).height, (size(slot).height * slot.clientWidth) / size(slot).width) * 0.8}px`;
  }

  // What is wider than a phone is scrolled with keys too.
  function reach(slide) {
    for (const box of slide.querySelectorAll(".scroll")) {
      if (box.scrollWidth > box.clientWidth) box.tabIndex = 0;
      else box.removeAttribute("tabindex");
    }
  }

  async function fit(slide) {
    const slots = [...slide.querySelectorAll(".slot")].filter(slot => views.has(slot));
    for (const scale of FITS) {
      slide.style.setProperty("--fit", scale);
      for (const slot of slots) await fitChart(slot);
      if (!talk.matches || slide.offsetHeight <= innerHeight) break;
    }
    reach(slide);
  }

  // One after the other: a chart is measured only once it is drawn anew.
  let turn = Promise.resolve();
  const inTurn = act => (turn = turn.then(act));

  const fitAll = () => inTurn(async () => {
    for (const slide of new Set([slides[at], ...slides])) await fit(slide);
    if (talk.matches) slides[at].scrollIntoView({ behavior: "instant", block: "start" });
  });

  async function drawAll() {
    for (const slide of new Set([slides[at], ...slides])) {
      for (const slot of slide.querySelectorAll(".slot")) if (!views.has(slot)) await draw(slot);
      await fit(slide);
      if (talk.matches) slides[at].scrollIntoView({ behavior: "instant", block: "start" });
    }
    root.dataset.drawn = "all";
  }

  let waiting = 0;
  addEventListener("resize", () => {
    clearTimeout(waiting);
    waiting = setTimeout(fitAll, 120);
  });
  let asked = false;
  addEventListener("scroll", () => {
    if (asked) return;
    asked = true;
    requestAnimationFrame(() => {
      asked = false;
      seen();
    });
  }, { passive: true });
  addEventListener("hashchange", fromAddress);
  history.scrollRestoration = "manual";
  named();
  fromAddress();
  inTurn(drawAll);
})();
