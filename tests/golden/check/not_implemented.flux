// check:
import "experimental/mqtt"

from(bucket: "telegraf")
    |> range(start: -1h)
    |> mqtt.to(broker: "tcp://localhost:1883")

// ---
// warning[W0509]: `buckets` is not implemented here, so calling it fails
//  --> not_implemented.flux:4:1
//   |
// 4 | buckets() |> yield(name: "buckets")
//   | ^^^^^^^
//
// warning[W0509]: `mqtt.to` is not implemented here, so calling it fails
//  --> not_implemented.flux:7:8
//   |
// 7 |     |> mqtt.to(broker: "tcp://localhost:1883")
//   |        ^^^^^^^
//
