/**
 * What stands in for a browser's classes where there are none, so that the element's class can be imported on
 * a server. The bundler puts this in place of `@lit-labs/ssr-dom-shim`, which would also render there.
 */

const ServerElement = class {} as unknown as typeof globalThis.HTMLElement;

export { ServerElement as HTMLElement };
export const customElements = undefined;
