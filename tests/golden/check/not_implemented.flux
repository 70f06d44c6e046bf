// check:
import "experimental/mqtt"
import "experimental/geo"

from(bucket: "telegraf")
    |> range(start: -1h)
    |> mqtt.to(broker: "tcp://localhost:1883")
x = geo.getLevel(token: "166b59")

// ---
// warning[W0509]: `mqtt.to` is not implemented here, so calling it fails
//  --> not_implemented.flux:7:8
//   |
// 7 |     |> mqtt.to(broker: "tcp://localhost:1883")
//   |        ^^^^^^^
//
// warning[W0509]: `geo.getLevel` is not implemented here, so calling it fails
//  --> not_implemented.flux:8:5
//   |
// 8 | x = geo.getLevel(token: "166b59")
//   |     ^^^^^^^^^^^^
//
