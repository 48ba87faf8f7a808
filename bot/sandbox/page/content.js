// What stands in a bubble: formatted text, rich blocks, files. Everything is built from nodes, never from markup.
import { words } from "./words.js";

export function el(tag, properties = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (value === undefined || value === null || value === false) continue;
    if (name.startsWith("on")) node.addEventListener(name.slice(2), value);
    else if (name === "class") node.className = value;
    else if (name in node && !name.startsWith("aria")) node[name] = value;
    else node.setAttribute(name, value === true ? "" : value);
  }
  node.append(...children.flat().filter((child) => child !== null && child !== undefined && child !== false));
  return node;
}

const ICONS = {
  send: "M3 20.5v-6.6l8.5-1.9L3 10.1V3.5l19 8.5z",
  attach: "M16.5 6v11.5a4 4 0 0 1-8 0V5a2.5 2.5 0 0 1 5 0v10.5a1 1 0 0 1-2 0V6H10v9.5a2.5 2.5 0 0 0 5 0V5a4 4 0 0 0-8 0v12.5a5.5 5.5 0 0 0 11 0V6z",
  file: "M6 2h8l6 6v12a2 2 0 0 1-2 2H6a2 2 0 0 1-2-2V4a2 2 0 0 1 2-2zm7 1.5V9h5.5z",
  reply: "M10 9V5l-7 7 7 7v-4.1c5 0 8.5 1.6 11 5.1-1-5-4-10-11-11z",
  edit: "M3 17.2V21h3.8L17.8 10 14 6.200zM20.700 7a1 1 0 0 0 0-1.400l-2.300-2.300a1 1 0 0 0-1.400 0L15.100 5.100l3.800 3.800z",
  more: "M12 8a2 2 0 1 0 0-4 2 2 0 0 0 0 4zm0 6a2 2 0 1 0 0-4 2 2 0 0 0 0 4zm0 6a2 2 0 1 0 0-4 2 2 0 0 0 0 4z",
  open: "M14 3h7v7h-2V6.400l-9.300 9.300-1.400-1.400L17.600 5H14zM5 5h6v2H5v12h12v-6h2v6a2 2 0 0 1-2 2H5a2 2 0 0 1-2-2V7a2 2 0 0 1 2-2z",
  copy: "M8 2h11a2 2 0 0 1 2 2v12h-2V4H8zM5 6h9a2 2 0 0 1 2 2v12a2 2 0 0 1-2 2H5a2 2 0 0 1-2-2V8a2 2 0 0 1 2-2zm0 2v12h9V8z",
  pin: "M16 9V4h1V2H7v2h1v5l-2 3v2h5v7l1 1 1-1v-7h5v-2z",
};

export function icon(name) {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  svg.setAttribute("viewBox", "0 0 24 24");
  svg.setAttribute("aria-hidden", "true");
  const path = document.createElementNS("http://www.w3.org/2000/svg", "path");
  path.setAttribute("d", ICONS[name]);
  svg.append(path);
  return svg;
}

export function shorten(text, most = 80) {
  const line = (text || "").replace(/\s+/g, " ").trim();
  return line.length > most ? line.slice(0, most - 1) + "…" : line;
}

/** The words of a message on one line, for quotes, pins and tabs. */
export function gist(message) {
  const file = message.document ? message.document.file_name : message.photo ? words.photo : message.contact ? words.contact : "";
  return shorten(message.text || message.plain || message.caption || file);
}

// links

function safeUrl(url) {
  const whole = /^[a-z][a-z0-9+.-]*:/i.test(url) ? url : "https://" + url;
  return /^(https?|mailto|tel|tg):/i.test(whole) ? whole : null;
}

/** A link; one that starts this very bot is opened inside the page, by a person who is asked for. */
export function link(url, children, actions) {
  const address = safeUrl(url);
  if (!address) return el("span", {}, children);
  const started = actions.deepLink(address);
  if (started !== null) return el("a", { href: address, onclick: (event) => { event.preventDefault(); actions.open(started); } }, children);
  return el("a", { href: address, target: "_blank", rel: "noopener noreferrer" }, children);
}

function spoiler(children) {
  const covered = el("span", { "aria-hidden": "true" }, children);
  const hidden = el("button", { type: "button", class: "spoiler", "aria-label": words.spoiler }, covered);
  hidden.addEventListener("click", () => hidden.replaceWith(...covered.childNodes));
  return hidden;
}

// formatted text

const SIMPLE = { bold: "b", italic: "i", underline: "u", strikethrough: "s", code: "code", pre: "pre", blockquote: "blockquote", expandable_blockquote: "blockquote", subscript: "sub", superscript: "sup", marked: "mark" };

function dress(entity, children, plain, actions) {
  if (entity.type in SIMPLE) return el(SIMPLE[entity.type], {}, children);
  if (entity.type === "spoiler") return spoiler(children);
  if (entity.type === "text_link" || entity.type === "url") return link(entity.url || plain, children, actions);
  if (entity.type === "email" || entity.type === "email_address") return link("mailto:" + plain, children, actions);
  if (entity.type === "bot_command") return el("button", { type: "button", class: "command", onclick: () => actions.say(plain) }, children);
  if (entity.type === "mention" || entity.type === "hashtag") return el("span", { class: "mention" }, children);
  return el("span", {}, children);
}

