// A finger is wider than a mark of the year's wheel, and shows no name before it opens a page. So
// the first tap names the mark nearest to it, and a second one opens that event. Mouse, keyboard
// and pages without this script open a mark at once.

const drawing = document.querySelector(".year-wheel-drawing");
const hint = document.querySelector(".year-wheel-hint");
const events = [...drawing.querySelectorAll(".wheel-event")];
const REACH = 24; // CSS pixels: a target of 48.
let finger = false;

function nearest(x, y) {
  let found = null;
  let best = REACH;
  for (const event of events) {
    const box = event.querySelector(".wheel-mark").getBoundingClientRect();
    const away = Math.hypot((box.left + box.right) / 2 - x, (box.top + box.bottom) / 2 - y);
    if (away < best) [found, best] = [event, away];
  }
  return found;
}

function name(chosen) {
  for (const event of events) event.toggleAttribute("data-named", event === chosen);
  hint.hidden = chosen === null;
}

drawing.addEventListener("pointerdown", (press) => {
  finger = press.pointerType === "touch";
});

drawing.addEventListener("click", (click) => {
  if (!finger || click.target.closest(".wheel-month")) return;
  const event = nearest(click.clientX, click.clientY) ?? click.target.closest(".wheel-event");
  const again = event !== null && event.hasAttribute("data-named");
  click.preventDefault();
  if (again) location.href = event.href.baseVal;
  else name(event);
});
