import type { Breathe } from '../breathing';
import { encodeContainer, openContainer } from './container';

/** What a part of a generation must be to belong to it. */
export interface Part {
  /** Bytes. */
  readonly length: number;
  /** See `containerChecksum`. */
  readonly checksum: string;
}

/** What makes files a generation: written last, and read first. */
interface Manifest {
  /** Of whoever wrote it: what another version wrote is not read. */
  readonly version: string;
  readonly library: Part;
  readonly suggestions: Part;
  readonly texts: Part;
}

const section = 'manifest';

/** The manifest's file. Rejects only when `breathe` does. */
export function encodeManifest(manifest: Manifest, breathe: Breathe): Promise<Uint8Array> {
  const json = new TextEncoder().encode(JSON.stringify(manifest));
  return encodeContainer(new Map([[section, [json]]]), breathe);
}

/** The manifest of a file; undefined for anything else. Never throws. */
export function openManifest(bytes: Uint8Array): Manifest | undefined {
  const json = openContainer(bytes)?.get(section);
  if (!json) return undefined;
  try {
    const manifest: unknown = JSON.parse(new TextDecoder().decode(json));
    return isManifest(manifest) ? manifest : undefined;
  } catch {
    return undefined;
  }
}

function isManifest(value: unknown): value is Manifest {
  if (!isObject(value)) return false;
  const { version, library, suggestions, texts } = value;
  return typeof version === 'string' && [library, suggestions, texts].every(isPart);
}

function isPart(value: unknown): value is Part {
  return isObject(value) && typeof value['length'] === 'number' && typeof value['checksum'] === 'string';
}

function isObject(value: unknown): value is Partial<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
