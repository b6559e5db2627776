/** An input of a view, as Slack's client keeps it. */
interface Input {
  readonly block: string;
  readonly action: string;
  readonly label: string;
  readonly element: Record<string, unknown>;
  readonly value: Record<string, unknown>;
}

type Shown = Record<string, unknown>;

/**
 * A modal as Slack's client treats it: entered values stay while block id and action id stay, and a new initial value
 * applies only to new inputs.
 */
export interface Modal {
  readonly show: (view: Shown) => void;
  /** Closes it: the next view is a new one. */
  readonly close: () => void;
  /** Types or chooses in the input with this label. */
  readonly fill: (label: string, value: Record<string, unknown>) => void;
  /** The value of the input with this label; undefined if there is none. */
  readonly read: (label: string) => Record<string, unknown> | undefined;
  readonly input: (label: string) => Input | undefined;
  /** All text in the view, for searching. */
  readonly words: () => string;
  /** The view as Slack puts it into payloads. */
  readonly view: (hash: string) => Shown;
}

export function createModal(): Modal {
  let shown: Shown = {};
  let inputs: Input[] = [];

  const input = (label: string) => inputs.find((one) => one.label.startsWith(label));
  return {
    show: (view) => {
      shown = view;
      inputs = (view.blocks as Shown[]).filter(({ type }) => type === 'input').map((block) => inputOf(block, inputs));
    },
    close: () => {
      inputs = [];
    },
    input,
    fill: (label, value) => {
      const found = input(label);
      if (found === undefined) throw new Error(`There is no input ${label}.`);
      inputs = inputs.map((one) => (one === found ? { ...one, value: { ...one.value, ...value } } : one));
    },
    read: (label) => input(label)?.value,
    words: () => JSON.stringify(shown),
    view: (hash) => ({
      id: 'V1',
      hash,
      type: 'modal',
      callback_id: shown.callback_id,
      private_metadata: shown.private_metadata ?? '',
      blocks: shown.blocks,
      state: { values: Object.fromEntries(inputs.map(({ block, action, value }) => [block, { [action]: value }])) },
    }),
  };
}

function inputOf(block: Shown, before: readonly Input[]): Input {
  const element = block.element as Shown;
  const [id, action] = [String(block.block_id), String(element.action_id)];
  const label = (block.label as { text: string }).text;
  const kept = before.find((one) => one.block === id && one.action === action && one.element.type === element.type);
  return { block: id, action, label, element, value: kept?.value ?? { type: element.type, ...initialOf(element) } };
}

function initialOf(element: Shown): Record<string, unknown> {
  switch (element.type) {
    case 'static_select':
    case 'external_select':
      return { selected_option: element.initial_option ?? null };
    case 'checkboxes':
    case 'multi_static_select':
    case 'multi_external_select':
      return { selected_options: element.initial_options ?? [] };
    case 'conversations_select':
      return { selected_conversation: element.initial_conversation ?? null };
    case 'file_input':
      return { files: [] };
    default:
      return { value: element.initial_value ?? null };
  }
}

/** The value of a select after choosing an option. */
export const choice = (value: string) => ({ selected_option: { text: { type: 'plain_text', text: value }, value } });
