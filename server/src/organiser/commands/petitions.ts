import {openingOf} from '../../actions/opening.ts';
import {isCollectedHere} from '../../actions/counts.ts';
import type {Command} from '../command.ts';
import {Decisions} from '../decisions.ts';
import {print, printTable} from '../print.ts';

/** Every petition with its state and its stored signatures. */
export const petitions: Command = {
  summary: 'list the petitions, whether they are open, and how many have signed',
  usage: '',
  help: [],
  options: {},
  async run(office) {
    const database = await office.database();
    const library = await office.library();
    await library.heed(new Decisions(database.query, office.log));
    const counts = await database.query.selectFrom('petition_counts').selectAll().execute();
    const stored = new Map(counts.map(({petition, stored}) => [petition, stored]));
    const rows = library
      .petitions()
      .map((petition): (string | number)[] => [
        petition.id,
        isCollectedHere(petition) ? openingOf(petition, Date.now()) : 'elsewhere',
        stored.get(petition.id) ?? 0,
        petition.title,
      ]);
    if (rows.length === 0) print('The documents have no petition.');
    printTable(rows);
  },
};
