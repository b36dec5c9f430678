export default {id: 'blank', label: 'an empty page', kind: 'baseline', data: 'neutral', mount: () => {}};
