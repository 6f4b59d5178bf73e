/** A file's text as it stands: the catalogues are compiled when spoken, not when built. */
declare module '*?raw' {
  const text: string;
  export default text;
}
