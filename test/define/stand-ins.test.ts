import {expect, fixture, html} from '@open-wc/testing';
import '../../src/core-issues/define.ts';
import '../../src/timeline/define.ts';
import {inside, issuesOf, reached, titlesOf} from '../widget/core-issues.ts';
import {hostPage, startHostPage} from '../widget/host-page.ts';
import {waitUntil} from '../patience.ts';

const document_ = JSON.stringify(issuesOf('Borders', 'Water'));
const inline = `<script type="application/json">${document_}</script>`;

/** The widget that was put into an element. */
async function widgetIn(place: Element) {
  const find = () => place.querySelector('peace-core-issues');
  await waitUntil(find, 'Nothing was put into it');
  return find() ?? expect.fail();
}

/** As long as the page takes to notice what was added. */
async function noticed(): Promise<void> {
  const probe = await fixture(html`<div data-peace="core-issues"></div>`);
  await widgetIn(probe);
}

describe('an element with data-peace', () => {
  it('gets the widget, with its data-… as attributes and its content as fallback', async () => {
    const place = await fixture<HTMLElement>(html`
      <div
        id="mine"
        class="column"
        data-peace="core-issues"
        data-src="/none.json"
        data-heading-level="3"
        data-searchable
      >
        <a href="/issues">Read the core issues</a>
      </div>
    `);
    const widget = await widgetIn(place);
    const link = place.querySelector('a');
    expect(widget.getAttribute('src')).to.equal('/none.json');
    expect(widget.headingLevel).to.equal(3);
    expect(widget.searchable).to.equal(true);
    expect(link?.parentElement === widget, 'The link is not inside').to.equal(true);
    await reached(widget, 'error');
    expect(link?.checkVisibility?.() ?? true).to.equal(true);
    expect([place.id, place.className, place.dataset['src']]).to.deep.equal(['mine', 'column', '/none.json']);
    expect([...place.children]).to.have.length(1);
  });

  it('gets it also when it comes with something else that is added', async () => {
    const column = await fixture(html`<section></section>`);
    column.innerHTML = `<p>Text</p><article><div data-peace="core-issues">${inline}</div></article>`;
    const widget = await widgetIn(column);
    await reached(widget, 'ready');
    expect(titlesOf(widget)).to.deep.equal(['Borders', 'Water']);
  });

  it('gives the widget nothing that is no attribute of its own', async () => {
    const place = await fixture(
      html`<div
        data-peace="core-issues"
        data-onclick="alert(1)"
        data-style="color: red"
        data-id="x"
        data-src="/none"
      ></div>`,
    );
    const widget = await widgetIn(place);
    expect(widget.getAttributeNames()).to.deep.equal(['src']);
  });

  it('may name it with spaces around, in any case', async () => {
    const place = await fixture(html`<div data-peace=" Core-Issues "></div>`);
    await widgetIn(place);
  });

  for (const name of ['', 'none', 'news-feed', '<b>', 'core-issues x']) {
    it(`is left alone where no such widget is registered: "${name}"`, async () => {
      const place = await fixture<HTMLElement>(html`<div data-peace=${name}><p>Text</p></div>`);
      await noticed();
      expect(place.innerText.trim()).to.equal('Text');
      expect(place.firstElementChild?.localName).to.equal('p');
    });
  }

  it('keeps its widget when it is moved, and is left alone when the page empties it', async () => {
    const place = await fixture(html`<div data-peace="core-issues"></div>`);
    const widget = await widgetIn(place);
    document.body.append(place);
    await noticed();
    expect([...place.children]).to.deep.equal([widget]);
    place.replaceChildren();
    place.after('Something new beside it');
    await noticed();
    expect([...place.childNodes]).to.deep.equal([]);
    place.remove();
  });

  it('keeps its widget, and what was typed, when a script morphs it back into what the server sent', async () => {
    const column = await fixture<HTMLElement>(html`<section></section>`);
    const sent = `<a href="/issues">Read</a>${inline}`;
    column.innerHTML = `<div data-peace="core-issues" data-searchable>${sent}</div>`;
    const place = column.firstElementChild as HTMLElement;
    const widget = await widgetIn(place);
    await reached(widget, 'ready');
    const [input] = inside(widget, 'input') as HTMLInputElement[];
    if (!input) return expect.fail('There is no field');
    input.value = 'Water';
    place.innerHTML = sent;
    place.dataset['headingLevel'] = '4';
    expect(widget.isConnected).to.equal(false);
    expect(await widgetIn(place)).to.equal(widget);
    expect([...place.children]).to.deep.equal([widget]);
    expect(inside(widget, 'input')).to.deep.equal([input]);
    expect([input.value, widget.headingLevel]).to.deep.equal(['Water', 4]);
  });

  it('is left alone when the page puts something else into it', async () => {
    const place = await fixture<HTMLElement>(html`<div data-peace="core-issues"><p>Sign</p></div>`);
    await widgetIn(place);
    place.innerHTML = '<p>Thanks</p>';
    await noticed();
    expect(place.innerHTML).to.equal('<p>Thanks</p>');
  });

  it('gets another widget when it stands for another', async () => {
    const place = await fixture<HTMLElement>(html`<div data-peace="timeline"><p>Dates</p></div>`);
    await waitUntil(() => place.querySelector('peace-timeline'), 'There is no timeline');
    place.dataset['peace'] = 'core-issues';
    place.innerHTML = '<p>Issues</p>';
    await widgetIn(place);
    expect([...place.children].map(({localName}) => localName)).to.deep.equal(['peace-core-issues']);
  });

  it('waits until all of its content is there', async () => {
    const page = startHostPage();
    page.document.write('<body><div data-peace="core-issues"><p>One</p>');
    const script = page.document.createElement('script');
    script.type = 'module';
    script.src = '/src/core-issues/define.ts';
    page.document.head.append(script);
    await waitUntil(() => page.window.customElements.get('peace-core-issues'), 'It is not registered');
    page.document.write('<p>Two</p></div><p>Three</p>');
    page.document.close();
    const widget = await widgetIn(page.document.body);
    expect([...widget.children].map(({textContent}) => textContent)).to.deep.equal(['One', 'Two']);
  });

  it('gets one widget from several files of the kit', async function () {
    const files = [
      '/dist/cdn/core-issues.js',
      '/dist/cdn/peace-widgets.js',
      '/dist/cdn/peace-widgets.js?again',
    ];
    const built = await Promise.all(files.map((file) => fetch(file, {method: 'HEAD'})));
    // `npm run build` makes the files.
    if (!built.every(({ok}) => ok)) this.skip();
    const place = `<div data-peace="core-issues">${inline}</div><div data-peace="timeline"></div>`;
    const page = await hostPage(
      place + files.map((file) => `<script type="module" src="${file}"></script>`).join(''),
    );
    page.document.body.insertAdjacentHTML('beforeend', place);
    const placed = () => page.document.querySelectorAll('[data-peace]>:only-child');
    await waitUntil(() => placed().length === 4, 'Not all are filled');
    expect([...placed()].map(({localName}) => localName.slice(6))).to.deep.equal([
      ...['core-issues', 'timeline'],
      ...['core-issues', 'timeline'],
    ]);
    for (const widget of page.document.querySelectorAll('peace-core-issues')) await reached(widget, 'ready');
    expect(inside(page.document.querySelector('peace-core-issues') as Element, 'details')).to.have.length(2);
    expect(page.failures).to.deep.equal([]);
  });
});
