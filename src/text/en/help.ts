/** Help: a summary for every command, a sentence for every option. */
export const help = {
  tagline: 'attention, computed in front of you: every step a table, every cell a why',
  commands: {
    softmax: 'softmax in five steps, on your numbers',
  } as Record<string, string>,
  options: {} as Record<string, string>,
};
