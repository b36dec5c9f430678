/**
 * @template Sample
 * @typedef {object} Rounds
 * @property {Map<string, Sample[]>} samples contender id → its samples in the order of rounds; all of one length
 * @property {Map<string, string>} failures contender id → why it has no samples
 */

/**
 * Measures every contender once per round, so that noise of the machine hits all alike. A first round is not counted: it
 * fills the server's compression cache. A contender that fails once is out, the others go on.
 * @template Sample
 * @param {object} plan
 * @param {{id: string}[]} plan.contenders
 * @param {number} plan.runs counted rounds
 * @param {(contender: any) => Promise<Sample>} plan.measure rejects when the contender fails
 * @returns {Promise<Rounds<Sample>>}
 */
export async function runRounds({contenders, runs, measure}) {
  const samples = new Map(contenders.map(({id}) => [id, []]));
  const failures = new Map();
  for (let round = 0; round <= runs; round++) {
    for (const contender of contenders) {
      if (failures.has(contender.id)) continue;
      try {
        const sample = await measure(contender);
        if (round > 0) samples.get(contender.id).push(sample);
      } catch (error) {
        failures.set(contender.id, error.message);
        samples.delete(contender.id);
      }
    }
  }
  return {samples, failures};
}
