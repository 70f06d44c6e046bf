// check:
import "experimental/mqtt"

from(bucket: "telegraf")
    |> range(start: -1h)
    |> mqtt.to(broker: "tcp://localhost:1883")

// ---
// warning[W0509]: `mqtt.to` is not implemented here, so calling it fails
//  --> not_implemented.flux:6:8
//   |
// 6 |     |> mqtt.to(broker: "tcp://localhost:1883")
//   |        ^^^^^^^
//
