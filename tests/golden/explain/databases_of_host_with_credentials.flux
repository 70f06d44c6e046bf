// explain: --jit never
import "influxdata/influxdb/v1"

v1.databases(host: "http://u:sekret99@127.0.0.1:1")

// ---
//
// --- stderr
// fluxc: `host`: the URL holds credentials; give them separately
//   at databases_of_host_with_credentials.flux:4:1
// --- exit 1
