// Checks how full disks are, as the checks of InfluxDB 2.x do: statuses go to the bucket `_monitoring`, which every store
// has and which keeps them for seven days. A second script reads them from there and tells somebody.
//
//     echo "disk,host=web-1,path=/ used_percent=97.5 1704103170000000000" | fluxc write --create --bucket telegraf
//     fluxc run --now 2024-01-01T10:00:00Z examples/disk_check.flux
//     fluxc run --now 2024-01-01T10:00:05Z examples/disk_notify.flux
//     fluxc run --now 2024-01-01T10:00:10Z -e 'import "influxdata/influxdb/monitor"
//         monitor.logs(start: -1m, fn: (r) => true)'
import "influxdata/influxdb/monitor"
import "influxdata/influxdb/schema"

option task = {name: "disk check", every: 1m}

check = {_check_id: "disk-1", _check_name: "Disk space", _type: "threshold", tags: {team: "storage"}}

from(bucket: "telegraf")
    |> range(start: -task.every)
    |> filter(fn: (r) => r._measurement == "disk" and r._field == "used_percent")
    |> aggregateWindow(every: 1m, fn: mean, createEmpty: false)
    |> schema.fieldsAsCols()
    |> monitor.check(
        data: check,
        messageFn: (r) => "${r.path} of ${r.host} is ${r._level}: ${r.used_percent}% used",
        crit: (r) => r.used_percent > 95.0,
        warn: (r) => r.used_percent > 80.0,
    )
