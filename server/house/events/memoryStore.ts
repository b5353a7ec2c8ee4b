import { soleServer, type Cluster } from '../../journals/cluster.ts'
import { StoreError } from '../../journals/error.ts'
import { MemoryStore } from '../../journals/memory.ts'
import type { Store } from './store.ts'

/** Journals that live as long as the process. */
export function memoryStore(cluster: Cluster = soleServer()): Store {
  return {
    cluster,
    isAlone: true,
    letOthersIn: async () => undefined,
    house: async () => new MemoryStore().open(),
    heads: () => new MemoryStore().open().marks,
    path: (name) => name,
    names: async () => [],
    open: missing,
    openFile: missing,
    replace: missing,
    create: async () => new MemoryStore().open(),
    drop: async () => undefined,
    close: async () => undefined,
  }
}

function missing(): never {
  throw new StoreError('store-broken', { why: 'missing' })
}
