import { fail } from '../engine/error.js';
import type { EdgeCommand } from './edge.js';

const SHELLS = ['bash', 'zsh', 'fish'] as const;
type Shell = (typeof SHELLS)[number];

/**
 * `attn completion bash|zsh|fish` prints a script for the shell. The script asks `attn completion words -- …` what
 * could follow, so it knows every mechanism and its parameters, and is never out of date.
 */
export const completion: EdgeCommand = {
  usage: '<bash|zsh|fish> [words…]',
  options: [],
  examples: ['attn completion bash', 'attn completion zsh', 'attn completion fish'],
  async run({ words: [shell = '', ...line] }, { lang }) {
    if (shell === 'words') {
      const { candidates } = await import('./candidates.js');
      return { text: (await candidates(line, lang)).map((word) => `${word}\n`).join(''), code: 0 };
    }
    if (!SHELLS.includes(shell as Shell)) {
      fail('option-choice', { option: 'completion', word: shell, choices: SHELLS });
    }
    return { text: SCRIPTS[shell as Shell], code: 0 };
  },
};

const SCRIPTS: Readonly<Record<Shell, string>> = {
  bash: `# attn for bash:  eval "$(attn completion bash)"
_attn() {
  local IFS=$'\\n' cur="\${COMP_WORDS[COMP_CWORD]}"
  COMPREPLY=($(compgen -W "$(attn completion words -- "\${COMP_WORDS[@]:1:COMP_CWORD}" 2>/dev/null)" -- "\${cur#=}"))
}
complete -o default -F _attn attn
`,
  zsh: `#compdef attn
# attn for zsh:  source <(attn completion zsh)
_attn() {
  local -a found
  found=("\${(@f)$(attn completion words -- "\${(@)words[2,CURRENT]}" 2>/dev/null)}")
  if [[ -n "\${found[1]}" ]]; then compadd -- "\${found[@]}"; else _files; fi
}
compdef _attn attn
`,
  fish: `# attn for fish:  attn completion fish | source
function __attn_complete
  set -l words (commandline -opc) (commandline -ct)
  set -l found (attn completion words -- $words[2..-1] 2>/dev/null)
  if test (count $found) -gt 0
    printf '%s\\n' $found
  else
    __fish_complete_path (commandline -ct)
  end
end
complete -c attn -f -a '(__attn_complete)'
`,
};
