// check:
import "kafka"
import "socket"

x = socket.from(url: "tcp://localhost:9999")
from(bucket: "telegraf")
    |> range(start: -1h)
    |> kafka.to(brokers: ["localhost:9092"], topic: "t")

// ---
// warning[W0509]: `socket.from` is not implemented here, so calling it fails
//  --> not_implemented.flux:5:5
//   |
// 5 | x = socket.from(url: "tcp://localhost:9999")
//   |     ^^^^^^^^^^^
//
// warning[W0509]: `kafka.to` is not implemented here, so calling it fails
//  --> not_implemented.flux:8:8
//   |
// 8 |     |> kafka.to(brokers: ["localhost:9092"], topic: "t")
//   |        ^^^^^^^^
//
