// Package kafka sends data to Apache Kafka.
//
// ## Metadata
// introduced: 0.14.0
package kafka


// to sends each row as line protocol, in a message of its own, and passes the rows on. Rows without time or any value are
// left out. A message's key is a hash of its line.
//
// ## Parameters
// - tables: Tables to send.
// - brokers: Addresses of brokers, such as `"localhost:9092"`.
// - topic: Topic to send to.
// - balancer: How partitions are chosen: `"hash"` (default; of the line), `"round-robin"` or `"least-bytes"`.
// - name: Measurement; without it, that of `nameColumn`.
// - nameColumn: Column with the measurement. Default is `"_measurement"`.
// - timeColumn: Column with the times. Default is `"_time"`.
// - tagColumns: Columns that become tags.
// - valueColumns: Columns that become fields. Default is `["_value"]`.
// - timeout: How long a message may take until it is delivered; at most `30m`. Default is `10s`.
//
// ## Example
// ```flux
// import "kafka"
//
// // no run: asks a broker
// from(bucket: "telegraf")
//     |> range(start: -1m)
//     |> kafka.to(brokers: ["localhost:9092"], topic: "cpu", tagColumns: ["host"])
// ```
builtin to : (
        <-tables: stream[A],
        brokers: [string],
        topic: string,
        ?balancer: string,
        ?name: string,
        ?nameColumn: string,
        ?timeColumn: string,
        ?tagColumns: [string],
        ?valueColumns: [string],
        ?timeout: duration,
    ) => stream[A]
    where
    A: Record
