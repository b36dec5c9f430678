/** One cut in a module of Lit. The cuts of a module are in their order: one may name what another before it has left. */
export interface Cut {
  /** What is taken out, in the module's own words. */
  readonly code: string;
  /** What stands there instead; by default nothing. */
  readonly instead?: string;
}
