// Every subpath has types, those without a value too.
import "customer-segments/worker";
import "customer-segments/element/define";
import "customer-segments/iife";

import { CustomerSegmentsElement } from "customer-segments/element";

export const element: HTMLElement = new CustomerSegmentsElement();
export const sentences: Promise<string> = CustomerSegments.segment(new Blob()).then(({ verdict }) => verdict.text);
export const shared: Promise<string> = CustomerSegments.segment(new Blob()).then((result) => CustomerSegments.report(result));
export const found: CustomerSegmentsElement | null = document.querySelector("customer-segments");
document.createElement("customer-segments").addEventListener("segment-result", ({ detail }) => console.log(detail.result.segments.length));
