// check:
schema.tagValues(bucket: "telegraf", tag: "host")

// ---
// error[E0201]: package `schema` is not imported
//  --> missing_import.flux:2:1
//   |
// 2 | schema.tagValues(bucket: "telegraf", tag: "host")
//   | ^^^^^^
//   |
//   = help: add `import "influxdata/influxdb/schema"`
//
// --- exit 1
