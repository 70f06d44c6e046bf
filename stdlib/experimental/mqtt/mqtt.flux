// Package mqtt sends data to MQTT brokers.
package mqtt


// to sends rows as line protocol and passes them on.
//
// ## Parameters
// - tables: Tables to send.
// - broker: URL of the broker.
// - topic: Topic; without it, one is made of the measurement and the tags.
// - qos: Quality of service, 0 to 2. Default is `0`.
// - retain: Ask the broker to keep the message. Default is `false`.
// - clientid: Name of the client.
// - username: User.
// - password: Password.
// - name: Measurement; without it, that of the column `_measurement`.
// - timeout: How long to wait. Default is `1s`.
// - timeColumn: Column with the times. Default is `"_time"`.
// - tagColumns: Columns that become tags.
// - valueColumns: Columns that become fields. Default is `["_value"]`.
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

// publish sends one message and tells whether that worked.
//
// ## Parameters
// - broker: URL of the broker.
// - topic: Topic.
// - message: Text to send.
// - qos: Quality of service, 0 to 2. Default is `0`.
// - retain: Ask the broker to keep the message. Default is `false`.
// - clientid: Name of the client.
// - username: User.
// - password: Password.
// - timeout: How long to wait. Default is `1s`.
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
