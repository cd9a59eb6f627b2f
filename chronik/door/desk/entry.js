// The open entry: the text of its file, and the texts that it had before. What is shown is always what the server reads in this
// text, so no form can say other than the file. Changes are made one after the other.

import { ask, askUntilHeard, Refused } from "./asking.js";
import { forget, keep } from "./keeping.js";
import { warn } from "./telling.js";

/** Tells "sheet" when there is another text, "stands" when only that it is saved has changed, "conflict" when the file has become another. */
export class Entry extends EventTarget {
  #undone = [];
  #done = [];
  #turn = Promise.resolve();

  /** A sheet as the server gives it, and the text to go on with where that is another one. */
  constructor(sheet, saved = sheet.text) {
    super();
    this.sheet = sheet;
    this.path = sheet.path;
    this.base = sheet.base;
    this.text = sheet.text;
    this.saved = this.base ? saved : null; // as it is on disk; null: there is no file yet
    if (!this.base) this.#remember();
  }

  get isUnsaved() {
    return this.text !== this.saved;
  }

  get canUndo() {
    return this.#done.length > 0;
  }

  get canRedo() {
    return this.#undone.length > 0;
  }

  /** What the server needs to know of it. */
  get asked() {
    return { path: this.path, text: this.text, base: this.base };
  }

  /** Operations on the text. Gives the new sheet, or nothing when they were refused. */
  alter(...operations) {
    return this.#next(async () => this.#take(await askUntilHeard("change", { ...this.asked, do: operations })));
  }

  /** Another text in its place, as it was typed. */
  write(text) {
    return this.#next(async () => this.#take(await this.#read(text)));
  }

  /** A sheet that an answer has made of that text. What was changed meanwhile goes before it. */
  take(sheet, from) {
    return this.#next(async () => (this.text === from ? this.#take(sheet) : null));
  }

  undo() {
    return this.#next(() => this.#step(this.#done, this.#undone));
  }

  redo() {
    return this.#next(() => this.#step(this.#undone, this.#done));
  }

  /** Gives whether it lies on disk now. */
  save() {
    return this.#next(() => this.#save());
  }

  /** The text as it lies on disk; what stood here before can be had back by undoing. */
  takeTheirs({ disk, base }) {
    return this.#next(async () => {
      const sheet = disk === null ? null : await askUntilHeard("change", { path: this.path, text: disk, base, do: [] });
      if (sheet) this.#take(sheet);
      this.#stands(base, disk);
    });
  }

  /** This text is to be saved over that one; that one can be had back by undoing. */
  keepMine({ disk, base }) {
    return this.#next(async () => {
      if (disk !== null && disk !== this.text) this.#done.push(disk);
      this.#stands(base, disk);
      return this.#save();
    });
  }

  /** Looks whether the file is still what it was. Unsaved changes make a difference a conflict; else the new text is shown. */
  compare() {
    return this.#next(async () => {
      if (!this.base) return;
      const there = await ask("open", { path: this.path }).catch((fault) => (fault.status === 404 ? { text: null, base: "" } : null));
      if (!there || there.base === this.base) return;
      const other = { disk: there.text, base: there.base };
      if (this.isUnsaved || there.text === null) this.#tell("conflict", other);
      else {
        this.#take(there);
        this.#stands(there.base, there.text);
        this.#tell("renewed");
      }
    });
  }

  #read(text) {
    return askUntilHeard("change", { ...this.asked, text, do: [] });
  }

  #take(sheet) {
    if (sheet.text !== this.text) {
      this.#done.push(this.text);
      this.#undone = [];
    }
    return this.#show(sheet);
  }

  #show(sheet) {
    this.sheet = sheet;
    this.text = sheet.text;
    this.#remember();
    this.#tell("sheet");
    return sheet;
  }

  async #step(from, to) {
    if (!from.length) return null;
    const sheet = await this.#read(from.at(-1));
    from.pop();
    to.push(this.text);
    return this.#show(sheet);
  }

  async #save() {
    const text = this.text;
    try {
      const { base, sheet, address } = await askUntilHeard("save", this.asked);
      this.sheet = sheet ?? this.sheet;
      this.sheet.address = address ?? this.sheet.address;
      this.#stands(base, text);
      this.#tell("saved");
      return true;
    } catch (fault) {
      if (fault.status !== 409) throw fault;
      this.#tell("conflict", { disk: fault.answer.disk ?? null, base: fault.answer.base ?? "" });
      return false;
    }
  }

  #stands(base, saved) {
    this.base = base;
    this.saved = saved;
    this.#remember();
    this.#tell("stands");
  }

  #remember() {
    if (this.isUnsaved) keep(this.path, { text: this.text, base: this.base, name: this.sheet.name });
    else forget(this.path);
  }

  #tell(name, detail) {
    this.dispatchEvent(new CustomEvent(name, { detail }));
  }

  /** After what was begun before. What fails is said, and the text stays. */
  #next(act) {
    const turn = this.#turn.then(act).catch((fault) => {
      if (!(fault instanceof Refused)) console.error(fault);
      warn(fault.message);
      return null;
    });
    this.#turn = turn;
    return turn;
  }
}
