import type { Page } from '@playwright/test';

/** In the page: a request over the way in that the page itself uses, Electron's bridge or a socket of its session. */
const ASK = `async (request) => {
  if (window.cercle) return window.cercle.send(request);
  const socket = new WebSocket('ws://' + location.host + '/socket');
  await new Promise((resolve) => (socket.onopen = resolve));
  const next = () => new Promise((resolve) => (socket.onmessage = ({ data }) => resolve(JSON.parse(data))));
  const ready = next();
  socket.send(JSON.stringify({ session: sessionStorage.getItem('cercle.session') }));
  await ready;
  let message;
  socket.send(JSON.stringify(request));
  do message = await next();
  while (!('jsonrpc' in message));
  socket.close();
  return message;
}`;

/** In the page: a ticket for the file in the input, by the bridge or by an upload. */
const TICKET = `async () => {
  const [file] = document.getElementById('e2e-file').files;
  if (window.cercle) return (await window.cercle.ticketFor(file)).file;
  const headers = {
    'x-cercle-session': sessionStorage.getItem('cercle.session'),
    'x-cercle-file-name': encodeURIComponent(file.name),
  };
  return (await fetch('/files', { method: 'POST', headers, body: file })).json();
}`;

/** Asks the services from inside the page; throws what they refuse. */
export async function ask<T>(page: Page, method: string, params: unknown): Promise<T> {
  const request = JSON.stringify({ jsonrpc: '2.0', id: 'e2e', method, params });
  const reply: unknown = await page.evaluate(`(${ASK})(${request})`);
  const { result, error } = reply as { result: T; error?: { message: string } };
  if (error !== undefined) throw new Error(`${method}: ${error.message}`);
  return result;
}

/** A ticket for a file of this computer, as if the person had chosen it in the page. */
export async function ticketOf(page: Page, path: string): Promise<string> {
  await page.evaluate(`(() => {
    const input = Object.assign(document.createElement('input'), { type: 'file', id: 'e2e-file' });
    document.body.append(input);
  })()`);
  await page.setInputFiles('#e2e-file', path);
  const given: unknown = await page.evaluate(`(${TICKET})()`);
  await page.evaluate("document.getElementById('e2e-file').remove()");
  return (given as { ticket: string }).ticket;
}
