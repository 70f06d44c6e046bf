import "experimental/iox"

iox.from(bucket: "b", measurement: "m")

// ---
//
// --- stderr
// fluxc: `iox.from`: InfluxDB 3 cannot be read here; read InfluxDB 1.x, 2.x and the local store with `from(bucket:)`
//   at from.flux:3:1
//   |
// 3 | iox.from(bucket: "b", measurement: "m")
//   | ^^^^^^^^
// --- exit 1
