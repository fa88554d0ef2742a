export * from '../pages/values.js';
