import { expect, it } from '@jest/globals';
import { toMessage } from '../../../src/osm/mapping/message.ts';
import { picturesIn } from '../../../src/osm/mapping/pictures.ts';

it.each([
  ['<img src="https://osm.example.com/v2/servicerequest/accessorys/P1/image">', ['P1']],
  ['<IMG alt="x" src=\'/rest/accessorys/P-2\' />', ['P-2']],
  ['<img src="/file?accessory_id=P3&x=1"><img data-accessory-id="P4" src="x"><img accessoryId=P5>', ['P3', 'P4', 'P5']],
  ['<img src="/accessorys/P1/image"><img src="/accessorys/P1/image">', ['P1']],
  ['<img src="https://elsewhere.example.com/a.png">', []],
  [`<img src="data:image/png;base64,${'A'.repeat(5000)}/accessorys/P1/image">`, []],
  ['accessorys/P1/image without a tag, and <img', []],
])('finds the attachments that are pictures in %s', (html, ids) => {
  expect(picturesIn(html).map(({ id }) => id)).toEqual(ids);
});

it('takes time in proportion to the length', () => {
  expect(picturesIn('<img '.repeat(100_000))).toEqual([]);
  expect(picturesIn('<img src="/accessorys/P1/image">'.repeat(10_000))).toHaveLength(1);
});

it('counts a picture among the files of its message, once', () => {
  const message = toMessage({
    content: '<p>See <img src="/accessorys/P1/image"> and <img src="/accessorys/A1/image"></p>',
    accessory_list: [{ accessory_id: 'A1', file_actual_name: 'a.png' }],
  });
  expect(message.attachments).toEqual([
    { id: 'A1', name: 'a.png' },
    { id: 'P1', name: 'P1.png' },
  ]);
});
