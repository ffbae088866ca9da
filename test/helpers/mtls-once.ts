import { send } from '../../electron/services/mtls/client.ts';
import { QUICK, TOOLS } from './mtls-pki.ts';

// One request in a process of its own, whose environment is the test's: port, then the trusted root in base64.
const [, , port = '', anchor = ''] = process.argv;
const got = await send(
  {
    ...{
      url: `https://localhost:${port}/csd`,
      method: 'GET',
      headers: {},
      identity: null,
      policy: 'strict',
      limits: QUICK,
      proxy: null,
    },
    ...{ revocation: 'off', signal: new AbortController().signal },
    trust: { anchors: [Buffer.from(anchor, 'base64')], intermediates: [], crls: [] },
  },
  TOOLS,
);
try {
  for await (const part of got.body) void part;
} catch {
  // The facts say it.
}
process.stdout.write(JSON.stringify({ status: got.status, code: got.facts().failure?.code ?? null }));
