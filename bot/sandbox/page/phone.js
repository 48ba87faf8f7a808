// One person's chat, drawn like a phone.
import { blocks, contact, el, file, formatted, gist, icon, picture, shorten } from "./content.js";
import { words } from "./words.js";

const MOST_IN_PHOTO = 10 * 1048576;

export class Phone {
  /** `app` is asked for: request, toast, time, day, openLink, shelf, bot, activate. */
  constructor(app, person) {
    this.app = app;
    this.id = person.id;
    this.messages = new Map();
    this.nodes = new Map();
    this.files = [];
    this.replyTo = null;
    this.editing = null;
    this.unread = 0;
    this.typingUntil = 0;
    this.actions = {
      say: (text) => this.say(text),
      button: (button, id) => this.button(button, id),
      deepLink: app.deepLink,
      open: (payload) => app.openLink(payload, this.id),
    };
    this.draw(person);
    this.update(person, true);
  }

  draw(person) {
    const initials = person.name.split(/\s+/).map((part) => part[0]).slice(0, 2).join("");
    this.subtitle = el("span", { class: "subtitle" });
    this.menu = el("div", { class: "popup", role: "menu", hidden: true });
    this.toasts = el("div", { class: "toasts", role: "status" });
    this.pinned = el("button", { type: "button", class: "pinned", hidden: true });
    this.log = el("div", { class: "log", role: "log", "aria-label": words.chatOf(person.name), tabIndex: 0 });
    this.keyboard = el("div", { class: "keyboard", role: "group", "aria-label": words.keyboard, hidden: true });
    this.context = el("div", { class: "context", hidden: true });
    this.chips = el("ul", { class: "chips", hidden: true });
    this.input = el("textarea", { rows: 1, maxLength: 4096, placeholder: words.message, "aria-label": words.message });
    this.picker = el("input", { type: "file", multiple: true, class: "hidden", tabIndex: -1, "aria-hidden": "true" });
    this.attachButton = this.opener("attach", "round", () => this.attachments());
    this.menuButton = el("button", { type: "button", class: "menu-button", "aria-haspopup": "menu", "aria-expanded": "false", onclick: () => this.popup(this.menuButton, this.commands()) }, words.menu);
    this.moreButton = this.opener("more", "round plain", () => this.settings());
    this.composer = el("form", { class: "composer", onsubmit: (event) => this.submit(event) },
      this.context, this.chips,
      el("div", { class: "line" }, this.menuButton, this.attachButton, this.input, el("button", { class: "round send", "aria-label": words.send }, icon("send"))),
      this.picker);
    this.startButton = el("button", { type: "button", class: "start", onclick: () => this.act("start", {}) });
    this.node = el("section", { class: "phone", id: `phone-${person.id}`, "aria-label": words.chatOf(person.name), onfocusin: () => this.app.activate(this.id, false) },
      el("header", {}, el("span", { class: `avatar hue${person.id % 6}`, "aria-hidden": "true" }, initials),
        el("h2", {}, person.name, this.subtitle), this.moreButton),
      this.pinned, this.log, this.keyboard, this.composer, this.startButton, this.toasts, this.menu);
    this.listen();
  }

  opener(name, className, fill) {
    const button = el("button", { type: "button", class: className, "aria-label": words[name], "aria-haspopup": "menu", "aria-expanded": "false" }, icon(name));
    button.addEventListener("click", () => this.popup(button, fill()));
    return button;
  }

  listen() {
    // Who reads the end stays at the end when the phone changes its size.
    this.log.addEventListener("scroll", () => { this.atEnd = this.log.scrollHeight - this.log.scrollTop - this.log.clientHeight < 90; });
    new ResizeObserver(() => { if (this.atEnd) this.scroll(); }).observe(this.log);
    this.input.addEventListener("keydown", (event) => {
      if (event.key === "Enter" && !event.shiftKey && !event.isComposing) { event.preventDefault(); this.composer.requestSubmit(); }
      if (event.key === "Escape") this.forget();
    });
    this.input.addEventListener("input", () => this.grow());
    this.picker.addEventListener("change", () => { this.attach([...this.picker.files]); this.picker.value = ""; });
    this.node.addEventListener("dragover", (event) => event.preventDefault());
    this.node.addEventListener("drop", (event) => { event.preventDefault(); this.attach([...event.dataTransfer.files]); });
    this.node.addEventListener("keydown", (event) => { if (event.key === "Escape") this.closePopup(); });
    document.addEventListener("click", (event) => {
      if (!this.menu.hidden && !this.menu.contains(event.target) && !this.opened.contains(event.target)) this.closePopup(false);
    });
  }

