// Choosing by city, kind and month on the calendar's list, at once and all together. The address
// keeps what was chosen. Without it the filters are links to pages that show the same.

const form = document.querySelector("[data-choices]");
const told = document.querySelector("[role=status]");
const selects = [...form.querySelectorAll("select")];
const reset = form.querySelector("[type=reset]");
const items = [...document.querySelectorAll("[data-first]")];
const groups = [...document.querySelectorAll("[data-group]")];
// The list in the other language is led to with the same choice.
const elsewhere = [...document.querySelectorAll(".masthead-tool[hreflang]")];
const rows = items.filter((item) => item.closest("[aria-labelledby^=bulan-]"));
const everything = told.textContent;

function fits(item, trait, value) {
  if (trait === "month") return item.dataset.first <= value && value <= item.dataset.last;
  return item.dataset[trait] === value;
}

function show() {
  const chosen = selects.filter((select) => select.value);
  for (const item of items) {
    item.hidden = !chosen.every((select) => fits(item, select.dataset.trait, select.value));
  }
  for (const group of groups) {
    group.hidden = chosen.length > 0 && !group.querySelector("[data-first]:not([hidden])");
  }
  reset.hidden = chosen.length === 0;
  const shown = rows.filter((row) => !row.hidden).length;
  const words = shown ? told.dataset.some : told.dataset.none;
  for (const link of elsewhere) {
    const address = new URL(link.href);
    for (const { dataset, value } of selects) {
      if (value) address.searchParams.set(dataset.trait, value);
      else address.searchParams.delete(dataset.trait);
    }
    link.href = address;
  }
  told.textContent = chosen.length
    ? words.replace("{shown}", shown).replace("{all}", rows.length)
    : everything;
}

function fromAddress() {
  const asked = new URLSearchParams(location.search);
  for (const select of selects) {
    // By its name here, or by the one that the other language's list leads on with.
    select.value = asked.get(select.name) ?? asked.get(select.dataset.trait) ?? "";
    if (select.selectedIndex < 0) select.value = ""; // A month that is over, or a slip.
  }
  show();
}

function toAddress() {
  const address = new URL(location.href);
  address.hash = "";
  for (const { name, value, dataset } of selects) {
    address.searchParams.delete(dataset.trait);
    if (value) address.searchParams.set(name, value);
    else address.searchParams.delete(name);
  }
  history.pushState(null, "", address);
  show();
}

form.addEventListener("change", toAddress);
form.addEventListener("submit", (event) => event.preventDefault());
form.addEventListener("reset", (event) => {
  event.preventDefault();
  for (const select of selects) select.value = "";
  selects[0].focus(); // The button goes away.
  toAddress();
});
addEventListener("popstate", fromAddress);

document.querySelector(".calendar-filters").hidden = true;
form.hidden = false;
fromAddress();
