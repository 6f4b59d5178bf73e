/**
 * Runs a command of package.json to its end: `main` resolves with the exit code, or null when it goes on serving. What it rejects
 * with is said in one line; the builder has printed its own findings by then.
 */
export async function runScript(main: () => Promise<number | null>): Promise<void> {
  try {
    const exitCode = await main();
    if (exitCode !== null) process.exit(exitCode);
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exit(1);
  }
}
