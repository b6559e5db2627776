import { describe, expect, it } from '@jest/globals';
import { emptyValues, shapeOf, type FormAnswers } from '../../../src/tickets/create/form.ts';
import { choices, everyKind } from '../../support/catalog.ts';

const answers: FormAnswers = {
  products: [{ id: 'ecs', name: 'ECS', categoryId: 'compute' }],
  problemTypes: [
    { id: 'fault', name: 'Fault', needsRegion: true },
    { id: 'question', name: 'Question', needsRegion: false },
  ],
  regions: choices('region', 2),
  severities: choices('severity', 2),
  templates: [],
  parameters: { parameters: everyKind, common: [] },
};

describe('the shape of a form', () => {
  it('asks for a region only where the problem type needs one', () => {
    expect(shapeOf(answers, { product: 'ecs', problemType: 'fault' }).regions).toHaveLength(2);
    expect(shapeOf(answers, { product: 'ecs', problemType: 'question' }).regions).toBeUndefined();
  });

  it('has nothing that depends on a choice before the choice is made', () => {
    const shape = shapeOf(answers, { product: 'ecs' });
    expect(shape).toMatchObject({ problemType: undefined, severities: [], parameters: [], complete: true });
  });

  it('takes no problem type that is not among those of the product', () => {
    expect(shapeOf(answers, { product: 'ecs', problemType: 'other' }).problemType).toBeUndefined();
    expect(shapeOf(answers, { product: 'gone', problemType: 'fault' }).problemType).toBeUndefined();
  });

  it('is not complete while a list that its choices ask for is missing', () => {
    const chosen = { product: 'ecs', problemType: 'fault' };
    expect(shapeOf(answers, chosen).complete).toBe(true);
    for (const list of ['products', 'problemTypes', 'regions', 'severities', 'parameters'] as const) {
      expect(shapeOf({ ...answers, [list]: undefined }, chosen).complete).toBe(false);
    }
  });

  it('lets common fields make the contact required, and asks for others in a line', () => {
    const common = [
      { key: 'contact_phone', name: 'Phone', required: true },
      { key: 'project_id', name: 'Project', required: true },
    ];
    const shape = shapeOf(
      { ...answers, parameters: { parameters: [], common } },
      { product: 'ecs', problemType: 'fault' },
    );
    expect(shape).toMatchObject({ phoneRequired: true, emailRequired: false });
    expect(shape.parameters).toMatchObject([{ key: 'project_id', kind: 'line', required: true, maxLength: 64 }]);
  });

  it('lists a parameter once, however often the catalog does', () => {
    const twice = { parameters: [...everyKind, ...everyKind], common: [] };
    const shape = shapeOf({ ...answers, parameters: twice }, { product: 'ecs', problemType: 'fault' });
    expect(shape.parameters).toHaveLength(everyKind.length);
  });

  it('is empty and incomplete for a form of which nothing is known', () => {
    expect(shapeOf({}, emptyValues)).toMatchObject({ parameters: [], complete: false });
  });
});
