import { shell } from 'electron';

/** Opens one of the system's own settings links; false: there is none, or nothing opens it. */
export async function openSettingsLink(link: string | null): Promise<boolean> {
  if (link === null) return false;
  try {
    await shell.openExternal(link);
    return true;
  } catch {
    return false;
  }
}
