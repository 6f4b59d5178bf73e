import { benchmark } from './benchmarks/cold-start';
import { benchTable } from './table';
try { const r = await benchmark.run({ runs: 20, say: console.log }); console.log(benchTable(r)); } catch (e) { console.log((e as Error).stack); }
