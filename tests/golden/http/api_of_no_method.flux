import "array"
import "experimental/influxdb"

array.from(
    rows: [{_value: influxdb.api(method: "g t", path: "/", host: "http://127.0.0.1:1", token: "t").statusCode}],
)

// ---
//
// --- stderr
// fluxc: `influxdb.api`: argument `method` must be a method such as "get", found "g t"
//   at api_of_no_method.flux:5:21
// --- exit 1
