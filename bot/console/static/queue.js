// The queue: new rows as they come, and the keyboard. Without this script the page works as well, once it is opened again.
(function () {
  "use strict";

  let queue = document.getElementById("queue");
  let here = -1;
  let busy = false;
  let again = false;

  function rows() {
    return Array.from(queue.querySelectorAll("tbody tr"));
  }

  function go(to) {
    const all = rows();
    if (!all.length) return;
    here = Math.max(0, Math.min(to, all.length - 1));
    all.forEach(function (row, place) {
      row.classList.toggle("here", place === here);
    });
    all[here].querySelector("a").focus({ preventScroll: true });
    all[here].scrollIntoView({ block: "nearest" });
  }

  document.addEventListener("keydown", function (event) {
    const typing = event.target.closest("input, select, textarea, button");
    if (typing || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "j") go(here + 1);
    else if (event.key === "k") go(here - 1);
    else if (event.key === "Enter" && here >= 0 && event.target === document.body) rows()[here].querySelector("a").click();
    else return;
    event.preventDefault();
  });

  // What is shown is asked for anew, and put in the place of the old rows; the row with the focus keeps it.
  async function refresh() {
    if (busy) {
      again = true;
      return;
    }
    busy = true;
    const focused = document.activeElement && document.activeElement.closest("#queue tbody tr");
    const number = focused ? focused.querySelector("a").textContent : null;
    try {
      const answer = await fetch(location.href, { headers: { "X-Fragment": "1" }, redirect: "error" });
      if (!answer.ok) return;
      const template = document.createElement("template");
      template.innerHTML = await answer.text();
      const fresh = template.content.getElementById("queue");
      if (!fresh) return;
      queue.replaceWith(fresh);
      queue = fresh;
      const place = number ? rows().findIndex((row) => row.querySelector("a").textContent === number) : -1;
      if (place >= 0) go(place);
    } catch (problem) {
      // The stream says when there is something new again.
    } finally {
      busy = false;
      if (again) {
        again = false;
        refresh();
      }
    }
  }

  const stream = new EventSource("/tickets/stream?after=" + queue.dataset.mark);
  stream.addEventListener("changed", refresh);
  // Times run on even where nothing happens.
  setInterval(refresh, 60000);
})();
