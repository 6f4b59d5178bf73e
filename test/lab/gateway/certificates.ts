import { execFile } from 'node:child_process';
import { createHash, X509Certificate } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';

/** A server certificate with its key. */
export interface TlsIdentity {
  /** PEM files. */
  readonly certPath: string;
  readonly keyPath: string;
  /** Base64 SHA-256 of the public key (SubjectPublicKeyInfo), as Chromium and RFC 7469 §2.4 pin it. */
  readonly spkiHash: string;
}

export interface LabCertificates {
  /** PEM file of the test CA that signed all but `untrusted`. */
  readonly caPath: string;
  readonly good: TlsIdentity;
  /** Ended in February 2024; otherwise like `good`. */
  readonly expired: TlsIdentity;
  /** Signed by another CA with the same name. */
  readonly untrusted: TlsIdentity;
  /** Signed by the test CA for another host name. */
  readonly wrongHost: TlsIdentity;
}

interface Authority {
  readonly folder: string;
  readonly certPath: string;
  readonly keyPath: string;
}

interface Subject {
  readonly name: string;
  readonly subjectAltName: string;
  readonly from?: string;
  readonly until?: string;
}

const NEW_KEY = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes'];
const openssl = promisify(execFile);

/** Creates the test CA and its certificates in `folder`; takes about 0.1 s. */
export async function createCertificates(folder: string, address: string): Promise<LabCertificates> {
  const [trusted, foreign] = await Promise.all([
    createAuthority(join(folder, 'ca')),
    createAuthority(join(folder, 'foreign-ca')),
  ]);
  const ips = [...new Set(['127.0.0.1', address])].map((ip) => `IP:${ip}`);
  const subjectAltName = ['DNS:localhost', ...ips].join(',');
  const untrusted = sign(foreign, folder, { name: 'untrusted', subjectAltName });
  // One after the other: `openssl ca` keeps a database.
  const good = await sign(trusted, folder, { name: 'good', subjectAltName });
  const past = { from: '20240101000000Z', until: '20240201000000Z' };
  const expired = await sign(trusted, folder, { name: 'expired', subjectAltName, ...past });
  const wrongHost = await sign(trusted, folder, { name: 'wrong-host', subjectAltName: 'DNS:other.test' });
  return { caPath: trusted.certPath, good, expired, untrusted: await untrusted, wrongHost };
}

async function createAuthority(folder: string): Promise<Authority> {
  mkdirSync(folder, { recursive: true });
  const authority = { folder, certPath: join(folder, 'ca.pem'), keyPath: join(folder, 'ca.key') };
  await openssl('openssl', [
    ...['req', '-x509', ...NEW_KEY, '-days', '3650', '-subj', '/CN=Offhook test CA'],
    ...['-addext', 'basicConstraints=critical,CA:TRUE', '-addext', 'keyUsage=critical,keyCertSign,cRLSign'],
    ...['-keyout', authority.keyPath, '-out', authority.certPath],
  ]);
  writeFileSync(join(folder, 'index.txt'), '');
  const settings = [
    '[ca]\ndefault_ca = lab\n[lab]\ndatabase = index.txt\nnew_certs_dir = .\nrand_serial = yes\ndefault_md = sha256',
    'policy = any\nunique_subject = no\ncopy_extensions = copy\n[any]\ncommonName = supplied\n',
  ];
  writeFileSync(join(folder, 'ca.cnf'), settings.join('\n'));
  return authority;
}

async function sign(authority: Authority, folder: string, subject: Subject): Promise<TlsIdentity> {
  const base = join(folder, subject.name);
  const [certPath, keyPath, requestPath] = [`${base}.pem`, `${base}.key`, `${base}.csr`];
  await openssl('openssl', [
    ...['req', '-new', ...NEW_KEY, '-subj', '/CN=Offhook lab', '-keyout', keyPath, '-out', requestPath],
    ...['-addext', `subjectAltName=${subject.subjectAltName}`, '-addext', 'extendedKeyUsage=serverAuth'],
  ]);
  const year = new Date().getUTCFullYear();
  await openssl(
    'openssl',
    [
      ...[
        'ca',
        '-batch',
        '-notext',
        '-config',
        'ca.cnf',
        '-cert',
        authority.certPath,
        '-keyfile',
        authority.keyPath,
      ],
      ...[
        '-startdate',
        subject.from ?? `${year - 1}1231000000Z`,
        '-enddate',
        subject.until ?? `${year + 1}1231000000Z`,
      ],
      ...['-in', requestPath, '-out', certPath],
    ],
    { cwd: authority.folder },
  );
  return { certPath, keyPath, spkiHash: spkiHashOf(certPath) };
}

function spkiHashOf(certPath: string): string {
  const key = new X509Certificate(readFileSync(certPath)).publicKey;
  return createHash('sha256')
    .update(key.export({ type: 'spki', format: 'der' }))
    .digest('base64');
}
