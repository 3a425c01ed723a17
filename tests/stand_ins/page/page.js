// Asks for what there is to show and sends what the person does. The server has escaped everything it hands over.
"use strict";
const $ = (id) => document.getElementById(id);
const at = { person: "U0SAM", place: "dm", tab: "messages", phone: "500100" };
let version = -1;
let asked = "";

async function act(what, more) {
  await fetch("/page/do", {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify({ what, person: at.person, place: at.place, ...more }),
  });
  look(true);
}

async function tap(what, more) {
  await fetch("/page/do", {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify({ what, phone: at.phone, ...more }),
  });
  look(true);
}

function ask(dialog, words, then) {
  const [title, no, yes] = [dialog.querySelector("h3"), ...dialog.querySelectorAll("menu button")];
  [title.textContent, no.textContent, yes.textContent] = [words.title, words.no, words.yes];
  dialog.returnValue = "";
  dialog.onclose = () => then(dialog.returnValue === "yes");
  dialog.showModal();
}

function press(button) {
  const message = button.closest("[data-ts]");
  if (button.dataset.action === "telegram") return tap("press", { ts: message.dataset.ts, value: button.dataset.value });
  const send = () => act("press", {
    ts: message ? message.dataset.ts : null,
    action: button.dataset.action,
    value: button.dataset.value,
  });
  if (!button.dataset.ask) return send();
  $("confirm").querySelector("p").textContent = button.dataset.about;
  ask($("confirm"), { title: button.dataset.ask, no: button.dataset.no, yes: button.dataset.yes }, (yes) => yes && send());
}

function openWindow(view) {
  if (!view || view.id === asked) return;
  asked = view.id;
  $("window").querySelector(".fields").innerHTML = view.html;
  ask($("window"), view, (yes) => {
    const fields = [...$("window").querySelectorAll("[data-block]")];
    const values = fields.map((field) => [field.dataset.block, field.dataset.action, field.value]);
    act(yes ? "submit" : "close", { view: view.id, values });
  });
}

function showPhones(phones) {
  $("phone").hidden = !phones;
  if (!phones) return;
  $("phones").innerHTML = phones.people;
  const chat = $("chat");
  if (chat.dataset.shown === phones.pane) return;
  chat.dataset.shown = phones.pane;
  chat.innerHTML = phones.pane;
  chat.scrollTop = chat.scrollHeight;
}

function show(now) {
  showPhones(now.phones);
  const pane = $("pane");
  const below = pane.scrollHeight - pane.scrollTop - pane.clientHeight < 60;
  $("people").innerHTML = now.people;
  $("state").textContent = now.state;
  $("title").textContent = now.title;
  if (pane.dataset.shown !== now.pane) { pane.dataset.shown = now.pane; pane.innerHTML = now.pane; }
  $("prompts").innerHTML = at.place === "dm" ? now.prompts : "";
  $("log").innerHTML = now.log;
  $("words").placeholder = now.placeholder;
  $("tabs").hidden = at.place !== "dm";
  $("composer").hidden = at.tab === "home";
  for (const button of document.querySelectorAll("[data-place]")) button.classList.toggle("on", button.dataset.place === at.place);
  for (const button of document.querySelectorAll("[data-tab]")) button.classList.toggle("on", button.dataset.tab === at.tab);
  if (below && at.tab !== "home") pane.scrollTop = pane.scrollHeight;
  openWindow(now.window);
}

async function look(anew) {
  if (document.querySelector("#log details[open]") && !anew) return;
  const answer = await fetch(`/page/state?${new URLSearchParams({ ...at, version: anew ? -1 : version })}`);
  if (answer.status !== 200) return;
  const now = await answer.json();
  version = now.version;
  show(now);
}

document.addEventListener("click", (event) => {
  const button = event.target.closest("button");
  if (!button || button.closest("dialog")) return;
  if (button.dataset.action) return press(button);
  if (button.dataset.person) { at.person = button.dataset.person; at.place = "dm"; at.tab = "messages"; look(true); }
  if (button.dataset.phone) { at.phone = button.dataset.phone; look(true); }
  if (button.dataset.say) tap("write", { words: button.dataset.say });
  if (button.dataset.place) { at.place = button.dataset.place; at.tab = "messages"; look(true); }
  if (button.dataset.tab) { at.tab = button.dataset.tab; act("tab", { tab: at.tab }); }
  if (button.dataset.prompt) { $("words").value = button.dataset.prompt; $("words").focus(); }
});

$("composer").addEventListener("submit", (event) => {
  event.preventDefault();
  const words = $("words").value.trim();
  if (words) act("write", { words });
  $("words").value = "";
});

$("typing").addEventListener("submit", (event) => {
  event.preventDefault();
  const words = $("typed").value.trim();
  if (words) tap("write", { words });
  $("typed").value = "";
});

setInterval(() => look(false).catch(() => { $("state").textContent = "The demo has stopped."; }), 400);
act("tab", { tab: "messages" });
