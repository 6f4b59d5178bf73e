import { execFile, spawn } from 'node:child_process';
import { existsSync, rmSync, writeFileSync } from 'node:fs';
import { promisify } from 'node:util';

/** Debian packages the gateway lab and its phones need. */
export const LAB_PACKAGES = [
  'kamailio',
  'kamailio-websocket-modules',
  'kamailio-tls-modules',
  'kamailio-presence-modules',
  'kamailio-extra-modules',
  'kamailio-utils-modules',
  'kamailio-json-modules',
  'kamailio-outbound-modules',
  'kamailio-xml-modules',
  'rtpengine-daemon',
  'coturn',
  'baresip-core',
  'iproute2',
  'iptables',
  'openssl',
  'python3',
] as const;

/** Debian packages the end-to-end tests of the desktop application need besides. */
export const DESKTOP_PACKAGES = [
  'libxml2-utils',
  'xvfb',
  'openbox',
  'xdotool',
  'x11-utils',
  'gnome-keyring',
  'libsecret-1-0',
  'dbus',
  'dbus-x11',
  'pulseaudio',
  'pulseaudio-utils',
  'chromium',
  'libgtk-3-0',
  'libnss3',
  'libnss3-tools',
  'libasound2',
  'libgbm1',
  'libdrm2',
  'libxss1',
  'libxtst6',
  'libnotify4',
  'dunst',
  'notification-daemon',
  'fonts-dejavu-core',
] as const;

/** Debian packages that the tests of the installers need. */
export const PACKAGING_PACKAGES = [
  'nsis',
  'wixl',
  'msitools',
  'rpm',
  'appstream',
  'desktop-file-utils',
  '7zip',
  'squashfs-tools',
  'osslsigncode',
] as const;

const POLICY = '/usr/sbin/policy-rc.d';
const run = promisify(execFile);

/** The packages of a list that are not installed; all of them where there is no dpkg. */
async function missingPackages(packages: readonly string[]): Promise<string[]> {
  // dpkg-query fails when it knows none of a name, and still prints what it knows about the others.
  const { stdout } = await run('dpkg-query', [
    '-W',
    '-f',
    '${Package} ${db:Status-Status}\n',
    ...packages,
  ]).catch((error: unknown) => ({ stdout: (error as { stdout?: string }).stdout ?? '' }));
  const installed = new Set(
    stdout
      .split('\n')
      .filter((line) => line.endsWith(' installed'))
      .map((line) => line.split(' ')[0]),
  );
  return packages.filter((name) => !installed.has(name));
}

/**
 * Installs what is missing of a list with apt-get. Resolves with undefined when all is there, otherwise with one
 * line that says what to install and why it could not be done here. Services are not started on installation.
 */
export async function installPackages(packages: readonly string[]): Promise<string | undefined> {
  const missing = await missingPackages(packages);
  if (missing.length === 0) return undefined;
  const wanted = `apt-get install --no-install-recommends ${missing.join(' ')}`;
  if (!existsSync('/usr/bin/apt-get')) return `This needs Debian or Ubuntu packages; there run: ${wanted}`;
  if (process.getuid?.() !== 0) return `Packages are missing; run as root: ${wanted}`;
  const install = ['install', '-y', '--no-install-recommends', ...missing];
  const failure = await withoutStartingServices(async () => {
    // Without a package list, or with an old one, apt-get finds nothing or asks for files that are gone.
    if ((await aptGet(install)) === undefined) return undefined;
    return (await aptGet(['update'])) ?? (await aptGet(install));
  });
  return failure === undefined ? undefined : `${wanted} failed: ${failure}`;
}

// Debian starts a service as soon as it is installed unless this program says no (invoke-rc.d(8): 101 is "not allowed").
async function withoutStartingServices<T>(install: () => Promise<T>): Promise<T> {
  if (existsSync(POLICY)) return install();
  writeFileSync(POLICY, '#!/bin/sh\nexit 101\n', { mode: 0o755 });
  try {
    return await install();
  } finally {
    rmSync(POLICY, { force: true });
  }
}

/** Resolves with undefined on success, else with apt-get's last complaint. */
async function aptGet(args: readonly string[]): Promise<string | undefined> {
  const child = spawn('apt-get', ['-q', '-o', 'DPkg::Lock::Timeout=120', ...args], {
    stdio: ['ignore', 'ignore', 'pipe'],
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  });
  let complaint = '';
  child.stderr.on('data', (chunk: Buffer) => (complaint += chunk.toString()));
  const code = await new Promise<number | null>((resolve) => {
    child.once('close', resolve);
    child.once('error', () => resolve(-1));
  });
  if (code === 0) return undefined;
  const lines = complaint.split('\n').filter((line) => line.startsWith('E:'));
  return lines.join(' ') || `apt-get ended with ${code}`;
}
