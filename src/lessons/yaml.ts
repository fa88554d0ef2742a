export { readForm, readYaml, type Yaml } from '../input/yaml.js';
