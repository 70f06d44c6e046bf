// Package timezone makes locations for the option `location` and for `location` parameters.
//
// ## Metadata
// introduced: 0.134.0
package timezone


// utc is the location of Coordinated Universal Time.
utc = {zone: "UTC", offset: 0h}

// fixed makes a location that is always the same span away from UTC.
//
// ## Parameters
// - offset: Span to add to UTC, negative west of Greenwich.
//
// ## Example
// ```flux
// import "date"
// import "timezone"
//
// option location = timezone.fixed(offset: -5h)
//
// x = date.hour(t: 2024-01-01T12:00:00Z)
// // x is 7
// ```
fixed = (offset) => ({zone: utc.zone, offset: offset})

// location makes the location of a time zone, with its changes of daylight saving time.
//
// ## Parameters
// - name: IANA name of the zone, for instance `"Europe/Berlin"`.
//
// ## Example
// ```flux
// import "date"
// import "timezone"
//
// option location = timezone.location(name: "Europe/Berlin")
//
// x = date.hour(t: 2024-07-01T12:00:00Z)
// // x is 14
// ```
builtin location : (name: string) => {zone: string, offset: duration}
