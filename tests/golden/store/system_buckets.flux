// run: --now 2024-01-01T12:00:00Z
// bucket: mine
// Every store has the buckets whose names start with `_` that the standard library writes to.
import "array"
import "influxdata/influxdb/monitor"

array.from(rows: [{_time: 2024-01-01T11:00:00Z, _measurement: "cpu", host: "web-1", load: 95.0}])
    |> group(columns: ["_measurement", "host"])
    |> monitor.check(
        data: {_check_id: "1", _check_name: "load", _type: "threshold", tags: {team: "web"}},
        messageFn: (r) => "${r.host}: ${r._level}",
        crit: (r) => r.load > 90.0,
    )

// ---
// #datatype,string,long,dateTime:RFC3339,string,string,double,string,string,string,string,string,long,string,string
// #group,false,false,false,true,true,false,true,true,true,true,true,false,true,false
// #default,_result,,,,,,,,,,,,,
// ,result,table,_time,_measurement,host,load,team,_check_id,_check_name,_type,_source_measurement,_source_timestamp,_level,_message
// ,,0,2024-01-01T12:00:00Z,statuses,web-1,95,web,1,load,threshold,cpu,1704106800000000000,crit,web-1: crit
//
