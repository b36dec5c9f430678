import assert from 'node:assert/strict';
import {readFileSync, rmSync} from 'node:fs';
import {join} from 'node:path';
import {describe, it} from 'node:test';
import {
  IssuesSchema,
  NegotiatorsSchema,
  NewsSchema,
  TimelineSchema,
  problemsOf,
} from 'peace-widgets/contract';
import {withParts} from '../src/content/parts.ts';
import {readSheets} from '../src/content/sheet-files.ts';
import {knownColumns} from '../src/sheets/columns.ts';
import type {SheetSection} from '../src/sheets/columns.ts';
import {readSheet} from '../src/sheets/sheet.ts';
import {SourceListSchema} from '../src/sources/list.ts';
import type {Part} from '../src/sources/read.ts';
import {campaign} from './campaign.ts';
import {eventually, startEndpoint, writeFiles} from './running.ts';

const read = <S extends SheetSection>(section: S, ...lines: string[]) => readSheet(lines.join('\n'), section);

/** The dates of events that are written so, in one column. */
function datesOf(language: string, ...dates: string[]): (string | undefined)[] {
  const text = ['date\ttitle', ...dates.map((date) => `${date}\tTalks`)].join('\n');
  return readSheet(text, 'timeline', language).items.map(({start}) => start);
}

