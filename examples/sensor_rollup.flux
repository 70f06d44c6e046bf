// Rolls sensor readings up to ten-minute means over the interval that the task server gives in `v`. Without a server,
// `--ambient v` supplies it: the `every` of the task that ends at `--now`.
//
//     fluxc write --create --bucket raw_telemetry examples/data/environmental_sensors.lp
//     fluxc bucket create aggregated_telemetry
//     fluxc run --now 2024-01-01T10:00:00Z --ambient v examples/sensor_rollup.flux

option task = {name: "sensor_rollup", every: 1h, offset: 5m}

from(bucket: "raw_telemetry")
    |> range(start: v.timeRangeStart, stop: v.timeRangeStop)
    |> filter(fn: (r) => r._measurement == "environmental_sensors")
    |> aggregateWindow(every: 10m, fn: mean, createEmpty: false)
    |> to(bucket: "aggregated_telemetry")
