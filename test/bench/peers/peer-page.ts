/** What a peer's library has to do to be driven like our own pages. */
export interface PeerPhone {
  call(target: string): void;
  answer(): void;
  hangUp(): void;
}

export interface PeerAccount {
  /** `sip:user@domain` */
  readonly address: string;
  readonly user: string;
  readonly password: string;
  readonly server: string;
  readonly iceServers: readonly RTCIceServer[];
  readonly speaker: HTMLAudioElement;
}

/** Tells the page how the line and its call are. */
export interface PeerState {
  ready(): void;
  ringing(): void;
  calling(): void;
  idle(): void;
}

/** Builds a plain page with the names our own pages have, around one library. */
export function showPeer(connect: (account: PeerAccount, state: PeerState) => PeerPhone): void {
  const address = field('SIP address');
  const password = field('Password');
  const server = field('Server');
  const ice = field('STUN or TURN server');
  const number = field('Name or number');
  const line = document.body.appendChild(document.createElement('p'));
  line.setAttribute('role', 'status');
  line.setAttribute('aria-label', 'Line status');
  const speaker = document.body.appendChild(new Audio());
  let phone: PeerPhone | null = null;

  button('Sign in', () => {
    const iceServers = ice.value === '' ? [] : [{ urls: ice.value }];
    const user = /^sip:([^@]+)@/.exec(address.value)?.[1] ?? '';
    phone = connect(
      {
        address: address.value,
        user,
        password: password.value,
        server: server.value,
        iceServers,
        speaker,
      },
      {
        ready: () => (line.textContent = 'Ready'),
        ringing: () => show(answer, hangUp),
        calling: () => show(hangUp),
        idle: () => show(call),
      },
    );
  });
  const call = button('Call', () => phone?.call(number.value));
  const answer = button('Answer', () => phone?.answer());
  const hangUp = button('Hang up', () => phone?.hangUp());
  const show = (...shown: readonly HTMLButtonElement[]): void => {
    for (const one of [call, answer, hangUp]) one.hidden = !shown.includes(one);
  };
  show(call);
}

function field(name: string): HTMLInputElement {
  const label = document.body.appendChild(document.createElement('label'));
  label.append(name);
  return label.appendChild(document.createElement('input'));
}

function button(name: string, press: () => void): HTMLButtonElement {
  const made = document.body.appendChild(document.createElement('button'));
  made.type = 'button';
  made.textContent = name;
  made.addEventListener('click', press);
  return made;
}
