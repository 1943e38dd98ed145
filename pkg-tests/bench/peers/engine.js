/** The package's own worker, and beside it an answer to how much memory its engine has. */

let memory;
const instantiate = WebAssembly.instantiate;
WebAssembly.instantiate = async (...given) => {
  const made = await instantiate.apply(WebAssembly, given);
  memory = (made.instance ?? made).exports.memory;
  return made;
};
const channel = new BroadcastChannel("memory");
channel.onmessage = () => channel.postMessage(memory?.buffer.byteLength ?? 0);

// What comes before the module is there is kept for it.
const early = [];
const keep = (event) => early.push(event.data);
addEventListener("message", keep);
await import("/package/worker.js");
removeEventListener("message", keep);
for (const data of early) dispatchEvent(new MessageEvent("message", { data }));
