/** A drawing as a file of its own: what the style sheet says is written into it. */

import { save } from "../views/save.js";

const KEPT = ["fill", "fill-opacity", "stroke", "stroke-opacity", "stroke-width", "stroke-dasharray", "opacity", "font-family", "font-size", "font-weight", "text-anchor", "direction", "font-variant-numeric"];
const MARGIN = 24;

/** Saves the drawing in the frame as SVG, or as PNG at twice its size. */
export async function savePicture(frame: HTMLElement, format: "svg" | "png", name: string): Promise<void> {
  const drawing = frame.querySelector<SVGSVGElement>("svg.drawing");
  if (drawing === null) return;
  const { markup, width, height } = standalone(drawing, frame.querySelector("canvas"));
  const vector = new Blob([markup], { type: "image/svg+xml" });
  if (format === "svg") return save(vector, `${name}.svg`);
  const raster = await rasterised(vector, width, height);
  if (raster !== null) save(raster, `${name}.png`);
}

function standalone(drawing: SVGSVGElement, canvas: HTMLCanvasElement | null): { markup: string; width: number; height: number } {
  const box = drawing.viewBox.baseVal;
  const [width, height] = [box.width + 2 * MARGIN, box.height + 2 * MARGIN];
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
  if (canvas !== null) paper.after(pictureOf(canvas, drawing));
  for (const [key, value] of Object.entries({ xmlns: "http://www.w3.org/2000/svg", viewBox: `${-MARGIN} ${-MARGIN} ${width} ${height}`, width, height })) copy.setAttribute(key, String(value));
  return { markup: new XMLSerializer().serializeToString(copy), width, height };
}

/** What is painted on a canvas, at its place in the drawing. */
function pictureOf(canvas: HTMLCanvasElement, drawing: SVGSVGElement): SVGImageElement {
  const [own, whole] = [canvas.getBoundingClientRect(), drawing.getBoundingClientRect()];
  const image = document.createElementNS("http://www.w3.org/2000/svg", "image");
  for (const [key, value] of Object.entries({ x: own.left - whole.left, y: own.top - whole.top, width: own.width, height: own.height, href: canvas.toDataURL() })) image.setAttribute(key, String(value));
  return image;
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
