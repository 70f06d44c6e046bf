// The offset of a location is added to what clocks show in its zone and does not move their changes, except for `add`
// and `sub`, which it tells on which side of a change a time lies.
import "array"
import "date"

ahead = {zone: "America/New_York", offset: 1h}
behind = {zone: "America/New_York", offset: -90m}

array.from(
    rows: [
        {t: 2024-11-03T05:30:00Z},
        {t: 2024-11-03T06:30:00Z},
        {t: 2024-11-03T07:30:00Z},
        {t: 2024-03-10T06:30:00Z},
        {t: 2024-03-10T07:30:00Z},
        {t: 2024-03-10T08:30:00Z},
    ],
)
    |> map(
        fn: (r) =>
            ({r with
                hour: date.hour(t: r.t, location: ahead),
                shown: date.time(t: r.t, location: behind),
                two_hours: date.truncate(t: r.t, unit: 2h, location: ahead),
                day: date.truncate(t: r.t, unit: 1d, location: behind),
                month: date.truncate(t: r.t, unit: 1mo, location: ahead),
                next_day: date.add(d: 1d, to: r.t, location: ahead),
            }),
    )

// ---
// #datatype,string,long,dateTime:RFC3339,long,dateTime:RFC3339,dateTime:RFC3339,dateTime:RFC3339,dateTime:RFC3339,dateTime:RFC3339
// #group,false,false,false,false,false,false,false,false,false
// #default,_result,,,,,,,,
// ,result,table,t,hour,shown,two_hours,day,month,next_day
// ,,0,2024-11-03T05:30:00Z,2,2024-11-03T00:00:00Z,2024-11-03T05:00:00Z,2024-11-03T05:30:00Z,2024-11-01T03:00:00Z,2024-11-04T05:30:00Z
// ,,0,2024-11-03T06:30:00Z,2,2024-11-03T00:00:00Z,2024-11-03T05:00:00Z,2024-11-03T05:30:00Z,2024-11-01T03:00:00Z,2024-11-04T06:30:00Z
// ,,0,2024-11-03T07:30:00Z,3,2024-11-03T01:00:00Z,2024-11-03T05:00:00Z,2024-11-03T05:30:00Z,2024-11-01T03:00:00Z,2024-11-04T07:30:00Z
// ,,0,2024-03-10T06:30:00Z,2,2024-03-10T00:00:00Z,2024-03-10T06:00:00Z,2024-03-10T06:30:00Z,2024-03-01T04:00:00Z,2024-03-11T06:30:00Z
// ,,0,2024-03-10T07:30:00Z,4,2024-03-10T02:00:00Z,2024-03-10T07:00:00Z,2024-03-10T06:30:00Z,2024-03-01T04:00:00Z,2024-03-11T07:30:00Z
// ,,0,2024-03-10T08:30:00Z,5,2024-03-10T03:00:00Z,2024-03-10T07:00:00Z,2024-03-10T06:30:00Z,2024-03-01T04:00:00Z,2024-03-11T08:30:00Z
//
