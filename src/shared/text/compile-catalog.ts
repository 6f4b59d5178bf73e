import { compileMessageOrThrow, type CompiledMessage } from '@lingui/message-utils/compileMessage';

/**
 * Turns ICU messages into what `createText` reads without a parser, so that none is shipped. Throws an `Error` that names the
 * key when a message is not well-formed: it runs while building and testing, never on a person's machine.
 */
export function compileCatalog<K extends string>(
  messages: Readonly<Record<K, string>>,
): Readonly<Record<K, CompiledMessage>> {
  const compiled: Partial<Record<K, CompiledMessage>> = {};
  for (const key of Object.keys(messages) as K[]) {
    compiled[key] = compileOne(key, messages[key]);
  }
  return compiled as Record<K, CompiledMessage>;
}

function compileOne(key: string, message: string): CompiledMessage {
  try {
    return compileMessageOrThrow(message);
  } catch (error) {
    throw new Error(`message ${key}: ${error instanceof Error ? error.message : String(error)}`, {
      cause: error,
    });
  }
}
