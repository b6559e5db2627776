/** The steps of the tour by the names of their words, and what each points at. */
export const steps = [
  { name: 'own' },
  { name: 'open', target: '#composer' },
  { name: 'thread', target: '#scroll' },
  { name: 'engineer', target: '.pages a[href="/engineer"]' },
  { name: 'wire', target: '.pages a[href="/inspector"]' },
  { name: 'others', target: '.who' },
];