/** Text with entities; offsets are in UTF-16 units, as strings count here too. */
export function formatted(text, entities, actions, start = 0, end = text.length) {
  const nodes = [];
  let at = start;
  const inside = (entities || []).filter((entity) => entity.offset >= start && entity.offset < end);
  while (inside.length) {
    const entity = inside.shift();
    const stop = Math.min(entity.offset + entity.length, end);
    if (entity.offset < at || stop <= entity.offset) continue;
    if (entity.offset > at) nodes.push(text.slice(at, entity.offset));
    const nested = [];
    while (inside.length && inside[0].offset < stop) nested.push(inside.shift());
    nodes.push(dress(entity, formatted(text, nested, actions, entity.offset, stop), text.slice(entity.offset, stop), actions));
    at = stop;
  }
  if (at < end) nodes.push(text.slice(at, end));
  return nodes;
}

// rich messages

export function richPlain(text) {
  if (typeof text === "string") return text;
  if (Array.isArray(text)) return text.map(richPlain).join("");
  return richPlain(text.button ? text.button.text : text.text || text.alternative_text || "");
}

export function richText(text, actions) {
  if (typeof text === "string") return [text];
  if (Array.isArray(text)) return text.flatMap((part) => richText(part, actions));
  if (text.type === "button") return [actions.button({ ...text.button, text: richPlain(text) })];
  if (text.type === "custom_emoji") return [text.alternative_text];
  return [dress({ ...text, type: text.type === "email_address" ? "email" : text.type }, richText(text.text || "", actions), richPlain(text), actions)];
}

const BLOCKS = {
  paragraph: (block, actions) => el("p", {}, richText(block.text, actions)),
  heading: (block, actions) => el("h3", { class: "size" + block.size }, richText(block.text, actions)),
  pre: (block, actions) => el("pre", {}, richText(block.text, actions)),
  footer: (block, actions) => el("p", { class: "footer" }, richText(block.text, actions)),
  divider: () => el("hr"),
  anchor: () => null,
  list: (block, actions) => el("ul", { class: "items" }, block.items.map((item) =>
    el("li", {}, el("span", { class: "label" }, item.has_checkbox ? (item.is_checked ? "☑" : "☐") : item.label), el("div", {}, blocks(item.blocks, actions))))),
  blockquote: (block, actions) => el("blockquote", {}, blocks(block.blocks, actions), block.credit && el("cite", {}, richText(block.credit, actions))),
  pullquote: (block, actions) => el("blockquote", { class: "pull" }, richText(block.text, actions), block.credit && el("cite", {}, richText(block.credit, actions))),
  details: (block, actions) => el("details", { open: block.is_open }, el("summary", {}, richText(block.summary, actions)), blocks(block.blocks, actions)),
  buttons: (block, actions) => el("div", { class: "row align-" + (block.align || "left") }, block.buttons.map((button) => actions.button({ ...button, text: richPlain(button.text) }))),
  table: (block, actions) => table(block, actions),
  photo: (block) => el("figure", {}, picture(block.photo), block.caption && el("figcaption", {}, richPlain(block.caption.text))),
  document: (block) => file(block.document),
};
BLOCKS.expandable_blockquote = BLOCKS.blockquote;

export function blocks(list, actions) {
  return list.map((block) => (BLOCKS[block.type] || (() => el("p", {}, `[${block.type}]`)))(block, actions));
}

function table(block, actions) {
  const kinds = ["is_bordered", "is_striped", "is_compact"].filter((kind) => block[kind]).map((kind) => kind.slice(3));
  const rows = block.cells.map((row) => el("tr", {}, row.map((cell) =>
    el(cell.is_header ? "th" : "td", { class: `${cell.align} ${cell.valign}`, colSpan: cell.colspan, rowSpan: cell.rowspan, scope: cell.is_header && "col" }, richText(cell.text || "", actions)))));
  const name = block.caption ? richPlain(block.caption) : words.table;
  return el("div", { class: "scroll", tabIndex: 0, role: "region", "aria-label": name },
    el("table", { class: kinds.join(" ") }, block.caption && el("caption", {}, richText(block.caption, actions)), el("tbody", {}, rows)));
}

// files

const address = (id) => "/sandbox/files/" + encodeURIComponent(id);

export function picture(sizes) {
  const photo = sizes[sizes.length - 1];
  const image = el("img", { src: address(photo.file_id), alt: words.photo, width: photo.width, height: photo.height, loading: "lazy" });
  return el("a", { class: "picture", href: image.src, target: "_blank", rel: "noopener" }, image);
}

export function file(document) {
  const ending = document.file_name.includes(".") ? document.file_name.split(".").pop().slice(0, 4) : "";
  return el("a", { class: "file", href: address(document.file_id), download: document.file_name },
    el("span", { class: "ending ending-" + ending.toLowerCase(), "aria-hidden": "true" }, ending || "?"),
    el("span", { class: "name" }, document.file_name, el("small", {}, words.size(document.file_size))));
}

export function contact(card) {
  const name = [card.first_name, card.last_name].filter(Boolean).join(" ");
  return el("p", { class: "contact" }, el("b", {}, name), el("br"), card.phone_number);
}
