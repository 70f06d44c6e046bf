// check:
import "experimental/mqtt"
import "experimental/geo"

buckets() |> yield(name: "buckets")
from(bucket: "telegraf")
    |> range(start: -1h)
    |> mqtt.to(broker: "tcp://localhost:1883")
x = geo.getLevel(token: "166b59")

// ---
// warning[W0509]: `buckets` is not implemented here, so calling it fails
//  --> not_implemented.flux:5:1
//   |
// 5 | buckets() |> yield(name: "buckets")
//   | ^^^^^^^
//
// warning[W0509]: `mqtt.to` is not implemented here, so calling it fails
//  --> not_implemented.flux:8:8
//   |
// 8 |     |> mqtt.to(broker: "tcp://localhost:1883")
//   |        ^^^^^^^
//
// warning[W0509]: `geo.getLevel` is not implemented here, so calling it fails
//  --> not_implemented.flux:9:5
//   |
// 9 | x = geo.getLevel(token: "166b59")
//   |     ^^^^^^^^^^^^
//