  // the chat

  /** Takes the person's state as the sandbox tells it. Messages come as events: a state fetched meanwhile is older. */
  update(person, drawMessages = false) {
    this.person = person;
    this.started = person.started && !person.blocked;
    this.composer.hidden = !this.started;
    this.startButton.hidden = this.started;
    this.startButton.textContent = person.blocked ? words.restart : words.start;
    this.moreButton.hidden = !this.started;
    if (drawMessages) for (const message of person.messages) this.put(message, false);
    this.showKeyboard(person.keyboard);
    this.showPinned(person.pinned);
    this.showSubtitle();
    this.showEmpty();
    this.scroll();
  }

  /** A new or an edited message. Photos of one album share a bubble. */
  put(message, live = true) {
    const known = this.messages.has(message.message_id);
    this.messages.set(message.message_id, message);
    this.redraw(this.key(message));
    if (live && !known) {
      if (message.from_bot) this.typingUntil = 0;
      if (message.keyboard) this.showKeyboard(message.keyboard.remove_keyboard ? null : message.keyboard);
      if (message.keyboard?.force_reply) this.remember("replyTo", message);
      if (message.from_bot && !this.app.isVisible(this.id)) this.unread += 1;
    }
    this.showSubtitle();
    this.showEmpty();
    if (this.atEnd || !message.from_bot) this.scroll();
  }

  remove(id) {
    const message = this.messages.get(id);
    this.messages.delete(id);
    if (message) this.redraw(this.key(message));
  }

  key(message) {
    return message.media_group_id || String(message.message_id);
  }

  redraw(key) {
    const group = [...this.messages.values()].filter((message) => this.key(message) === key);
    const old = this.nodes.get(key);
    if (!group.length) {
      old?.remove();
      this.nodes.delete(key);
      return;
    }
    const node = this.bubble(group);
    if (old) {
      const focused = old.contains(document.activeElement) && document.activeElement.dataset.at;
      old.replaceWith(node);
      if (focused) node.querySelector(`[data-at="${focused}"]`)?.focus();
    } else {
      const day = this.app.day(group[0].date);
      if (day !== this.day) this.log.append(el("div", { class: "day" }, el("span", {}, day)));
      this.day = day;
      this.log.append(node);
    }
    this.nodes.set(key, node);
  }

  bubble(group) {
    const [message] = group;
    const mine = !message.from_bot;
    const caption = group.find((one) => one.caption) || message;
    const said = message.text || caption.caption;
    const entities = message.text ? message.entities : caption.caption_entities;
    const photos = group.filter((one) => one.photo);
    const content = el("div", { class: "bubble" + (message.rich_message ? " rich" : "") },
      el("span", { class: "sr" }, mine ? this.person.name : this.app.bot.first_name),
      message.reply_to_message && this.quote(message.reply_to_message),
      photos.length > 0 && el("div", { class: "album album" + photos.length }, photos.map((one) => picture(one.photo))),
      group.filter((one) => one.document).map((one) => file(one.document)),
      message.contact && contact(message.contact),
      message.rich_message && blocks(message.rich_message.blocks, { ...this.actions, button: (button) => this.button(button, message.message_id) }),
      said && el("div", { class: "text" }, formatted(said, entities, this.actions)),
      el("span", { class: "meta" }, message.edit_date ? words.edited + " " : "", el("time", {}, this.app.time(message.date))));
    const rows = (message.reply_markup?.inline_keyboard || []).map((row, y) =>
      el("div", { class: "row" }, row.map((button, x) => this.button(button, message.message_id, `${y}-${x}`))));
    return el("div", { class: mine ? "entry mine" : "entry theirs", id: `message-${message.message_id}` },
      el("div", { class: "with-tools" }, content, this.started && this.tools(message, mine)),
      rows.length > 0 && el("div", { class: "inline", role: "group" }, rows));
  }

