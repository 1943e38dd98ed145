/** `Symbol.dispose`, which runtimes without `using` do not have. */
export const dispose: typeof Symbol.dispose = Symbol.dispose ?? Symbol.for("Symbol.dispose");
