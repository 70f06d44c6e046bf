import "array"
import "experimental/mqtt"

array.from(rows: [{_time: 2024-01-01T00:00:00Z, _value: 1.0}])
    |> mqtt.to(broker: "tcp://127.0.0.1:1", topic: "t", name: "m", timeout: 50ms)

// ---
// #datatype,string,long,dateTime:RFC3339,double
// #group,false,false,false,false
// #default,_result,,,
// ,result,table,_time,_value
// ,,0,2024-01-01T00:00:00Z,1
//
// #datatype,string,string
// #group,true,true
// #default,,
// ,error,reference
// ,"MQTT broker 127.0.0.1:1: no connection within 50ms
//   at to_without_broker.flux:5:8",
// --- stderr
// fluxc: MQTT broker 127.0.0.1:1: no connection within 50ms
//   at to_without_broker.flux:5:8
//   |
// 5 |     |> mqtt.to(broker: "tcp://127.0.0.1:1", topic: "t", name: "m", timeout: 50ms)
//   |        ^^^^^^^
// --- exit 1