describe('a sheet', () => {
  it('of news is read by its headers, whatever their order, case and spelling', () => {
    const {items, problems} = read(
      'news',
      ' LINK ,"Date published",Headline,Source,By,Tags,Picture,Excerpt,Language',
      'www.paper.example/1,14 Aug 2013,Talks resume,The Paper,"Ann Lee, Bob Roe","Top News, Analysis",https://paper.example/1.jpg,In Jerusalem.,en',
    );
    assert.deepEqual(problems, []);
    assert.deepEqual(items, [
      {
        url: 'https://www.paper.example/1',
        title: 'Talks resume',
        summary: 'In Jerusalem.',
        image: 'https://paper.example/1.jpg',
        authors: [{name: 'Ann Lee'}, {name: 'Bob Roe'}],
        tags: ['Top News', 'Analysis'],
        language: 'en',
        _peace: {outlet: {name: 'The Paper'}, published: '2013-08-14'},
      },
    ]);
    assert.deepEqual(problemsOf(NewsSchema, {items}), []);
  });

  it('may be written in the languages of the kit, with accents and vowel points or without', () => {
    const titles: Record<string, string> = {
      es: 'Título;Fecha;Enlace',
      fr: 'TITRE;date de publication;Lien',
      he: 'כּוֹתֶרֶת;תאריך;קישור',
      ar: 'العنوان;التاريخ;الرابط',
    };
    for (const [language, headers] of Object.entries(titles)) {
      const {items, problems} = readSheet(`${headers}\nA;3/4/2013;https://a.example\n`, 'news', language);
      assert.deepEqual(problems, [], language);
      assert.deepEqual(items, [{title: 'A', url: 'https://a.example', _peace: {published: '2013-04-03'}}]);
    }
  });

  it('of people makes links of columns that hold nothing else', () => {
    const {items, problems} = read(
      'negotiators',
      'Name,Team,Job,Bio,Photo,Wikipedia,Links,Left',
      'Tzipi Livni,Israel,Minister,"Born, 1958",livni.jpg,https://en.wikipedia.example/Livni,"Her party: https://party.example | www.knesset.example/livni",2014-12',
    );
    assert.deepEqual(problems, []);
    assert.deepEqual(items, [
      {
        name: 'Tzipi Livni',
        delegation: 'Israel',
        role: 'Minister',
        bio: 'Born, 1958',
        image: {url: 'livni.jpg'},
        links: [
          {url: 'https://party.example', title: 'Her party'},
          {url: 'https://www.knesset.example/livni', title: 'knesset.example'},
          {url: 'https://en.wikipedia.example/Livni', title: 'Wikipedia'},
        ],
        until: '2014-12',
      },
    ]);
    const [{delegation: name, ...person} = {delegation: ''}] = items;
    assert.deepEqual(problemsOf(NegotiatorsSchema, {delegations: [{name, members: [person]}]}), []);
  });

  it('keeps a column of links where a cell holds something else, which is said', () => {
    const {items, problems} = read(
      'negotiators',
      'Name,Delegation,Website,Link',
      ...['a.example.org', 'b.example.com/x', 'https://c.example', 'www.d.example', 'soon', '-', ''].map(
        (cell, index) => `Person ${index},Israel,${cell},`,
      ),
      'Person 7,Israel,ftp://old.example,later',
      'Person 8,Israel,https://e.example,e.example.org; f.example.org',
    );
    assert.deepEqual(
      items.map(({links = []}) => links.map(({url, title}) => `${title} ${url}`)),
      [
        ['Website https://a.example.org'],
        ['Website https://b.example.com/x'],
        ['Website https://c.example'],
        ['Website https://www.d.example'],
        [],
        [],
        [],
        [],
        [
          'e.example.org https://e.example.org',
          'f.example.org https://f.example.org',
          'Website https://e.example',
        ],
      ],
    );
    assert.deepEqual(problems, [
      'row 6, column "Website": "soon" is not a link; the cell is left out',
      'row 9, column "Website": "ftp://old.example" is not a link; the cell is left out',
      'row 9, column "Link": "later" is not a link; the cell is left out',
    ]);
    const {problems: unused} = read(
      'negotiators',
      'Name,Delegation,Age',
      'A,Israel,55',
      'B,Israel,www.b.example',
    );
    assert.match(unused.join('\n'), /^column "Age" is not used; known are [^\n]*$/);
    const {problems: elsewhere} = read('news', 'Title,Website', 'A,https://a.example');
    assert.match(elsewhere.join('\n'), /^column "Website" is not used; known are [^\n]*$/);
  });

  it('reads one link a cell where there is one, and says what is none', () => {
    const {items, problems} = read(
      'news',
      'Title,Link,Image',
      'A,ngo.example.org/news,picture.jpg',
      'B,soon,n/a',
      'C,/page.html,-',
      'D,https://a.example/my page.html,N/A',
    );
    assert.deepEqual(items, [
      {title: 'A', url: 'https://ngo.example.org/news', image: 'picture.jpg'},
      {title: 'B'},
      {title: 'C', url: '/page.html'},
      {title: 'D', url: 'https://a.example/my page.html'},
    ]);
    assert.deepEqual(problems, [
      'row 3, column "Link": "soon" is not a link; the cell is left out',
      'row 3, column "Image": "n/a" is not a link; the cell is left out',
      'row 5, column "Image": "N/A" is not a link; the cell is left out',
    ]);
  });

  it('reads several names and links in one cell, each link with the words before it', () => {
    const [article] = read('news', 'Title,Author', 'A,"Lee, Ann; Bob Roe|Cy Orr and Di Wu"').items;
    assert.deepEqual(
      article?.authors?.map(({name}) => name),
      ['Lee, Ann', 'Bob Roe', 'Cy Orr', 'Di Wu'],
    );
    const [person] = read(
      'negotiators',
      'Name,Delegation,Links',
      'A,Israel,"Speeches\nParty: https://a.example Faction – https://b.example"',
    ).items;
    assert.deepEqual(
      person?.links?.map(({title}) => title),
      ['Party', 'Faction'],
    );
  });

  it('says of a column that another one takes its place', () => {
    const {problems} = read('news', 'Title,Date,Title,Headline', 'A,2013,B,C');
    assert.deepEqual(problems, [
      'column "Title" is not used: another one before it is called the same',
      'column "Headline" is not used: "Title" says it',
    ]);
  });

  it('of events and of issues likewise, with where each delegation stands', () => {
    const events = read(
      'timeline',
      'Start,End,Title,Text,Category,Image,Caption,Video',
      '2013-07-29,2013-07-30,Talks,In Washington,Talks,https://a.example/1.jpg,At dinner,https://v.example/1',
    );
    assert.deepEqual(events.problems, []);
    assert.deepEqual(problemsOf(TimelineSchema, {events: events.items}), []);
    assert.deepEqual(events.items, [
      {
        start: '2013-07-29',
        end: '2013-07-30',
        title: 'Talks',
        text: 'In Washington',
        group: 'Talks',
        image: {url: 'https://a.example/1.jpg', caption: 'At dinner'},
        media: {url: 'https://v.example/1'},
      },
    ]);
    const issues = read(
      'issues',
      'Issue,Description,Position: Israel,Position of the Palestinians,Read on',
      'Borders,Where they run,Not the lines of 1967,The lines of 1967,https://a.example',
    );
    assert.deepEqual(issues.problems, []);
    assert.deepEqual(problemsOf(IssuesSchema, {issues: issues.items}), []);
    assert.deepEqual(issues.items, [
      {
        title: 'Borders',
        text: 'Where they run',
        links: [{url: 'https://a.example', title: 'Read on'}],
        positions: [
          {delegation: 'Israel', text: 'Not the lines of 1967'},
          {delegation: 'Palestinians', text: 'The lines of 1967'},
        ],
      },
    ]);
  });

  it('of people who have a name takes a title for what they are', () => {
    const named = read('negotiators', 'Title,Full name,Delegation', 'Minister of justice,Tzipi Livni,Israel');
    assert.deepEqual(named.problems, []);
    assert.deepEqual(named.items, [{name: 'Tzipi Livni', delegation: 'Israel', role: 'Minister of justice'}]);
    const [untitled] = read('negotiators', 'Title,Delegation', 'Saeb Erekat,Palestine').items;
    assert.equal(untitled?.name, 'Saeb Erekat');
  });

  it('of issues takes a position whose owner is named before it', () => {
    const {items, problems} = read(
      'issues',
      "Issue,Text,Israeli position,The Palestinians' position",
      'Borders,Where they run,A,B',
    );
    assert.deepEqual(problems, []);
    assert.deepEqual(items[0]?.positions, [
      {delegation: 'Israeli', text: 'A'},
      {delegation: 'Palestinians', text: 'B'},
    ]);
  });

  it('reads every column that it says it knows', () => {
    for (const section of ['news', 'negotiators', 'timeline', 'issues'] as const) {
      const headers = knownColumns(section).replace('position: …', 'position: Israel').split(', ');
      const row = headers.map((header, index) => {
        if (/^(?:date|start|end|until)$/.test(header)) return `20${10 + index}`;
        if (/link|image|media/.test(header)) return `https://x.example/${index}`;
        if (header === 'language') return 'he';
        return header === 'color' ? '#123456' : `x${index}`;
      });
      const {items, problems} = read(section, headers.join(','), row.join(','));
      assert.deepEqual(problems, [], section);
      const kept = JSON.stringify(items);
      assert.deepEqual(
        row.filter((value) => !kept.includes(`"${value}"`)),
        [],
        section,
      );
    }
  });

  it('says what is wrong by row and column as the spreadsheet counts them, and keeps the rest', () => {
    const {items, problems} = read(
      'news',
      'Our news,,,',
      'Title,Date,Link,Mood',
      'Good,2013-08-14,https://a.example,happy',
      ',,,',
      '"Two',
      'lines",yesterday,https://a.example/2,',
      'No link,2013,javascript:alert(1),',
      ',2013,,',
      '"Also ""good""",2013-08,/page.html,',
      'Neither,never,soon,',
    );
    assert.deepEqual(
      items.map(({title, url, _peace}) => [title, url, _peace?.published]),
      [
        ['Good', 'https://a.example', '2013-08-14'],
        ['Two\nlines', 'https://a.example/2', undefined],
        ['No link', undefined, '2013'],
        ['Also "good"', '/page.html', '2013-08'],
        ['Neither', undefined, undefined],
      ],
    );
    assert.deepEqual(problems, [
      'column "Mood" is not used; known are title, id, language, link, image, date, outlet, summary, text, author, category',
      'row 5, column "Date": "yesterday" is not a date like 2013, 2013-08 or 2013-08-14; the cell is left out',
      'row 6, column "Link": "javascript:alert(1)" is not a link: use http:, https:, mailto: or tel:; the cell is left out',
      'row 7: has no title, summary or text; the row is left out',
      'row 9, column "Date": "never" is not a date like 2013, 2013-08 or 2013-08-14; the cell is left out',
      'row 9, column "Link": "soon" is not a link; the cell is left out',
    ]);
  });

  it('that was made for TimelineJS is read as it is, with its title and eras', () => {
    const header =
      'Year,Month,Day,Time,End Year,End Month,End Day,End Time,Display Date,Headline,Text,Media,Media Credit,Media Caption,Media Thumbnail,Alt Text,Type,Group,Background';
    const reading = read(
      'timeline',
      header,
      ',,,,,,,,,Nine months,<p>From <b>Washington</b> to Ramallah</p>,,,,,,title,,#fff',
      '2013,7,29,21:30:00,2013,7,30,,Summer,<i>Talks</i> begin,<p>Nine months.</p><p>Or so.</p>,https://a.example/dinner.JPG?x=1,AP,At dinner,,Two men,,Diplomacy,',
      '2013,8,14,9:30 PM,,,,,,Jericho,,https://youtu.be/abc,A channel,A film,https://a.example/still.jpg,,,,',
      '-500,,,,,,,,,Exile ends,,"<iframe width=""1"" src=""https://v.example/1""></iframe>",,,,,,,',
      '2013,August,,,,,,,,,<p>Only words</p><p>and more</p>,<blockquote>Peace is made with enemies.</blockquote>,,,,,,,',
      '2009,1,20,,2013,1,20,,,First term,,,,,,,Era,,',
      '2013,13,4,,,,,,,Never,,,,,,,,,',
      '2013,,,,,,,,,Endless,,,,,,,era,,',
      '2013,9,,,,,,,,,,https://a.example/stage.jpg,,In Ramallah,,,,,',
    );
    assert.deepEqual(reading.items, [
      {
        ...{start: '2013-07-29T21:30', end: '2013-07-30', displayDate: 'Summer', title: 'Talks begin'},
        ...{text: 'Nine months.\n\nOr so.', group: 'Diplomacy'},
        image: {
          ...{url: 'https://a.example/dinner.JPG?x=1', alt: 'Two men', caption: 'At dinner', credit: 'AP'},
        },
      },
      {
        ...{start: '2013-08-14T21:30', title: 'Jericho', image: {url: 'https://a.example/still.jpg'}},
        media: {url: 'https://youtu.be/abc', caption: 'A film', credit: 'A channel'},
      },
      {start: '-000499', title: 'Exile ends', media: {url: 'https://v.example/1'}},
      {start: '2013-08', title: 'Only words', text: 'and more\n\nPeace is made with enemies.'},
      {
        ...{start: '2013-09', title: 'In Ramallah'},
        image: {url: 'https://a.example/stage.jpg', caption: 'In Ramallah'},
      },
    ]);
    assert.deepEqual(reading.about, {
      title: 'Nine months',
      text: 'From Washington to Ramallah',
      eras: [{start: '2009-01-20', end: '2013-01-20', title: 'First term'}],
    });
    assert.deepEqual(reading.problems, [
      'row 8, column "Year": "2013-13-4" is not a date like 2013, 2013-08 or 2013-08-14; the row is left out',
      'row 9, column "End Year": "" is not a date; the era is left out',
    ]);
  });

  it('leaves out a row that lacks what it needs, and an end before its start', () => {
    const moment = '2013-08-14T09:30';
    const [short] = read('timeline', 'Date,Until,Event', `${moment},${moment},A`).items;
    assert.deepEqual(short, {start: moment, end: moment, title: 'A'});
    const {items, problems} = read(
      'timeline',
      'Date,Until,Event',
      '2013-08-14,2013-08-01,A',
      ',,B',
      '2013,,',
      'soon,,C',
    );
    assert.deepEqual(items, [{start: '2013-08-14', title: 'A'}]);
    assert.deepEqual(problems, [
      'row 2, column "Until": "2013-08-01" is before the start "2013-08-14"; the cell is left out',
      'row 3, column "Date": is blank; the row is left out',
      'row 4, column "Event": is blank; the row is left out',
      'row 5, column "Date": "soon" is not a date like 2013, 2013-08 or 2013-08-14; the row is left out',
    ]);
  });

  it('is read with commas, semicolons or tabs, quotes out of place, marks and line ends of any kind', () => {
    const expected = [{title: 'A', summary: 'b'}];
    for (const text of [
      'title,summary\nA,b',
      '\ufefftitle;summary\r\nA;b\r\n',
      'sep=;\r\ntitle;summary\r\nA;b',
      'sep=|\ntitle|summary\nA|b',
      'title\tsummary\rA\tb\r',
      '"title","summary"\n"A","b"',
      'title,summary,,\nA,b',
      'title,summary\nA,b,,',
      'title,summary\n\u00a0A\u200b, b ',
    ]) {
      assert.deepEqual(readSheet(text, 'news').items, expected, JSON.stringify(text));
    }
    assert.deepEqual(readSheet('title\nThe "Quartet" meets', 'news').items, [{title: 'The "Quartet" meets'}]);
  });

  it('reads dates as people write them', () => {
    const written = [
      '2013',
      '2013-08',
      '2013-8-4',
      '2013/08/04',
      '2013-08-14 09:30',
      '2013-08-14T09:30:00Z',
      '4.8.2013',
      '14 August 2013',
      'August 14, 2013',
      'Aug. 14th, 2013',
      'Sept 2013',
      'agosto de 2013',
      '1er août 2013',
      '14 באוגוסט 2013',
      '14 أغسطس 2013',
      '14 fevrier 2013',
      '2013-08-14 09:30 UTC',
      '2013-08-14 09:30+0300',
      '14/8/2013 9:30',
      '14/8/2013 9:30 PM',
      '14/8/2013 9:30 a.m.',
      '2013/08/14 9:30:05 PM',
      '2013-08-14 12:05 a.m. Z',
    ];
    assert.deepEqual(datesOf('en', ...written), [
      '2013',
      '2013-08',
      '2013-08-04',
      '2013-08-04',
      '2013-08-14T09:30',
      '2013-08-14T09:30:00Z',
      '2013-08-04',
      '2013-08-14',
      '2013-08-14',
      '2013-08-14',
      '2013-09',
      '2013-08',
      '2013-08-01',
      '2013-08-14',
      '2013-08-14',
      '2013-02-14',
      '2013-08-14T09:30Z',
      '2013-08-14T09:30+03:00',
      '2013-08-14T09:30',
      '2013-08-14T21:30',
      '2013-08-14T09:30',
      '2013-08-14T21:30:05',
      '2013-08-14T00:05Z',
    ]);
    assert.deepEqual(datesOf('en', 'A winter of 2013', 'Ma 2013'), []);
  });

  it('learns from a column whether the day or the month comes first, and asks where it cannot know', () => {
    assert.deepEqual(datesOf('en', '3/4/2013', '14/8/2013'), ['2013-04-03', '2013-08-14']);
    assert.deepEqual(datesOf('en', '3/4/2013', '8/14/2013'), ['2013-03-04', '2013-08-14']);
    assert.deepEqual(datesOf('en', '3-4-2013', '13-8-2013'), ['2013-04-03', '2013-08-13']);
    assert.deepEqual(
      datesOf(
        'en',
        '\u0663\u200f/\u0664\u200f/\u0662\u0660\u0661\u0663',
        '\u0661\u0664\u200f/\u0668\u200f/\u0662\u0660\u0661\u0663',
      ),
      ['2013-04-03', '2013-08-14'],
    );
    assert.deepEqual(datesOf('en', '12/4/2013'), []);
    assert.deepEqual(datesOf('fr', '3/4/2013'), ['2013-04-03']);
    assert.deepEqual(datesOf('en', '5/5/2013', '30/2/2013'), ['2013-05-05']);
    const [event] = read('timeline', 'Date,Until,Title', '3/4/2013,14/8/2013,Talks').items;
    assert.deepEqual(event, {start: '2013-04-03', end: '2013-08-14', title: 'Talks'});
    assert.match(read('timeline', 'Date,Title', '3/4/2013,Talks').problems.join(), /; the row is left out$/);
    const {items, problems} = readSheet('title,date\nTalks,3/4/2013\n', 'news');
    assert.deepEqual(items, [{title: 'Talks'}]);
    assert.deepEqual(problems, [
      'row 2, column "date": "3/4/2013" may be 2013-04-03 or 2013-03-04: write one of them; the cell is left out',
    ]);
  });

  it('reads years of two digits as spreadsheets do, and Arabic digits', () => {
    const written = [
      '14.8.13',
      '8/14/13',
      '14/8/13',
      '14-Aug-13',
      '14-Aug-2013',
      '13.9.93',
      '14.5.48',
      '1.2.29',
      '14-8-45',
      '\u0661\u0664/\u0668/\u0662\u0660\u0661\u0663',
      '\u0661\u0664\u200f/\u0668\u200f/\u0662\u0660\u0661\u0663',
      '\u06f2\u06f0\u06f1\u06f3-\u06f0\u06f8',
      '\u0661\u0664 أغسطس \u0662\u0660\u0661\u0663',
    ];
    assert.deepEqual(
      written.flatMap((date) => datesOf('en', date)),
      [
        ...['2013-08-14', '2013-08-14', '2013-08-14', '2013-08-14', '2013-08-14', '1993-09-13', '1948-05-14'],
        ...['2029-02-01', '1945-08-14', '2013-08-14', '2013-08-14', '2013-08', '2013-08-14'],
      ],
    );
    const {items, problems} = readSheet('title,date\nA,3/4/13\nB,13-08-14\nC,Aug-13\n', 'news');
    assert.deepEqual(items, [{title: 'A'}, {title: 'B'}, {title: 'C'}]);
    assert.deepEqual(problems, [
      'row 2, column "date": "3/4/13" may be 2013-04-03 or 2013-03-04: write one of them; the cell is left out',
      'row 3, column "date": "13-08-14" may be 2013-08-14 or 2014-08-13: write one of them; the cell is left out',
      'row 4, column "date": "Aug-13" is not a date like 2013, 2013-08 or 2013-08-14; the cell is left out',
    ]);
    assert.equal(readSheet('title,date\nB,13-08-14\n', 'news', 'fr').problems.length, 1);
  });

  it('that is none says what it is', () => {
    const wrong: Record<string, RegExp> = {
      '': /^is empty$/,
      '<!DOCTYPE html><html>': /^is a web page and no table: publish the sheet/,
      'PK\u0003\u0004rest': /^is a workbook: save it as CSV$/,
      'a,b\n1,2': /^row 1 has no column "title"; it may have title, id,/,
      'title\n"never closed\n': /^a quotation mark in line \d+ or before is never closed$/,
    };
    for (const [text, sentence] of Object.entries(wrong)) {
      assert.throws(() => readSheet(text, 'news'), {name: 'SheetError', message: sentence});
    }
  });
});

