export { shortName } from '../../shared/domain/certificates/short-name.ts';
