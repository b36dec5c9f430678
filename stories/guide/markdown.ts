/** The documentation as Storybook shows it: a link to another of its files leads to that file's page here. */
export function inStorybook(markdown: string): string {
  return markdown.replace(/\]\(([\w-]+)\.md(#[\w-]+)?\)/g, '](?path=/docs/guide-$1--docs$2)');
}
