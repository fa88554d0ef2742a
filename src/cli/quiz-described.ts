import type { Instance } from '../quiz/ask.js';
import { visibleSteps } from '../quiz/show-question.js';
import { keyOf } from '../quiz/types.js';
import { encodeTensor } from '../trace/json.js';

/** What a program needs to put the question to somebody; in its tables, null is the cell that is asked for. */
export function described(instance: Instance) {
  const { question, ask: text, letters } = instance;
  const seen = visibleSteps(instance);
  const steps = seen?.trace.steps.filter(({ name }) => seen.names.includes(name)) ?? [];
  return {
    id: keyOf(question),
    kind: question.kind,
    ask: text,
    letters,
    ...(question.kind === 'number' && { tolerance: question.tolerance }),
    ...('form' in instance && { form: instance.form }),
    ...('options' in instance && { options: instance.options.map((option) => option.shown) }),
    ...('steps' in instance && { steps: instance.steps }),
    ...(steps.length > 0 && {
      tables: steps.map(({ name, axes, shape, value }) => ({
        name,
        axes,
        shape,
        value: seen!.hidden ? withNull(encodeTensor(value)) : encodeTensor(value),
      })),
    }),
  };
}

function withNull(value: unknown): unknown {
  return Array.isArray(value) ? value.map(withNull) : value === 'NaN' ? null : value;
}
