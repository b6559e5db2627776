/** The steps of the tour by the keys of their texts, and the element each one points to. */
export const steps = [
  { name: 'own' },
  { name: 'open', target: '#composer' },
  { name: 'thread', target: '#scroll' },
  { name: 'engineer', target: '.pages a[href="/engineer"]' },
  { name: 'wire', target: '.pages a[href="/inspector"]' },
  { name: 'others', target: '.who' },
];
