// The page: fetches the sandbox's state, then follows its events.
import { el } from "./content.js";
import { Guide } from "./guide.js";
import { Phone } from "./phone.js";
import { language, switchLanguage, words } from "./words.js";

const $ = (id) => document.getElementById(id);
const narrow = matchMedia("(max-width: 760px)");

class App {
  constructor() {
    this.phones = new Map();
    this.shelf = [];
    this.controls = [];
    this.active = null;
    this.boot = null;
    this.guide = new Guide(this, $("side"));
    this.deepLink = (url) => this.payloadOf(url);
  }

  async start() {
    document.documentElement.lang = language;
    document.title = words.title;
    for (const node of document.querySelectorAll("[data-words]")) node.textContent = words[node.dataset.words];
    $("controls").setAttribute("aria-label", words.controls);
    $("tabs").setAttribute("aria-label", words.people);
    [$("language").textContent, $("language").ariaLabel] = words.language;
    $("language").lang = language === "ru" ? "en" : "ru";
    $("language").addEventListener("click", switchLanguage);
    $("offline").textContent = words.offline;
    narrow.addEventListener("change", () => this.activate(this.active, false));
    new ResizeObserver(() => this.drawTabs()).observe($("phones"));
    $("phones").addEventListener("scroll", () => this.look());
    document.addEventListener("visibilitychange", () => this.look());
    await this.load();
  }

  /** Draws everything anew, then listens from the last event on. */
  async load() {
    const state = await this.request("GET", "/sandbox/state");
    Object.assign(this, { boot: state.boot, bot: state.bot, shelf: state.shelf, controls: state.controls });
    const format = (options) => new Intl.DateTimeFormat(language === "ru" ? "ru-RU" : "en-GB", { ...options, timeZone: state.timezone });
    this.timeFormat = format({ hour: "2-digit", minute: "2-digit" });
    this.dayFormat = format({ weekday: "short", day: "numeric", month: "long" });
    this.shortDayFormat = format({ weekday: "short", day: "2-digit", month: "2-digit", year: "numeric" });
    this.yearFormat = format({ year: "numeric" });
    this.phones.clear();
    $("phones").replaceChildren();
    $("controls").replaceChildren(...this.controls.map((control) => el("button", { type: "button", onclick: (event) => this.press(control, event.currentTarget) }, control.label)));
    for (const person of state.people) this.add(person);
    if (!state.people.length) $("phones").append(el("p", { class: "nobody" }, words.nobody));
    this.activate(this.phones.has(this.active) ? this.active : state.people[0]?.id ?? null, false);
    await this.refreshGuide();
    for (const phone of this.phones.values()) phone.scroll();
    this.follow(state.seq);
  }

  follow(seq) {
    this.source?.close();
    this.source = new EventSource(`/sandbox/events?after=${seq}`);
    this.source.addEventListener("hello", (event) => {
      $("offline").hidden = true;
      if (JSON.parse(event.data).boot !== this.boot) this.load();
    });
    this.source.addEventListener("message", (event) => this.hear(JSON.parse(event.data)));
    this.source.addEventListener("error", () => {
      $("offline").hidden = false;
      if (this.source.readyState === EventSource.CLOSED) setTimeout(() => this.load().catch(() => this.follow(seq)), 1000);
    });
  }

  async hear(event) {
    const phone = this.phones.get(event.chat_id);
    if (event.kind === "message" || event.kind === "edit") phone?.put(event.message);
    else if (event.kind === "delete") phone?.remove(event.message_id);
    else if (event.kind === "action") phone?.typing(event.action);
    else if (event.kind === "pinned") phone?.showPinned(event.pinned);
    else if (event.kind === "answer") this.answered(phone, event);
    else if (event.kind === "person") await this.refresh(event.chat_id);
    else if (event.kind === "menu") await Promise.all([...this.phones.keys()].map((id) => this.refresh(id)));
    this.drawTabs();
    clearTimeout(this.guideTimer);
    this.guideTimer = setTimeout(() => this.refreshGuide(), 150);
  }

  answered(phone, answer) {
    if (!phone || !answer.text) return;
    if (answer.show_alert) this.alert(phone, answer.text);
    else this.toast(phone.id, answer.text);
  }

  // people

  add(person) {
    document.querySelector(".nobody")?.remove();
    const phone = new Phone(this, person);
    this.phones.set(person.id, phone);
    $("phones").append(phone.node);
    phone.scroll();
  }

  async refresh(id) {
    const person = await this.request("GET", `/sandbox/people/${id}/chat`);
    if (!person) return;
    if (this.phones.has(id)) this.phones.get(id).update(person);
    else this.add(person);
    if (this.active === null) this.activate(id, false);
  }

  isVisible(id) {
    if (document.hidden) return false;
    if (narrow.matches) return this.active === id;
    const [phone, stage] = [this.phones.get(id).node, $("phones")].map((node) => node.getBoundingClientRect());
    return phone.right > stage.left + 60 && phone.left < stage.right - 60;
  }

  /** Forgets what was unread in the chats that came into view. */
  look() {
    const seen = [...this.phones.values()].filter((phone) => phone.unread && this.isVisible(phone.id));
    for (const phone of seen) phone.unread = 0;
    if (seen.length) this.drawTabs();
  }

