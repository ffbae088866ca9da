import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

/** How long a link works. */
export const LINK_MS = 60_000;
/** A session ends when nothing used it for so long. */
export const SESSION_IDLE_MS = 12 * 3_600_000;
const MOST_LINKS = 4;
const MOST_SESSIONS = 16;
/** Wrong secrets a minute that are answered plainly; the others are told to slow down. */
const WRONG_A_MINUTE = 50;

interface Kept {
  readonly hash: Buffer;
  expires: number;
}

/** Links and sessions of the loopback host (design security T2): no cookie, and only hashes stay in memory. */
export interface Sessions {
  /** A new one-time token of 256 bits. */
  createLink(): string;
  /** Trades a token for a session secret, once. */
  exchange(token: string): { readonly secret: string } | 'wrong' | 'too-many';
  /** Whether this is the secret of a running session, which then goes on. */
  accept(secret: string): boolean;
}

function newSecret(): string {
  return randomBytes(32).toString('base64url');
}

function hashOf(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}

/** Looks at every entry whatever it finds, so that time tells nothing. */
function find(kept: readonly Kept[], text: string, now: number): Kept | undefined {
  const hash = hashOf(text);
  let found: Kept | undefined;
  for (const entry of kept) if (timingSafeEqual(entry.hash, hash) && entry.expires > now) found = entry;
  return found;
}

/** Adds an entry; expired ones go first, then the oldest. */
function keep(kept: readonly Kept[], entry: Kept, most: number, now: number): Kept[] {
  return [...kept.filter(({ expires }) => expires > now), entry].slice(-most);
}

/** Makes the register; `now` is a clock in milliseconds that never goes back. */
export function createSessions(now: () => number = () => performance.now()): Sessions {
  let links: Kept[] = [];
  let sessions: Kept[] = [];
  let wrong = { since: -Infinity, count: 0 };

  // A flood of wrong tokens never locks out the right one: it is looked for first.
  const countWrong = (): 'wrong' | 'too-many' => {
    if (now() - wrong.since > 60_000) wrong = { since: now(), count: 0 };
    wrong.count += 1;
    return wrong.count > WRONG_A_MINUTE ? 'too-many' : 'wrong';
  };
  return {
    createLink() {
      const token = newSecret();
      links = keep(links, { hash: hashOf(token), expires: now() + LINK_MS }, MOST_LINKS, now());
      return token;
    },
    exchange(token) {
      const link = find(links, token, now());
      if (link === undefined) return countWrong();
      links = links.filter((entry) => entry !== link);
      const secret = newSecret();
      sessions = keep(sessions, { hash: hashOf(secret), expires: now() + SESSION_IDLE_MS }, MOST_SESSIONS, now());
      return { secret };
    },
    accept(secret) {
      const session = find(sessions, secret, now());
      if (session === undefined) return false;
      session.expires = now() + SESSION_IDLE_MS;
      return true;
    },
  };
}
