// Reads every .ics file below a folder with ical.js; gives what it found, as JSON.
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

const [, , modules, folder] = process.argv;
const { default: ICAL } = await import(pathToFileURL(join(modules, "ical.js/dist/ical.js")).href);
const found = {};
for (const name of readdirSync(folder, { recursive: true })) {
  if (!name.endsWith(".ics")) continue;
  const calendar = new ICAL.Component(ICAL.parse(readFileSync(join(folder, name), "utf-8")));
  found[name.replaceAll("\\", "/")] = {
    name: calendar.getFirstPropertyValue("x-wr-calname"),
    alarms: calendar.getAllSubcomponents("vevent").flatMap((e) => e.getAllSubcomponents("valarm"))
      .length,
    events: calendar.getAllSubcomponents("vevent").map((component) => {
      const event = new ICAL.Event(component);
      return {
        uid: event.uid,
        summary: event.summary,
        start: event.startDate.toString(),
        end: event.endDate.toString(),
        sequence: event.sequence,
        status: component.getFirstPropertyValue("status"),
        stamp: component.getFirstPropertyValue("dtstamp").toString(),
      };
    }),
  };
}
process.stdout.write(JSON.stringify(found));
