// run: --now 2024-03-31T12:00:00Z
import "array"
import "date"

array.from(rows: [{span: "1h"}])
    |> map(
        fn: (r) =>
            ({
                r with
                now: now(),
                hour: date.hour(t: -1h),
                computed: date.hour(t: duration(v: r.span)),
                month_ago: date.add(d: -1mo, to: 0h),
                year: date.truncate(t: -10y, unit: 1y),
            }),
    )

// ---
// #datatype,string,long,string,dateTime:RFC3339,long,long,dateTime:RFC3339,dateTime:RFC3339
// #group,false,false,false,false,false,false,false,false
// #default,_result,,,,,,,
// ,result,table,span,now,hour,computed,month_ago,year
// ,,0,1h,2024-03-31T12:00:00Z,11,13,2024-02-29T12:00:00Z,2014-01-01T00:00:00Z
//
