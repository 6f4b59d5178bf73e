/** Where the pages live: one scheme of our own, one host, nothing else is ever loaded or trusted. */
export const APP_SCHEME = 'app';
const APP_HOST = 'offhook';
export const APP_ORIGIN = `${APP_SCHEME}://${APP_HOST}`;
export const MAIN_PAGE = `${APP_ORIGIN}/index.html`;
export const CALL_BAR_PAGE = `${APP_ORIGIN}/call-bar.html`;

/** The page of the small window that rings for one call. */
export function incomingPage(callId: string): string {
  return `${APP_ORIGIN}/incoming.html?call=${encodeURIComponent(callId)}`;
}

/** True for an address of our own pages, or for their bare origin. */
export function isOurs(url: string): boolean {
  return url === APP_ORIGIN || url.startsWith(`${APP_ORIGIN}/`);
}