  tools(message, mine) {
    const tool = (name, act) => el("button", { type: "button", class: "round tool", "aria-label": words[name], title: words[name], onclick: act }, icon(name));
    return el("span", { class: "tools" },
      tool("reply", () => this.remember("replyTo", message)),
      mine && message.text && tool("edit", () => { this.remember("editing", message); this.input.value = message.text; this.grow(); }));
  }

  quote(message) {
    const name = message.from.is_bot ? this.app.bot.first_name : this.person.name;
    return el("button", { type: "button", class: "quote", onclick: () => this.reveal(message.message_id) }, el("b", {}, name), el("span", {}, gist(message)));
  }

  reveal(id) {
    const node = document.getElementById(`message-${id}`);
    node?.scrollIntoView({ block: "center" });
    node?.classList.add("flash");
    setTimeout(() => node?.classList.remove("flash"), 1500);
  }

  button(button, id, at) {
    const open = button.url ? this.app.deepLink(button.url) : null;
    const mark = button.url ? "open" : button.copy_text ? "copy" : null;
    const node = el("button", { type: "button", class: "inline-button " + (button.style || ""), disabled: Boolean(button.disabled), "data-at": at }, button.text, mark && icon(mark));
    node.addEventListener("click", async () => {
      if (open !== null) this.app.openLink(open, this.id);
      else if (button.url) window.open(button.url, "_blank", "noopener");
      else if (button.copy_text) this.app.copy(button.copy_text.text);
      else if (button.callback_data) await this.tap(id, button.callback_data, node);
    });
    return node;
  }

  async tap(id, data, node) {
    node.setAttribute("aria-busy", "true");
    const answered = await this.act("tap", { message_id: id, data, wait: 10 });
    node.removeAttribute("aria-busy");
    if (answered && !answered.answer) this.app.toast(this.id, words.silent);
  }

  showEmpty() {
    const empty = this.log.querySelector(".empty");
    const hint = this.person.blocked ? words.blocked : this.messages.size ? null : words.empty;
    empty?.remove();
    if (hint) this.log.append(el("div", { class: "empty" }, hint));
  }

  showKeyboard(keyboard) {
    const rows = keyboard?.keyboard || [];
    this.keyboard.replaceChildren(...rows.map((row) => el("div", { class: "row" }, row.map((button) =>
      el("button", { type: "button", onclick: () => this.pressKey(button) }, button.text)))));
    this.keyboard.hidden = !rows.length || !this.started;
    this.hidesAfterUse = keyboard?.one_time_keyboard;
    this.input.placeholder = keyboard?.input_field_placeholder || words.message;
  }

  pressKey(button) {
    this.keyboard.hidden = Boolean(this.hidesAfterUse);
    if (button.request_contact) this.act("contact", { phone_number: "+7999" + String(this.id).padStart(7, "0") });
    else this.say(button.text);
  }

  showPinned(pinned) {
    const message = this.messages.get(pinned[pinned.length - 1]);
    this.pinned.hidden = !message;
    if (message) this.pinned.replaceChildren(icon("pin"), el("span", {}, el("b", {}, words.pinned), gist(message)));
    this.pinned.onclick = () => this.reveal(message.message_id);
  }

  typing(action) {
    this.typingUntil = Date.now() + 5000;
    this.typingWords = action.startsWith("upload") ? words.uploading : words.typing;
    this.showSubtitle();
    setTimeout(() => this.showSubtitle(), 5100);
  }

  showSubtitle() {
    const busy = Date.now() < this.typingUntil;
    this.subtitle.textContent = busy ? `${this.app.bot.first_name} ${this.typingWords}` : this.person.note || `@${this.app.bot.username}`;
    this.subtitle.classList.toggle("busy", busy);
  }

  scroll() {
    this.atEnd = true;
    this.log.scrollTop = this.log.scrollHeight;
  }

  // what the person does

  async act(path, body) {
    return this.app.request("POST", `/sandbox/people/${this.id}/${path}`, body);
  }

  say(text) {
    return this.act("text", { text });
  }

