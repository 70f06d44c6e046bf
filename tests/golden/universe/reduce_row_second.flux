// data: metrics ../store/metrics.lp
// Parameters have their names whatever their order, so the columns that are read are those of the row.
from(bucket: "metrics")
    |> range(start: 2020-01-01T00:00:00Z, stop: 2025-01-01T00:00:00Z)
    |> reduce(
        fn: (accumulator, r) => ({n: accumulator.n + 1, last: string(v: r._value), at: r._time}),
        identity: {n: 0, last: "", at: 1970-01-01T00:00:00Z},
    )

// ---
// #datatype,string,long,dateTime:RFC3339,dateTime:RFC3339,string,string,string,string,long,string,dateTime:RFC3339
// #group,false,false,true,true,true,true,true,true,false,false,false
// #default,_result,,,,,,,,,,
// ,result,table,_start,_stop,_field,_measurement,host,region,n,last,at
// ,,0,2020-01-01T00:00:00Z,2025-01-01T00:00:00Z,idle,cpu,a,eu,3,96,2024-01-01T00:00:20Z
// ,,1,2020-01-01T00:00:00Z,2025-01-01T00:00:00Z,ok,cpu,b,us,1,true,2024-01-01T00:00:15Z
// ,,2,2020-01-01T00:00:00Z,2025-01-01T00:00:00Z,state,cpu,b,us,1,up,2024-01-01T00:00:30Z
// ,,3,2020-01-01T00:00:00Z,2025-01-01T00:00:00Z,usage,cpu,a,eu,3,4,2024-01-01T00:00:20Z
// ,,4,2020-01-01T00:00:00Z,2025-01-01T00:00:00Z,usage,cpu,b,us,3,40,2024-01-01T00:00:30Z
//
// #datatype,string,long,dateTime:RFC3339,dateTime:RFC3339,string,string,string,string,long,string,dateTime:RFC3339
// #group,false,false,true,true,true,true,true,true,false,false,false
// #default,_result,,,,,,,,,,
// ,result,table,_start,_stop,_field,_measurement,host,path,n,last,at
// ,,5,2020-01-01T00:00:00Z,2025-01-01T00:00:00Z,used,disk,a,/,1,7,2024-01-01T00:00:05Z
// ,,6,2020-01-01T00:00:00Z,2025-01-01T00:00:00Z,used,disk,a,/var,1,9,2024-01-01T00:00:06Z
//
// #datatype,string,long,dateTime:RFC3339,dateTime:RFC3339,string,string,string,long,string,dateTime:RFC3339
// #group,false,false,true,true,true,true,true,false,false,false
// #default,_result,,,,,,,,,
// ,result,table,_start,_stop,_field,_measurement,host,n,last,at
// ,,7,2020-01-01T00:00:00Z,2025-01-01T00:00:00Z,used,disk,c,1,11,2024-01-01T00:00:30Z
//
