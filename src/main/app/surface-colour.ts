/** What a small window shows until its page has painted: `--surface` of the pages' tokens. */
export function surfaceColour(dark: boolean): string {
  return dark ? '#171C23' : '#FFFFFF';
}
