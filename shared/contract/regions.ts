import { z } from 'zod';
import { fileTicket } from './common.ts';
import { method } from './define.ts';
import { regionTarget } from './region-views.ts';
import type { RegionRow } from './region-views.ts';

const code = z.string().min(1).max(40);

export const regions = {
  list: method(
    'The servers that can be queried: the shipped regions, the national entry and those a person added.',
    z.strictObject({}),
  ).returns<readonly RegionRow[]>(),
  show: method('One server with all its settings.', z.strictObject({ code })).returns<RegionRow>(),
  set: method(
    'Changes what is given of a server and keeps the rest; a new code makes a new server.',
    regionTarget.partial().required({ code: true }),
  ).returns<RegionRow>(),
  remove: method(
    'Forgets a server that a person added, or the settings of a shipped one; what was exchanged with it stays.',
    z.strictObject({ code }),
  ).returns<{ readonly removed: boolean }>(),
  confirmProduction: method(
    'Confirms that calls to this production server are meant, until Cercle is closed.',
    z.strictObject({ code }),
  ).returns<RegionRow>(),
  export: method(
    'Writes the settings of servers to a file that can be shared; no secret is part of them.',
    z.strictObject({ codes: z.array(code).max(200).optional(), out: fileTicket, force: z.boolean().optional() }),
  ).returns<{ readonly file: string; readonly bytes: number; readonly regions: number }>(),
  import: method(
    'Reads the settings of servers from a file; certificates are chosen afterwards.',
    z.strictObject({ file: fileTicket, replace: z.boolean().optional() }),
  ).returns<{
    readonly added: readonly string[];
    readonly replaced: readonly string[];
    readonly kept: readonly string[];
  }>(),
};
