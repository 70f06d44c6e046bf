import "array"
import "influxdata/influxdb/secrets"

array.from(rows: [{_value: secrets.get(key: "NO_SUCH_KEY")}])

// ---
//
// --- stderr
// fluxc: there is no secret `NO_SUCH_KEY`; set the environment variable `FLUX_SECRET_NO_SUCH_KEY`
//   at missing.flux:4:28
//   |
// 4 | array.from(rows: [{_value: secrets.get(key: "NO_SUCH_KEY")}])
//   |                            ^^^^^^^^^^^
// --- exit 1
