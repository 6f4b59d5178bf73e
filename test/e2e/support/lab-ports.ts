/** Two files at a time: the ports of the lab of each worker, apart from each other and from those of the other kinds of tests. */
const BASES = [26_000, 14_000] as const;

/** Where the ports of this worker's lab begin. */
export const LAB_PORT_BASE =
  BASES[(Number(process.env['VITEST_POOL_ID'] ?? '1') - 1) % BASES.length] ?? BASES[0];
