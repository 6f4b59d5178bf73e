type State = RTCPeerConnectionState;

/**
 * How the sound's own way stands. A picture may have another one (no BUNDLE, RFC 9143), and when that fails the browser calls the
 * whole connection failed: the sound, which still flows, must not be given up for it.
 */
export function soundState(connection: RTCPeerConnection): State {
  const { connectionState } = connection;
  if (connectionState !== 'failed' && connectionState !== 'disconnected') return connectionState;
  const way = soundWay(connection);
  if (way?.state !== 'connected') return connectionState;
  const { state } = way.iceTransport;
  return state === 'connected' || state === 'completed' ? 'connected' : connectionState;
}

/** The browser says nothing of the whole when the sound fails after the picture: then the sound's own way tells. */
export function soundWay(connection: RTCPeerConnection): RTCDtlsTransport | null {
  const audio = connection.getTransceivers().find(({ receiver }) => receiver.track.kind === 'audio');
  return audio?.sender.transport ?? null;
}
