import type { ExchangeRequest } from '../../../../shared/domain/exchange/transaction.ts';
import { readArchiveAnswer } from '../answer-archive.ts';
import { CARE_SERVICES_RESPONSE, NOTIFICATION_RESPONSE, readXmlAnswer } from '../answer-csd.ts';
import { isSuccess, readRefusal } from '../answer-status.ts';
import type { Answer, AnswerReading, Connector } from '../connector.ts';
import { notOfDialect } from '../request-check.ts';
import { buildRorRequest } from './build.ts';

/** The dialect of the ROR, MEV 2.4 (domain reference ROR §2). */
export const rorConnector: Connector = { build: buildRorRequest, read };

async function read(answer: Answer, request: ExchangeRequest): Promise<AnswerReading> {
  if (!isSuccess(answer.status)) return readRefusal(answer);
  switch (request.transaction) {
    case 'extraction':
      return readArchiveAnswer(answer);
    case 'notifications':
      return readXmlAnswer(answer, { kind: 'notifications', payloads: [NOTIFICATION_RESPONSE] });
    case 'etablissement':
    case 'oi':
      return readXmlAnswer(answer, { kind: 'csd', payloads: [CARE_SERVICES_RESPONSE] });
    default:
      throw notOfDialect(request, 'ror-2.4');
  }
}
