/** So many events, a day apart, in five groups. */
export const daily = (count: number) => ({
  events: Array.from({length: count}, (_, index) => ({
    id: `e${index}`,
    start: new Date(Date.UTC(2008, 0, 1 + index)).toISOString().slice(0, 10),
    title: `Event ${index + 1}`,
    group: ['Talks', 'Diplomacy', 'On the ground', 'Public support', 'Region'][index % 5],
  })),
});
