/**
 * SQLite as `node:sqlite` offers it, on every Node that is supported: the one place that names the package, which goes once
 * Node 20 does.
 */
export {
  backup,
  DatabaseSync,
  type DatabaseSyncInstance as Database,
  type StatementSyncInstance as Statement,
} from '@photostructure/sqlite'
