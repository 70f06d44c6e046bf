import "array"
import "influxdata/influxdb/monitor"

// The functions of a package see its options as the script sets them.
option monitor.write = (tables=<-) =>
    tables
        |> keep(columns: ["_level", "_check_name", "_source_timestamp"])
        |> yield(name: "written")

array.from(
    rows: [
        {_measurement: "cpu", _time: 2024-01-01T00:00:00Z, usage: 95.0, host: "a"},
        {_measurement: "cpu", _time: 2024-01-01T00:01:00Z, usage: 5.0, host: "a"},
    ],
)
    |> group(columns: ["_measurement", "host"])
    |> monitor.check(
        crit: (r) => r.usage > 90.0,
        ok: (r) => r.usage < 50.0,
        messageFn: (r) => "usage is ${r._level}",
        data: {_check_id: "1", _check_name: "usage", _type: "threshold", tags: {}},
    )
    |> keep(columns: ["_level", "_message"])

// ---
// #datatype,string,long,string,long,string
// #group,false,false,true,false,true
// #default,written,,,,
// ,result,table,_check_name,_source_timestamp,_level
// ,,0,usage,1704067200000000000,crit
// ,,1,usage,1704067260000000000,ok
//
// #datatype,string,long,string
// #group,false,false,true
// #default,_result,,
// ,result,table,_level
// ,,0,crit
// ,,1,ok
//
