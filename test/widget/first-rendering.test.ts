import {expect} from '@open-wc/testing';
import {PeacePetition} from '../../src/petition/petition.ts';
import {PeaceSignup} from '../../src/signup/signup.ts';
import '../../src/all.ts';

const action = {url: '/none'};
const forms = {
  peace: '1.0',
  petitions: [{id: 'park', title: 'Save the park', text: 'Please.', action}],
  signup: {lists: [{id: 'news', title: 'News'}], action},
};

/** What is drawn, without the marks of Lit. */
function drawn({shadowRoot}: Element): string | undefined {
  return shadowRoot?.innerHTML.replace(/<!--.*?-->|lit\$\d+\$/g, '');
}

/** A browser takes over what a server has rendered, which connects no element, only where it would draw the same. */
describe('what is drawn first, on a page as without one', () => {
  for (const Widget of [PeacePetition, PeaceSignup]) {
    it(`is the same: ${Widget.name}`, async () => {
      const [there, here] = [new Widget(), new Widget()];
      there.data = here.data = forms;
      await Reflect.apply(Reflect.get(there, 'performUpdate') as () => unknown, there, []);
      document.body.append(here);
      await here.updateComplete;
      expect(drawn(there)).to.include('form').and.to.equal(drawn(here));
      here.remove();
    });
  }
});
