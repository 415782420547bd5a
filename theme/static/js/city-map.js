// What a pointer and a script add to a city's map: words for what is under the pointer, zoom, and
// which marks are shown. Without it the map, its list and the tables say the same.

const STEPS = [1, 1.6, 2.5, 4];

function button(text, label, act) {
  const made = document.createElement("button");
  made.type = "button";
  made.className = "map-tool";
  made.textContent = text;
  if (label) made.setAttribute("aria-label", label);
  made.addEventListener("click", act);
  return made;
}

function told(frame, drawing) {
  const box = document.createElement("p");
  box.className = "map-told";
  box.setAttribute("aria-hidden", "true"); // The link says the same to those who hear it.
  box.hidden = true;
  frame.append(box);
  const show = (event) => {
    const link = event.target.closest("a");
    box.hidden = !link;
    if (link) box.textContent = link.dataset.told ?? link.getAttribute("aria-label");
  };
  const hide = () => (box.hidden = true);
  drawing.addEventListener("pointerover", show);
  frame.addEventListener("focusin", show); // On the drawing itself it would make that a stop.
  drawing.addEventListener("pointerleave", hide);
  frame.addEventListener("focusout", hide);
  document.addEventListener("keydown", (event) => event.key === "Escape" && hide());
}

function zoom(frame, drawing, words) {
  const [left, top, width, height] = drawing.getAttribute("viewBox").split(" ").map(Number);
  let step = 0;
  let middle = [left + width / 2, top + height / 2];

  const draw = () => {
    const wide = width / STEPS[step];
    const high = height / STEPS[step];
    const within = (value, low, size, part) =>
      Math.min(Math.max(value, low + part / 2), low + size - part / 2);
    middle = [within(middle[0], left, width, wide), within(middle[1], top, height, high)];
    const box = [middle[0] - wide / 2, middle[1] - high / 2, wide, high];
    drawing.setAttribute("viewBox", box.map((n) => n.toFixed(1)).join(" "));
    drawing.style.setProperty("--zoom", STEPS[step]);
    drawing.classList.toggle("map-zoomed", step > 0);
    larger.disabled = step === STEPS.length - 1;
    smaller.disabled = step === 0;
  };
  const by = (change) => {
    step = Math.min(Math.max(step + change, 0), STEPS.length - 1);
    draw();
  };
  const larger = button("+", words.larger, () => by(1));
  const smaller = button("−", words.smaller, () => by(-1));

  // Who comes by keyboard sees the district that has the focus.
  frame.addEventListener("focusin", (event) => {
    const number = event.target.closest("a")?.querySelector("text");
    if (!number) return;
    middle = [Number(number.getAttribute("x")), Number(number.getAttribute("y"))];
    if (step > 0) draw();
  });

  let from = null;
  let moved = false;
  drawing.addEventListener("pointerdown", (event) => {
    from = step > 0 ? [event.clientX, event.clientY, ...middle] : null;
    moved = false;
  });
  drawing.addEventListener("pointermove", (event) => {
    if (!from) return;
    const unit = width / STEPS[step] / drawing.clientWidth;
    const [dx, dy] = [event.clientX - from[0], event.clientY - from[1]];
    moved ||= Math.hypot(dx, dy) > 6;
    middle = [from[2] - dx * unit, from[3] - dy * unit];
    if (moved) draw();
  });
  for (const end of ["pointerup", "pointercancel", "pointerleave"]) {
    drawing.addEventListener(end, () => (from = null));
  }
  drawing.addEventListener("dragstart", (event) => event.preventDefault());
  drawing.addEventListener("click", (event) => moved && event.preventDefault(), true);
  draw();
  return [larger, smaller];
}

function filters(figure, words) {
  const groups = [...figure.querySelectorAll(".map-list-group")].filter((group) =>
    figure.querySelector(`.map-mark[data-kind="${group.dataset.kind}"]`),
  );
  if (groups.length < 2) return [];
  const choose = (kind) => {
    for (const mark of figure.querySelectorAll(".map-mark")) {
      mark.toggleAttribute("hidden", kind !== "" && mark.dataset.kind !== kind);
      mark.classList.toggle("map-mark-off", mark.hasAttribute("hidden"));
    }
    for (const each of made) each.setAttribute("aria-pressed", String(each.dataset.kind === kind));
  };
  const made = [{ kind: "", title: words.every }, ...groups.map((group) => group.dataset)].map(
    ({ kind, title }) => {
      const each = button(title, "", () => choose(kind));
      each.dataset.kind = kind;
      return each;
    },
  );
  choose("");
  return made;
}

for (const figure of document.querySelectorAll("[data-map]")) {
  const frame = figure.querySelector(".map-frame");
  const drawing = frame.querySelector("svg");
  const tools = document.createElement("div");
  tools.className = "map-tools";
  tools.setAttribute("role", "group");
  tools.setAttribute("aria-label", figure.dataset.filter);
  told(frame, drawing);
  tools.append(...zoom(frame, drawing, figure.dataset), ...filters(figure, figure.dataset));
  frame.after(tools);
}
