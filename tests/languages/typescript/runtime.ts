import createClient, { type Client } from "openapi-fetch";

/** A client that carries an account's headers, and reads and sends JSON. */
export function connect<Paths extends {}>(headers: Record<string, string>): Client<Paths, "application/json"> {
  return createClient<Paths, "application/json">({
    baseUrl: process.argv.at(-1) ?? "",
    headers,
    querySerializer: { array: { style: "form", explode: false } },
  });
}

/** Make a step's call, tell what came, and hand on what was seen; nothing if it failed. */
export async function play<Seen extends Record<string, unknown>>(
  step: string,
  call: () => Promise<[Response, Seen]>,
): Promise<Seen | undefined> {
  try {
    const [{ status }, seen] = await call();
    console.log(JSON.stringify({ step, status, seen }));
    return seen;
  } catch (error) {
    console.log(JSON.stringify({ step, error: String(error) }));
    return undefined;
  }
}

/** What an earlier step saw. */
export function known<Seen, Pointer extends keyof Seen>(
  seen: Seen | undefined,
  pointer: Pointer,
): NonNullable<Seen[Pointer]> {
  const value = seen?.[pointer];
  if (value === undefined || value === null) {
    throw new Error(`no earlier step saw ${String(pointer)}`);
  }
  return value;
}
