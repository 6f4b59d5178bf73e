import { Web } from 'sip.js';
import { showPeer } from '../peer-page';

/** SIP.js as it comes: `SimpleUser`, a thin face on its `SessionManager`, with its defaults. */
showPeer(({ address, user, password, server, iceServers, speaker }, state) => {
  const phone = new Web.SimpleUser(server, {
    aor: address,
    media: { constraints: { audio: true, video: false }, remote: { audio: speaker } },
    userAgentOptions: {
      authorizationUsername: user,
      authorizationPassword: password,
      logLevel: 'error',
      sessionDescriptionHandlerFactoryOptions: {
        peerConnectionConfiguration: { iceServers: [...iceServers] },
      },
    },
    delegate: {
      onRegistered: state.ready,
      onCallCreated: state.calling,
      onCallReceived: state.ringing,
      onCallAnswered: state.calling,
      onCallHangup: state.idle,
    },
  });
  void phone.connect().then(() => phone.register());
  return {
    call: (target) => void phone.call(target),
    answer: () => void phone.answer(),
    hangUp: () => void phone.hangup(),
  };
});
