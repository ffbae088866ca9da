import type { Lang } from '../../../../shared/i18n/lang.ts';

/** A text that was made for a page: it may hold elements. Anything else is escaped. */
export interface Html {
  readonly html: string;
}

type Content = Html | string | number | readonly Content[];

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** A page holds no control but those of lines. */
const CONTROLS = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\ufffe\uffff]/gu;

function inner(content: Content): string {
  if (typeof content === 'string') {
    // Through bytes, as half a character is none.
    return Buffer.from(content)
      .toString()
      .replaceAll(CONTROLS, '\ufffd')
      .replaceAll(/[&<>"']/gu, (character) => ENTITIES[character] ?? '');
  }
  if (typeof content === 'number') return String(content);
  return 'html' in content ? content.html : content.map(inner).join('');
}

/** A piece of a page: what is put into it is escaped unless it was made here. */
export function markup(parts: TemplateStringsArray, ...values: readonly Content[]): Html {
  return { html: parts.reduce((text, part, at) => text + inner(values[at - 1] ?? '') + part) };
}

export interface Table {
  readonly caption: string;
  readonly columns: readonly string[];
  /** The first cell of a row names it. */
  readonly rows: readonly (readonly (Html | string | number)[])[];
}

/** A table that a screen reader can follow: a caption, and headers of columns and of rows. */
export function table({ caption, columns, rows }: Table): Html {
  const head = columns.map((name) => markup`<th scope="col">${name}</th>`);
  const body = rows.map(([first = '', ...rest]) => {
    return markup`<tr><th scope="row">${first}</th>${rest.map((cell) => markup`<td>${cell}</td>`)}</tr>\n`;
  });
  const top = markup`<caption>${caption}</caption><thead><tr>${head}</tr></thead>\n`;
  return markup`<table>${top}<tbody>\n${body}</tbody></table>\n`;
}

/** Names and values; those without a value are left out. */
export function facts(pairs: readonly (readonly [string, Html | string])[]): Html {
  const shown = pairs.filter(([, value]) => value !== '');
  return markup`<dl>${shown.map(([name, value]) => markup`<dt>${name}</dt><dd>${value}</dd>\n`)}</dl>\n`;
}

const STYLE = `
:root{color-scheme:light}*{box-sizing:border-box}
body{font:15px/1.5 system-ui,"Segoe UI",Roboto,"Liberation Sans",Arial,sans-serif;color:#1a1f24;background:#fff;max-width:60rem;margin:0 auto;padding:2rem 1.25rem}
h1{font-size:1.7rem;line-height:1.25;margin:0 0 .5rem}h2{font-size:1.25rem;margin:2.2rem 0 .6rem;border-bottom:2px solid #2b5f75;padding-bottom:.2rem}h3{font-size:1.05rem;margin:1.4rem 0 .4rem}
p{margin:.5rem 0}a{color:#1d5470}code{font:.85em/1.4 ui-monospace,"DejaVu Sans Mono",Consolas,monospace;overflow-wrap:anywhere}
pre{font:.8rem/1.4 ui-monospace,"DejaVu Sans Mono",Consolas,monospace;white-space:pre-wrap;overflow-wrap:anywhere;background:#f4f6f7;border:1px solid #d5dbe0;border-radius:4px;padding:.7rem}
table{border-collapse:collapse;width:100%;margin:.6rem 0 1rem;font-size:.9rem}caption{text-align:left;font-weight:600;padding:.3rem 0}
th,td{border:1px solid #c3cbd1;padding:.35rem .5rem;text-align:left;vertical-align:top}.long{overflow-wrap:anywhere}thead th{background:#eaf0f3}tbody th{font-weight:600}
dl{display:grid;grid-template-columns:minmax(9rem,16rem) 1fr;gap:.25rem 1rem;margin:.6rem 0}dt{font-weight:600}dd{margin:0;overflow-wrap:anywhere;white-space:pre-line}
.note{border-left:4px solid #2b5f75;background:#f1f6f8;padding:.6rem .9rem}.alert{border-left-color:#9a3412;background:#fdf3ee}.soft{color:#4a555e}
nav ol{columns:2;padding-left:1.4rem}
@page{size:A4;margin:16mm 14mm}
@media print{body{max-width:none;padding:0;font-size:10pt}nav{display:none}h2,h3,caption{break-after:avoid}tr,dt,dd{break-inside:avoid}thead{display:table-header-group}a{color:inherit;text-decoration:none}pre,thead th,.note{print-color-adjust:exact}}
@media (max-width:40rem){dl{grid-template-columns:1fr}nav ol{columns:1}}
`;

/** Nothing is loaded, nothing runs. */
const POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:";

/** A whole page that needs nothing else: no script, its style inside, to be read on a screen and printed on A4. */
export function page(lang: Lang, title: string, body: Html): string {
  return `<!doctype html>
<html lang="${lang}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${POLICY}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${markup`${title}`.html}</title>
<style>${STYLE}</style>
</head>
<body>
<main>
${body.html}</main>
</body>
</html>
`;
}
