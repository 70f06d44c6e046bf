// Tells of what `disk_check.flux` found, and keeps in `_monitoring` what became of each notification. Here they are only
// kept; `slack.endpoint`, `pagerduty.endpoint`, … send them somewhere.
import "influxdata/influxdb/monitor"

option task = {name: "disk notifications", every: 1m}

rule = {_notification_rule_id: "rule-1", _notification_rule_name: "Disks", _notification_endpoint_name: "log"}

send = (tables=<-) => tables |> map(fn: (r) => ({r with _sent: "true"}))

monitor.from(start: -task.every, fn: (r) => r._level == "crit" or r._level == "warn")
    |> monitor.notify(endpoint: send, data: rule)
