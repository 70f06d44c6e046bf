// Package mqtt sends data to MQTT brokers. Over TLS it trusts whom the system trusts, or the file that the variable
// `SSL_CERT_FILE` of the environment names.
//
// ## Metadata
// introduced: 0.40.0
package mqtt


// to sends rows as line protocol, those of a table in one message, and passes them on. Rows without time or any value are
// left out.
//
// ## Parameters
// - tables: Tables to send.
// - broker: URL of the broker: `tcp://host:1883` or `ssl://host:8883`.
// - topic: Topic; without it, one is made of the measurement and the tags.
// - qos: Quality of service, 0 to 2. Default is `0`.
// - retain: Ask the broker to keep the message. Default is `false`.
// - clientid: Name of the client.
// - username: User.
// - password: Password.
// - name: Measurement; without it, that of the column `_measurement`.
// - timeout: How long to wait for the broker at each step. Default is `1s`.
// - timeColumn: Column with the times. Default is `"_time"`.
// - tagColumns: Columns that become tags.
// - valueColumns: Columns that become fields. Default is `["_value"]`.
//
// ## Example
// ```flux
// import "experimental/mqtt"
//
// // no run: asks a broker
// from(bucket: "telegraf")
//     |> range(start: -1m)
//     |> mqtt.to(broker: "tcp://localhost:1883", topic: "cpu", tagColumns: ["host"])
// ```
builtin to : (
        <-tables: stream[A],
        broker: string,
        ?topic: string,
        ?qos: int,
        ?retain: bool,
        ?clientid: string,
        ?username: string,
        ?password: string,
        ?name: string,
        ?timeout: duration,
        ?timeColumn: string,
        ?tagColumns: [string],
        ?valueColumns: [string],
    ) => stream[B]
    where
    A: Record,
    B: Record

// publish sends one message and returns `true`; it fails when that did not work.
//
// ## Parameters
// - broker: URL of the broker: `tcp://host:1883` or `ssl://host:8883`.
// - topic: Topic.
// - message: Text to send.
// - qos: Quality of service, 0 to 2. Default is `0`.
// - retain: Ask the broker to keep the message. Default is `false`.
// - clientid: Name of the client.
// - username: User.
// - password: Password.
// - timeout: How long to wait for the broker at each step. Default is `1s`.
//
// ## Example
// ```flux
// import "array"
// import "experimental/mqtt"
//
// // no run: asks a broker
// array.from(rows: [{sent: mqtt.publish(broker: "tcp://localhost:1883", topic: "notes", message: "hello")}])
// ```
//
// ## Metadata
// introduced: 0.133.0
builtin publish : (
        broker: string,
        topic: string,
        message: string,
        ?qos: int,
        ?retain: bool,
        ?clientid: string,
        ?username: string,
        ?password: string,
        ?timeout: duration,
    ) => bool
