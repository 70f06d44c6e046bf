// The password is not shown.
import "array"
import "experimental/mqtt"

password = "secret"

array.from(
    rows: [
        {
            ok:
                mqtt.publish(
                    broker: "tcp://127.0.0.1:1",
                    topic: "t",
                    message: "m",
                    username: "u",
                    password: password,
                    timeout: 50ms,
                ),
        },
    ],
)

// ---
//
// --- stderr
// fluxc: MQTT broker 127.0.0.1:1: no connection within 50ms
//   at publish_without_broker.flux:11:17
//    |
// 11 |                 mqtt.publish(
//    |                 ^^^^^^^^^^^^
// --- exit 1