describe('rows of a sheet', () => {
  /** What a sheet makes of the documents, and the rows that are left out. */
  function joinedWith(campaign: object, section: SheetSection, ...lines: string[]) {
    const {items, rows} = read(section, ...lines);
    const part = {section, items, sheet: {name: 'sheet.csv', rows}} as Part;
    const joined = withParts({initiative: {title: 'A campaign'}, ...campaign}, [part]);
    const leftOut = joined.leftOut.map(({sentence}) => /^row (\d+)/.exec(sentence)?.[1]);
    return {...joined.campaign, leftOut: leftOut.map(Number)};
  }

  it('are news by date that nobody has written, by id, link, or else title and date', () => {
    const written = [
      {id: '7', title: 'Written', _peace: {published: '2013-08-10'}},
      {url: 'https://a.example/1', title: 'Linked', date_published: '2013-08-12T08:00:00Z'},
      {title: 'Undated'},
    ];
    const {news, leftOut} = joinedWith(
      {news: {items: written}},
      'news',
      'Title,Date,Link,Id',
      'Written twice,2013-08-20,,7',
      'Linked twice,2013-08-20,http://www.a.example/1/?utm_source=rss,',
      'Undated,,,',
      'New,2013-08-11,https://a.example/2,8',
      'New twice,2013-08-20,https://a.example/2,',
      'Undated,2013-08-09,,',
    );
    assert.deepEqual(
      (news as {items: {title: string}[]}).items.map(({title}) => title),
      ['Linked', 'New', 'Written', 'Undated', 'Undated'],
    );
    assert.deepEqual(leftOut, [2, 3, 4, 6]);
  });

  it('are people of the delegation with the name or the id, or of a new one with its colour', () => {
    const delegations = [
      {id: 'il', name: 'Israel', members: [{id: 'livni', name: 'Tzipi Livni'}]},
      {name: 'Palestinians', members: []},
    ];
    const {negotiators, initiative, leftOut} = joinedWith(
      {negotiators: {delegations, credit: 'Kept'}},
      'negotiators',
      'Name,Delegation,Color,Id',
      'tzipi  LIVNI,Israel,,',
      'Somebody,Israel,,livni',
      'Isaac Molho,il,,',
      'Saeb Erekat, palestinians,#123456,',
      'Martin Indyk,Mediators,#00f,',
      'David Makovsky,Mediators,,',
      'Martin Indyk,Mediators,,',
    );
    assert.deepEqual(negotiators, {
      delegations: [
        {...delegations[0], members: [{id: 'livni', name: 'Tzipi Livni'}, {name: 'Isaac Molho'}]},
        {name: 'Palestinians', members: [{name: 'Saeb Erekat'}]},
        {name: 'Mediators', color: '#00f', members: [{name: 'Martin Indyk'}, {name: 'David Makovsky'}]},
      ],
      credit: 'Kept',
    });
    assert.deepEqual(initiative, {title: 'A campaign', negotiators});
    assert.deepEqual(leftOut, [2, 3, 8]);
  });

  it('are events and issues that are not there yet', () => {
    const {timeline, leftOut} = joinedWith(
      {},
      'timeline',
      'Date,Title,Id',
      '2013-08-14,Talks,1',
      '2013-08-15,Talks,',
      '2013-08-14,Talks,2',
      '2013-09-01,Others,1',
    );
    assert.deepEqual(
      (timeline as {events: {start: string}[]}).events.map(({start}) => start),
      ['2013-08-14', '2013-08-15'],
    );
    assert.deepEqual(leftOut, [4, 5]);
    const issues = joinedWith({}, 'issues', 'Title,Text', 'Borders,a', ' BORDERS ,b', 'Water,c');
    assert.deepEqual(issues.leftOut, [3]);
  });
});

