// The token is not shown.
import "array"
import "experimental/influxdb"

token = "secret"
answer = influxdb.api(method: "get", path: "/api/v2/buckets", host: "http://127.0.0.1:1", token: token)

array.from(rows: [{_value: answer.statusCode}])

// ---
//
// --- stderr
// fluxc: cannot connect to 127.0.0.1:1: connection refused
//   at api_without_server.flux:6:10
//   |
// 6 | answer = influxdb.api(method: "get", path: "/api/v2/buckets", host: "http://127.0.0.1:1", token: token)
//   |          ^^^^^^^^^^^^
// --- exit 1
