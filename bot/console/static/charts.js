// Draws each figure from the table in it, so that a chart cannot say anything else. Without this script the tables are there.
(function () {
  "use strict";

  if (typeof Chart === "undefined") return;
  const drawn = [];

  function colour(name) {
    return getComputedStyle(document.documentElement).getPropertyValue(name).trim();
  }

  function read(table) {
    const heads = Array.from(table.tHead.rows[0].cells).map((cell) => cell.textContent.trim());
    const rows = Array.from(table.tBodies[0].rows).map((row) => Array.from(row.cells).map((cell) => cell.textContent.trim()));
    return {
      labels: rows.map((row) => row[0]),
      series: heads.slice(1).map((name, place) => ({ name: name, numbers: rows.map((row) => Number(row[place + 1])) })),
    };
  }

  // In lines that are short enough to stand beside a bar.
  function lines(label) {
    return label.split(" ").reduce(function (found, word) {
      const last = found[found.length - 1];
      if (last && last.length + word.length < 18) found[found.length - 1] = last + " " + word;
      else found.push(word);
      return found;
    }, []);
  }

  function draw(figure) {
    const table = figure.querySelector("table");
    const place = figure.querySelector(".canvas");
    const told = read(table);
    const kind = figure.dataset.kind.split(" ");
    const across = kind.includes("across");
    const stacked = kind.includes("stacked");
    if (!told.series.some((one) => one.numbers.some((number) => number > 0))) return;
    const canvas = document.createElement("canvas");
    canvas.setAttribute("role", "img");
    canvas.setAttribute("aria-label", table.caption.textContent.trim() + ". The table below has the same numbers.");
    place.replaceChildren(canvas);
    place.hidden = false;
    const whole = { beginAtZero: true, stacked: stacked, ticks: { precision: 0, color: colour("--soft") }, grid: { color: colour("--line") } };
    const named = { stacked: stacked, ticks: { color: colour("--soft"), autoSkip: false }, grid: { display: false } };
    drawn.push(
      new Chart(canvas, {
        type: "bar",
        data: {
          labels: told.labels.map(lines),
          datasets: told.series.map((one, number) => ({
            label: one.name,
            data: one.numbers,
            backgroundColor: colour("--chart-" + (number + 1)),
            borderColor: colour("--surface"),
            borderWidth: stacked ? 1 : 0,
            maxBarThickness: 42,
          })),
        },
        options: {
          indexAxis: across ? "y" : "x",
          animation: false,
          maintainAspectRatio: false,
          scales: across ? { x: whole, y: named } : { x: named, y: whole },
          plugins: { legend: { display: stacked, labels: { color: colour("--ink") } } },
        },
      }),
    );
  }

  function drawAll() {
    while (drawn.length) drawn.pop().destroy();
    document.querySelectorAll("figure.chart").forEach(draw);
  }

  drawAll();
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", drawAll);
})();
