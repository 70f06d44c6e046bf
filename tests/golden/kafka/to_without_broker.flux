import "array"
import "kafka"

array.from(rows: [{_time: 2024-01-01T00:00:00Z, _value: 1.0}])
    |> kafka.to(brokers: ["127.0.0.1:1"], topic: "t", name: "m", timeout: 2s)

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
// ,"topic `t` of Kafka at 127.0.0.1:1: a message was not delivered within 2000ms; no broker can be reached
//   at to_without_broker.flux:5:8",
// --- stderr
// fluxc: topic `t` of Kafka at 127.0.0.1:1: a message was not delivered within 2000ms; no broker can be reached
//   at to_without_broker.flux:5:8
//   |
// 5 |     |> kafka.to(brokers: ["127.0.0.1:1"], topic: "t", name: "m", timeout: 2s)
//   |        ^^^^^^^^
// --- exit 1
