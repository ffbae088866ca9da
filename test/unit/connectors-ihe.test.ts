import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createPaging } from '../../electron/services/connectors/ihe-csd/paging.ts';
import { CSD, HTML_TRACE, SOAP_12, bareCsd, read, soap, verdict } from '../fixtures/exchange/answers.ts';
import { FIND, MODIFICATIONS } from '../fixtures/exchange/requests.ts';

const WSA = 'http://www.w3.org/2005/08/addressing';
const RECORDS =
  '<facility entityID="b"><record updated="2026-01-02T00:00:00+14:00"/></facility>' +
  '<facility urn="a"><record updated="2026-01-01T23:59:59-10:00"/></facility>' +
  '<facility entityID="c"><record updated="hier"/></facility><facility entityID="d"/>';

/** The answer to getModifications, its `RelatesTo` as OpenInfoMan leaves it: empty. */
function modified(csd: string, header = '<wsa:RelatesTo/>'): string {
  return (
    `<s:Envelope xmlns:s="${SOAP_12}" xmlns:wsa="${WSA}"><s:Header><wsa:Action>urn:ihe:iti:csd:2013:GetDirectoryModificationsResponse</wsa:Action>${header}</s:Header>` +
    `<s:Body><csd:getModificationsResponse xmlns:csd="${CSD}">${csd}</csd:getModificationsResponse></s:Body></s:Envelope>`
  );
}

// What OpenInfoMan was seen to answer, row by row (domain reference CSD §4).
const ITI_74: [string, string, number, string, string][] = [
  ['all that changed', modified(bareCsd(RECORDS)), 200, 'application/soap+xml', 'ok'],
  ['a date to come: four empty directories', modified(bareCsd()), 200, 'application/soap+xml', 'ok'],
  [
    'an answer without any SOAP header',
    soap(`<csd:getModificationsResponse>${bareCsd()}</csd:getModificationsResponse>`),
    200,
    'application/soap+xml',
    'ok',
  ],
  ['an answer without RelatesTo', modified(bareCsd(), ''), 200, 'application/soap+xml', 'ok'],
  ['a wrong date: a stack trace', HTML_TRACE, 400, 'text/html', 'http-bad-request'],
  ['an envelope of SOAP 1.1, or a cut one: a stack trace', HTML_TRACE, 400, 'text/html', 'http-bad-request'],
  [
    'a wrong media type: no function found',
    'No function found that matches the request.',
    404,
    'text/plain',
    'http-not-found',
  ],
  ['an unknown document: nothing', '', 200, 'application/soap+xml', 'answer-empty'],
  ['a GET', 'No function found that matches the request.', 404, 'text/plain', 'http-not-found'],
  [
    'a document type with an entity',
    `<!DOCTYPE x [<!ENTITY e "1">]>${modified(bareCsd())}`,
    200,
    'application/soap+xml',
    'answer-not-xml',
  ],
  ['the document without its wrapper', bareCsd(RECORDS), 200, 'text/xml', 'answer-not-csd'],
  ['an answer cut', modified(bareCsd()).slice(0, -20), 200, 'application/soap+xml', 'answer-cut'],
];

for (const [what, answer, status, type, expected] of ITI_74) {
  test(`given getModifications when the server answers ${what} then it is ${expected}`, async () => {
    const found = await read(MODIFICATIONS, answer, { status, headers: { 'content-type': type } });
    assert.equal(verdict(found), expected);
    if (!found.ok && answer !== '') assert.equal(found.excerpt?.slice(0, 20), answer.slice(0, 20));
  });
}

