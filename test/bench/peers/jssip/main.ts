import JsSIP from 'jssip';
import type { RTCSession } from 'jssip/lib/RTCSession';
import { showPeer } from '../peer-page';

/** JsSIP as it comes, with its defaults. */
showPeer(({ address, password, server, iceServers, speaker }, state) => {
  const agent = new JsSIP.UA({
    sockets: [new JsSIP.WebSocketInterface(server)],
    uri: address,
    password,
  });
  const media = {
    mediaConstraints: { audio: true, video: false },
    pcConfig: { iceServers: [...iceServers] },
  };
  let session: RTCSession | null = null;
  const hear = (connection: RTCPeerConnection): void => {
    connection.addEventListener('track', ({ streams }) => {
      speaker.srcObject = streams[0] ?? null;
      void speaker.play();
    });
  };
  agent.on('registered', state.ready);
  agent.on('newRTCSession', (event: { readonly session: RTCSession; readonly originator: string }) => {
    session = event.session;
    session.on('ended', state.idle);
    session.on('failed', state.idle);
    if (event.originator === 'local') {
      hear(session.connection);
      state.calling();
    } else {
      session.on('peerconnection', ({ peerconnection }) => hear(peerconnection));
      session.on('accepted', state.calling);
      state.ringing();
    }
  });
  agent.start();
  return {
    call: (target) => void agent.call(target, media),
    answer: () => session?.answer(media),
    hangUp: () => session?.terminate(),
  };
});
