import type {Meta, StoryObj} from '@storybook/web-components-vite';
import {expect, userEvent} from 'storybook/test';
import type {PeacePetition} from '../src/petition/petition.ts';
import {senators, senatorsHe, sign, signing, stored} from './petitions.ts';
import type {View} from './petitions.ts';
import {ready} from './scenario.ts';
import {shown} from './shown.ts';

type Story = StoryObj;

const meta: Meta = {title: 'Widgets/Petition: letter', component: 'peace-petition'};
export default meta;

/** Fills in whatever finds the state, and who gets the letter. */
async function writeFrom(view: View, zip: string): Promise<void> {
  await userEvent.type(view.getByLabelText(/^First name/), 'Ann');
  await userEvent.type(view.getByLabelText(/^ZIP/), zip);
}

/** The ZIP code finds the senators. The letter can be changed, read as one of them gets it, and handed over after signing. */
export const Letter: Story = {
  parameters: {endpoint: signing()},
  globals: {width: '768'},
  play: async ({canvasElement}) => {
    const {view} = await shown<PeacePetition>(canvasElement, 'ready');
    await writeFrom(view, '20740');
    await expect(view.getByLabelText(/^State/)).toHaveValue('MD');
    await userEvent.type(view.getByLabelText('Text'), 'P.S. I vote.');
    await expect(view.getByRole('button', {name: 'Back to the original'})).toBeVisible();
    await userEvent.click(view.getByText('Letter to Ben Cardin'));
    await expect(view.getByText(/^Dear Senator Ben Cardin,[^]*from Maryland[^]*P.S. I vote.$/)).toBeVisible();
    await sign(view);
    await expect(await view.findByRole('heading', {name: 'Call or write in person, too'})).toBeVisible();
    await expect(view.getAllByRole('button', {name: 'Copy letter'})).toHaveLength(2);
  },
};

/** The campaign wants one letter from all: it is read, not changed. */
export const LetterLocked: Story = {
  name: 'Letter, locked',
  parameters: {endpoint: signing({letter: {...senators.letter, editable: 'none'}})},
  globals: {width: '480'},
  play: async ({canvasElement}) => {
    const {view} = await shown<PeacePetition>(canvasElement, 'ready');
    await writeFrom(view, '20740');
    await expect(view.getAllByText(/^Dear Senator Barbara Mikulski,/).at(-1)).toBeVisible();
    await expect(view.queryByLabelText('Text')).toBeNull();
  },
};

/** Too long: nothing is cut off. */
export const LetterTooLong: Story = {
  name: 'Letter, too long',
  parameters: {endpoint: signing({letter: {...senators.letter, maxLength: 600}})},
  globals: {width: '480'},
  play: async ({canvasElement}) => {
    const {view} = await shown<PeacePetition>(canvasElement, 'ready');
    await sign(view);
    await expect(await view.findByRole('link', {name: /may have \d+ characters at most/})).toBeVisible();
    await expect(view.getByLabelText('Text')).toHaveValue(senators.letter.body);
  },
};

/** Six beginnings of ZIP codes lie in two states. Where the form has no field for the state, there is one now. */
export const ZipThatAsks: Story = {
  name: 'ZIP that asks',
  parameters: {
    endpoint: signing({
      fields: [{name: 'given-name'}, {name: 'email'}, {name: 'postal-code', label: 'ZIP code'}],
    }),
  },
  globals: {width: '480'},
  play: async ({canvasElement}) => {
    const {view} = await shown<PeacePetition>(canvasElement, 'ready');
    await writeFrom(view, '20588');
    await expect(view.getByText('The ZIP code is in DC / MD. Your choice counts.')).toBeVisible();
    await userEvent.selectOptions(view.getByLabelText(/^State/), 'MD');
    await expect(await view.findByText('Barbara Mikulski')).toBeVisible();
  },
};

/** Nobody speaks for its people in the Senate. They sign all the same. */
export const DistrictOfColumbia: Story = {
  name: 'District of Columbia',
  parameters: {endpoint: signing()},
  globals: {width: '480'},
  play: async ({canvasElement}) => {
    const {view} = await shown<PeacePetition>(canvasElement, 'ready');
    await writeFrom(view, '20001');
    await expect(view.getByText(/^.+ has no senators/)).toBeVisible();
    await expect(view.queryByLabelText('Text')).toBeNull();
    await sign(view);
    await expect(await view.findByRole('heading', {name: senators.thanks.title})).toBeVisible();
  },
};

/** The letter on a page in Hebrew. */
export const LetterRightToLeft: Story = {
  name: 'Letter, right to left',
  globals: {language: 'he', width: '480'},
  parameters: {endpoint: {...ready([{...senatorsHe, count: 6412, action: {url: 'sign'}}]), action: stored}},
  play: async ({canvasElement}) => {
    const {view} = await shown<PeacePetition>(canvasElement, 'ready');
    await userEvent.selectOptions(view.getByLabelText(/^מדינה/), 'MD');
    await expect(await view.findByText('הסנאטורים שלך: \u2068מרילנד\u2069')).toBeVisible();
    await expect(view.getByLabelText('תוכן המכתב')).toHaveValue(senatorsHe.letter.body);
  },
};
