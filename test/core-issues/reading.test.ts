import {expect, fixture, html, nextFrame} from '@open-wc/testing';
import type {PeaceCoreIssues} from '../../src/core-issues/core-issues.ts';
import {endpoint} from '../endpoint/client.ts';
import {inside, issuesOf, nextEvent, reached, titlesOf, widgetOf, wordsOf} from '../widget/core-issues.ts';
import {warnings} from '../widget/warnings.ts';
import {waitUntil} from '../patience.ts';
import {made} from '../made.ts';

const issues = {
  issues: [
    {
      title: 'Borders',
      text: 'Where the line runs.\nAnd where not.',
      positions: [
        {delegation: 'Israelis', text: 'Here.'},
        {delegation: 'Palestinians', text: 'There.'},
      ],
      links: [{url: '/more', title: 'More on borders'}],
    },
    {title: 'Water', text: 'Who drinks.'},
  ],
};

async function drawn(data: unknown, width?: number): Promise<PeaceCoreIssues> {
  const place = await fixture<HTMLElement>(html`<div>${made('peace-core-issues', {data})}</div>`);
  if (width) place.style.width = `${width}px`;
  const widget = place.firstElementChild as PeaceCoreIssues;
  await widget.updateComplete;
  return widget;
}

function linksOf(widget: Element): {href: string; words: string | null}[] {
  return inside(widget, 'a').map((link) => ({
    href: (link as HTMLAnchorElement).href,
    words: link.textContent,
  }));
}

describe('core issues: reading', () => {
  it('draws a section of its own from data: titles, texts, positions, links', async () => {
    const widget = await drawn(issues);
    expect(widget.state).to.equal('ready');
    expect(titlesOf(widget)).to.deep.equal(['Borders', 'Water']);
    const [words] = inside(widget, '[part=text]').map((text) => text.textContent);
    for (const each of [
      'Where the line runs.',
      'Israelis',
      'Here.',
      'Palestinians',
      'There.',
      'More on borders',
    ]) {
      expect(words).to.include(each);
    }
  });

  it('draws its section of a whole document over HTTP, with links relative to the document', async () => {
    const url = await endpoint.script([{json: {peace: '1.0', issues}}], 'api/initiative.json');
    const widget = await widgetOf(url);
    await reached(widget, 'ready');
    expect(wordsOf(widget)).to.include('Where the line runs.');
    expect(linksOf(widget)).to.deep.equal([{href: new URL('/more', url).href, words: 'More on borders'}]);
  });

  it('takes links of data as relative to the page', async () => {
    expect(linksOf(await drawn(issues))).to.deep.equal([
      {href: new URL('/more', document.baseURI).href, words: 'More on borders'},
    ]);
  });

  it('keeps the line breaks of a text', async () => {
    const [text] = inside(await drawn(issues), '.text');
    expect(text && getComputedStyle(text).whiteSpace).to.match(/pre-line|preserve-breaks/);
  });

  it('takes the font of the page, and nothing that the page does with the lines of its own text', async () => {
    const widget = await drawn(issues);
    const {style} = widget.parentElement as HTMLElement;
    Object.assign(style, {
      font: 'italic 20px serif',
      letterSpacing: '3px',
      wordSpacing: '9px',
      textAlign: 'justify',
      textIndent: '2em',
      textShadow: '1px 1px red',
      textTransform: 'uppercase',
      whiteSpace: 'pre-wrap',
    });
    // Rules of the page for every element reach the host.
    widget.style.setProperty('text-transform', 'uppercase', 'important');
    const expected = {
      fontStyle: 'italic',
      letterSpacing: 'normal',
      wordSpacing: '0px',
      textAlign: 'start',
      textIndent: '0px',
      textShadow: 'none',
      textTransform: 'none',
      whiteSpace: 'normal',
    } as const;
    const inner = getComputedStyle(inside(widget, '.inside')[0] as Element);
    for (const [name, value] of Object.entries(expected)) {
      expect(inner[name as keyof typeof expected], name).to.equal(value);
    }
  });

  it('tells two issues with the same title apart', async () => {
    const widget = await drawn(issuesOf('Water', 'Water'));
    expect(inside(widget, 'details').map(({id}) => id)).to.deep.equal(['water', 'water-2']);
  });

  it('needs no button to open all for one issue', async () => {
    expect(inside(await drawn(issuesOf('Water')), 'button')).to.have.length(0);
  });

  it('draws other issues anew, with theirs closed', async () => {
    const widget = await drawn(issuesOf('Borders', 'Water'));
    inside(widget, 'summary')[0]?.click();
    await nextEvent(widget, 'peace-select');
    widget.data = issuesOf('Refugees', 'Security');
    await widget.updateComplete;
    await nextFrame();
    expect(titlesOf(widget)).to.deep.equal(['Refugees', 'Security']);
    expect(inside(widget, 'details[open]')).to.have.length(0);
  });
});

