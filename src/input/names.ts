import { fail } from '../engine/error.js';
import { excerpt } from './clean.js';

const NAME = /^\p{L}[\p{L}\p{N}_']{0,99}(?:\.[\p{L}\p{N}_']{1,100}){0,9}$/u;

/** An array's name: letters, digits, _ and ', a letter first; dots divide scopes. @throws name-bad { name } */
export function checkName(name: string): string {
  if (!NAME.test(name)) fail('name-bad', { name: excerpt(name) });
  return name;
}