// Domain reference CSD §5.2.
const ITI_73: [string, string, number, string, string][] = [
  ['a bare CSD, though it was to be encapsulated', bareCsd(RECORDS), 200, 'text/xml', 'ok'],
  [
    'an encapsulated CSD',
    `<r:careServicesResponse xmlns:r="${CSD}"><r:result>${bareCsd(RECORDS)}</r:result></r:careServicesResponse>`,
    200,
    'text/xml',
    'ok',
  ],
  ['no match: an empty directory', bareCsd(), 200, 'text/xml', 'ok'],
  ['an unknown function', HTML_TRACE, 404, 'text/html', 'http-not-found'],
  ['an unknown document, on the generic path', HTML_TRACE, 404, 'text/html', 'http-not-found'],
  ['an unknown document, on the path of a function: nothing', '', 200, 'text/xml', 'answer-empty'],
  [
    'neither function nor expression: the request',
    `<csd:careServicesRequest xmlns:csd="${CSD}"/>`,
    200,
    'text/xml',
    'answer-echoed',
  ],
  [
    'the parameters echoed',
    `<requestParams xmlns="${CSD}"><name>x</name></requestParams>`,
    200,
    'text/xml',
    'answer-echoed',
  ],
  ['a wrong namespace, or an envelope: nothing', '', 200, 'text/xml', 'answer-empty'],
  ['a cut request: a stack trace', HTML_TRACE, 400, 'text/html', 'http-bad-request'],
  ['no media type, or a fault of the query', HTML_TRACE, 422, 'text/html', 'http-bad-request'],
  ['a page with status 200', HTML_TRACE, 200, 'text/html', 'answer-not-xml'],
  [
    'an error in place of a result',
    `<r:careServicesResponse xmlns:r="${CSD}"><r:error code="404">none</r:error></r:careServicesResponse>`,
    200,
    'text/xml',
    'ror-error',
  ],
];

for (const [what, answer, status, type, expected] of ITI_73) {
  test(`given careServicesRequest when the server answers ${what} then it is ${expected}`, async () => {
    const found = await read(FIND, answer, { status, headers: { 'content-type': type } });
    assert.equal(verdict(found), expected);
    if (!found.ok && answer !== '') assert.ok(found.excerpt?.startsWith(answer.slice(0, 20)));
  });
}

test('given records with dates of several zones when they are read then the latest instant is told, and each identity', async () => {
  const found = await read(FIND, bareCsd(RECORDS));
  assert.ok(found.ok);
  // Midnight of the 2nd at +14:00 is 10:00 of the 1st in UTC; 23:59:59 of the 1st at -10:00 is 09:59:59 of the 2nd.
  assert.equal(found.latestUpdated, '2026-01-01T23:59:59-10:00');
  assert.deepEqual(found.entityIds, ['b', 'a', 'c', 'd']);
  assert.deepEqual(found.counts, { organization: 0, service: 0, facility: 4, provider: 0 });
});

/** Walks through a server of so many records that answers as `page` says; gives the starts asked for. */
function walk(page: (start: number, max: number) => readonly string[]): {
  starts: number[];
  found: number;
  repeated: number;
} {
  const paging = createPaging({ ...FIND, start: null, max: null }, 10);
  const starts: number[] = [];
  let state = paging.state();
  while (state.next !== null && starts.length < 100) {
    starts.push(state.next.start ?? 0);
    state = paging.take(page(state.next.start ?? 0, state.next.max ?? 0));
  }
  return { starts, found: state.found, repeated: state.repeated };
}

const IDS = Array.from({ length: 25 }, (_, index) => `id${index}`);

test('given servers that page well or badly when a search is walked through then it ends, and each identity counts once', () => {
  const good = (start: number, max: number): readonly string[] => IDS.slice(start - 1, start - 1 + max);
  assert.deepEqual(walk(good), { starts: [1, 11, 21], found: 25, repeated: 0 });
  assert.deepEqual(
    walk((start, max) => good(start, max).slice(0, 20 - start + 1)),
    { starts: [1, 11, 21], found: 20, repeated: 0 },
  );
  // `start` ignored: the same page for ever.
  assert.deepEqual(
    walk((_, max) => IDS.slice(0, max)),
    { starts: [1, 11], found: 10, repeated: 10 },
  );
  // `max` ignored: everything at once.
  assert.deepEqual(
    walk(() => IDS),
    { starts: [1], found: 25, repeated: 0 },
  );
  // A record is added at the front between the pages: the last of a page comes again.
  const moving = (start: number, max: number): readonly string[] =>
    (start === 1 ? IDS : ['new', ...IDS]).slice(start - 1, start - 1 + max);
  assert.deepEqual(walk(moving), { starts: [1, 11, 21], found: 25, repeated: 1 });
});