describe('core issues: numbers and positions', () => {
  it('numbers on request, and keeps the number of what is found', async () => {
    const widget = await drawn(issuesOf('Borders', 'Water'));
    expect(inside(widget, '.number')).to.have.length(0);
    Object.assign(widget, {numbered: true, searchable: true});
    await widget.updateComplete;
    const numbers = () => inside(widget, '.number').map(({textContent}) => textContent);
    expect(numbers()).to.deep.equal(['1', '2']);
    const [field] = inside(widget, '[type=search]') as HTMLInputElement[];
    if (field) field.value = 'water';
    field?.dispatchEvent(new Event('input', {bubbles: true}));
    await widget.updateComplete;
    expect(numbers()).to.deep.equal(['2']);
  });

  for (const [width, positions, columns] of [
    [600, 'columns', 2],
    [320, 'columns', 1],
    [600, 'stacked', 1],
  ] as const) {
    it(`draws positions ${positions} at ${width} px in ${columns} columns`, async () => {
      const widget = await drawn(issues, width);
      widget.positions = positions;
      inside(widget, 'summary')[0]?.click();
      await nextEvent(widget, 'peace-select');
      await widget.updateComplete;
      const lefts = inside(widget, '[part=position]').map((each) => each.getBoundingClientRect().left);
      expect(lefts).to.have.length(2);
      expect(new Set(lefts).size).to.equal(columns);
    });
  }

  it('draws a thousand issues', async () => {
    const titles = Array.from({length: 1000}, (_, index) => `Issue ${index}`);
    expect(titlesOf(await drawn(issuesOf(...titles)))).to.deep.equal(titles);
  });
});

