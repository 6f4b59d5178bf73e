import type { Plugin } from 'vite';
import { compileCatalog } from '../../../shared/text/compile-catalog';

/** Vite plugin: assets/locales/*.json reach the bundle compiled, so that no message parser is shipped. A bad message fails the build. */
export function catalogs(): Plugin {
  return {
    name: 'offhook-catalogs',
    enforce: 'pre',
    transform: {
      filter: { id: /[\\/]assets[\\/]locales[\\/][\w.-]+\.json$/ },
      // JSON in, JSON out: Vite's own JSON plugin makes the module.
      handler: (code) => ({
        code: JSON.stringify(compileCatalog(JSON.parse(code) as Record<string, string>)),
        map: null,
      }),
    },
  };
}
