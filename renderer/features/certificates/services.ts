/** The services of this screen, as the page calls them. */
export { api } from '../../client/index.ts';
