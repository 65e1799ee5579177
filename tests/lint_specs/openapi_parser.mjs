// Asks @readme/openapi-parser whether each file is valid; one JSON list on standard output.
import { createRequire } from "node:module";
import path from "node:path";
import { pathToFileURL } from "node:url";

const [home, ...files] = process.argv.slice(2);
const found = createRequire(path.join(home, "package.json")).resolve("@readme/openapi-parser");
const { validate } = await import(pathToFileURL(found));

const verdicts = [];
for (const file of files) {
  try {
    const { valid, errors = [] } = await validate(file);
    verdicts.push({ file, problems: valid ? [] : errors.map((error) => error.message) });
  } catch (error) {
    verdicts.push({ file, problems: [error.message] });
  }
}
process.stdout.write(JSON.stringify(verdicts));
