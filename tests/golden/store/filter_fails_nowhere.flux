// data: faults faults.lp
// The table with the zero has another host, so the division is not looked at.
from(bucket: "faults")
    |> range(start: 2024-01-01T00:00:00Z, stop: 2024-01-02T00:00:00Z)
    |> filter(fn: (r) => exists r.host and r.host == "b" and 10 / r._value > 1)

// ---
// #datatype,string,long,dateTime:RFC3339,dateTime:RFC3339,dateTime:RFC3339,long,string,string,string
// #group,false,false,true,true,false,false,true,true,true
// #default,_result,,,,,,,,
// ,result,table,_start,_stop,_time,_value,_field,_measurement,host
// ,,0,2024-01-01T00:00:00Z,2024-01-02T00:00:00Z,2024-01-01T00:00:00Z,5,n,m,b
//
