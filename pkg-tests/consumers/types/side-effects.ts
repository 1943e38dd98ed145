// Every subpath has types, those without a value too.
import "customer-segments/worker";
import "customer-segments/element/define";

import { CustomerSegmentsElement } from "customer-segments/element";

export const element: HTMLElement = new CustomerSegmentsElement();
