/** Says progress to a screen reader: each stage, and in between not more often than every two seconds. */

const INTERVAL = 2000;

export class Announcer {
  #spoken = "";
  #stage = "";
  #at = -INTERVAL;

  /** What the live region should hold now. */
  say(stage: string, sentence: string, now: number): string {
    if (stage !== this.#stage || now - this.#at >= INTERVAL) {
      this.#stage = stage;
      this.#spoken = sentence;
      this.#at = now;
    }
    return this.#spoken;
  }
}
