// A fraction of a second before 1970 does not count as the second after it: the clocks change with the next one.
import "array"
import "date"

kolkata = {zone: "Asia/Kolkata", offset: 0h}

array.from(rows: [{t: 1945-10-14T17:29:59.5Z}, {t: 1945-10-14T17:30:00Z}])
    |> map(
        fn: (r) =>
            ({
                shown: date.time(t: r.t, location: kolkata),
                hour: date.truncate(t: r.t, unit: 1h, location: kolkata),
            }),
    )

// ---
// #datatype,string,long,dateTime:RFC3339,dateTime:RFC3339
// #group,false,false,false,false
// #default,_result,,,
// ,result,table,shown,hour
// ,,0,1945-10-14T23:59:59.5Z,1945-10-14T16:30:00Z
// ,,0,1945-10-14T23:00:00Z,1945-10-14T16:30:00Z
//
