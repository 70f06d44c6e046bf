import "array"
import "date"
import "timezone"

array.from(
    rows: [
        {call: "date.hour(t: 2024-07-01T12:00:00Z, location: timezone.location(name: \"Europe/Berlin\"))", gives: string(v: date.hour(t: 2024-07-01T12:00:00Z, location: timezone.location(name: "Europe/Berlin")))},
        {call: "date.hour(t: 2024-01-01T12:00:00Z, location: timezone.location(name: \"Europe/Berlin\"))", gives: string(v: date.hour(t: 2024-01-01T12:00:00Z, location: timezone.location(name: "Europe/Berlin")))},
        {call: "date.monthDay(t: 2024-01-01T23:30:00Z, location: timezone.fixed(offset: 1h))", gives: string(v: date.monthDay(t: 2024-01-01T23:30:00Z, location: timezone.fixed(offset: 1h)))},
        {call: "date.truncate(t: 2024-07-01T12:00:00Z, unit: 1d, location: timezone.location(name: \"America/New_York\"))", gives: string(v: date.truncate(t: 2024-07-01T12:00:00Z, unit: 1d, location: timezone.location(name: "America/New_York")))},
        {call: "date.truncate(t: 2024-01-01T12:00:00Z, unit: 1d, location: timezone.fixed(offset: 8h))", gives: string(v: date.truncate(t: 2024-01-01T12:00:00Z, unit: 1d, location: timezone.fixed(offset: 8h)))},
        {call: "date.truncate(t: 2024-07-15T12:00:00Z, unit: 1mo, location: timezone.location(name: \"Europe/Berlin\"))", gives: string(v: date.truncate(t: 2024-07-15T12:00:00Z, unit: 1mo, location: timezone.location(name: "Europe/Berlin")))},
        {call: "date.add(d: 1d, to: 2024-03-30T12:00:00Z, location: timezone.location(name: \"Europe/Berlin\"))", gives: string(v: date.add(d: 1d, to: 2024-03-30T12:00:00Z, location: timezone.location(name: "Europe/Berlin")))},
        {call: "date.add(d: 1mo, to: 2024-03-15T12:00:00Z, location: timezone.location(name: \"Europe/Berlin\"))", gives: string(v: date.add(d: 1mo, to: 2024-03-15T12:00:00Z, location: timezone.location(name: "Europe/Berlin")))},
    ],
)

// ---
// #datatype,string,long,string,string
// #group,false,false,false,false
// #default,_result,,,
// ,result,table,call,gives
// ,,0,"date.hour(t: 2024-07-01T12:00:00Z, location: timezone.location(name: ""Europe/Berlin""))",14
// ,,0,"date.hour(t: 2024-01-01T12:00:00Z, location: timezone.location(name: ""Europe/Berlin""))",13
// ,,0,"date.monthDay(t: 2024-01-01T23:30:00Z, location: timezone.fixed(offset: 1h))",2
// ,,0,"date.truncate(t: 2024-07-01T12:00:00Z, unit: 1d, location: timezone.location(name: ""America/New_York""))",2024-07-01T04:00:00.000000000Z
// ,,0,"date.truncate(t: 2024-01-01T12:00:00Z, unit: 1d, location: timezone.fixed(offset: 8h))",2023-12-31T16:00:00.000000000Z
// ,,0,"date.truncate(t: 2024-07-15T12:00:00Z, unit: 1mo, location: timezone.location(name: ""Europe/Berlin""))",2024-06-30T22:00:00.000000000Z
// ,,0,"date.add(d: 1d, to: 2024-03-30T12:00:00Z, location: timezone.location(name: ""Europe/Berlin""))",2024-03-31T11:00:00.000000000Z
// ,,0,"date.add(d: 1mo, to: 2024-03-15T12:00:00Z, location: timezone.location(name: ""Europe/Berlin""))",2024-04-15T11:00:00.000000000Z
//
