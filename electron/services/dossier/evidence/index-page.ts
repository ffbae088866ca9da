import { sheetSections } from '../document/sheet-document.ts';
import { facts, markup, page } from '../document/page.ts';
import type { Html } from '../document/page.ts';
import { VERIFICATION_FILE } from './files.ts';
import type { Evidence } from './gather.ts';
import { certificatesPart, conformityPart, connectionsPart, platinesPart, whitelistsPart } from './page-circle.ts';
import { decisionsPart, historyPart, stepsPart } from './page-history.ts';
import { dayText, instantText, link, pageTools } from './page-parts.ts';
import type { PageTools, Part } from './page-parts.ts';
import { sealSentence } from './verification-note.ts';

/** The page that tells the whole dossier: it needs nothing but itself, and links to the files beside it. */
export function indexPage(evidence: Evidence, names: readonly string[]): string {
  const tools = pageTools(evidence);
  const { words, state, lang } = tools;
  const parts = [
    stepsPart(tools),
    decisionsPart(tools),
    whitelistsPart(tools),
    certificatesPart(tools),
    connectionsPart(tools),
    conformityPart(tools),
    platinesPart(tools),
    sheetPart(tools),
    historyPart(tools),
    filesPart(tools, names),
  ].filter((part) => part !== null);
  const title = `${words.title}${tools.colon}${state.dossier.title}`;
  const body = markup`<h1>${title}</h1>
    ${headPart(tools)}${contents(tools, parts)}${parts.map(section)}`;
  return page(lang, title, body);
}

function section({ id, title, body }: Part): Html {
  return markup`<section aria-labelledby="${id}">
    <h2 id="${id}">${title}</h2>
    ${body}
  </section> `;
}

function contents({ words }: PageTools, parts: readonly Part[]): Html {
  const items = parts.map(({ id, title }) => markup`<li><a href="#${id}">${title}</a></li> `);
  return markup`<nav aria-label="${words.contents}">
    <ol>
      ${items}
    </ol>
  </nav> `;
}

function headPart(tools: PageTools): Html {
  const { state, words, terms, lang, verification, madeAt } = tools;
  const { dossier } = state;
  const { journey, isRehearsal, regions, profil, status, createdOn } = dossier;
  const about = facts([
    [words.journey, journey.title[lang]],
    [words.status, terms.statuses[status]],
    [words.regions, regions.join(', ')],
    [words.profil, profil ?? ''],
    [words.created, dayText(createdOn, lang)],
    [words.made, instantText(madeAt.toISOString(), lang)],
    [words.verified, sealSentence(tools)],
    [words.head, markup`<code>${verification.head}</code>`],
  ]);
  const warnings = journey.warnings.map((warning) => markup`<p class="note">${warning[lang]}</p>`);
  const rehearsal = isRehearsal ? markup`<p class="note alert">${words.rehearsal}</p>` : '';
  const how = markup`<p>${words.howTo} ${link(VERIFICATION_FILE, VERIFICATION_FILE)}</p>`;
  return markup`${rehearsal}${about}${how}${warnings}`;
}

function sheetPart({ state, words, lang }: PageTools): Part {
  const body = markup`<p class="soft">${words.sheetNote}</p>
    ${sheetSections(state.dossier.sheet, lang)}`;
  return { id: 'fiche', title: words.sheet, body };
}

function filesPart({ words }: PageTools, names: readonly string[]): Part {
  const items = names.map((name) => markup`<li>${link(name, name)}</li> `);
  return {
    id: 'fichiers',
    title: words.all,
    body: markup`<ul>
      ${items}
    </ul> `,
  };
}
