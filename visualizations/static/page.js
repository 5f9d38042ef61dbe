// What the other scripts share: the page's data, its words, elements built without HTML text.
(() => {
  "use strict";
  const source = document.getElementById("page-data");
  const data = source ? JSON.parse(source.textContent) : null;

  const words = (key, values = {}) =>
    (data.text[key] ?? key).replace(/\{(\w+)\}/g, (whole, name) => (name in values ? String(values[name]) : whole));

  // Everything that documents say reaches the page through textContent, so none of it can become markup.
  const element = (tag, properties = {}, ...children) => {
    const node = document.createElement(tag);
    for (const [name, value] of Object.entries(properties)) {
      if (name === "class") node.className = value;
      else if (name === "text") node.textContent = value;
      else if (name === "click") node.addEventListener("click", value);
      else node.setAttribute(name, value);
    }
    node.append(...children.filter((child) => child !== null));
    return node;
  };

  // The server has checked links already; a path leads somewhere only where there is a server.
  const link = (url, text, className) => {
    if (!url) return null;
    let address = url;
    if (url.startsWith("/") && !url.startsWith("//")) {
      if (data.base === null) return null;
      address = data.base.replace(/\/$/, "") + url;
    } else if (!/^(https?:\/\/|#)/.test(url)) return null;
    return element("a", { href: address, class: className, text, rel: "noreferrer" });
  };

  globalThis.hoptac = { data, words, element, link };
})();
