// Package kafka sends data to Apache Kafka.
package kafka


// to sends rows as line protocol and passes them on.
//
// ## Parameters
// - tables: Tables to send.
// - brokers: Addresses of the brokers.
// - topic: Topic to send to.
// - balancer: How partitions are chosen: `"hash"` (default), `"round-robin"` or `"least-bytes"`.
// - name: Measurement; without it, that of `nameColumn`.
// - nameColumn: Column with the measurement. Default is `"_measurement"`.
// - timeColumn: Column with the times. Default is `"_time"`.
// - tagColumns: Columns that become tags.
// - valueColumns: Columns that become fields. Default is `["_value"]`.
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
    ) => stream[A]
    where
    A: Record
