/** The endpoint cannot start for a reason that whoever starts it can mend: one sentence per problem. */
export class StartError extends Error {
  override readonly name = 'StartError';
  readonly sentences: readonly string[];

  constructor(sentences: readonly string[]) {
    super(sentences.join('\n'));
    this.sentences = sentences;
  }
}
