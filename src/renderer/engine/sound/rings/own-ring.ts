/** Address of the brand's own ringing sound, which rings in the place of its `ringTone`. The build of a brand that has one puts it here. */
export const OWN_RING: string | null = null;
