/* Tables with data-sort: each head becomes a button that sorts the rows. Until one is chosen the
   rows stand as the page has them, which is also what readers without scripts see. Numbers begin
   with the largest, words with A; what has no value stays last. */

const words = new Intl.Collator(document.documentElement.lang, { numeric: true });

function valueOf(row, column, numeric) {
  const cell = row.cells[column];
  if (!numeric) return cell.textContent.trim();
  return "value" in cell.dataset ? Number(cell.dataset.value) : null;
}

function sort(table, column, numeric, order) {
  const turn = order === "ascending" ? 1 : -1;
  const rows = [...table.tBodies[0].rows].sort((one, other) => {
    const [a, b] = [valueOf(one, column, numeric), valueOf(other, column, numeric)];
    if (a === null || b === null) return (a === null) - (b === null);
    return turn * (numeric ? a - b : words.compare(a, b));
  });
  table.tBodies[0].append(...rows);
}

for (const table of document.querySelectorAll("table[data-sort]")) {
  const heads = [...table.tHead.rows[0].cells];
  if (table.tBodies[0].rows.length < 2) continue;
  heads.forEach((head, column) => {
    const numeric = "number" in head.dataset;
    const button = document.createElement("button");
    button.type = "button";
    button.className = "sort-button";
    button.append(...head.childNodes);
    head.append(button);
    button.addEventListener("click", () => {
      const first = numeric ? "descending" : "ascending";
      const second = numeric ? "ascending" : "descending";
      const order = head.getAttribute("aria-sort") === first ? second : first;
      for (const each of heads) each.removeAttribute("aria-sort");
      head.setAttribute("aria-sort", order);
      sort(table, column, numeric, order);
    });
  });
}
