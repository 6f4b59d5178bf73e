/** An audio context that computes nothing: the test sets what its analysers hear. */
export class FakeAudioContext {
  state: AudioContextState = 'suspended';
  readonly sampleRate = 48_000;
  /** The last samples each analyser gives. */
  signal = new Float32Array(0);
  readonly sources: { stream: MediaStream; connected: boolean }[] = [];
  readonly silences: FakeChainTrack[] = [];
  readonly gains: { value: number }[] = [];
  /** What each buffer source that was started plays. */
  readonly played: Float32Array[] = [];
  readonly audioWorklet = { addModule: () => new Promise(() => undefined) };

  readonly asContext = this as unknown as AudioContext;

  resume(): Promise<void> {
    this.state = 'running';
    return Promise.resolve();
  }

  suspend(): Promise<void> {
    this.state = 'suspended';
    return Promise.resolve();
  }

  close(): Promise<void> {
    this.state = 'closed';
    return Promise.resolve();
  }

  createAnalyser() {
    return {
      fftSize: 2048,
      getFloatTimeDomainData: (into: Float32Array) => {
        into.set(this.signal.subarray(0, into.length), Math.max(0, into.length - this.signal.length));
      },
    };
  }

  createMediaStreamSource(stream: MediaStream) {
    const source = { stream, connected: false };
    this.sources.push(source);
    return {
      connect: () => {
        source.connected = true;
      },
      disconnect: () => {
        source.connected = false;
      },
    };
  }

  createMediaStreamDestination() {
    const track = new FakeChainTrack();
    this.silences.push(track);
    return { stream: { getAudioTracks: () => [track] } };
  }

  createGain() {
    const gain = { value: 1 };
    this.gains.push(gain);
    return {
      gain,
      context: this,
      channelCount: 2,
      channelCountMode: 'max',
      connect: ignore,
      disconnect: ignore,
    };
  }

  createBuffer(_channels: number, length: number) {
    const samples = new Float32Array(length);
    return {
      samples,
      copyToChannel: (from: Float32Array) => {
        samples.set(from);
      },
    };
  }

  createBufferSource() {
    const source = {
      buffer: null as { readonly samples: Float32Array } | null,
      connect: ignore,
      start: () => {
        if (source.buffer) this.played.push(source.buffer.samples);
      },
    };
    return source;
  }

  createConstantSource() {
    return { offset: { value: 1 }, connect: ignore, disconnect: ignore, start: ignore, stop: ignore };
  }
}

/** What comes out of a context. */
export class FakeChainTrack {
  readyState: 'live' | 'ended' = 'live';
  enabled = true;

  clone(): FakeChainTrack {
    return new FakeChainTrack();
  }

  stop(): void {
    this.readyState = 'ended';
  }
}

function ignore(): void {
  // Nothing to hear in a test.
}