describe('sheets in the content folder', () => {
  const files = {
    ...campaign(),
    'news.csv': 'title,date\nFrom a sheet,2013-08-14\nTalks begin,never\n',
    'people.csv': Buffer.from('\ufeffName\tDelegation\nTzipi Livni\tIsrael\n', 'utf16le'),
    'issues.csv': 'id;title;text\nb;borders;Written twice\n;Water;Who draws it\n',
    'he/events.csv': Buffer.concat([
      Buffer.from('title,date\n'),
      Buffer.from([0xf9, 0xec, 0xe5, 0xed]),
      Buffer.from(',2013\n'),
    ]),
    'notes.csv': 'anything',
  };

  it('add to what is written, or are the section', async (t) => {
    const {caller, log} = await startEndpoint(t, {files});
    const {items} = (await caller.json('/api/news.json')) as {items: {title: string}[]};
    assert.deepEqual(items, [
      {title: 'From a sheet', _peace: {published: '2013-08-14'}},
      {id: 1, title: 'Talks begin', url: 'https://news.example/1'},
      {title: 'Talks begin'},
    ]);
    assert.deepEqual(await caller.json('/api/negotiators.json'), {
      delegations: [{name: 'Israel', members: [{name: 'Tzipi Livni'}]}],
    });
    assert.deepEqual(await caller.json('/api/issues.json'), {
      issues: [
        {title: 'Borders', text: 'Where they run.'},
        {title: 'Water', text: 'Who draws it'},
      ],
    });
    assert.deepEqual(await caller.json('/api/he/timeline.json'), {events: [{start: '2013', title: 'שלום'}]});
    const whole = (await caller.json('/api/initiative.json')) as Record<string, unknown>;
    assert.deepEqual(whole['negotiators'], await caller.json('/api/negotiators.json'));
    const notes = log.lines.filter((line) => line.includes('.csv')).map((line) => line.replace(/\/.*\//, ''));
    assert.deepEqual(notes, [
      'content: news.csv row 3, column "date": "never" is not a date like 2013, 2013-08 or 2013-08-14; the cell is left out',
      'content: notes.csv is not used: sheets are called news.csv, people.csv, negotiators.csv, events.csv, timeline.csv, issues.csv',
      'content: issues.csv row 2: "borders" is there already, in the JSON or in a row before; the row is left out',
    ]);
  });

  it('of TimelineJS give the timeline its title and eras, where no JSON does', async (t) => {
    const sheet =
      'Year,End Year,Headline,Text,Type\n,,From the sheet,Begin,title\n2009,2013,A term,,era\n2013,,Talks,,\n';
    const {caller} = await startEndpoint(t, {files: {...campaign(), 'events.csv': sheet}});
    const timeline = await caller.json('/api/timeline.json');
    assert.deepEqual(timeline, {
      title: 'From the sheet',
      text: 'Begin',
      eras: [{start: '2009', end: '2013', title: 'A term'}],
      events: [{start: '2013', title: 'Talks'}],
    });
    assert.deepEqual(problemsOf(TimelineSchema, timeline), []);
    const written = {title: 'From the JSON', events: []};
    const files = {...campaign(), 'events.csv': sheet, 'timeline.json': written};
    const other = await startEndpoint(t, {files});
    assert.equal(((await other.caller.json('/api/timeline.json')) as {title: string}).title, written.title);
  });

  it('show as they are edited, and cost nothing but themselves when they are wrong', async (t) => {
    const {caller, settings, log} = await startEndpoint(t, {files, watch: true});
    const titles = async () =>
      ((await caller.json('/api/news.json')) as {items: {title: string}[]}).items.map(({title}) => title);
    writeFiles(settings.content, {'news.csv': 'title,date\nEdited,2013-08-15\n'});
    await eventually(async () => (await titles())[0] === 'Edited');
    for (const [wrong, reason] of [
      ['nothing,of use\n1,2\n', 'row 1 has no column "title"; it may have '],
      ['title\n"never closed\n', 'or before is never closed'],
      ['', 'is empty'],
    ] as const) {
      writeFiles(settings.content, {'news.csv': wrong});
      await eventually(() =>
        log.lines.some((line) => line.includes(reason) && line.endsWith('; the last good one stays')),
      );
      assert.equal((await titles())[0], 'Edited');
    }
    rmSync(join(settings.content, 'news.csv'));
    await eventually(async () => (await titles()).length === 1);
    assert.equal((await caller.get('/api/negotiators.json')).status, 200);
  });

  it('keep the section that is in no other file when an edit goes wrong', async (t) => {
    const {caller, settings, log} = await startEndpoint(t, {files, watch: true});
    writeFiles(settings.content, {'people.csv': 'Name,Delegation\n"Tzipi Livni,Israel\n'});
    await eventually(() => log.lines.some((line) => /people\.csv .* never closed; the last good/.test(line)));
    assert.deepEqual(await caller.json('/api/negotiators.json'), {
      delegations: [{name: 'Israel', members: [{name: 'Tzipi Livni'}]}],
    });
  });

  it('are as the examples show them', async () => {
    const folder = join(import.meta.dirname, '../examples');
    const {parts, notes} = await readSheets(folder, 'en');
    assert.deepEqual(notes, []);
    assert.deepEqual(
      [...parts.values()].map(({section, items}) => `${section} ${items.length}`),
      ['timeline 3', 'issues 2', 'news 2', 'negotiators 4'],
    );
    const list = JSON.parse(readFileSync(join(folder, 'sources.json'), 'utf8')) as unknown;
    assert.deepEqual(problemsOf(SourceListSchema, list), []);
  });
});
