// Keeps the last vibration reading of each hour with just the columns the roll-up needs. `to` names points by
// `_measurement` and `_field`, so both must be among the columns that are kept; without them `fluxc check` complains.
//
//     fluxc write --create --bucket raw_telemetry examples/data/machine_vibration.lp
//     fluxc bucket create hourly_rollups
//     fluxc run --now 2024-01-01T10:00:00Z --ambient v examples/hourly_last.flux

option task = {name: "vibration_hourly", every: 1h, offset: 10m}

from(bucket: "raw_telemetry")
    |> range(start: v.timeRangeStart, stop: v.timeRangeStop)
    |> filter(fn: (r) => r._measurement == "machine_vibration")
    |> aggregateWindow(every: 1h, fn: last, createEmpty: false)
    |> keep(columns: ["_time", "_value", "_measurement", "_field", "machine_id", "location"])
    |> to(bucket: "hourly_rollups")
