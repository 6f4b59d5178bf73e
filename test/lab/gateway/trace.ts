export type SipTransport = 'udp' | 'tcp' | 'ws' | 'wss';

/** One SIP message as the gateway saw it on the wire. */
export interface TraceEntry {
  /** Wall-clock time in microseconds since 1970, taken by the gateway. */
  readonly atUs: number;
  /** As seen from the gateway. */
  readonly direction: 'in' | 'out';
  /** Transport of the phone's side. */
  readonly transport: SipTransport;
  /** The other side, `address:port`. */
  readonly peer: string;
  /** Method of the request, or of the CSeq for a reply. */
  readonly method: string;
  /** Status code; absent for a request. */
  readonly status?: number;
  /** Request URI; absent for a reply. */
  readonly requestUri?: string;
  readonly callId: string;
  readonly cseq: number;
  /** User part of From and To. */
  readonly fromUser: string;
  readonly toUser: string;
  /** The whole message, headers and body. */
  readonly message: string;
}
