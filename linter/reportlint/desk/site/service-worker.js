// Keeps the checker in the browser, so that it starts at once and without the server.
importScripts("kept-files.js");
const { own: OWN, name: NAME, files } = self.kept;

self.addEventListener("install", (event) => {
  event.waitUntil(caches.open(NAME).then((cache) => cache.addAll(files)).then(() => self.skipWaiting()));
});
// It takes over the page that is open, too: what that needs later is kept from the first visit on.
self.addEventListener("activate", (event) => {
  event.waitUntil(caches.keys().then((names) => Promise.all(
    names.filter((name) => name.startsWith(OWN) && name !== NAME).map((name) => caches.delete(name))))
    .then(() => self.clients.claim()));
});

// What is not needed at once is kept when it is.
const found = async (request) => {
  const cache = await caches.open(NAME);
  const kept = await cache.match(request, { ignoreSearch: true });
  if (kept) return kept;
  const answer = await fetch(request);
  if (answer.ok) await cache.put(request, answer.clone()).catch(() => {});
  return answer;
};
self.addEventListener("fetch", (event) => {
  if (event.request.method === "GET" && event.request.url.startsWith(self.registration.scope)) {
    event.respondWith(found(event.request));
  }
});