  async submit(event) {
    event.preventDefault();
    const text = this.input.value.trim();
    const { editing, replyTo } = this;
    if (!text && !this.files.length) return;
    this.input.value = "";
    this.grow();
    if (editing) await this.act("edit", { message_id: editing.message_id, text });
    else if (this.files.length) await this.sendFiles(this.files, text, replyTo);
    else await this.act("text", { text, reply_to: replyTo?.message_id });
    this.files = [];
    this.showChips();
    this.forget();
  }

  /** Pictures go as photos, an album if several; other files one by one. */
  async sendFiles(files, caption, replyTo) {
    const isPhoto = (one) => /^image\/(png|jpeg|webp|gif)$/.test(one.type) && one.size <= MOST_IN_PHOTO;
    const photos = files.filter(isPhoto);
    const batches = files.filter((one) => !isPhoto(one)).map((one) => ["document", [one]]);
    for (let at = 0; at < photos.length; at += 10) batches.unshift(["photo", photos.slice(at, at + 10)]);
    for (const [index, [kind, batch]] of batches.entries()) {
      const form = new FormData();
      form.append("kind", kind);
      form.append("caption", index === 0 ? caption : "");
      if (replyTo) form.append("reply_to", replyTo.message_id);
      for (const one of batch) form.append("file", one, one.name);
      await this.act("files", form);
    }
  }

  attach(files) {
    if (!this.started) return;
    this.files.push(...files);
    this.showChips();
    this.input.focus();
  }

  async attachSample(sample) {
    const response = await fetch(sample.url);
    this.attach([new File([await response.blob()], sample.name, { type: sample.name.match(/\.(png|jpe?g)$/) ? "image/" + (sample.name.endsWith("png") ? "png" : "jpeg") : "" })]);
  }

  showChips() {
    this.chips.hidden = !this.files.length;
    this.chips.replaceChildren(...this.files.map((one, index) => el("li", {}, shorten(one.name, 28), el("button", { type: "button", "aria-label": words.remove(one.name), onclick: () => { this.files.splice(index, 1); this.showChips(); this.input.focus(); } }, "×"))));
  }

  remember(what, message) {
    this.forget();
    this[what] = message;
    const title = what === "editing" ? words.editing : words.replyTo;
    this.context.hidden = false;
    this.context.replaceChildren(el("span", {}, el("b", {}, title), gist(message)), el("button", { type: "button", class: "round plain", "aria-label": words.cancel, onclick: () => { this.forget(); this.input.focus(); } }, "×"));
    this.input.focus();
  }

  forget() {
    if (this.editing) this.input.value = "";
    this.replyTo = this.editing = null;
    this.context.hidden = true;
    this.grow();
  }

  grow() {
    this.input.style.height = "auto";
    this.input.style.height = Math.min(this.input.scrollHeight, 120) + "px";
  }

  // popups

  commands() {
    const commands = this.person.menu;
    if (!commands.length) return [el("p", {}, words.noMenu)];
    return commands.map((entry) => this.item([el("b", {}, "/" + entry.command), " ", entry.description], () => this.say("/" + entry.command)));
  }

  attachments() {
    const samples = this.app.shelf.map((sample) => this.item([el("b", {}, sample.name), el("small", {}, sample.note)], () => this.attachSample(sample)));
    return [this.item([words.fromDevice], () => this.picker.click()), ...samples];
  }

  settings() {
    return [this.item([words.block], () => this.act("block", {}))];
  }

  item(content, act) {
    return el("button", { type: "button", role: "menuitem", onclick: () => { this.closePopup(false); this.input.focus(); act(); } }, content);
  }

  popup(opener, content) {
    const again = !this.menu.hidden && this.opened === opener;
    this.closePopup(false);
    if (again) return;
    this.opened = opener;
    this.menu.replaceChildren(...content);
    this.menu.hidden = false;
    this.menu.classList.toggle("top", opener === this.moreButton);
    opener.setAttribute("aria-expanded", "true");
    const items = [...this.menu.querySelectorAll("button")];
    this.menu.onkeydown = (event) => {
      const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
      if (!step) return;
      event.preventDefault();
      items[(items.indexOf(document.activeElement) + step + items.length) % items.length].focus();
    };
    items[0]?.focus();
  }

  closePopup(refocus = true) {
    if (this.menu.hidden) return;
    this.menu.hidden = true;
    this.opened.setAttribute("aria-expanded", "false");
    if (refocus) this.opened.focus();
  }
}
