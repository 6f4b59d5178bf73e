import { startLab } from './lab';
import type { Lab } from './lab-types';
import { installPackages, LAB_PACKAGES } from './packages';

/** `npm run lab [-- --port-base=26000]`: a gateway to sign in to, until Ctrl-C. */
async function main(): Promise<void> {
  const unmet = await installPackages(LAB_PACKAGES);
  if (unmet !== undefined) throw new Error(unmet);
  const lab = await startLab(options());
  await Promise.all([
    lab.phone('dave', { autoAnswer: true, toneHz: 440, codecs: ['opus', 'pcma', 'pcmu'] }),
    lab.phone('erin', { autoAnswer: true, echo: true, codecs: ['opus', 'pcma', 'pcmu'] }),
  ]);
  process.stdout.write(welcome(lab));
  // The servers keep node awake; on Ctrl-C the lab stops itself and lets the signal end us.
}

function options(): { portBase?: number } {
  const given = process.argv.find((argument) => argument.startsWith('--port-base='))?.split('=')[1];
  return given === undefined ? {} : { portBase: Number(given) };
}

function welcome(lab: Lab): string {
  const accounts = [lab.users.alice, lab.users.bob, lab.users.carol].map(
    ({ name, address, password }) => `  ${name.padEnd(7)} address ${address.padEnd(20)} password ${password}`,
  );
  return [
    '',
    'The lab is up. Sign in with one of these:',
    ...accounts,
    '',
    `Server    ${lab.wssUrl}   (TLS, signed by the test CA ${lab.caPath})`,
    `          ${lab.wsUrl}   (no TLS; fine on this machine, needs no certificate)`,
    `TURN      ${lab.turn.urls.join('  ')}   user ${lab.turn.username}, password ${lab.turn.credential}`,
    `STUN      ${lab.stunUrl}`,
    '',
    'Trust the certificate in Chromium or Electron with the switch',
    `  --ignore-certificate-errors-spki-list=${lab.spkiHash}`,
    '',
    'Numbers to call:',
    '  dave           answers and plays 440 Hz',
    '  erin           answers and echoes what you say',
    '  grace          is never there (480)',
    '  sound-USER     is refused with 488 while the call comes with a picture',
    '  *68, *88       park and pick up; *72 to *93, with a number, forward: Erin answers',
    '  status-486     is answered with that status; any other from 300 to 699 too',
    '  trying         gets no further than 100 Trying',
    '  silent         is never answered at all',
    '',
    `Logs in ${lab.runDir}`,
    'Ctrl-C stops everything.',
    '',
    '',
  ].join('\n');
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
