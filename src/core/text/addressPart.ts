/** An identifier as it is written within a web address, which it neither cuts off nor goes on. */
export function addressPart(identifier: string): string {
  return encodeURI(identifier.replace(/\p{Surrogate}/gu, '\ufffd')).replace(
    /[#?]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}
