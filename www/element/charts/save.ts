/** A drawing as a file of its own: what the style sheet says is written into it. */

import { render } from "lit";

import { save } from "../views/save.js";
import { wrapped } from "./measure.js";

const KEPT = ["fill", "fill-opacity", "stroke", "stroke-opacity", "stroke-width", "stroke-dasharray", "opacity", "font-family", "font-size", "font-weight", "text-anchor", "direction", "font-variant-numeric"];
const MARGIN = 24;

const LINE = 20;

/** Another view than the one on the screen, and lines below it. */
export interface Shared {
  readonly view: unknown;
  readonly notes: readonly string[];
  readonly rtl: boolean;
}

/** Saves the drawing in the frame, or the one of what may be shared, as SVG, or as PNG at twice its size. */
export async function savePicture(frame: HTMLElement, format: "svg" | "png", name: string, shared?: Shared): Promise<void> {
  const stage = document.createElement("div");
  if (shared !== undefined) {
    // Styled where the frame is, and seen by nobody.
    stage.hidden = true;
    frame.append(stage);
    render(shared.view, stage);
  }
  const drawing = (shared === undefined ? frame : stage).querySelector<SVGSVGElement>("svg.drawing");
  const picture = drawing && standalone(drawing, shared?.notes ?? [], shared?.rtl ?? false);
  stage.remove();
  if (picture === null) return;
  const { markup, width, height } = picture;
  const vector = new Blob([markup], { type: "image/svg+xml" });
  if (format === "svg") return save(vector, `${name}.svg`);
  const raster = await rasterised(vector, width, height);
  if (raster !== null) save(raster, `${name}.png`);
}

function standalone(drawing: SVGSVGElement, notes: readonly string[], rtl: boolean): { markup: string; width: number; height: number } {
  const box = drawing.viewBox.baseVal;
  const style = getComputedStyle(drawing);
  const lines = notes.flatMap((note) => wrapped(note.replace(/[\u2068\u2069]/g, ""), box.width, style.font || "14px sans-serif"));
  const [width, height] = [box.width + 2 * MARGIN, box.height + 2 * MARGIN + LINE * lines.length];
  const copy = drawing.cloneNode(true) as SVGSVGElement;
  const [from, to] = [[drawing, ...drawing.querySelectorAll("*")], [copy, ...copy.querySelectorAll("*")]];
  for (const [at, element] of from.entries()) {
    const style = getComputedStyle(element);
    for (const property of KEPT) {
      const value = style.getPropertyValue(property);
      if (value !== "" && !(property === "fill" && element.getAttribute("fill")?.startsWith("url"))) to[at]!.setAttribute(property, value);
    }
    // `currentColor` has no colour around it in a file.
    if (element.getAttribute("fill") === "currentColor") to[at]!.setAttribute("fill", style.color);
    if (element.getAttribute("stroke") === "currentColor") to[at]!.setAttribute("stroke", style.color);
    for (const attribute of ["class", "part", "tabindex", "style", "hidden"]) to[at]!.removeAttribute(attribute);
  }
  const paper = document.createElementNS("http://www.w3.org/2000/svg", "rect");
  for (const [key, value] of Object.entries({ x: -MARGIN, y: -MARGIN, width, height, fill: getComputedStyle(drawing).getPropertyValue("--paper") || "white" })) paper.setAttribute(key, String(value));
  copy.prepend(paper);
  for (const [at, line] of lines.entries()) {
    const text = document.createElementNS("http://www.w3.org/2000/svg", "text");
    for (const [key, value] of Object.entries({ x: rtl ? box.width : 0, y: box.height + LINE * (at + 0.8), direction: rtl ? "rtl" : "ltr", fill: style.fill, "font-family": style.fontFamily, "font-size": style.fontSize })) text.setAttribute(key, String(value));
    text.textContent = line;
    copy.append(text);
  }
  for (const [key, value] of Object.entries({ xmlns: "http://www.w3.org/2000/svg", viewBox: `${-MARGIN} ${-MARGIN} ${width} ${height}`, width, height })) copy.setAttribute(key, String(value));
  return { markup: new XMLSerializer().serializeToString(copy), width, height };
}

async function rasterised(vector: Blob, width: number, height: number): Promise<Blob | null> {
  const address = URL.createObjectURL(vector);
  try {
    const image = new Image();
    image.src = address;
    await image.decode();
    const canvas = Object.assign(document.createElement("canvas"), { width: width * 2, height: height * 2 });
    canvas.getContext("2d")?.drawImage(image, 0, 0, width * 2, height * 2);
    return await new Promise((resolve) => canvas.toBlob(resolve, "image/png"));
  } finally {
    URL.revokeObjectURL(address);
  }
}
