// Rows without a time or a value are not sent; where none is left, no broker is needed.
import "array"
import "internal/debug"
import "experimental/mqtt"

array.from(
    rows: [
        {_time: 2024-01-01T00:00:00Z, _value: debug.null(type: "float")},
        {_time: debug.null(type: "time"), _value: 1.0},
    ],
)
    |> mqtt.to(broker: "tcp://127.0.0.1:1", topic: "t", name: "m")

// ---
// #datatype,string,long,dateTime:RFC3339,double
// #group,false,false,false,false
// #default,_result,,,
// ,result,table,_time,_value
// ,,0,2024-01-01T00:00:00Z,
// ,,0,,1
//
