import type {Field} from 'peace-widgets/contract';

/** What a choice is called in a form, e.g. `Maryland` for `MD`; the value itself where the form does not say. */
export function optionLabel(
  form: {readonly fields?: readonly Field[] | undefined} | undefined,
  name: string,
  value: string,
): string {
  const options = form?.fields?.find((field) => field.name === name)?.options;
  return options?.find((option) => option.value === value)?.label ?? value;
}
