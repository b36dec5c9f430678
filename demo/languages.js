/* The same page in five languages. Its own words are here; those of the widgets follow the page's `lang`. */

const WORDS = {
  en: {
    page: 'One page, five languages – Two States Now',
    skip: 'Skip to the content',
    languages: 'Language',
    brand: 'Two States Now',
    title: 'The Kerry peace initiative',
    standfirst:
      'Three years without talks ended in the summer of 2013, when Secretary of State John Kerry brought Israel and the Palestinians back to the table. The stated goal is an agreement on two states within nine months.',
    about:
      'Choose a language above: the page and everything in it changes, and what you have typed or opened stays.',
    footer:
      'Two States Now is the example of Peace Widgets. Its facts are those of September 2013; nothing signed here is sent to anybody.',
    headings: ['', 'Stay up to date', 'News and analysis', 'The negotiators', 'Timeline', 'The core issues'],
  },
  es: {
    page: 'Una página, cinco idiomas – Dos Estados Ahora',
    skip: 'Ir al contenido',
    languages: 'Idioma',
    brand: 'Dos Estados Ahora',
    title: 'La iniciativa de paz de Kerry',
    standfirst:
      'Tres años sin conversaciones terminaron en el verano de 2013, cuando el secretario de Estado John Kerry devolvió a Israel y a los palestinos a la mesa. La meta declarada es un acuerdo sobre dos Estados en nueve meses.',
    about:
      'Elige un idioma arriba: cambia la página con todo lo que contiene, y lo que has escrito o abierto se queda.',
    footer:
      'Dos Estados Ahora es el ejemplo de Peace Widgets. Sus datos son los de septiembre de 2013; nada de lo que se firma aquí se envía a nadie.',
    headings: [
      '',
      'Mantente al día',
      'Noticias y análisis',
      'Los equipos negociadores',
      'Cronología',
      'Las cuestiones de fondo',
    ],
  },
  fr: {
    page: 'Une page, cinq langues – Deux États maintenant',
    skip: 'Aller au contenu',
    languages: 'Langue',
    brand: 'Deux États maintenant',
    title: 'L’initiative de paix de Kerry',
    standfirst:
      'Trois ans sans pourparlers ont pris fin à l’été 2013, quand le secrétaire d’État John Kerry a ramené Israël et les Palestiniens à la table. Le but déclaré : un accord sur deux États en neuf mois.',
    about:
      'Choisissez une langue ci-dessus : la page change avec tout ce qu’elle contient, et ce que vous avez écrit ou ouvert reste.',
    footer:
      'Deux États maintenant est l’exemple de Peace Widgets. Ses faits sont ceux de septembre 2013 ; rien de ce qui est signé ici n’est envoyé à qui que ce soit.',
    headings: [
      '',
      'Restez au courant',
      'Actualités et analyses',
      'Les équipes de négociation',
      'Chronologie',
      'Les questions de fond',
    ],
  },
  he: {
    page: 'דף אחד, חמש שפות – שתי מדינות עכשיו',
    skip: 'דילוג לתוכן',
    languages: 'שפה',
    brand: 'שתי מדינות עכשיו',
    title: 'יוזמת השלום של קרי',
    standfirst:
      'שלוש שנים ללא שיחות הסתיימו בקיץ 2013, כאשר מזכיר המדינה ג׳ון קרי החזיר את ישראל ואת הפלסטינים אל שולחן המשא ומתן. היעד המוצהר: הסכם על שתי מדינות בתוך תשעה חודשים.',
    about: 'בחירת שפה למעלה משנה את הדף ואת כל מה שבו, ומה שכבר נכתב או נפתח נשאר.',
    footer:
      'שתי מדינות עכשיו היא הדוגמה של Peace Widgets. העובדות הן של ספטמבר 2013; דבר ממה שנחתם כאן אינו נשלח לאיש.',
    headings: ['', 'להישאר מעודכנים', 'חדשות וניתוחים', 'צוותי המשא ומתן', 'ציר הזמן', 'סוגיות הליבה'],
  },
  ar: {
    page: 'صفحة واحدة بخمس لغات – دولتان الآن',
    skip: 'الانتقال إلى المحتوى',
    languages: 'اللغة',
    brand: 'دولتان الآن',
    title: 'مبادرة كيري للسلام',
    standfirst:
      'انتهت ثلاث سنوات بلا محادثات في صيف عام 2013، حين أعاد وزير الخارجية جون كيري إسرائيل والفلسطينيين إلى الطاولة. والهدف المعلن اتفاق على دولتين خلال تسعة أشهر.',
    about: 'عند اختيار لغة في الأعلى تتغير الصفحة وكل ما فيها، ويبقى ما كتبته أو فتحته.',
    footer:
      'دولتان الآن مثال لاستخدام Peace Widgets. وقائعها هي وقائع سبتمبر 2013؛ ولا يُرسل إلى أحد شيء مما يُوقَّع هنا.',
    headings: [
      '',
      'للبقاء على اطلاع',
      'أخبار وتحليلات',
      'وفود التفاوض',
      'التسلسل الزمني',
      'القضايا الجوهرية',
    ],
  },
};

const WIDGETS = ['petition', 'signup', 'news-feed', 'negotiators', 'timeline', 'core-issues'];

const links = [...document.querySelectorAll('#languages a')];

/** Says everything in a language. The widgets need no word for it: they follow the nearest `lang`. */
function speak(language) {
  const words = WORDS[language];
  const {documentElement: root} = document;
  root.lang = language;
  root.dir = ['he', 'ar'].includes(language) ? 'rtl' : 'ltr';
  document.title = words.page;
  document.querySelector('#languages').setAttribute('aria-label', words.languages);
  for (const element of document.querySelectorAll('[data-say]')) {
    element.textContent = words[element.dataset.say];
  }
  WIDGETS.forEach((widget, index) => {
    const heading = words.headings[index];
    if (heading) document.querySelector(`peace-${widget}`).setAttribute('heading', heading);
  });
  for (const link of links) {
    if (link.lang === language) link.setAttribute('aria-current', 'true');
    else link.removeAttribute('aria-current');
  }
}

/** The language that the address asks for. */
function asked() {
  const language = new URLSearchParams(location.search).get('lang');
  return language in WORDS ? language : 'en';
}

for (const link of links) {
  link.addEventListener('click', (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    history.pushState(null, '', link.href);
    speak(link.lang);
  });
}
addEventListener('popstate', () => speak(asked()));
speak(asked());
