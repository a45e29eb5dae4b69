/** Thrown after what could be read of a compressed file that is cut off or holds wrong bytes. The message is for people. */
export class Damaged extends Error {
  constructor() {
    super('The compressed file is damaged or cut off: what stands before the damage was read. Get the file again.');
    this.name = 'Damaged';
  }
}
