/*
 * Runs in somebody else's page, under its policy: waits for all widgets, fills in both forms, and tells the test what came
 * of it.
 */
const TAGS = ['news-feed', 'negotiators', 'timeline', 'petition', 'signup', 'core-issues'];
const violations = [];
document.addEventListener('securitypolicyviolation', ({violatedDirective, blockedURI}) => {
  violations.push(`${violatedDirective} ${blockedURI}`);
});

const until = async (condition) => {
  for (let i = 0; i < 1000 && !condition(); i++) await new Promise((resolve) => setTimeout(resolve, 20));
};
const widget = (tag) => document.querySelector(`peace-${tag}`);
const inside = (tag, selector) => widget(tag).shadowRoot.querySelector(selector);

async function send(tag) {
  inside(tag, '[name=email]').value = 'visitor@example.org';
  inside(tag, '[type=checkbox]').click();
  inside(tag, 'form').requestSubmit();
  await until(() => !inside(tag, 'form'));
}

await until(() => TAGS.every((tag) => widget(tag).state === 'ready'));
const states = TAGS.map((tag) => widget(tag).state);
await send('petition');
await send('signup');
const background = getComputedStyle(inside('core-issues', '.root')).backgroundColor;
parent.postMessage(
  {
    states,
    violations,
    background,
    thanks: ['petition', 'signup'].map((tag) => widget(tag).shadowRoot.textContent),
  },
  '*',
);
