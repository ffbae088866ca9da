import type { ErrorCode } from '../../errors.ts';
import type { ErrorSentences } from '../sentences.ts';

type ExchangeCode = Extract<ErrorCode, `region.${string}` | `exchange.${string}`>;

/** What is said of failures about the servers that are queried, and what is exchanged with them. */
export const exchangeErrors: Readonly<Record<ExchangeCode, ErrorSentences>> = {
  'region.unknown': {
    what: 'No server has the code[ “{code}”].',
    todo: 'See the list with “cercle region list”; “cercle region set CODE --label …” adds one.',
  },
  'region.incomplete': {
    what: 'The server[ “{label}”][ ({code})] cannot be queried yet[; it lacks: {missing}].',
    why: 'No address of a ROR is public: it is given with the admission.',
    todo: 'Give what is missing with “cercle region set CODE” (--url, --certificate, --profil, --trust, --vihf-name-id).',
    whom: 'the team of the region’s ROR, for its address and your profile',
  },
  'region.unconfirmed': {
    what: 'This server[ “{label}”][ ({code})] is a production one, and the call was not confirmed.',
    why: 'The first production call is confirmed each time Cercle is started.',
    todo: 'Confirm that the call is meant; on the command line, with --production.',
  },
  'region.address': {
    what: 'The address of the server is not accepted[: {reason}].',
    why: 'An address starts with https:// and holds neither user name, password, blank, nor a part after “#”.',
    todo: 'Copy the address that the region gave, and add nothing to it.',
  },
  'region.file': {
    what: 'The file[ “{file}”] holds no settings of servers that can be read[: {reason}].',
    why: 'Nothing was changed: the file is accepted as a whole or not at all. A file that holds a certificate or a secret is refused.',
    todo: 'Ask for a file made by “cercle region export”.',
    whom: 'the person who sent it to you',
  },
  'exchange.unknown': {
    what: 'No exchange has the identifier[ “{id}”].',
    todo: 'See the history with “cercle exchange list”.',
  },
  'exchange.no-answer': {
    what: 'The answer of the exchange[ {id}] is not kept, or not any more.',
    why: 'Answers are kept for the days and the room that the settings allow; answers that came cut are not kept.',
    todo: 'Send the request again with “cercle exchange replay”.',
  },
  'exchange.busy': {
    what: '[The server {region} is being synchronised already][{task} is running already], by this window or another program.',
    todo: 'Wait until it has ended, or stop it.',
  },
};
