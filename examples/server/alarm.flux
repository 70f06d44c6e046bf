// Publishes rooms that are too warm, and when they are fine again.
import "fluxc/alert"

from(bucket: "telegraf")
    |> range(start: 2024-01-01T00:00:00Z, stop: 2024-01-02T00:00:00Z)
    |> filter(fn: (r) => r._measurement == "climate" and r._field == "temperature")
    |> aggregateWindow(every: 1h, fn: mean)
    |> alert.publish(
        topic: "readings",
        level: (r) => if r._value > 21.0 then "warn" else "ok",
        message: (r) => "${r.room}: ${r._value} degrees",
    )
