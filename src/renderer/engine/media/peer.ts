import { DEFAULT_SETTINGS, type SoundCodec } from '../../../shared/config/settings';
import type { MediaNetwork } from '../world/media';
import { candidatesUsable, PATIENCE_MS, RESTART_PATIENCE_MS } from './candidates';
import { isRelay, rtcIceServers } from './ice-servers';
import { withOpusWishes } from './opus-format';
import { candidateTypes, everySectionHasCandidates, withoutLoopback } from './sdp';
import { preferCodecs } from './sound-codecs';

export interface DescribeOptions extends RTCOfferOptions {
  /** An answer that another may replace (RFC 8829 §4.1.10.1). */
  readonly provisional?: boolean;
}

/** A peer connection with one audio transceiver, that knows how far its candidates are. */
export interface Peer {
  readonly connection: RTCPeerConnection;
  readonly audio: RTCRtpTransceiver | null;
  /** Applies our description of the current state and notes when gathering began. */
  describe(options?: DescribeOptions): Promise<void>;
  /** The local description, once its candidates are usable. */
  usableDescription(): Promise<string>;
  readonly bornMs: number;
  /** What it offers and answers with, the one we like best first. */
  readonly codecs: readonly SoundCodec[];
}

export function createPeer(
  network: MediaNetwork,
  certificate: RTCCertificate | null,
  role: 'offer' | 'answer',
  codecs: readonly SoundCodec[] = DEFAULT_SETTINGS.sound.codecs,
): Peer {
  const connection = new RTCPeerConnection({
    iceServers: rtcIceServers(network.servers),
    iceTransportPolicy: network.relayOnly === true ? 'relay' : 'all',
    // Gateways that drop a=group:BUNDLE fail with max-bundle.
    bundlePolicy: 'balanced',
    ...(certificate ? { certificates: [certificate] } : {}),
    // An answerer gathers before it has a description; an offerer has its own already.
    iceCandidatePoolSize: role === 'answer' ? 1 : 0,
  });
  const audio = role === 'offer' ? connection.addTransceiver('audio', { direction: 'sendrecv' }) : null;
  if (audio) preferCodecs(audio, codecs);
  const bornMs = performance.now();
  let describedMs = bornMs;
  let patienceMs = PATIENCE_MS;
  return {
    connection,
    audio,
    bornMs,
    codecs,
    describe: async (options) => {
      patienceMs = options?.iceRestart ? RESTART_PATIENCE_MS : PATIENCE_MS;
      const { signalingState } = connection;
      const offer = signalingState !== 'have-remote-offer' && signalingState !== 'have-local-pranswer';
      if (!offer) for (const line of soundLines(connection)) preferCodecs(line, codecs);
      const description = offer ? await connection.createOffer(options) : await connection.createAnswer();
      describedMs = role === 'answer' && !connection.localDescription ? bornMs : performance.now();
      await connection.setLocalDescription(
        options?.provisional && !offer ? { type: 'pranswer', sdp: description.sdp ?? '' } : description,
      );
    },
    usableDescription: () => usable(connection, network, describedMs, patienceMs),
  };
}

function soundLines(connection: RTCPeerConnection): readonly RTCRtpTransceiver[] {
  return connection.getTransceivers().filter(({ receiver }) => receiver.track.kind === 'audio');
}

function usable(
  connection: RTCPeerConnection,
  { servers, sameMachine }: MediaNetwork,
  describedMs: number,
  patienceMs: number,
): Promise<string> {
  const wantsRelay = servers.some((server) => isRelay(server.url));
  const wantsReflexive = servers.length > 0 && !wantsRelay;
  return new Promise((resolve) => {
    const check = (): void => {
      const sdp = connection.localDescription?.sdp ?? '';
      const ready = candidatesUsable({
        complete: connection.iceGatheringState === 'complete' || connection.signalingState === 'closed',
        types: candidateTypes(sdp),
        ageMs: performance.now() - describedMs,
        patienceMs,
        wantsReflexive,
        wantsRelay,
        everySection: everySectionHasCandidates(sdp),
      });
      if (!ready) return;
      for (const timer of timers) clearTimeout(timer);
      connection.removeEventListener('icecandidate', check);
      connection.removeEventListener('icegatheringstatechange', check);
      resolve(withOpusWishes(sameMachine ? sdp : withoutLoopback(sdp)));
    };
    const ageMs = performance.now() - describedMs;
    const timers = [PATIENCE_MS, patienceMs].map((ms) => setTimeout(check, Math.max(ms - ageMs, 0) + 1));
    connection.addEventListener('icecandidate', check);
    connection.addEventListener('icegatheringstatechange', check);
    check();
  });
}
