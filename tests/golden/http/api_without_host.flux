import "array"
import "experimental/influxdb"

array.from(rows: [{_value: influxdb.api(method: "get", path: "/health").statusCode}])

// ---
//
// --- stderr
// fluxc: `influxdb.api`: needs `host`, the URL of a server
//   at api_without_host.flux:4:28
//   |
// 4 | array.from(rows: [{_value: influxdb.api(method: "get", path: "/health").statusCode}])
//   |                            ^^^^^^^^^^^^
// --- exit 1
