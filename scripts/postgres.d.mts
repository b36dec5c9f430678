/** One of PostgreSQL's programs, such as `initdb`; undefined where it is not installed. */
export function findPostgres(name: string): string | undefined;

/** What makes a server fast that may lose everything with the power. */
export const FORGETFUL: Readonly<Record<string, string>>;

/** A PostgreSQL server of one's own, over loopback and with a password. It ends with the process that started it. */
export class PostgresServer {
  /** Why there can be none here; undefined when there can. */
  static get missing(): string | undefined;

  /** Makes a server and starts it. @param settings Those of postgresql.conf. */
  static start(settings?: Readonly<Record<string, string>>): Promise<PostgresServer>;

  private constructor();

  /** The address of a database in it; `postgres` is there from the start. */
  url(database?: string): string;

  /** Starts it again when it was stopped; comes back when it takes connections. */
  start(): Promise<void>;

  /** Stops it politely, or as a crash would. */
  stop(mode?: 'fast' | 'immediate'): Promise<void>;

  /** Stops it and removes everything of it. */
  remove(): Promise<void>;
}