describe('core issues: hostile and clumsy documents', () => {
  it('show HTML and entities as the text they are', async () => {
    const markup = '<img src=x onerror="window.executed = true"><b>Water</b> &amp; &lt;salt&gt;';
    const widget = await drawn({
      issues: [
        {
          title: markup,
          text: markup,
          positions: [{delegation: markup, text: markup}],
          links: [{url: '/', title: markup}],
        },
      ],
    });
    expect(titlesOf(widget)).to.deep.equal([markup]);
    expect(wordsOf(widget).split(markup)).to.have.length(6);
    expect(inside(widget, 'img')).to.have.length(0);
    await nextFrame();
    expect(window).not.to.have.property('executed');
  });

  for (const url of [
    'javascript:alert(1)',
    ' javascript:alert(1)',
    'JaVaScRiPt:alert(1)',
    'java\nscript:alert(1)',
    'data:text/html,<script>alert(1)</script>',
    'vbscript:x',
    'file:///etc/passwd',
    'blob:http://localhost/1',
    'http://[',
    '',
  ]) {
    it(`make no link of ${JSON.stringify(url)}, and cost nothing else`, async () => {
      const links = [
        {url, title: 'Bad'},
        {url: 'https://example.org/', title: 'Good'},
      ];
      const widget = await drawn({issues: [{title: 'Water', text: 'Who drinks.', links}]});
      expect(linksOf(widget)).to.deep.equal([{href: 'https://example.org/', words: 'Good'}]);
      expect(titlesOf(widget)).to.deep.equal(['Water']);
    });
  }

  it('link to mail and telephone', async () => {
    const links = [
      {url: 'mailto:peace@example.org', title: 'Write'},
      {url: 'tel:+1-202-224-3121', title: 'Call'},
    ];
    const widget = await drawn({issues: [{title: 'Water', text: 'Who drinks.', links}]});
    expect(linksOf(widget).map(({href}) => href)).to.deep.equal(links.map(({url}) => url));
  });

  it('lose only what is wrong, and say so with its place', async () => {
    const widget = document.createElement('peace-core-issues');
    const loaded = nextEvent(widget, 'peace-load');
    widget.data = {
      issues: [
        {
          title: 'Water',
          text: 'Who drinks.',
          positions: [{delegation: 'Israelis'}, {delegation: 'Both', text: 'We.'}],
        },
        {title: '  ', text: 'No title'},
        {title: 'No text'},
        'no issue',
        null,
        {title: 'Borders', text: 'Where.', id: 5, links: 'none'},
        {title: '🕊️', text: 'Peace.', unknown: {key: true}},
      ],
    };
    document.body.append(widget);
    const {problems} = await loaded;
    await widget.updateComplete;
    expect(titlesOf(widget)).to.deep.equal(['Water', 'Borders', '🕊️']);
    expect(wordsOf(widget)).to.include('We.').and.not.to.include('Israelis');
    expect(problems.map(({pointer}) => pointer)).to.have.members([
      '/issues/0/positions/0/text',
      '/issues/1/title',
      '/issues/2/text',
      '/issues/3',
      '/issues/4',
      '/issues/5/id',
      '/issues/5/links',
    ]);
    expect(warnings).to.have.length(1);
    for (const {pointer, detail} of problems) expect(warnings[0]).to.include(`\n  ${pointer}: ${detail}`);
    widget.remove();
  });

  it('with unbroken words of 400 letters stay within 280 px', async () => {
    const word = 'Wasserrechtsstreit'.repeat(23);
    const widget = await drawn(
      {issues: [{title: word, text: word, positions: [{delegation: word, text: word}]}, ...issues.issues]},
      280,
    );
    inside(widget, 'button')[0]?.click();
    await widget.updateComplete;
    expect(widget.getBoundingClientRect().width).to.equal(280);
    expect(widget.scrollWidth).to.be.at.most(280);
    for (const element of inside(widget, '*')) {
      if (element.closest('.hidden')) continue;
      expect(element.getBoundingClientRect().right, element.outerHTML).to.be.at.most(
        widget.getBoundingClientRect().right + 1,
      );
    }
  });
});

describe('core issues: right to left', () => {
  it('mirrors in Hebrew: the marker stands right of the title, the button at the left', async () => {
    const place = await fixture<HTMLElement>(
      html`<div lang="he">${made('peace-core-issues', {data: issues})}</div>`,
    );
    const widget = place.firstElementChild as PeaceCoreIssues;
    await waitUntil(() => widget.state === 'ready', 'There are no strings');
    await widget.updateComplete;
    const box = (selector: string) => (inside(widget, selector)[0] as HTMLElement).getBoundingClientRect();
    const {left, right} = widget.getBoundingClientRect();
    expect(right - box('.title').right).to.be.within(8, 40);
    expect(box('button').left - left).to.be.below(2);
  });
});

describe('core issues: print', () => {
  const print = (type: 'beforeprint' | 'afterprint') => dispatchEvent(new Event(type));

  it('opens everything at once, and afterwards only what was open', async () => {
    const widget = await drawn(issuesOf('Borders', 'Water', 'Refugees'));
    inside(widget, 'summary')[1]?.click();
    await nextEvent(widget, 'peace-select');
    await widget.updateComplete;
    const opened = () => inside(widget, 'details').map((details) => details.hasAttribute('open'));
    let selected = 0;
    widget.addEventListener('peace-select', () => selected++);

    print('beforeprint');
    expect(opened()).to.deep.equal([true, true, true]);
    await nextFrame();
    print('afterprint');
    expect(opened()).to.deep.equal([false, true, false]);
    await nextFrame();
    await widget.updateComplete;
    expect(opened()).to.deep.equal([false, true, false]);
    expect(selected).to.equal(0);
  });

  it('concerns a widget that is removed no more', async () => {
    const widget = await drawn(issuesOf('Borders', 'Water'));
    widget.remove();
    print('beforeprint');
    expect(inside(widget, 'details[open]')).to.have.length(0);
    print('afterprint');
  });
});