  /** Makes a chat the one that stands for all where there is room for one; `show` also brings it into view. */
  activate(id, show) {
    this.active = id;
    for (const phone of this.phones.values()) {
      phone.node.classList.toggle("active", phone.id === id);
      if (phone.id === id) phone.unread = 0;
    }
    const phone = this.phones.get(id);
    if (narrow.matches) phone?.scroll();
    if (show && phone) {
      phone.node.scrollIntoView({ block: "nearest", inline: "center", behavior: "smooth" });
      phone.input.focus({ preventScroll: true });
    }
    this.drawTabs();
  }

  /** Marks the chat in which the guide's step happens. */
  point(id) {
    for (const phone of this.phones.values()) phone.node.classList.toggle("pointed", phone.id === id);
  }

  drawTabs() {
    const tabs = [...this.phones.values()].map((phone) => el("button", {
      type: "button", role: "tab", id: `tab-${phone.id}`, tabIndex: phone.id === this.active ? 0 : -1,
      "aria-selected": String(phone.id === this.active), "aria-controls": `phone-${phone.id}`,
      onclick: () => this.activate(phone.id, !narrow.matches), onkeydown: (event) => this.moveTab(event),
    }, phone.person.name.split(" ")[0], phone.unread > 0 && el("span", { class: "badge", "aria-label": words.unread(phone.unread) }, String(phone.unread))));
    const focused = document.activeElement?.getAttribute("role") === "tab" ? document.activeElement.id : null;
    $("tabs").replaceChildren(...tabs);
    $("tabs").classList.toggle("needed", $("phones").scrollWidth > $("phones").clientWidth + 1);
    if (focused) $(focused)?.focus();
  }

  moveTab(event) {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!step) return;
    const ids = [...this.phones.keys()];
    const next = ids[(ids.indexOf(this.active) + step + ids.length) % ids.length];
    this.activate(next, false);
    $(`tab-${next}`).focus();
  }

  // links, toasts, controls

  /** The start parameter of a link to this very bot; null for any other link. */
  payloadOf(url) {
    const match = /^(?:https?:\/\/)?(?:t|telegram)\.me\/([A-Za-z0-9_]+)(?:\?start=([A-Za-z0-9_-]*))?$/.exec(url);
    return match && match[1].toLowerCase() === this.bot.username.toLowerCase() ? match[2] || "" : null;
  }

  /** A link to the bot is often meant for somebody else: asks who opens it. */
  openLink(payload, from) {
    const choices = [...this.phones.values()].map((phone) => el("button", {
      type: "button", class: phone.id === from ? "quiet-button" : "helper",
      onclick: async () => { $("dialog").close(); this.activate(phone.id, true); await phone.act("start", { payload }); },
    }, phone.person.name));
    this.dialog(el("p", { id: "dialog-words" }, words.who), ...choices, el("button", { type: "button", class: "quiet-button", onclick: () => $("dialog").close() }, words.cancel));
  }

  alert(phone, text) {
    this.dialog(el("p", { id: "dialog-words" }, text), el("button", { type: "button", class: "helper", onclick: () => { $("dialog").close(); phone.input.focus(); } }, words.ok));
  }

  dialog(...content) {
    $("dialog").replaceChildren(...content);
    if (!$("dialog").open) $("dialog").showModal();
  }

  /** A short notice in the person's phone; over the page where that phone is not in view. */
  toast(id, text) {
    const phone = this.phones.get(id);
    const near = phone && this.isVisible(id);
    const node = el("p", { class: "toast" }, phone && !near && el("small", {}, phone.person.name), text);
    (near ? phone.toasts : $("toasts")).append(node);
    setTimeout(() => node.remove(), 4500);
  }

  async copy(text) {
    await navigator.clipboard?.writeText(text).catch(() => null);
    this.toast(this.active, `${words.copied}: ${text}`);
  }

  async press(control, button) {
    if (button) button.setAttribute("aria-busy", "true");
    $("status").textContent = "…";
    const answer = await this.request("POST", `/sandbox/controls/${encodeURIComponent(control.key)}`, {});
    $("status").textContent = answer?.text || "";
    if (button) button.removeAttribute("aria-busy");
    await this.refreshGuide();
  }

  async refreshGuide() {
    const guide = await this.request("GET", "/sandbox/guide");
    if (!guide) return;
    const year = parseInt(this.yearFormat.format(guide.now * 1000));
    const day = narrow.matches ? this.shortDayFormat.format(guide.now * 1000) : `${this.day(guide.now)} ${year}`;
    $("clock").textContent = `${day}, ${this.time(guide.now)}`;

    this.guide.show(guide.steps);
  }

  time(date) { return this.timeFormat.format(date * 1000); }

  day(date) { return this.dayFormat.format(date * 1000); }

  /** One request; tells what went wrong and returns null instead of throwing. */
  async request(verb, path, body) {
    const form = body instanceof FormData;
    const options = { method: verb, body: form ? body : body && JSON.stringify(body), headers: body && !form ? { "Content-Type": "application/json" } : {} };
    try {
      const response = await fetch(path, options);
      const answer = await response.json().catch(() => ({}));
      if (response.ok) return answer;
      console.warn(path, response.status, answer.error);
      this.toast(this.active, words.failed);
    } catch {
      this.toast(this.active, words.failed);
    }
    return null;
  }
}

new App().start();
