/** A button that opens a list of things to do. */

import { html, nothing } from "lit";
import { ref } from "lit/directives/ref.js";

import type { Context } from "./context.js";
import { icon } from "./icon.js";

export interface MenuItem {
  readonly label: unknown;
  /** What else is said of it. */
  readonly about?: unknown;
  /** One of several, or on and off by itself. */
  readonly checked?: boolean;
  readonly toggle?: boolean;
  readonly value?: string;
  readonly key?: string;
  readonly part?: string;
  readonly disabled?: boolean;
  act(): void;
}

export interface Menu {
  readonly id: string;
  readonly label: unknown;
  /** What the list is called; the button says what its label says. */
  readonly name?: string;
  readonly style?: string;
  readonly part?: string;
  readonly title?: unknown;
  readonly items: readonly (MenuItem | null)[];
}

export function menuView(context: Context, { id, label, name, style = "", part, title, items }: Menu): unknown {
  const { ui } = context;
  const open = ui.menu === id;
  return html`<div class="menu-place" @keydown=${(event: KeyboardEvent) => walk(event, context, id)} @focusout=${(event: FocusEvent) => leave(event, context, id)}>
    <button class=${style} part=${part ?? nothing} aria-haspopup="menu" aria-expanded=${open} data-menu=${id} @click=${() => ui.toggle(id)}>
      ${label} ${icon("down", 12)}
    </button>
    ${open
      ? html`<div class="menu" role="menu" aria-label=${name ?? nothing} ${ref(inSight)}>
          ${title === undefined ? nothing : html`<p class="caption" role="presentation">${title}</p>`}
          ${items.map((item) => (item === null ? html`<hr role="separator" />` : itemView(item, context)))}
        </div>`
      : nothing}
  </div>`;
}

/** What opens beyond the window's end is brought into it. */
const inSight = (menu?: Element): void => void requestAnimationFrame(() => menu?.scrollIntoView({ block: "nearest" }));

function itemView(item: MenuItem, context: Context): unknown {
  const radio = item.checked !== undefined;
  return html`<button
    class="item"
    role=${item.toggle ? "menuitemcheckbox" : radio ? "menuitemradio" : "menuitem"}
    aria-checked=${radio ? String(item.checked) : nothing}
    part=${item.part ?? nothing}
    value=${item.value ?? nothing}
    tabindex="-1"
    ?disabled=${item.disabled ?? false}
    @click=${(event: Event) => {
      const place = (event.currentTarget as HTMLElement).closest(".menu-place");
      context.ui.set({ menu: null });
      place?.querySelector<HTMLElement>("[data-menu]")?.focus();
      item.act();
    }}
  >
    <span>${item.label}${item.about === undefined ? nothing : html`<span class="caption about">${item.about}</span>`}</span>
    ${item.checked ? icon("check") : item.key === undefined ? nothing : html`<kbd>${item.key}</kbd>`}
  </button>`;
}

/** Arrows walk, Escape closes, and the first is reached by the arrow that opens. */
function walk(event: KeyboardEvent, { ui }: Context, id: string): void {
  const place = event.currentTarget as HTMLElement;
  if (event.key === "Escape" && ui.menu === id) {
    event.stopPropagation();
    ui.set({ menu: null });
    place.querySelector<HTMLElement>("[data-menu]")?.focus();
    return;
  }
  if (!["ArrowDown", "ArrowUp", "Home", "End"].includes(event.key)) return;
  event.preventDefault();
  event.stopPropagation();
  if (ui.menu !== id) ui.set({ menu: id });
  requestAnimationFrame(() => {
    const items = [...place.querySelectorAll<HTMLElement>(".item:not(:disabled)")];
    const root = place.getRootNode() as ShadowRoot;
    const at = items.indexOf(root.activeElement as HTMLElement);
    const next = { ArrowDown: at + 1, ArrowUp: at < 0 ? items.length - 1 : at - 1, Home: 0, End: items.length - 1 }[event.key]!;
    items[(next + items.length) % items.length]?.focus();
  });
}

function leave(event: FocusEvent, { ui }: Context, id: string): void {
  const place = event.currentTarget as HTMLElement;
  if (ui.menu === id && event.relatedTarget instanceof Node && !place.contains(event.relatedTarget)) ui.set({ menu: null });
}
