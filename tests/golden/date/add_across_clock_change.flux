import "array"
import "date"
import "timezone"

// A day later the clock shows the same time. Where it jumps over that time, the jump counts.
option location = timezone.location(name: "America/New_York")

array.from(
    rows: [
        {
            day_spring: date.add(d: 1d, to: 2024-03-09T12:30:00Z),
            hours_spring: date.add(d: 24h, to: 2024-03-09T12:30:00Z),
            into_gap: date.add(d: 1h, to: 2024-03-10T06:30:00Z),
            month_into_gap: date.add(d: 1mo, to: 2024-02-10T07:30:00Z),
            week_autumn: date.add(d: 1w, to: 2024-11-02T05:30:00Z),
            day_and_hour_autumn: date.add(d: 1d1h, to: 2024-11-02T05:30:00Z),
            twice_that_time: date.add(d: 1mo, to: 2024-10-03T05:30:00Z),
            back: date.sub(d: 1d, from: 2024-03-10T12:30:00Z),
            month_back: date.sub(d: 1mo, from: 2024-03-10T12:30:00Z),
            fixed: date.add(d: 1mo, to: 2024-01-31T20:30:00Z, location: timezone.fixed(offset: 8h)),
        },
    ],
)

// ---
// #datatype,string,long,dateTime:RFC3339,dateTime:RFC3339,dateTime:RFC3339,dateTime:RFC3339,dateTime:RFC3339,dateTime:RFC3339,dateTime:RFC3339,dateTime:RFC3339,dateTime:RFC3339,dateTime:RFC3339
// #group,false,false,false,false,false,false,false,false,false,false,false,false
// #default,_result,,,,,,,,,,,
// ,result,table,day_spring,hours_spring,into_gap,month_into_gap,week_autumn,day_and_hour_autumn,twice_that_time,back,month_back,fixed
// ,,0,2024-03-10T11:30:00Z,2024-03-10T11:30:00Z,2024-03-10T07:00:00Z,2024-03-10T07:00:00Z,2024-11-09T06:30:00Z,2024-11-03T07:30:00Z,2024-11-03T05:30:00Z,2024-03-09T13:30:00Z,2024-02-10T13:30:00Z,2024-02-29T20:30:00Z
//
