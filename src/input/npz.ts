import type { UnzipFileInfo } from 'fflate';
import { AttnError, fail } from '../engine/error.js';
import type { Tensor } from '../engine/tensor.js';
import { excerpt } from './clean.js';
import { checkName } from './names.js';
import { readNpy } from './npy.js';
import type { Allow } from './numbers.js';

const MAX_UNZIPPED = 256 * 2 ** 20;

/**
 * A NumPy .npz file, a zip of .npy files, to tensors by name. Nothing is inflated before the whole directory was
 * read and found small enough, and what is inflated cannot outgrow what the directory says.
 * @throws npz-broken { place }, npz-entry { place, name } for what is no .npy, npz-size { place, size, most },
 *   name-bad { name }, name-twice { name }, and what readNpy refuses
 */
export async function readNpz(
  bytes: Uint8Array,
  place: string,
  allow: Allow = {},
): Promise<Record<string, Tensor>> {
  const { unzipSync } = await import('fflate');
  const unzip = (filter?: (entry: UnzipFileInfo) => boolean) => {
    try {
      return unzipSync(bytes, filter && { filter });
    } catch (error) {
      if (error instanceof AttnError) throw error;
      return fail('npz-broken', { place });
    }
  };
  const names = new Set<string>();
  let size = 0;
  unzip((entry) => {
    const name = nameOf(entry.name, place);
    if (names.has(name)) fail('name-twice', { name });
    names.add(name);
    // An entry that is not compressed is copied: then its size in the file counts.
    size += Math.max(entry.size, entry.originalSize);
    if (!(size <= MAX_UNZIPPED)) fail('npz-size', { place, size, most: MAX_UNZIPPED });
    return false;
  });
  const arrays: Record<string, Tensor> = Object.create(null);
  for (const [entry, file] of Object.entries(unzip())) {
    const name = nameOf(entry, place);
    arrays[name] = readNpy(file, name, allow);
  }
  return arrays;
}

function nameOf(entry: string, place: string): string {
  if (!entry.endsWith('.npy')) fail('npz-entry', { place, name: excerpt(entry) });
  return checkName(entry.slice(0, -'.npy'.length));
}
