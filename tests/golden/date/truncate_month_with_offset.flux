// Half an hour before March, the clock of this location shows March already.
import "array"
import "date"

array.from(rows: [{t: 2024-02-29T23:30:00Z}, {t: 2024-02-29T18:29:59Z}])
    |> map(fn: (r) => ({month: date.truncate(t: r.t, unit: 1mo, location: {zone: "UTC", offset: 5h30m})}))

// ---
// #datatype,string,long,dateTime:RFC3339
// #group,false,false,false
// #default,_result,,
// ,result,table,month
// ,,0,2024-02-29T18:30:00Z
// ,,0,2024-01-31T18:30:00Z
//
