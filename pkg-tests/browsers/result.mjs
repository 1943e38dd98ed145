/** What a consumer's page wrote into `#result`. */
export async function resultOf(page) {
  const text = await page.until(() => { const place = document.querySelector("#result"); return place && place.textContent !== "working" && place.textContent; }, { within: 60_000 });
  return JSON.parse(text);
}
