// The guided path and the sample files, in a panel beside the phones.
import { el } from "./content.js";
import { words } from "./words.js";

export class Guide {
  constructor(app, node) {
    this.app = app;
    this.node = node;
    this.drawn = "";
  }

  show(steps) {
    const drawn = JSON.stringify([steps, this.app.shelf]);
    if (drawn === this.drawn) return;
    this.drawn = drawn;
    this.node.hidden = !steps.length && !this.app.shelf.length;
    const current = steps.findIndex((step) => !step.done);
    const finished = steps.length > 0 && current < 0;
    const wasOpen = this.node.querySelector("details.path")?.open ?? true;
    this.node.replaceChildren(
      ...(steps.length ? [el("details", { class: "path", open: wasOpen },
        el("summary", {}, el("h2", {}, words.guide), el("span", { class: "progress" }, words.step(finished ? steps.length : current + 1, steps.length)),
          el("progress", { value: finished ? steps.length : current, max: steps.length, "aria-hidden": "true" })),
        el("ol", { class: "steps" }, steps.map((step, index) => this.step(step, index, current))),
        finished && el("p", { class: "finished" }, words.finished))] : []),
      ...(this.app.shelf.length ? [this.shelf()] : []));
    this.app.point(current >= 0 ? steps[current].person_id : null);
  }

  step(step, index, current) {
    const now = index === current;
    return el("li", { class: step.done ? "done" : now ? "current" : "later", "aria-current": now && "step" },
      el("span", { class: "number", "aria-hidden": "true" }, step.done ? "✓" : String(index + 1)),
      el("div", {}, el("h3", {}, step.title, step.done && el("span", { class: "sr" }, ", " + words.done)),
        now && el("p", {}, step.text),
        now && el("div", { class: "helpers" }, this.helpers(step))));
  }

  helpers(step) {
    const phone = this.app.phones.get(step.person_id);
    const helper = (label, act) => el("button", { type: "button", class: "helper", onclick: async (event) => {
      const button = event.currentTarget;
      button.disabled = true;
      await act();
      button.disabled = false;
    } }, label);
    const sample = this.app.shelf.find((one) => one.name === step.file);
    const control = this.app.controls.find((one) => one.key === step.control);
    return [
      sample && phone && helper(words.attachFor(step.file), () => this.send(phone, sample, step.say || "")),
      step.say && !sample && phone && helper(words.sayFor(step.say), () => this.write(phone, step.say)),
      control && helper(words.tapFor(control.label), () => this.app.press(control)),
      phone && el("button", { type: "button", class: "quiet-button", onclick: () => this.app.activate(phone.id, true) }, words.show),
    ];
  }

  async write(phone, text) {
    this.app.activate(phone.id, false);
    const [command, payload] = text.split(/\s+/, 2);
    if (command === "/start") await phone.act("start", { payload: payload || "" });
    else await phone.say(text);
  }

  async send(phone, sample, caption) {
    this.app.activate(phone.id, false);
    const content = await (await fetch(sample.url)).blob();
    const type = /\.(png|jpe?g)$/i.test(sample.name) ? "image/" + sample.name.split(".").pop().replace("jpg", "jpeg") : "";
    await phone.sendFiles([new File([content], sample.name, { type })], caption, null);
  }

  shelf() {
    return el("section", { class: "shelf" }, el("h2", {}, words.shelf), el("ul", {}, this.app.shelf.map((sample) =>
      el("li", {}, el("a", { href: sample.url, download: sample.name, "aria-label": words.download(sample.name) }, sample.name), el("small", {}, sample.note)))));
  }
}
