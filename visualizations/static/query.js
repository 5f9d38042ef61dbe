// The page of queries: two languages, examples, the answer as a table, the address that restores it all.
(() => {
  "use strict";
  const page = JSON.parse(document.getElementById("page-data")?.textContent ?? "null");
  const editor = document.getElementById("editor");
  if (!page || !editor) return;
  const [area, problem, status, table, result, downloads, example] = [
    "text", "problem", "status", "rows", "result", "downloads", "example",
  ].map((id) => document.getElementById(id));
  const tabs = [...document.querySelectorAll('[role="tab"]')];
  const texts = { cypher: "", sparql: "" };
  const { words } = page;
  const anId = new RegExp(`^(${page.ids.join("|")}):[^\\s<>"]+$`);
  let language = tabs.find((tab) => tab.ariaSelected === "true").dataset.language;
  let answer = null;
  let asked = 0;

  const filled = (words, values) => words.replace(/\{(\w+)\}/g, (_, name) => String(values[name]));

  const remember = () => {
    const url = new URL(location.href);
    url.searchParams.set("in", language);
    if (area.value) url.searchParams.set("text", area.value);
    else url.searchParams.delete("text");
    history.replaceState(null, "", url);
    // The same page in the other language keeps what is typed.
    const other = document.querySelector(".top-end a.language");
    if (!other) return;
    url.searchParams.set("lang", other.lang);
    other.href = url.pathname + url.search;
  };

  const complain = (text, line = 0, column = 0) => {
    problem.textContent = text;
    area.setAttribute("aria-invalid", String(Boolean(text)));
    if (!line) return;
    // Columns count characters from 1; a textarea counts UTF-16 units.
    const lines = area.value.split("\n");
    const before = lines.slice(0, line - 1).reduce((sum, one) => sum + one.length + 1, 0);
    const within = [...(lines[line - 1] ?? "")].slice(0, column - 1).join("").length;
    area.focus();
    area.setSelectionRange(before + within, Math.min(before + within + 1, area.value.length));
  };

  const choose = (name) => {
    texts[language] = area.value;
    language = name;
    area.value = texts[name];
    for (const tab of tabs) {
      const chosen = tab.dataset.language === name;
      tab.setAttribute("aria-selected", String(chosen));
      tab.tabIndex = chosen ? 0 : -1;
    }
    editor.setAttribute("aria-labelledby", `tab-${name}`);
    complain("");
    remember();
  };

  // A cell of either language as a plain value: ids of our own IRIs, numbers of typed literals.
  const plain = (cell) => {
    if (cell === null || cell === undefined) return null;
    if (language === "cypher") return cell;
    if (cell.type === "uri") return cell.value.startsWith(page.iris) ? decodeURI(cell.value.slice(page.iris.length)) : cell.value;
    if (cell.type === "triple") return cell.value;
    const kind = cell.datatype?.split("#")[1] ?? "";
    if (["integer", "decimal", "double", "float"].includes(kind)) return Number(cell.value);
    return kind === "boolean" ? cell.value === "true" : cell.value;
  };

  const read = {
    cypher: (got) => ({ columns: got.columns, rows: got.rows, truncated: got.truncated }),
    sparql: (got, truncated) => {
      if ("boolean" in got) return { columns: ["?"], rows: [[got.boolean]], truncated };
      const columns = got.head.vars;
      return { columns, rows: got.results.bindings.map((row) => columns.map((name) => plain(row[name]))), truncated };
    },
  };

  const linked = (id, text = id) => {
    const link = document.createElement("a");
    const lang = document.documentElement.lang === "en" ? "?lang=en" : "";
    link.href = `/id/${id.split("/").map(encodeURIComponent).join("/").replaceAll("%3A", ":").replaceAll("%40", "@")}${lang}`;
    link.textContent = text;
    return link;
  };

  const shown = (value) => {
    if (value === null) return document.createTextNode("");
    if (typeof value === "boolean") return document.createTextNode(value ? words.yes : words.no);
    if (typeof value === "string" && anId.test(value)) return linked(value);
    if (typeof value !== "object") return document.createTextNode(String(value));
    if (Array.isArray(value)) {
      const list = document.createElement("ul");
      for (const one of value) list.appendChild(document.createElement("li")).append(shown(one));
      return list;
    }
    if (typeof value.id === "string" && value.properties && anId.test(value.id))
      return linked(value.id, String(value.properties.name ?? value.id));
    const code = document.createElement("code");
    code.textContent = value.type && value.key ? value.type : JSON.stringify(value);
    if (value.properties?.quote) code.title = String(value.properties.quote);
    return code;
  };

  const draw = () => {
    const head = document.createElement("thead").appendChild(document.createElement("tr"));
    for (const name of answer.columns) {
      const cell = head.appendChild(document.createElement("th"));
      cell.scope = "col";
      cell.textContent = name;
    }
    const body = document.createElement("tbody");
    for (const row of answer.rows) {
      const line = body.appendChild(document.createElement("tr"));
      for (const value of row) {
        const cell = line.appendChild(document.createElement("td"));
        if (typeof value === "number") cell.className = "number";
        cell.append(shown(value));
      }
    }
    table.replaceChildren(head.parentElement, body);
    const n = answer.rows.length;
    status.textContent = filled(n ? (answer.truncated ? words.truncated : words.rows) : words.no_rows, { n });
    status.classList.toggle("notice", answer.truncated);
    downloads.hidden = !n;
    table.hidden = !n;
  };

  const send = () => {
    if (language === "cypher")
      return fetch("/cypher", { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify({ statement: area.value }) });
    const headers = { "Content-Type": "application/sparql-query", Accept: "application/sparql-results+json, application/ld+json;q=0.5, application/problem+json;q=0.4" };
    return fetch("/sparql", { method: "POST", headers, body: area.value });
  };

  const failed = (got) => {
    const at = got.line ? `${filled(words.at, got)}: ` : "";
    const detail = String(got.detail ?? got.title ?? words.failed);
    complain(at + (at ? detail.replace(/^line \d+, column \d+: /, "") : detail), got.line, got.column);
    result.hidden = true;
  };

  const run = async () => {
    const mine = ++asked;
    complain("");
    remember();
    if (!area.value.trim()) {
      complain(words.empty);
      area.focus();
      return;
    }
    result.hidden = false;
    status.textContent = words.running;
    status.classList.remove("notice");
    table.replaceChildren();
    downloads.hidden = true;
    try {
      const response = await send();
      const got = await response.json();
      if (mine !== asked) return;
      if (!response.ok) {
        failed(got);
        return;
      }
      const truncated = response.headers.has("Hoptac-Truncated");
      const graph = Array.isArray(got) ? got : got["@graph"];
      answer = graph ? { columns: ["JSON-LD"], rows: graph.map((one) => [one]), truncated } : read[language](got, truncated);
      draw();
    } catch {
      if (mine === asked) failed({ detail: words.failed });
    }
  };

  // A cell that a spreadsheet would take for a formula is told to be text.
  const csvCell = (value) => {
    const text = value === null ? "" : typeof value === "object" ? JSON.stringify(value) : String(value);
    const safe = typeof value !== "number" && /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
    return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
  };

  const forms = {
    csv: () => [[answer.columns, ...answer.rows].map((row) => `${row.map(csvCell).join(",")}\r\n`).join(""), "text/csv;charset=utf-8"],
    json: () => [JSON.stringify({ columns: answer.columns, rows: answer.rows, truncated: answer.truncated }, null, 1), "application/json"],
  };

  const download = (form) => {
    const [text, type] = forms[form]();
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([form === "csv" ? "\ufeff" : "", text], { type }));
    link.download = `hoptac.${form}`;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
  };

  editor.addEventListener("submit", (event) => {
    event.preventDefault();
    run();
  });
  area.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) run();
  });
  area.addEventListener("input", remember);
  example.addEventListener("change", () => {
    const found = page.examples.find((one) => one.name === example.value);
    if (!found) return;
    // Both tabs get the question, so that the two languages can be compared.
    Object.assign(texts, { cypher: found.cypher, sparql: found.sparql });
    area.value = texts[language];
    complain("");
    remember();
  });
  for (const tab of tabs) {
    tab.addEventListener("click", () => choose(tab.dataset.language));
    tab.addEventListener("keydown", (event) => {
      if (!["ArrowLeft", "ArrowRight", "Home", "End"].includes(event.key)) return;
      event.preventDefault();
      const other = tabs[(tabs.indexOf(tab) + 1) % tabs.length];
      choose(other.dataset.language);
      other.focus();
    });
  }
  downloads.addEventListener("click", (event) => {
    const form = event.target.dataset?.form;
    if (form && answer) download(form);
  });
  if (area.value.trim()) run();
  document.documentElement.dataset.ready = "";
})();
