// Live updates for the chat page. Without this file the page works too: forms are posted and the page is shown again.
"use strict";

(function () {
  const lines = document.getElementById("lines");
  const writing = document.getElementById("writing");
  const trouble = document.getElementById("trouble");
  const composer = document.getElementById("composer");
  const box = document.getElementById("text");
  const scroll = document.querySelector(".scroll");
  let waiting = null;

  function toEnd() {
    scroll.scrollTop = scroll.scrollHeight;
  }

  function hint(on) {
    clearTimeout(waiting);
    writing.hidden = !on;
    if (on) {
      waiting = setTimeout(function () {
        hint(false);
        say("This takes longer than usual. Your message has arrived; the answer will appear here.");
      }, 20000);
    }
  }

  function say(text, reload) {
    trouble.textContent = text || "";
    trouble.hidden = !text;
    if (reload) {
      const link = document.createElement("a");
      link.href = "/chat";
      link.textContent = "Open the page again";
      trouble.append(" ", link);
    }
    toEnd();
  }

  function lineOf(html) {
    const template = document.createElement("template");
    template.innerHTML = html;
    return template.content.querySelector("li.line");
  }

  function pendingLine(text) {
    const item = document.createElement("li");
    const bubble = document.createElement("div");
    const words = document.createElement("p");
    item.className = "line theirs pending";
    bubble.className = "bubble";
    words.textContent = text.trim() || "(no words)";
    bubble.append(words);
    item.append(bubble);
    return item;
  }

  function newNonce(form) {
    const bytes = crypto.getRandomValues(new Uint8Array(12));
    form.elements.nonce.value = Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
  }


  function grow() {
    box.style.height = "auto";
    box.style.height = Math.min(box.scrollHeight + 2, 180) + "px";
  }

  async function send(form) {
    if (form.dataset.busy) return;
    const data = new FormData(form);
    const typed = form === composer;
    const pending = pendingLine(data.has("key") ? form.querySelector("button").textContent : data.get("text"));
    const welcome = document.querySelector(".welcome");
    form.dataset.busy = "1";
    say("");
    if (typed) {
      box.value = "";
      grow();
    }
    lines.append(pending);
    hint(true);
    toEnd();
    try {
      const answer = await fetch(form.action, { method: "POST", body: data, headers: { "X-Fragment": "1" } });
      if (!answer.ok) throw answer;
      const line = answer.status === 200 ? lineOf(await answer.text()) : null;
      if (line) pending.replaceWith(line);
      else pending.remove();
      if (welcome) welcome.remove();
      muteButtonsBefore(line);
      newNonce(form);
    } catch (problem) {
      pending.remove();
      hint(false);
      if (typed && !box.value) {
        box.value = data.get("text");
        grow();
      }
      if (problem.status === 403) say("This page is out of date.", true);
      else if (problem.status === 413) say("That is too long to send at once. Please shorten it.");
      else if (problem.status === 503) say(await problem.text());
      else say("That did not get through. Please try again in a moment.");
    } finally {
      delete form.dataset.busy;
    }
  }

  // An answer may come before the browser hears that its message was taken: that answer's buttons stay prominent.
  function muteButtonsBefore(line) {
    lines.querySelectorAll(".latest").forEach(function (other) {
      const earlier = line && line.compareDocumentPosition(other) & Node.DOCUMENT_POSITION_PRECEDING;
      if (earlier) other.classList.remove("latest");
    });
  }

  document.addEventListener("submit", function (event) {
    const form = event.target;
    if (!form.matches("form[data-live]")) return;
    event.preventDefault();
    if (form === composer && !box.value.trim()) {
      box.focus();
      return;
    }
    send(form);
    if (form === composer) box.focus();
  });

  box.addEventListener("input", grow);
  box.addEventListener("keydown", function (event) {
    if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    composer.requestSubmit();
  });

  const query = new URLSearchParams({ after: lines.dataset.after, page: lines.dataset.page });
  const stream = new EventSource("/chat/stream?" + query);
  stream.addEventListener("line", function (event) {
    const line = lineOf(event.data);
    if (!line || lines.querySelector('[data-id="' + CSS.escape(line.dataset.id) + '"]')) return;
    hint(false);
    say("");
    lines.append(line);
    toEnd();
  });
  stream.addEventListener("error", function () {
    if (stream.readyState === EventSource.CLOSED) {
      hint(false);
      say("This conversation is not followed here any more.", true);
    }
  });

  // On a phone this would open the keyboard over the conversation.
  if (matchMedia("(pointer: fine)").matches) box.focus();
  if (!writing.hidden) hint(true);
  toEnd();
})();
