import { useEffect, useRef } from 'react';

interface PictureProps {
  readonly stream: MediaStream;
  readonly label: string;
  readonly className: string;
}

/** A moving picture without sound: the call's sound has its own way to the speaker. */
export function Picture({ stream, label, className }: PictureProps) {
  const video = useRef<HTMLVideoElement>(null);
  useEffect(() => {
    if (video.current) video.current.srcObject = stream;
  }, [stream]);
  return <video ref={video} className={className} aria-label={label} autoPlay muted playsInline />;
}
