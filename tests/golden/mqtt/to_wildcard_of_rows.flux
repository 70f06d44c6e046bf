import "array"
import "experimental/mqtt"

array.from(rows: [{_time: 2024-01-01T00:00:00Z, _measurement: "rooms", room: "#4", _value: 1.0}])
    |> mqtt.to(broker: "tcp://localhost:1", tagColumns: ["room"])

// ---
// #datatype,string,long,dateTime:RFC3339,string,string,double
// #group,false,false,false,false,false,false
// #default,_result,,,,,
// ,result,table,_time,_measurement,room,_value
// ,,0,2024-01-01T00:00:00Z,rooms,#4,1
//
// #datatype,string,string
// #group,true,true
// #default,,
// ,error,reference
// ,"`mqtt.to`: the topic `/rooms/room/#4` has a wildcard, `#`, which only those who subscribe may use
//   at to_wildcard_of_rows.flux:5:8",
// --- stderr
// fluxc: `mqtt.to`: the topic `/rooms/room/#4` has a wildcard, `#`, which only those who subscribe may use
//   at to_wildcard_of_rows.flux:5:8
//   |
// 5 |     |> mqtt.to(broker: "tcp://localhost:1", tagColumns: ["room"])
//   |        ^^^^^^^
// --- exit 1
